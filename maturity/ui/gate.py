"""The one place where it is checked who may see what; whatever shows what others said goes into the log.

Each function gives out what was asked for, or raises Refused, which `pages.refused` draws in the place of the page, or
NotFound for an id under which there is nothing. What a page changes, it changes in what it got here.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from maturity.access.policy import (
    CHANGES_ROLES,
    NOTHING_KNOWN,
    ROLE_IN,
    Action,
    Decision,
    Facts,
    Kind,
    Reason,
    Refused,
    Standing,
    decide,
)
from maturity.errors import NotFound, StoreError
from maturity.store.records import Draft
from maturity.store.round_records import Cohort, Entry, EntryOfAssessment, Round, Sharing
from maturity.store.rows import owner
from maturity.ui import kept, login
from maturity.ui.given import Compared, InRound, Linked, Trend

SHOWN = (Sharing.ALIAS, Sharing.NAMED)
EACH_TIME = CHANGES_ROLES - {Action.RESUME}
"""What is noted each time, and not once a visit."""
_STANDING = "standing"  # how this visit stands to what it opened, where ids are keys
_NOTED = "noted"  # what of this visit is in the log


# What leads and respondents open


def assessment(assessment_id: str, action: Action = Action.OPEN) -> Draft:
    """Return an assessment or a private copy, for whoever may do this with it."""
    signed_in()
    draft = kept.store().draft(assessment_id)
    check(_kind(draft), draft.id, action)
    return draft


def may(assessment_id: str, action: Action = Action.OPEN) -> bool:
    """Say whether `assessment` would give something out, for a page that offers it only then."""
    try:
        draft = kept.store().draft(assessment_id)
    except NotFound:
        return False
    return decided(_kind(draft), draft.id, action).allowed


def entry(assessment_id: str, entry_id: str) -> EntryOfAssessment:
    """Return what a lead sees of a round that their assessment answers: their own entry."""
    draft = assessment(assessment_id)
    for one in kept.store().rounds.of_assessment(draft.id):
        if one.entry.id == entry_id:
            return one
    raise NotFound("This assessment has no such entry in a round. Fix: open the round from the task list.")


def compared_by(assessment_id: str, entry_id: str, kind: str) -> Compared:
    """Return what a lead may compare their assessment with: the round of one of its entries, once that is closed.

    `kind` is that of the digests that are wanted.
    """
    found = entry(assessment_id, entry_id)
    facts = Facts(closed=not found.round.open, counted=found.entry.snapshot_id is not None)
    check(Kind.ASSESSMENT, assessment_id, Action.COMPARE, facts, about=found.round.id)
    return _compared(found.cohort, found.round, kind, found.entry)


def trend_by(assessment_id: str, entry_id: str) -> Trend:
    """Return what counted of a lead's center in each round, of the assessments that they may open."""
    center = entry(assessment_id, entry_id).entry.center
    store = kept.store()
    return Trend(
        center,
        tuple(
            (one, id_ if id_ and may(store.snapshot(id_).assessment_id) else None)
            for one, id_ in store.rounds.trend(center.id)
        ),
    )


def linked(token: str) -> Linked:
    """Return what a link that gives a role leads to; StoreError if it is closed or has expired."""
    signed_in()
    store, who = kept.store(), login.who()
    try:
        found = _led_to(store.access.resume(token))
    except StoreError:
        store.access.log(who.holder, "", Action.RESUME.value, "", False)
        raise
    check(found.kind, found.id, Action.RESUME, link=True)
    return found


def _led_to(target: str) -> Linked:
    try:
        draft = kept.store().draft(target)
    except NotFound:
        cohort = kept.store().rounds.cohort(target)
        return Linked(Kind.COHORT, cohort.id, cohort.name)
    return Linked(_kind(draft), draft.id, draft.assessment.name)


def resume(token: str) -> Linked:
    """Give whoever is here the role that a link gives, from now on without it, and return what it leads to.

    Whose it is, and who has the role already, use no link up.
    """
    found, who = linked(token), login.who()
    standing, role = _standing(who.holder, found.id), ROLE_IN[found.kind].value
    if not standing.own and role not in standing.granted:
        kept.store().access.enter(token, who.holder, role, who.name)
        roles_changed()
    return found


# What facilitators open


def cohort(cohort_id: str, action: Action = Action.OPEN) -> Cohort:
    """Return a cohort with its centers and rounds, for its facilitators."""
    signed_in()
    found = kept.store().rounds.cohort(cohort_id)
    check(Kind.COHORT, found.id, action)
    return found


def round(round_id: str) -> InRound:
    """Return a round with its cohort, for the facilitators of that."""
    signed_in()
    found = kept.store().rounds.round(round_id)
    return InRound(cohort(found.cohort_id), found)


def compared(round_id: str, kind: str) -> Compared:
    """Return what counts in a round, for the facilitators of its cohort, with digests of a kind."""
    signed_in()
    found = kept.store().rounds.round(round_id)
    check(Kind.COHORT, found.cohort_id, Action.COMPARE, about=found.id)
    return _compared(kept.store().rounds.cohort(found.cohort_id).name, found, kind)


def trend(center_id: str) -> Trend:
    """Return what counted of one center in each round, for the facilitators of its cohort."""
    signed_in()
    rounds = kept.store().rounds
    found = cohort(rounds.cohort_of(center_id))
    center = next((one for one in found.centers if one.id == center_id), None)
    if center is None:
        raise NotFound("There is no such center here. Fix: open it from the page of its cohort.")
    check(Kind.COHORT, found.id, Action.BRIEF, Facts(shown=center.sharing in SHOWN), about=center_id)
    return Trend(center, rounds.trend(center_id), found)


# Checking


def signed_in() -> None:
    """Refuse whoever has to sign in and hasn't."""
    if not (login.how().ids_are_keys or login.who().account):
        raise Refused(Reason.SIGN_IN, Kind.ASSESSMENT)


def check(
    kind: Kind,
    target: str,
    action: Action,
    facts: Facts = NOTHING_KNOWN,
    *,
    about: str = "",
    link: bool = False,
    own: bool | None = None,
) -> None:
    """Refuse, or go on, and note in the log what belongs there.

    `about` is what of the target is looked at; `own` says whether it is theirs, of what the store doesn't know.
    """
    decision = decided(kind, target, action, facts, link=link, own=own)
    if decision.others or not decision.allowed:
        _note(decision, action, about or target)
    if decision.reason is not None:
        raise Refused(decision.reason, kind)


def decided(
    kind: Kind,
    target: str,
    action: Action,
    facts: Facts = NOTHING_KNOWN,
    *,
    link: bool = False,
    own: bool | None = None,
) -> Decision:
    """Decide whether whoever is here may do something, without a word to anybody."""
    who = login.who()
    standing = _standing(who.holder, target) if own is None else Standing(own)
    return decide(login.how(), who, kind, action, replace(standing, link=link), facts)


def roles_changed() -> None:
    """Ask the store anew how this visit stands to things; done after a role was given or taken."""
    st.session_state.pop(_STANDING, None)


def _kind(draft: Draft) -> Kind:
    return Kind.PRIVATE if draft.member else Kind.ASSESSMENT


def _compared(name: str, of: Round, kind: str, own: Entry | None = None) -> Compared:
    counted = kept.store().rounds.counted(of.id, kind)
    shared = tuple(one for one in counted if one.center.sharing is not Sharing.NONE)
    invited, not_shared = kept.store().rounds.invited(of.id)
    return Compared(name, of, invited, not_shared, shared, own)


def _standing(holder: str, target: str) -> Standing:
    """Ask the store how somebody stands to something: once a visit where ids are keys, and else for every page."""
    known: dict[tuple[str, str], Standing] = st.session_state.setdefault(_STANDING, {})
    if login.how().ids_are_keys and (holder, target) in known:
        return known[holder, target]
    access = kept.store().access
    own = access.owner_of(target) == owner(holder)
    standing = Standing(own, frozenset() if own else frozenset(access.roles(holder, target)))
    known[holder, target] = standing
    return standing


def _note(decision: Decision, action: Action, target: str) -> None:
    """Write into the log, once a visit for the same thing."""
    holder = login.who().holder
    noted: set[tuple[str, Action, str, bool]] = st.session_state.setdefault(_NOTED, set())
    said = (holder, action, target, decision.allowed)
    if said in noted and action not in EACH_TIME:
        return
    role = decision.role.value if decision.role else ""
    kept.store().access.log(holder, role, action.value, target, decision.allowed)
    noted.add(said)
