"""What was measured of a center's own requests, beside the answers that people give: it never answers for them."""

from __future__ import annotations

import streamlit as st

from maturity.charts.claimed import Claim, claim, claims, formula_of, source_of
from maturity.framework.model import Feature
from maturity.measures.verdict import Says
from maturity.reporting.claimed import view
from maturity.reporting.facts import Facts
from maturity.text import Words
from maturity.ui import links
from maturity.ui.links import To
from maturity.ui.session import Opened
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.texts import heading, html_text, labeling, para, plain, together


def beside(opened: Opened, feature: Feature, words: Words) -> None:
    """Draw the figure beside a question and what it says to the answer; nothing without a figure or a reason."""
    measured = opened.assessment.measured
    found = claim(opened.framework, opened.assessment, feature, words)
    if found is None or measured is None:
        return
    say = words.say
    with st.container(border=True, key="measured"):
        st.html(f'<h2 class="group-heading">{html_text(say("evidence.title"))}</h2>')
        counted = " ".join(one for one in (found.counted, source_of(measured, words)) if one)
        together(labeling(f"{found.name}:", found.amount), plain(counted), plain(found.verdict))
        with st.expander(plain(say("evidence.define.title")), key="measured-definition"):
            together(*_definition(found, words))


def doubted(opened: Opened, words: Words) -> None:
    """Draw the answers that measured figures speak against, each with the way to it; nothing where there are none."""
    every = claims(opened.framework, opened.assessment, words)
    against = [one for one in every if one.says is Says.SPEAKS_AGAINST]
    if not against:
        return
    with st.container(border=True, key="doubted"):
        heading(words.say("evidence.doubted.title"), 3)
        para(words.say("evidence.doubted.text"))
        for number, one in enumerate(against):
            with st.container(key=f"doubted-{number}", gap="xxsmall"):
                together(labeling(one.feature.title, ""), plain(f"{one.name}: {one.amount}. {one.verdict}"))
                links.link(
                    words.say("evidence.doubted.change"),
                    To.QUESTION,
                    opened.id,
                    aside=one.feature.title,
                    q=one.feature.id,
                    back=To.CHECK,
                )


def claimed(facts: Facts) -> None:
    """Draw what the center answered beside what its own requests show; nothing where nothing was measured."""
    found = view(facts)
    if found is None:
        return
    heading(found.heading)
    para(found.intro)
    para(" ".join(one for one in (found.later, found.summary) if one))
    if found.table.rows:
        with st.container(key="claimed"):
            table(found.table.columns, found.table.rows)
        with st.expander(plain(found.how_title), key="claimed-how"):
            together(*(labeling(one.label, one.text) for one in found.how))
    if found.missing:
        with st.expander(plain(found.missing_title), key="claimed-missing"):
            together(*(labeling(one.label, one.text) for one in found.missing))


def _definition(found: Claim, words: Words) -> list[str]:
    say, proof = words.say, found.feature.proof
    formula = formula_of(found.figure.measure, words)
    parts = [labeling(say("evidence.define.formula"), formula)] if formula else []
    if proof is not None and proof.note:
        parts.append(labeling(say("evidence.define.note"), proof.note))
    if proof is not None and proof.full is not None:
        parts.append(plain(say(f"evidence.define.basis.{proof.basis.value}")))
    return [*parts, plain(say("evidence.define.never"))]
