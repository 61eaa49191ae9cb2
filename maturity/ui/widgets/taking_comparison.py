"""A comparison to take along: as PDF or web page, and as a workbook."""

from __future__ import annotations

from datetime import date

import streamlit as st

from maturity.charts.cohort_notes import about_lines
from maturity.compare.comparison import Comparison
from maturity.exchange.comparison_sheets import comparison_workbook
from maturity.framework.model import Framework
from maturity.reporting.folder import open_report
from maturity.reporting.job import Form, Job
from maturity.reporting.subject import Compared as About
from maturity.ui import documents, language, session
from maturity.ui.documents import Offer
from maturity.ui.given import Compared
from maturity.ui.widgets import making
from maturity.ui.widgets.texts import heading, para, plain

PLACE = "comparison"
REPORT = "comparison"


def draw(found: Compared, framework: Framework, shown: Comparison, as_of: date) -> None:
    """Draw the ways to take along what is on the page, with its filters."""
    words = session.words()
    heading(words.say("facilitating.compare.take.title"))
    para(words.say("facilitating.compare.take.text"))
    making.choose_paper(PLACE)
    title, _ = open_report(REPORT).head.said(words)
    version = (found.round.id, shown, language.spoken())

    def offer(form: Form) -> Offer:
        job = Job(REPORT, About(framework, shown, as_of), form, making.paper(PLACE), language.spoken())
        return Offer(PLACE, version, title, f"{found.cohort} {found.round.name}", job)

    making.draw(PLACE, version, offer)
    name = documents.file_name(f"{found.cohort} {found.round.name}")
    st.download_button(
        plain(words.say("facilitating.compare.take.workbook")),
        lambda: comparison_workbook(
            framework, shown, about_lines(framework, shown, as_of, "", words), language.spoken()
        ),
        f"{name}-comparison.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key="comparison-workbook",
        on_click="ignore",
    )
