"""What a center's link into a round opens: what it is for, who sees what, how to appear, and the way in."""

from __future__ import annotations

import streamlit as st

from maturity.assessment.answers import Assessment
from maturity.errors import NotFound, StoreError
from maturity.store.round_records import EntryInvitation
from maturity.ui import frame, gate, links, session
from maturity.ui.again import answers_of_before
from maturity.ui.links import To
from maturity.ui.widgets import sharing
from maturity.ui.widgets.listing import TOKEN
from maturity.ui.widgets.telling import in_words
from maturity.ui.widgets.texts import bullets, heading, para, small

SEES = ("progress", "submitted", "words", "after")


def page() -> None:
    """Draw the invitation that the address names, or that there is none."""
    say = session.words().say
    gate.signed_in()
    token = links.asked(TOKEN)
    try:
        found = session.store().rounds.invitation(token)
    except NotFound:
        _nowhere("lost")
        return
    if found.expired:
        _nowhere("expired")
    elif not found.open and found.assessment_id is None:
        with frame.screen(To.INVITED, "invited-closed", say("facilitating.invited.closed.title")):
            para(say("facilitating.invited.closed.text"))
            links.link(say("facilitating.invited.closed.own"), To.START, None)
    else:
        title = say("facilitating.invited.heading", center=found.center.name, round=found.round.name)
        with frame.screen(To.INVITED, "invited", title):
            _invited(found, token)


def _nowhere(why: str) -> None:
    say = session.words().say
    with frame.screen(To.INVITED, f"invited-{why}", say(f"facilitating.invited.{why}.title")):
        para(say(f"facilitating.invited.{why}.text"))
        links.link(say("ui.lost.start"), To.START, None)


def _invited(found: EntryInvitation, token: str) -> None:
    words = session.words()
    framework = session.framework_of(found.round.framework_checksum)
    para(
        words.say("facilitating.invited.what", cohort=found.cohort, framework=framework.title, center=found.center.name)
    )
    if not found.open:
        para(words.say("facilitating.invited.over"))
    elif found.round.due is not None:
        para(words.say("facilitating.invited.due", day=words.day(found.round.due)))
    heading(words.say("facilitating.invited.sees.title"))
    bullets([words.say(f"facilitating.invited.sees.{key}") for key in SEES])
    if found.assessment_id is None or gate.may(found.assessment_id):  # once begun, it is for its lead to say
        sharing.choose(found.center)
    if found.assessment_id is not None:
        para(words.say("facilitating.invited.begun"))
        if st.button(words.say("facilitating.invited.go_on"), type="primary", key="go-on"):
            gate.assessment(found.assessment_id)  # the facilitator has this link too, and may not see the answers by it
            links.go(To.TASKS, found.assessment_id)
        return
    if st.button(words.say("facilitating.invited.begin"), type="primary", key="begin"):
        _begin(found, token, None)
    if found.earlier is not None and gate.may(found.earlier):
        small(words.say("facilitating.invited.again_text"))
        if st.button(words.say("facilitating.invited.again"), key="again"):
            _begin(found, token, found.earlier)
    _own(found, token)


def _begin(found: EntryInvitation, token: str, earlier: str | None) -> None:
    """Begin the center's assessment, with the answers of an earlier round where one is named, and go to it."""
    framework = session.framework_of(found.round.framework_checksum).original
    said = Assessment(framework=framework.id, center={"name": found.center.name})
    if earlier is not None:
        before = gate.assessment(earlier)
        said = answers_of_before(before, framework) if before.submitted else said
    try:
        begun = session.store().rounds.start(token, framework, session.browser(), said)
    except StoreError as error:  # closed a moment ago, or begun by a colleague
        _failed(error)
        return
    links.go(To.CENTER, begun)


def _own(found: EntryInvitation, token: str) -> None:
    """Offer the assessments that this person began by themselves, where one fits the round."""
    words = session.words()
    mine = [one for one in session.store().drafts_of(session.browser()) if one.member is None and one.answers_given]
    fitting = {
        one.id: one.name or words.say("ui.start.go_on.unnamed")
        for one in mine
        if one.framework_checksum == found.round.framework_checksum
    }
    if not fitting:
        return
    with st.expander(words.say("facilitating.invited.own.title"), key="own"):
        para(words.say("facilitating.invited.own.text"))
        use = words.say("facilitating.invited.own.use")
        for number, (id_, name) in enumerate(fitting.items()):
            if links.leave(f"{use}: {name}", f"own-{number}"):
                try:
                    session.store().rounds.bind(token, id_)
                except StoreError as error:
                    _failed(error)
                    return
                links.go(To.TASKS, id_)


def _failed(error: StoreError) -> None:
    with st.container(key="failed"):
        para(in_words(error))
