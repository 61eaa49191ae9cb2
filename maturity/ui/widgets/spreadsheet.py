"""The questionnaire as a workbook: to take along with what is answered so far, and to bring back filled in."""

from __future__ import annotations

from functools import partial

import streamlit as st

from maturity.assessment.answers import Assessment
from maturity.errors import AnswersError
from maturity.exchange.archive import MAX_BYTES, WORKBOOKS
from maturity.exchange.merging import Changes, changes
from maturity.framework.model import Framework
from maturity.reporting.facts import Facts
from maturity.store.values import CAPACITY, PLAN_BY, FieldValue, Section
from maturity.ui import language, session
from maturity.ui.documents import file_name
from maturity.ui.session import Opened
from maturity.ui.widgets import problems
from maturity.ui.widgets.saving import looked_at
from maturity.ui.widgets.texts import bullets, para, plain, small

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw(opened: Opened) -> None:
    """Offer the workbook, and take it back."""
    say = session.words().say
    framework, assessment = opened.framework, opened.assessment
    with st.expander(plain(say("exchange.ui.offer")), key="spreadsheet"):
        para(say("exchange.ui.text"))
        st.download_button(
            plain(say("exchange.ui.download")),
            partial(_template, framework, assessment, language.spoken()),
            f"{file_name(assessment.name)}-questionnaire.xlsx",
            MIME,
            key="template",
            on_click="ignore",
        )
        brought = st.file_uploader(
            say("exchange.ui.bring"),
            [*WORKBOOKS, ".csv"],
            key="filled",
            max_upload_size=MAX_BYTES // 1_000_000,
        )
        small(say("exchange.ui.limit", size=MAX_BYTES // 1_000_000))
        if brought is not None:
            _bring(opened, brought.name, brought.getvalue())


def results_button(facts: Facts) -> None:
    """Offer results and roadmap as a workbook."""
    st.download_button(
        plain(session.words().say("exchange.ui.results")),
        lambda: _results(facts),
        f"{file_name(facts.assessment.name)}-results.xlsx",
        MIME,
        key="results",
        on_click="ignore",
    )


# The file is made when somebody clicks: openpyxl is slow to load, and few want it.


def _template(framework: Framework, assessment: Assessment, language: str) -> bytes:
    from maturity.exchange.template import template

    return template(framework, assessment, language)


def _results(facts: Facts) -> bytes:
    from maturity.exchange.results import outcome_of
    from maturity.exchange.results_workbook import results_workbook

    made = outcome_of(facts.framework, facts.assessment, facts.result, facts.roadmap, facts.words.language)
    return results_workbook(made)


def _bring(opened: Opened, name: str, content: bytes) -> None:
    """Say what a file would change, and change it when asked to; with problems nothing is changed."""
    from maturity.exchange.reading import read_filled

    words = session.words()
    try:
        spoken = session.in_every_language(opened.framework)
        found = changes(opened.assessment, read_filled(content, name, *spoken, language=words.language))
    except AnswersError as error:
        problems.draw(words.say("exchange.ui.problems"), error.problems)
        return
    if found.none:
        para(words.say("exchange.ui.same"))
        return
    para(words.say("exchange.ui.will"))
    counted = {"new": len(found.new), "changed": len(found.changed), "center": len(found.center)}
    counted["wishes"] = found.wishes
    bullets([words.count(f"exchange.ui.{key}", n) for key, n in counted.items() if n])
    para(words.say("exchange.ui.stays"))
    if st.button(plain(words.say("exchange.ui.apply")), key="bring-in", type="primary"):
        _apply(opened, found)
        st.rerun()


def _apply(opened: Opened, found: Changes) -> None:
    fields: list[tuple[Section, str, FieldValue]] = [
        *((Section.CENTER, key, value) for key, value in found.center.items()),
        *((Section.ANSWER, key, answer) for key, answer in (found.new | found.changed).items()),
        *((Section.PRIORITY, key, priority) for key, priority in found.priorities.items()),
        *((Section.TARGET, key, target) for key, target in found.targets.items()),
    ]
    if found.capacity is not None:
        fields.append((Section.PLAN, CAPACITY, found.capacity))
    if found.plan_by is not None:
        fields.append((Section.PLAN, PLAN_BY, found.plan_by.value))
    for section, key, value in fields:
        opened.store.save(opened.id, section, key, value)
    for key in found.new | found.changed:
        looked_at(opened, opened.framework.features[key])
