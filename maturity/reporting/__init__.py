"""Reports: a stored assessment and a report folder become HTML and an accessible PDF."""

from maturity.reporting.folder import report_ids, reports_folder
from maturity.reporting.report import report_html, report_pdf
from maturity.reporting.subject import Baseline, Subject

__all__ = ["Baseline", "Subject", "report_html", "report_ids", "report_pdf", "reports_folder"]
