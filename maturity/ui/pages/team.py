"""The lead's page of a team: the invitation link, who takes part, and where people differ."""

from __future__ import annotations

from urllib.parse import urljoin

import streamlit as st

from maturity.assessment.answers import State
from maturity.compare.spread import FEW, LARGE, Spread, Spreads
from maturity.scoring.labels import answer_label
from maturity.store.records import Joined, Team
from maturity.ui import frame, links, private, session
from maturity.ui import team as team_of
from maturity.ui.links import To
from maturity.ui.pages.join import TOKEN
from maturity.ui.session import Opened
from maturity.ui.widgets import spread as drawn
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.texts import heading, para, plain, small, typed


def page() -> None:
    """Draw the team of the assessment that the address names."""
    words = session.words()
    opened = session.opened()
    if opened is None:
        frame.nothing_here()
        return
    if private.has_no_page(opened, To.TEAM):
        return
    with frame.screen(To.TEAM, "team", words.say("ui.team.title"), opened=opened):
        if opened.assessment.name:
            typed(opened.assessment.name)
        para(words.say("team.lead.intro"))
        team, found = opened.store.teams.team(opened.id), team_of.spreads(opened)
        with st.expander(words.say("team.lead.invite.title"), expanded=found is None, key="invitation"):
            _invite(opened, team)
        _joined(opened, team)
        heading(words.say("team.spread.title"))
        if found is None:
            para(words.say("team.spread.too_few"))
        else:
            _spread(opened, team, found)


def _invite(opened: Opened, team: Team) -> None:
    say = session.words().say
    if not opened.assessment.name:
        para(say("team.lead.name_first"))
        links.link(say("team.lead.name"), To.CENTER, opened.id)
        return
    if team.token is None:
        para(say("team.lead.invite.none"))
        if st.button(say("team.lead.invite.make"), type="primary", key="invite"):
            opened.store.teams.invite(opened.id)
            st.rerun()
        return
    para(say("team.lead.invite.label"))
    st.code(urljoin(st.context.url or "", f"{To.JOIN}?{TOKEN}={team.token}"), language=None, wrap_lines=True)
    para(say("team.lead.private"))
    with st.container(key="links-invitation", horizontal=True, gap="medium", vertical_alignment="center"):
        if st.button(plain(say("team.lead.invite.close")), type="tertiary", key="close-invitation"):
            opened.store.teams.close_invitation(opened.id)
            st.rerun()
        if st.button(plain(say("team.lead.invite.replace")), type="tertiary", key="replace-invitation"):
            opened.store.teams.invite(opened.id)
            st.rerun()
    small(say("team.lead.invite.close_text"))


def _joined(opened: Opened, team: Team) -> None:
    words = session.words()
    heading(words.say("team.lead.joined.title"))
    if not team.joined:
        para(words.say("team.lead.joined.none"))
        return
    columns = [words.say(f"team.lead.joined.{column}") for column in ("who", "state")]
    table(
        columns, [(one.name or words.say("team.colleague", n=one.number), _state(opened, one)) for one in team.joined]
    )
    small(words.say("team.lead.joined.activity"))
    if len(team.joined) > LARGE:
        para(words.say("team.lead.joined.large", most=LARGE))


def _state(opened: Opened, one: Joined) -> str:
    words = session.words()
    if one.handed_in:
        return words.say("team.lead.joined.handed_in")
    return words.count("team.lead.joined.under_way", one.answers_given, total=len(opened.framework.features))


def _spread(opened: Opened, team: Team, found: Spreads) -> None:
    words = session.words()
    para(words.count("team.spread.handed_in", found.n))
    if found.n <= FEW:
        para(words.say("team.spread.few"))
    waiting = sum(not one.handed_in for one in team.joined)
    if waiting:
        para(words.count("team.spread.wait", waiting))
    para(words.say("team.spread.first"))
    shown = _filter(opened, found)
    if not shown:
        para(words.say("team.spread.none"))
    for one in shown:
        _question(opened, one)


def _filter(opened: Opened, found: Spreads) -> tuple[Spread, ...]:
    words = session.words()
    others = tuple(one for one in found.features.values() if not one.differ)
    in_order = (*found.talk_first, *others)
    kinds = {
        "differ": found.talk_first,
        "open": tuple(one for one in in_order if team_of.not_agreed(opened, one)),
        "all": in_order,
    }
    chosen = st.radio(
        words.say("team.spread.filter.label"),
        list(kinds),
        format_func=lambda key: plain(words.say(f"team.spread.filter.{key}", n=len(kinds[key]))),
        key="team-filter",
        horizontal=True,
        persist_state="session",
    )
    return kinds[chosen or "differ"]


def _question(opened: Opened, one: Spread) -> None:
    """Draw what was said to a feature, the agreed answer, and the way to record it."""
    words = session.words()
    framework, feature = opened.framework, opened.framework.features[one.feature]
    with st.container(key=f"line-{feature.id.replace('.', '-')}"):
        heading(feature.title, 3)
        small(framework.capability_of[feature.id].title)
        drawn.draw(framework, one, words)
        agreed = opened.assessment.answer(feature.id)
        recorded = agreed.state is not State.UNANSWERED
        if recorded:
            label = answer_label(framework, opened.assessment, feature.id, words)
            typed(words.say("team.spread.agreed", answer=label))
            if agreed.note.strip():
                typed(words.say("team.spread.agreed_note", text=agreed.note))
        else:
            para(words.say("team.spread.not_agreed"))
        label = words.say(f"team.spread.{'change' if recorded else 'record'}")
        links.link(label, To.QUESTION, opened.id, aside=feature.title, q=feature.id, back=To.TEAM)
