"""Results of the latest submission: strengths, profile, why each stage, what is open, and last the overall stage."""

from __future__ import annotations

import streamlit as st

from maturity.charts.screen import figure
from maturity.charts.standing import group_lines
from maturity.charts.table import ChartTable, Mark
from maturity.reporting import standing
from maturity.reporting.facts import Facts
from maturity.reporting.views import StrengthView
from maturity.scoring.compiled import OVERALL
from maturity.scoring.explain import explain, explain_overall
from maturity.scoring.explain_check import short_titles
from maturity.scoring.labels import blank_kind
from maturity.scoring.result import NodeResult
from maturity.ui import documents, links, outcome, session
from maturity.ui.links import To
from maturity.ui.outcome import Outcome
from maturity.ui.session import Opened
from maturity.ui.widgets import distance, evidence, in_rounds, last_plan
from maturity.ui.widgets.arithmetic import arithmetic_of
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.texts import bullets, heading, para, typed


def page() -> None:
    """Draw the results."""
    outcome.draw(To.RESULTS, _content)


def _content(opened: Opened, found: Outcome) -> None:
    words = session.words()
    facts = found.facts
    profile = facts.profile
    documents.pool().warm()  # so that it is ready by the time somebody wants to take the results along
    typed(facts.assessment.name)
    outcome.remarks(found, opened)
    in_rounds.draw(opened)
    _blocked(facts)
    _strengths(facts)
    _profile(profile)
    _groups(facts)
    distance.draw(facts, profile)
    distance.since(found)
    evidence.claimed(facts)
    last_plan.draw(facts)
    links.link(words.say("plan.whatif.link"), To.WHAT_IF, opened.id)
    kind = standing.kind(facts)
    heading(words.say(f"ui.results.why.title.{kind}"))
    para(words.say(f"ui.results.why.intro.{kind}"))
    for node, mark, row in zip(facts.result.capabilities, profile.marks, profile.rows, strict=True):
        _why(facts, node, mark, row[-1])
    _open(facts)
    _overall(facts)
    if st.button(words.say("ui.results.go_on"), type="primary", key="go-on"):
        links.go(To.PRIORITIES, opened.id)


def _blocked(facts: Facts) -> None:
    lines = standing.blocked(facts)
    if lines:
        with st.container(border=True, key="blocked"):
            heading(lines[0])
            for line in lines[1:]:
                para(line)


def _overall(facts: Facts) -> None:
    words = facts.words
    lines = explain_overall(facts.framework, facts.assessment, facts.result, words) if facts.result.scorable else []
    if not lines and not standing.overall(facts):
        return  # the framework makes nothing of the whole
    lift = facts.lifts[OVERALL]
    heading(words.say("ui.results.overall"))
    bullets([*(lines or [standing.overall(facts)]), *([lift] if lift else [])])
    arithmetic_of(facts, OVERALL)
    para(words.say("ui.results.profile_first"))


def _strengths(facts: Facts) -> None:
    heading(facts.words.say("ui.results.strengths.title"))
    found = standing.strengths(facts)
    if not found:
        para(facts.words.say("ui.results.strengths.none"))
        return
    bullets([_strength(facts, one) for one in found])


def _strength(facts: Facts, one: StrengthView) -> str:
    features = facts.words.listed([f"“{name}”" for name in one.in_place])
    return facts.words.say("ui.results.strengths.line", capability=one.capability, stage=one.stage, features=features)


def _profile(profile: ChartTable) -> None:
    words = session.words()
    heading(profile.heading)
    st.plotly_chart(figure(profile), alt=profile.alt, config={"displayModeBar": False}, key="profile")
    with st.expander(words.say("ui.results.as_table"), key="as-table"):
        table(*profile.printed)


def _groups(facts: Facts) -> None:
    """Draw where the groups inside the capabilities stand, as a table."""
    words = facts.words
    lines = group_lines(facts.framework, facts.assessment, facts.result, words)
    if lines:
        with st.expander(words.say("ui.results.groups.title"), key="groups"):
            titles = {capability.id: capability.title for capability in facts.framework.capabilities}
            columns = [words.say(f"ui.results.groups.{column}") for column in ("capability", "group", "stands")]
            indented = [(titles[one.capability], "– " * (one.depth - 1) + one.title, one.standing) for one in lines]
            table(columns, indented)


def _why(facts: Facts, node: NodeResult, mark: Mark, target: str) -> None:
    words = facts.words
    why = explain(facts.framework, facts.assessment, facts.result, node, words)
    with st.expander(words.say("ui.results.why.of", capability=mark.title, stage=mark.stage)):
        if mark.remark:
            para(words.say("ui.results.why.remark", remark=mark.remark))
        for text in (why.headline, why.reached, why.missing_intro):
            if text:
                para(text)
        for behind in why.missing:
            para(behind.text)
            bullets(short_titles(facts.framework, behind))
        for text in (*why.remarks, facts.lifts[node.id]):
            if text:
                para(text)
        if target:
            sized = facts.framework.size_for(facts.assessment.population) is not None
            key = "own_target" if node.id in facts.own_targets else "target" if sized else "next_target"
            para(words.say(f"ui.results.why.{key}", target=target))
        arithmetic_of(facts, node.id)


def _open(facts: Facts) -> None:
    overall = facts.result.overall
    unanswered = overall.total - overall.settled - overall.dont_know
    blank = blank_kind(facts.framework)
    known = f"open-{standing.kind(facts)}" if blank == "open" else blank
    counts = (
        ("dont_know", blank, overall.dont_know),
        ("unanswered", known, unanswered),
        ("excluded", facts.framework.scoring.does_not_apply, overall.excluded),
    )
    lines = [facts.words.count(f"ui.results.open.{what}.{kind}", n) for what, kind, n in counts if n]
    if lines:
        heading(facts.words.say("ui.results.open.title"))
        bullets(lines)
