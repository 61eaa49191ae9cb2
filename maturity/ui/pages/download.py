"""Take it along: the roadmap as PDF, and the answers as a file to keep."""

from __future__ import annotations

import re
from functools import partial
from importlib import import_module

import streamlit as st
import yaml

from maturity.assessment.answers_file import to_file
from maturity.errors import ReportError
from maturity.reporting.folder import PageSize
from maturity.reporting.report import report_pdf
from maturity.ui import outcome, session
from maturity.ui.links import To
from maturity.ui.outcome import Outcome
from maturity.ui.session import Opened
from maturity.ui.widgets.texts import heading, para, plain, typed

REPORT = "roadmap"
PAPER: tuple[PageSize, ...] = ("letter", "a4")


def page() -> None:
    """Draw the downloads."""
    outcome.draw(To.DOWNLOAD, _content)


def _content(opened: Opened, found: Outcome) -> None:
    typed(found.assessment.name)
    outcome.remarks(found, opened)
    _pdf(found)
    _answers(found)


def _pdf(found: Outcome) -> None:
    say = session.words().say
    heading(say("ui.download.pdf.title"))
    para(say("ui.download.pdf.text"))
    missing = _what_is_missing()
    if missing:
        para(missing)
        return
    paper = st.radio(
        say("ui.download.pdf.paper"),
        PAPER,
        format_func=lambda one: say(f"ui.download.pdf.{one}"),
        key="paper",
        horizontal=True,
    )
    # Bound now: when the button is clicked, the function runs without this session.
    make = partial(
        report_pdf,
        REPORT,
        found.facts.subject,
        page=paper,
    )
    name = f"{_file_name(found.assessment.name)}-roadmap.pdf"
    label = say("ui.download.pdf.button")
    st.download_button(label, make, name, "application/pdf", key="pdf", on_click="ignore", type="primary")


def _answers(found: Outcome) -> None:
    say = session.words().say
    heading(say("ui.download.answers.title"))
    para(say("ui.download.answers.text"))
    name = _file_name(found.assessment.name)
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


def _what_is_missing() -> str:
    try:
        import_module("maturity.reporting.pdf")
    except ReportError as error:
        return str(error)
    return ""


def _file_name(center: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", center.lower()).strip("-")[:40].strip("-") or "center"
