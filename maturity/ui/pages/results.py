"""Results of the latest submission: strengths, profile, why each stage, what is open, and last the overall stage."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from maturity.charts.profile import stage_profile
from maturity.charts.screen import figure
from maturity.charts.table import ChartTable
from maturity.reporting import standing
from maturity.reporting.facts import Facts
from maturity.reporting.views import StrengthView
from maturity.scoring.explain import explain, explain_overall
from maturity.scoring.result import NodeResult
from maturity.ui import links, outcome, session
from maturity.ui.links import To
from maturity.ui.outcome import Outcome
from maturity.ui.session import Opened
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.texts import bullets, heading, para, typed


def page() -> None:
    """Draw the results."""
    outcome.draw(To.RESULTS, _content)


def _content(opened: Opened, found: Outcome) -> None:
    words = session.words()
    facts = found.facts
    profile = stage_profile(facts.framework, facts.assessment, facts.result, facts.roadmap.targets, words)
    typed(facts.assessment.name)
    outcome.remarks(found, opened)
    _strengths(facts, profile)
    _profile(profile)
    heading(words.say("ui.results.why.title"))
    para(words.say("ui.results.why.intro"))
    for node, row in zip(facts.result.capabilities, profile.rows, strict=True):
        _why(facts, node, row)
    _open(facts)
    heading(words.say("ui.results.overall"))
    bullets(explain_overall(facts.framework, facts.result.overall, words))
    para(words.say("ui.results.profile_first"))
    if st.button(words.say("ui.results.go_on"), type="primary", key="go-on"):
        links.go(To.PRIORITIES, opened.id)


def _strengths(facts: Facts, profile: ChartTable) -> None:
    heading(facts.words.say("ui.results.strengths.title"))
    found = standing.strengths(facts, profile)
    if not found:
        para(facts.words.say("ui.results.strengths.none"))
        return
    bullets([_strength(facts, one) for one in found])


def _strength(facts: Facts, one: StrengthView) -> str:
    features = facts.words.listed([f"“{name}”" for name in one.in_place])
    return facts.words.say("ui.results.strengths.line", capability=one.capability, stage=one.stage, features=features)


def _profile(profile: ChartTable) -> None:
    words = session.words()
    heading(words.say("charts.profile.title"))
    st.plotly_chart(figure(profile), alt=profile.alt, config={"displayModeBar": False}, key="profile")
    with st.expander(words.say("ui.results.as_table"), key="as-table"):
        table(profile.columns, profile.rows)


def _why(facts: Facts, node: NodeResult, row: Sequence[str]) -> None:
    words = facts.words
    why = explain(facts.framework, facts.assessment, node, words)
    title, stage, target = row
    with st.expander(words.say("ui.results.why.of", capability=title, stage=stage)):
        for text in (why.headline, why.reached, why.missing_intro):
            if text:
                para(text)
        for behind in why.missing:
            para(behind.text)
            bullets([facts.framework.features[id_].title for id_ in behind.features])
        for text in (why.lift, *why.remarks):
            if text:
                para(text)
        if target:
            para(words.say("ui.results.why.target", target=target))


def _open(facts: Facts) -> None:
    overall = facts.result.overall
    unanswered = overall.total - overall.settled - overall.dont_know
    counts = {"dont_know": overall.dont_know, "unanswered": unanswered, "excluded": overall.excluded}
    lines = [facts.words.count(f"ui.results.open.{key}", n) for key, n in counts.items() if n]
    if lines:
        heading(facts.words.say("ui.results.open.title"))
        bullets(lines)
