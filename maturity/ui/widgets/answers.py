"""One answer in a line, with the link to change it."""

from __future__ import annotations

import streamlit as st

from maturity.framework.model import Feature
from maturity.reporting.dates import spelled
from maturity.scoring.labels import answer_labels
from maturity.text import Words
from maturity.ui import links
from maturity.ui.links import To
from maturity.ui.session import Opened
from maturity.ui.widgets import errors
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.texts import para, typed


def box_name(feature_id: str) -> str:
    """Return the name of the box around an answer's line, for the links of an error summary."""
    return "answer-" + feature_id.replace(".", "-")


def lacking_reasons(opened: Opened, words: Words) -> list[FieldError]:
    """Return an error for each answer that says "does not apply" without its reason."""
    lacking = (one for one in opened.framework.features.values() if opened.assessment.answer(one.id).lacks_reason)
    return [FieldError(box_name(one.id), words.say("ui.check.error.reason", feature=one.title)) for one in lacking]


def answer_line(opened: Opened, feature: Feature, words: Words, *, back: str = "") -> None:
    """Draw a feature, its answer and what was typed with it, and the link to change it."""
    answer = opened.assessment.answer(feature.id)
    name = feature.id.replace(".", "-")
    more = {"back": back} if back else {}
    with errors.field_box(box_name(feature.id)), st.container(key=f"line-{name}", horizontal=True, gap="medium"):
        answers = 240 if opened.framework.aspects else 140
        with st.container(width=540 - answers, gap="xxsmall"):
            para(feature.title)
            if day := opened.assessment.carried.get(feature.id):
                typed(words.say("ui.check.carried", day=spelled(day, words)))
            for key, text in (("reason", answer.reason), ("note", answer.note), ("evidence", answer.evidence)):
                if text.strip():
                    typed(words.say(f"ui.check.{key}", text=text))
        with st.container(width=answers, gap="xxsmall"):
            for text in answer_labels(opened.framework, opened.assessment, feature.id, words):
                typed(text)
        links.link(words.say("ui.check.change"), To.QUESTION, opened.id, aside=feature.title, q=feature.id, **more)
