"""A report of the centers of a round, as HTML or PDF: made from a comparison, which holds only what may be shown."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from maturity.compare.comparison import Comparison
from maturity.errors import ReportError
from maturity.reporting.comparison_views import views
from maturity.reporting.folder import PageSize, ReportFolder, open_report
from maturity.reporting.html import render
from maturity.reporting.subject import Compared
from maturity.reporting.typed import printable
from maturity.text import DEFAULT, words

REPORT = "comparison"
NAME = 120  # characters of a center's name, or of a round's, that are printed


def comparison_pdf(
    about: Compared, language: str = DEFAULT, page: PageSize | None = None, report_id: str = REPORT
) -> bytes:
    """Return a comparison as a tagged PDF; the same one gives the same bytes."""
    from maturity.reporting.pdf import to_pdf  # only here: it loads slowly, and system libraries that may be missing

    report = _report(report_id)
    made = partial(render, report, _views(about, language), page, "paper")
    return to_pdf(made, report.shared / "fonts", report.head.pages)


def comparison_html(
    about: Compared, language: str = DEFAULT, page: PageSize | None = None, report_id: str = REPORT
) -> str:
    """Return a comparison for the screen: one self-contained HTML text that fetches nothing."""
    return render(_report(report_id), _views(about, language), page, "screen")


def _report(report_id: str) -> ReportFolder:
    report = open_report(report_id)
    if report.head.made_from != "round":
        raise ReportError(f"The report {report_id!r} is not made from a comparison.")
    return report


def _views(about: Compared, language: str) -> dict[str, Any]:
    who = printable(about.who, NAME)
    return views(about.framework, _printable(about.comparison), about.as_of, who, words(language))


def _printable(comparison: Comparison) -> Comparison:
    """Return the same with every text that a person typed as it can be printed."""
    return replace(
        comparison,
        round=printable(comparison.round, NAME),
        rows=tuple(replace(row, name=printable(row.name, NAME)) for row in comparison.rows),
        features=tuple(
            replace(one, exemplars=tuple(printable(name, NAME) for name in one.exemplars))
            for one in comparison.features
        ),
        gaps=tuple(
            replace(one, exemplars=tuple(printable(name, NAME) for name in one.exemplars)) for one in comparison.gaps
        ),
    )
