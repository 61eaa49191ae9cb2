"""Suggest a change to a question: a link where the framework says where to, else a short text to copy."""

from __future__ import annotations

from urllib.parse import quote

import streamlit as st

from maturity.framework.model import Feature, Framework
from maturity.text import Words
from maturity.ui.widgets.texts import para, plain


def suggestion_address(framework: Framework, feature: Feature) -> str | None:
    """Return where suggestions for a feature go; None where the framework names no place.

    Only the feature's id and the framework's version go in, never anything that a person typed.
    """
    if framework.suggestions is None:
        return None
    address = framework.suggestions.replace("{version}", quote(framework.version_here, safe=""))
    return address.replace("{feature}", quote(feature.id, safe=""))


def suggest(framework: Framework, feature: Feature, words: Words) -> None:
    """Draw the way to suggest a change to a question."""
    label = plain(words.say("ui.question.suggest.label"))
    address = suggestion_address(framework, feature)
    if address is not None:
        st.link_button(label, address, type="tertiary")
        return
    # Its content is drawn when somebody unfolds it: it stands on every question, and few want it.
    with st.expander(label, key=f"suggest-{feature.id}", on_change="rerun") as unfolded:
        if unfolded.open:
            para(words.say("ui.question.suggest.text"))
            named = words.say(
                "ui.question.suggest.copy",
                framework=framework.title,
                version=framework.version_here,
                feature=feature.id,
            )
            st.code(named, language=None, wrap_lines=True)
