"""What if? Tick features that aren't in place, and see where every capability and the whole would stand."""

from __future__ import annotations

import streamlit as st

from maturity.assessment.steps import Decision
from maturity.framework.model import Capability
from maturity.reporting import standing
from maturity.reporting.facts import Facts
from maturity.roadmap.lifting import lift_text
from maturity.roadmap.smallest import Found
from maturity.roadmap.whatif import WhatIf, missing_features, needed_first, next_step, touched, what_if
from maturity.scoring.compiled import OVERALL
from maturity.ui import links, outcome
from maturity.ui.links import To
from maturity.ui.outcome import Outcome
from maturity.ui.session import Opened
from maturity.ui.widgets import deciding, errors, planning, ticking
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.texts import heading, labeled, para, plain, small


def page() -> None:
    """Draw the features to tick and what they would move."""
    outcome.draw(To.WHAT_IF, _content)


def _content(opened: Opened, found: Outcome) -> None:
    facts = found.facts
    say = facts.words.say
    outcome.remarks(found, opened)
    missing = missing_features(facts.framework, facts.assessment)
    if not missing:
        para(say("plan.whatif.none"))
        return
    para(say("plan.whatif.intro"))
    errors.jump(say("plan.whatif.jump"), "put")
    shown = ticking.choose_shown(opened, facts)
    then = what_if(facts.framework, facts.assessment, ticking.ticked(opened, missing))
    for capability in facts.framework.capabilities:
        _capability(opened, capability, missing, shown, then, facts)
    _moves(opened, missing, then, facts)


def _capability(
    opened: Opened, capability: Capability, missing: tuple[str, ...], shown: str, then: WhatIf, facts: Facts
) -> None:
    """Draw the boxes of one capability, and below them what the ticks would move."""
    listed = [
        feature
        for feature in capability.all_features
        if feature.id in missing
        and (shown == ticking.ALL or ticking.is_near(feature, facts) or feature.id in then.features)
    ]
    if not listed:
        return
    planned = {id_: place for place, id_ in enumerate(facts.roadmap.order)}
    listed.sort(key=lambda feature: planned.get(feature.id, len(planned)))  # the next steps first
    heading(capability.title, 3)
    for feature in listed:
        ticking.box(opened, feature, facts)
    with st.container(key=f"status-{capability.id}"):  # a script gives it its role: what changes in it is read out
        if capability.id in touched(facts.framework, then):
            para(_line(capability.id, then, facts))
        else:
            stands = standing.stands_in(facts, facts.result, capability.id)
            small(facts.words.say("plan.whatif.stands", stage=stands))


def _line(node_id: str, then: WhatIf, facts: Facts) -> str:
    """Say from where to where something moves, or what it still lacks."""
    say = facts.words.say
    before, after = (standing.stands_in(facts, one, node_id) for one in (facts.result, then.result))
    if before != after:
        return say("plan.whatif.line_rises", before=before, after=after)
    step = next_step(facts.framework, then, node_id)
    if step.found is Found.TOP:
        return say("plan.whatif.line_top", before=before)
    lacking = lift_text(facts.framework, then.assessment, step, facts.words)
    return f"{say('plan.whatif.line_same', before=before)} {lacking}".strip()


def _moves(opened: Opened, missing: tuple[str, ...], then: WhatIf, facts: Facts) -> None:
    """Draw where everything would stand, and the button that puts what is ticked on the roadmap."""
    words = facts.words
    heading(words.say("plan.whatif.table"))
    with errors.field_box("put"):
        if not then.features:
            para(words.say("plan.whatif.nothing_ticked"))
        else:
            para(words.count("plan.whatif.ticked", len(then.features)))
            _table(then, facts)
            if standing.overall(facts):
                labeled(f"{words.say('plan.whatif.whole')}:", _line(OVERALL, then, facts))
            first = needed_first(facts.framework, facts.assessment, then.features)
            if first:
                titles = words.listed([f"“{facts.framework.features[id_].title}”" for id_ in first])
                para(words.count("plan.whatif.first", len(first), features=titles))
            if st.button(words.say("plan.whatif.put"), type="primary", key="put"):
                _put(opened, then, missing, facts)
            st.button(
                plain(words.say("plan.whatif.clear")),
                type="tertiary",
                key="untick",
                on_click=lambda: ticking.untick(opened, missing),
            )
        links.link(words.say("plan.step.back"), To.ROADMAP, opened.id)


def _table(then: WhatIf, facts: Facts) -> None:
    say = facts.words.say
    moved = touched(facts.framework, then)
    titles = {capability.id: capability.title for capability in facts.framework.capabilities}
    rows = []
    for id_, title in (titles | ({OVERALL: say("plan.whatif.whole")} if standing.overall(facts) else {})).items():
        before, after = (standing.stands_in(facts, one, id_) for one in (facts.result, then.result))
        ticked = id_ in moved or id_ == OVERALL
        key = "rises" if before != after else "same" if ticked else "untouched"
        rows.append((title, before, say(f"plan.whatif.{key}", stage=after)))
    columns = [say(f"plan.whatif.{key}") for key in ("capability", "now", "then")]
    with st.container(key="wide"):
        table(columns, rows)


def _put(opened: Opened, then: WhatIf, missing: tuple[str, ...], facts: Facts) -> None:
    """Accept what is ticked, so that the roadmap plans it whatever the targets are."""
    for id_ in then.features:
        deciding.save(opened, id_, decision=Decision.ACCEPTED, reason="")
    ticking.forget(opened, missing)
    planning.tell(facts.words.count("plan.whatif.was_put", len(then.features)))
    links.go(To.ROADMAP, opened.id)
