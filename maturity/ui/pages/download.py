"""Take it along: the reports as PDF or web page, and the answers as a file to keep."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import cache

import streamlit as st
import yaml

from maturity.assessment.answers_file import to_file
from maturity.errors import ContentError
from maturity.reporting.folder import open_report, report_ids
from maturity.reporting.job import Form, Job
from maturity.reporting.subject import Subject
from maturity.ui import documents, evidence, language, outcome, session
from maturity.ui.documents import Offer, file_name
from maturity.ui.links import To
from maturity.ui.outcome import Outcome
from maturity.ui.session import Opened
from maturity.ui.widgets import making, saved, spreadsheet
from maturity.ui.widgets.texts import heading, para, plain, typed

FIRST = ("roadmap", "brief", "answers")
"""The reports that lead the list; others follow by their names."""
PLACE = "download"


def page() -> None:
    """Draw the downloads."""
    outcome.draw(To.DOWNLOAD, _content)


def _content(opened: Opened, found: Outcome) -> None:
    documents.pool().warm()
    typed(found.assessment.name)
    outcome.remarks(found, opened)
    _reports(opened, found)
    _answers(found)
    _spreadsheet(found)
    saved.offer(opened)


def _reports(opened: Opened, found: Outcome) -> None:
    say = session.words().say
    heads = _heads()
    heading(say("ui.download.reports.title"))
    if not heads:
        para(say("ui.download.reports.none"))
        return
    st.radio(
        say("ui.download.reports.which"),
        list(heads),
        format_func=lambda one: plain(heads[one][0]),
        captions=[plain(description) for _, description in heads.values()],
        key="report",
    )
    making.choose_paper(PLACE)
    version = (found.snapshot.id, found.assessment, language.spoken())

    @cache
    def subject() -> Subject:
        # Everything that was measured, and not only what stands beside answers; read only where a document is made.
        return replace(found.facts.subject, measures=evidence.attached(opened))

    def offer(form: Form) -> Offer:
        chosen = st.session_state.get("report", next(iter(heads)))
        job = Job(chosen, subject(), form, making.paper(PLACE), language.spoken())
        return Offer(PLACE, version, heads[chosen][0], found.assessment.name, job)

    making.draw(PLACE, version, offer)


def _heads() -> dict[str, tuple[str, str]]:
    """Return title and description of the reports that can be chosen; one with a wrong report.yaml is left out."""
    found: dict[str, tuple[str, str]] = {}
    for one in sorted(report_ids(), key=lambda one: (FIRST.index(one) if one in FIRST else len(FIRST), one)):
        try:
            found[one] = open_report(one).head.said(session.words())
        except ContentError:
            logging.getLogger(__name__).exception("A report can't be offered")
    return found


def _answers(found: Outcome) -> None:
    say = session.words().say
    heading(say("ui.download.answers.title"))
    para(say("ui.download.answers.text"))
    name = file_name(found.assessment.name)
    answers = yaml.safe_dump(to_file(found.assessment), allow_unicode=True, sort_keys=False)
    st.download_button(
        plain(say("ui.download.answers.yaml")),
        answers,
        f"{name}-answers.yaml",
        "application/yaml",
        key="yaml",
        on_click="ignore",
    )
    st.download_button(
        plain(say("ui.download.answers.json")),
        found.snapshot.record,
        f"{name}-snapshot.json",
        "application/json",
        key="json",
        on_click="ignore",
    )


def _spreadsheet(found: Outcome) -> None:
    say = session.words().say
    heading(say("exchange.ui.spreadsheet"))
    para(say("exchange.ui.spreadsheet_text"))
    spreadsheet.results_button(found.facts)
