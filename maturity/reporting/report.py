"""A report of one assessment, as HTML or PDF: the door that screens and the command line use."""

from __future__ import annotations

from functools import partial

from maturity.reporting.context import Views
from maturity.reporting.facts import gather
from maturity.reporting.folder import PageSize, open_report
from maturity.reporting.html import render
from maturity.reporting.subject import Subject
from maturity.text import DEFAULT, words


def report_pdf(report_id: str, subject: Subject, language: str = DEFAULT, page: PageSize | None = None) -> bytes:
    """Return a report as a tagged PDF; the same subject gives the same bytes.

    Without a page size it is the report's own. ReportError where the report or the system's libraries are missing.
    """
    from maturity.reporting.pdf import to_pdf  # only here: it loads slowly, and system libraries that may be missing

    report = open_report(report_id)
    views = Views(gather(subject, words(language)))
    return to_pdf(partial(render, report, views, page, "paper"), report.shared / "fonts", report.head.pages)


def report_html(report_id: str, subject: Subject, language: str = DEFAULT, page: PageSize | None = None) -> str:
    """Return a report for the screen: one self-contained HTML text that fetches nothing."""
    return render(open_report(report_id), Views(gather(subject, words(language))), page, "screen")
