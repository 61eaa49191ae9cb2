"""Who sees what: everybody on every page with every kind of id, and what of it stands in the log."""

from __future__ import annotations

import pytest

from maturity.ui.links import To
from tests.ui.office import (
    BY_TOKEN,
    FOR_ALL,
    GONE,
    MALFORMED,
    NOBODY,
    OF_ASSESSMENT,
    OF_BOTH,
    OF_COHORT,
    OF_EXTRACT,
    OTHERS_ASSESSMENT,
    OTHERS_COHORT,
    OTHERS_PRIVATE,
    SECRET_NAME,
    SIGN_IN,
    Things,
    at,
    claims,
    cohort_address,
    heading,
    noted,
    refusal,
    say,
)
from tests.ui.test_team import everything

pytestmark = pytest.mark.usefixtures("served")


def test_each_page_is_one_of_these() -> None:
    assert {*OF_ASSESSMENT, *OF_COHORT, *OF_BOTH, *OF_EXTRACT, *FOR_ALL, *BY_TOKEN} == set(To)


# Not signed in


@pytest.mark.parametrize("to", To)
def test_nobody_sees_any_page(things: Things, to: To) -> None:
    every = {"a": things.assessment, "g": things.cohort, "r": things.round, "e": things.entry, "c": things.center}
    tokens = {To.JOIN: {"j": things.join}, To.RESUME: {"r": things.resume}, To.INVITED: {"i": things.invited}}
    app = at(to, NOBODY, **(every | tokens.get(to, {})))
    assert heading(app) == SIGN_IN
    assert "under test" not in everything(app)


# An assessment


@pytest.mark.parametrize("to", OF_ASSESSMENT)
@pytest.mark.parametrize("name", ["ana", "lea"])
def test_who_began_an_assessment_or_was_let_in_has_its_pages(things: Things, to: To, name: str) -> None:
    app = at(to, claims(name), a=things.assessment)
    if (to, name) == (To.DELETE, "lea"):
        assert heading(app) == refusal("owner_only")
        assert (("lead", "delete", things.assessment, False)) in noted(things, name)
        return
    assert heading(app) not in {SIGN_IN, OTHERS_ASSESSMENT, *GONE}
    assert f"{name} by name" in everything(app)
    said = noted(things, name)
    assert (("lead", "open", things.assessment, True) in said) is (name == "lea")


@pytest.mark.parametrize("to", [*OF_ASSESSMENT, *OF_BOTH])
@pytest.mark.parametrize("name", ["rob", "fay", "gus", "zoe"])
def test_everybody_else_is_refused_and_noted(things: Things, to: To, name: str) -> None:
    app = at(to, claims(name), a=things.assessment, e=things.entry)
    assert heading(app) == OTHERS_ASSESSMENT
    assert SECRET_NAME not in everything(app)
    said = noted(things, name)
    assert ("", "delete" if to is To.DELETE else "open", things.assessment, False) in said
    assert not any(allowed for _, _, target, allowed in said if target == things.assessment)


# Private answers


@pytest.mark.parametrize("to", OF_ASSESSMENT)
def test_private_answers_are_seen_by_their_respondent_alone(things: Things, to: To) -> None:
    app = at(to, claims("rob"), a=things.private)
    assert heading(app) not in {SIGN_IN, OTHERS_PRIVATE, *GONE}
    for name in ("ana", "lea", "fay", "zoe") if to is To.TASKS else ("ana",):
        assert heading(at(to, claims(name), a=things.private)) == OTHERS_PRIVATE
        assert ("", "delete" if to is To.DELETE else "open", things.private, False) in noted(things, name)


# A cohort


@pytest.mark.parametrize("to", [*OF_COHORT, *OF_BOTH])
def test_a_cohort_is_seen_by_its_facilitators_alone_and_each_look_is_noted(things: Things, to: To) -> None:
    address = cohort_address(things, to)
    action = {To.COMPARE: "compare", To.TREND: "brief"}.get(to, "open")
    target = {To.COMPARE: things.round, To.TREND: things.center}.get(to, things.cohort)
    for name in ("fay", "gus"):
        app = at(to, claims(name), **address)
        assert heading(app) not in {SIGN_IN, OTHERS_COHORT, *GONE}
        assert ("facilitator", action, target, True) in noted(things, name)
    for name in ("ana", "lea", "rob", "zoe"):
        app = at(to, claims(name), **address)
        assert heading(app) == OTHERS_COHORT
        assert "under test" not in everything(app)
        assert any(not allowed and role == "" for role, _, _, allowed in noted(things, name))


def test_a_center_that_only_wants_to_be_counted_is_not_shown_by_itself(things: Things) -> None:
    app = at(To.TREND, claims("fay"), c=things.hidden)
    assert heading(app) == refusal("not_shown")
    assert ("facilitator", "brief", things.hidden, False) in noted(things, "fay")


@pytest.mark.parametrize("name", ["ana", "lea"])
def test_a_lead_compares_once_the_round_is_closed(things: Things, name: str) -> None:
    app = at(To.COMPARE, claims(name), a=things.assessment, e=things.entry)
    assert heading(app) == say("ui.compare.title")
    assert ("lead", "compare", things.round, True) in noted(things, name)
    early = at(To.COMPARE, claims(name), a=things.assessment, e=things.open_entry)
    assert heading(early) == refusal("round_open")
    assert any(action == "compare" and not allowed for _, action, _, allowed in noted(things, name))


# What there is for all who are signed in


@pytest.mark.parametrize(
    ("name", "sees"), [("ana", True), ("lea", True), ("rob", True), ("fay", False), ("gus", False), ("zoe", False)]
)
def test_the_start_page_names_what_somebody_can_open(things: Things, name: str, sees: bool) -> None:
    app = at(To.START, claims(name))
    assert (SECRET_NAME in everything(app)) is sees
    assert (things.assessment in everything(app)) is (name in {"ana", "lea"})
    assert (things.private in everything(app)) is (name == "rob")
    assert ("Council under test" in everything(at(To.COHORTS, claims(name)))) is (name in {"fay", "gus"})


@pytest.mark.parametrize("to", [*OF_ASSESSMENT, *OF_COHORT, *OF_BOTH])
def test_an_unknown_and_a_malformed_id_lead_nowhere(to: To) -> None:
    for id_ in ("A" * 22, *MALFORMED) if to in (To.TASKS, To.COHORT) else ("A" * 22, "../x"):
        address = {"g": id_, "r": id_, "c": id_} if to in OF_COHORT else {"a": id_, "e": id_}
        assert heading(at(to, claims("zoe"), **address)) in GONE
        if to in OF_BOTH:
            assert heading(at(to, claims("zoe"), r=id_, c=id_)) in GONE
