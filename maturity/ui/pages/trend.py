"""One center over its rounds: where it stood in each, what moved between them, and why."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from maturity.charts.cohort import stands
from maturity.compare import trend as trends
from maturity.compare.comparison import Cell
from maturity.compare.trend import FeatureMove, Moment, StageMove, Step
from maturity.errors import MaturityError, NotFound
from maturity.framework.model import Framework
from maturity.scoring.score import OVERALL
from maturity.text import Words
from maturity.ui import frame, gate, links, session
from maturity.ui.given import Trend
from maturity.ui.links import To
from maturity.ui.pages.cohort import lost
from maturity.ui.pages.cohorts import COHORT
from maturity.ui.widgets.in_rounds import CENTER, ENTRY
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.texts import bullets, heading, para, small


def page() -> None:
    """Draw how a center moved over its rounds, for its lead or for a facilitator of its cohort."""
    words = session.words()
    assessment = links.asked("a")
    try:
        found = gate.trend_by(assessment, links.asked(ENTRY)) if assessment else gate.trend(links.asked(CENTER))
    except NotFound:
        lost()
        return
    if assessment:
        frame.back(words.say("ui.question.back.tasks"), To.TASKS, assessment)
    elif found.cohort is not None:
        frame.back(words.say("facilitating.round.back"), To.COHORT, None, **{COHORT: found.cohort.id})
    title = words.say("facilitating.trend.heading", center=found.center.name)
    with frame.screen(To.TREND, "trend", title, caption=found.cohort.name if found.cohort else ""):
        moments = _moments(found)
        if len(moments) < 2:
            para(words.say("facilitating.trend.one_round"))
            return
        try:
            moved = trends.trend(moments)
        except MaturityError:  # rounds on different frameworks; one that isn't there any more is caught before
            para(words.say("facilitating.trend.frameworks"))
            return
        _rounds(moments, moved, words)
        for number, step in reversed(list(enumerate(moved.steps, start=1))):
            _step(number, step, moments[number].framework, words)


def _moments(found: Trend) -> list[Moment]:
    moments = []
    for one, _ in found.rounds:
        snapshot = found.submitted(one)
        if snapshot is not None:
            framework = session.framework_of(snapshot.framework_checksum)
            moments.append(Moment(one.name, framework, snapshot.assessment))
    return moments


def _rounds(moments: Sequence[Moment], moved: trends.Trend, words: Words) -> None:
    heading(words.say("facilitating.trend.rounds"))
    titles = {one.id: one.title for moment in moments for one in moment.framework.capabilities}
    columns = [words.say("comparison.column.capability"), *(point.round for point in moved.points)]
    rows = [
        (
            titles.get(id_, id_),
            *(
                stands(moment.framework, point.cells.get(id_, Cell()), words)
                for point, moment in zip(moved.points, moments, strict=True)
            ),
        )
        for id_ in moved.capabilities
    ]
    table(columns, rows)


def _step(number: int, step: Step, framework: Framework, words: Words) -> None:
    heading(words.say("facilitating.trend.step", before=step.before, after=step.after))
    if step.version_changed:
        small(words.say("facilitating.trend.version"))
    moves = [one for one in step.moves if one.id != OVERALL]
    if not moves and not step.features:
        para(words.say("facilitating.trend.nothing"))
    elif not moves:
        para(words.say("facilitating.trend.no_stage"))
    for place, one in enumerate(moves):
        with st.container(key=f"move-{number}-{place}", gap="xxsmall"):
            _move(one, framework, words)
    told = {id_ for one in moves for id_ in one.needed}
    others = [one for one in step.features if one.feature not in told]
    if others:
        with st.expander(words.say("facilitating.trend.other"), key=f"others-{number}"):
            bullets([_feature(one, framework, words) for one in others])
    if step.dropped:
        small(words.count("facilitating.trend.dropped", len(step.dropped)))


def _move(one: StageMove, framework: Framework, words: Words) -> None:
    before, after = (stands(framework, cell, words) for cell in (one.before, one.after))
    title = framework.capability(one.id).title
    heading(words.say("facilitating.trend.stage", capability=title, before=before, after=after), 3)
    if one.by_framework:
        carried = stands(framework, one.carried, words)
        para(words.say("facilitating.trend.by_framework", carried=carried))
    because = [move for move in one.features if move.feature in one.needed] or list(one.features)
    bullets([_feature(move, framework, words) for move in because])


def _feature(one: FeatureMove, framework: Framework, words: Words) -> str:
    return words.say(f"facilitating.trend.kinds.{one.kind.value}", feature=framework.features[one.feature].title)
