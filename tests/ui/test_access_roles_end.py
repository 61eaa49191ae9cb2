"""Roles on screen: taken back, given up, and handed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity.store.opening import open_store
from maturity.store.rows import owner
from maturity.ui.links import To
from tests.ui.council import shown
from tests.ui.office import (
    NOBODY,
    OF_ASSESSMENT,
    OF_BOTH,
    OF_COHORT,
    OTHERS_ASSESSMENT,
    OTHERS_COHORT,
    Things,
    at,
    claims,
    cohort_address,
    heading,
    holder,
    made,
    noted,
    refusal,
    say,
    serve,
)
from tests.ui.roles_here import buttons, cohort, invited, tasks, twice


@pytest.fixture
def things(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Things:
    """An office for each test, because roles change in it."""
    there = made(tmp_path)
    serve(there, monkeypatch)
    return there


# Roles that end


def test_a_facilitator_whose_role_is_taken_back_sees_nothing_any_more(things: Things) -> None:
    app = cohort(things, "fay")
    left = invited(app, "Gus")
    twice(app, "take_back")
    assert say("access.people.taken", name="Gus of the council (signed in as gus by name)") in shown(app)
    for to in (*OF_COHORT, *OF_BOTH):
        assert heading(at(to, claims("gus"), **cohort_address(things, to))) == OTHERS_COHORT
    assert "Council under test" not in shown(at(To.COHORTS, claims("gus")))
    assert heading(at(To.RESUME, claims("gus"), r=left)) == say("access.resume.over.title")
    assert ("facilitator", "take_back", things.cohort, True) in noted(things, "fay")


def test_a_colleague_whose_role_is_taken_back_opens_no_page_of_the_assessment(things: Things) -> None:
    twice(tasks(things, "ana"), "take_back")
    for to in (*OF_ASSESSMENT, *OF_BOTH):
        assert heading(at(to, claims("lea"), a=things.assessment, e=things.entry)) == OTHERS_ASSESSMENT
    assert heading(at(To.RESUME, claims("lea"), r=things.resume)) == say("access.resume.over.title")
    assert ("lead", "take_back", things.assessment, True) in noted(things, "ana")


def test_it_takes_two_clicks_and_can_be_left(things: Things) -> None:
    app = cohort(things, "fay")
    buttons(app, "take_back-")[0].click().run()
    buttons(app, "no-take_back-")[0].click().run()
    assert len(buttons(app, "take_back-")) == 1
    assert heading(cohort(things, "gus")) == "Council under test"


def test_somebody_gives_up_their_own_role(things: Things) -> None:
    assert heading(twice(tasks(things, "lea"), "leave")) == say("ui.start.heading")
    assert heading(tasks(things, "lea")) == OTHERS_ASSESSMENT
    assert heading(twice(cohort(things, "gus"), "leave")) == say("facilitating.cohorts.heading")
    assert heading(cohort(things, "gus")) == OTHERS_COHORT
    assert ("facilitator", "leave", things.cohort, True) in noted(things, "gus")


# Handing over


def test_a_cohort_that_is_handed_over_is_the_others_and_who_began_it_stays_a_facilitator(things: Things) -> None:
    app = twice(cohort(things, "fay"), "hand_over")
    assert not buttons(app, "make-role-link")
    with open_store(things.data) as store:
        assert store.access.owner_of(things.cohort) == owner(holder("gus"))
    assert ("facilitator", "hand_over", things.cohort, True) in noted(things, "fay")
    gus = cohort(things, "gus")
    assert say("access.people.cohort.yours") in shown(gus)
    assert "fay by name" in shown(gus)
    gus.button(key="delete-cohort-button")
    fay = cohort(things, "fay")
    assert heading(fay) == "Council under test"
    fay.button(key="delete-cohort-button").click().run()
    assert heading(fay) == refusal("owner_only")
    twice(gus, "take_back")
    assert heading(cohort(things, "fay")) == OTHERS_COHORT


@pytest.mark.parametrize("action", ["take_back", "hand_over"])
def test_a_click_that_comes_after_it_was_handed_over_changes_nothing(things: Things, action: str) -> None:
    late = cohort(things, "fay")
    buttons(late, f"{action}-")[0].click().run()
    with open_store(things.data) as store:
        store.access.hand_over(things.cohort, str(owner(holder("gus"))), "facilitator")
        before = store.access.holders(things.cohort)
    (sure,) = buttons(late, f"sure-{action}-")
    sure.click().run()
    assert not late.exception
    with open_store(things.data) as store:
        assert store.access.holders(things.cohort) == before
        assert store.access.owner_of(things.cohort) == owner(holder("gus"))


def test_a_role_that_ended_meanwhile_is_said_and_nothing_is_handed_over(things: Things) -> None:
    late = cohort(things, "fay")
    buttons(late, "hand_over-")[0].click().run()
    (sure,) = buttons(late, "sure-hand_over-")
    with open_store(things.data) as store:
        store.access.take_back(things.cohort, str(owner(holder("gus"))))
    sure.click().run()
    assert not late.exception
    with open_store(things.data) as store:
        assert store.access.owner_of(things.cohort) == owner(holder("fay"))


# Without a login


def test_on_a_laptop_it_is_said_that_ids_are_keys_and_nothing_is_handed_over(
    things: Things, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MATURITY_LOGIN")
    for app in (at(To.COHORT, NOBODY, g=things.cohort), at(To.TASKS, NOBODY, a=things.assessment)):
        assert say("access.people.ids_are_keys") in shown(app)
        assert buttons(app, "make-role-link")
        assert buttons(app, "take_back-")
        assert not buttons(app, "hand_over-")
