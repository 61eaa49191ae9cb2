"""A report of one assessment, as HTML or PDF: the door that screens and the command line use."""

from __future__ import annotations

from datetime import date
from functools import partial

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.reporting.context import build
from maturity.reporting.folder import PageSize, open_report
from maturity.reporting.html import render
from maturity.text import DEFAULT, words


def report_pdf(
    report_id: str,
    framework: Framework,
    assessment: Assessment,
    as_of: date,
    who: str | None,
    language: str = DEFAULT,
    page: PageSize | None = None,
) -> bytes:
    """Return a report as a tagged PDF; the same snapshot and date give the same bytes.

    Without a page size it is the report's own. ReportError where the report or the system's libraries are missing.
    """
    from maturity.reporting.pdf import to_pdf  # only here: it loads slowly, and system libraries that may be missing

    report = open_report(report_id)
    context = build(framework, assessment, words(language), as_of, who)
    return to_pdf(partial(render, report, context, page), report.shared / "fonts")


def report_html(
    report_id: str,
    framework: Framework,
    assessment: Assessment,
    as_of: date,
    who: str | None,
    language: str = DEFAULT,
    page: PageSize | None = None,
) -> str:
    """Return a report as one self-contained HTML text that fetches nothing."""
    return render(open_report(report_id), build(framework, assessment, words(language), as_of, who), page)
