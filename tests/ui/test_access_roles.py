"""Roles on screen: somebody is let in, and who has which role is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from maturity.ui.links import To
from tests.ui.council import shown
from tests.ui.office import (
    OF_BOTH,
    OF_COHORT,
    OTHERS_ASSESSMENT,
    OTHERS_COHORT,
    Things,
    at,
    claims,
    cohort_address,
    heading,
    made,
    noted,
    say,
    serve,
)
from tests.ui.roles_here import buttons, cohort, invited, tasks


@pytest.fixture
def things(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Things:
    """An office for each test, because roles change in it."""
    there = made(tmp_path)
    serve(there, monkeypatch)
    return there


# Letting somebody in


def test_a_facilitator_lets_one_more_in(things: Things) -> None:
    app = cohort(things, "fay")
    token = invited(app, "Hal of the county")
    assert "Hal of the county" in shown(app)
    assert token not in shown(cohort(things, "fay")), "it is shown once"

    landing = at(To.RESUME, claims("hal"), r=token)
    assert heading(landing) == say("access.resume.cohort.title", name="Council under test")
    assert heading(cohort(things, "hal")) == OTHERS_COHORT, "not before he says so"
    landing.button(key="resume-link").click().run()
    assert not landing.exception
    for to in (*OF_COHORT, *OF_BOTH):
        assert heading(at(to, claims("hal"), **cohort_address(things, to))) != OTHERS_COHORT
    assert "Council under test" in shown(at(To.COHORTS, claims("hal")))
    assert heading(tasks(things, "hal")) == OTHERS_ASSESSMENT, "no assessment is opened by it"
    assert ("facilitator", "link", things.cohort, True) in noted(things, "fay")
    assert ("facilitator", "resume", things.cohort, True) in noted(things, "hal")

    assert heading(at(To.RESUME, claims("ivy"), r=token)) == say("access.resume.over.title")
    assert heading(cohort(things, "ivy")) == OTHERS_COHORT
    said = shown(cohort(things, "fay"))
    assert "Hal of the county (signed in as hal by name)" in said
    assert not re.search("[0-9a-f]{64}", said), "no hash is shown"


def test_two_who_open_the_same_link_are_not_both_let_in(things: Things) -> None:
    token = invited(cohort(things, "fay"), "")
    first, second = (at(To.RESUME, claims(name), r=token) for name in ("hal", "ivy"))
    for app in (first, second):
        app.button(key="resume-link").click().run()
        assert not app.exception
    assert heading(second) == say("access.resume.over.title")
    assert heading(cohort(things, "hal")) == "Council under test"
    assert heading(cohort(things, "ivy")) == OTHERS_COHORT


def test_whose_it_is_does_not_use_the_link_up(things: Things) -> None:
    token = invited(cohort(things, "fay"), "Hal")
    for name in ("fay", "gus"):
        at(To.RESUME, claims(name), r=token).button(key="resume-link").click().run()
    assert "Hal" in shown(cohort(things, "fay"))
    at(To.RESUME, claims("hal"), r=token).button(key="resume-link").click().run()
    assert heading(cohort(things, "hal")) == "Council under test"


def test_links_are_closed_at_once(things: Things) -> None:
    app = tasks(things, "ana")
    token = invited(app, "Ben")
    app.button(key="close-role-links").click().run()
    assert say("access.link.closed") in shown(app)
    for one in (token, things.resume):
        assert heading(at(To.RESUME, claims("zoe"), r=one)) == say("access.resume.over.title")


# Who has which role, and who may do what about it


@pytest.mark.parametrize("name", ["ana", "lea"])
def test_an_assessment_says_who_can_open_it(things: Things, name: str) -> None:
    said = shown(tasks(things, name))
    assert "Lea, who covers for Ana (signed in as lea by name)" in said
    assert ("(you)" in said) is (name == "lea")
    assert (say("access.people.assessment.yours") in said) is (name == "ana")


@pytest.mark.parametrize("name", ["fay", "gus"])
def test_a_cohort_says_who_runs_it(things: Things, name: str) -> None:
    said = shown(cohort(things, name))
    assert "Gus of the council (signed in as gus by name)" in said
    assert (say("access.people.cohort.yours") in said) is (name == "fay")


def test_who_was_let_in_is_offered_what_they_may_do_alone(things: Things) -> None:
    for app, may_link in ((tasks(things, "lea"), True), (cohort(things, "gus"), False)):
        assert bool(buttons(app, "make-role-link")) is may_link
        assert len(buttons(app, "leave-")) == 1
        assert not buttons(app, "take_back-")
        assert not buttons(app, "hand_over-")
    for app in (tasks(things, "ana"), cohort(things, "fay")):
        assert len(buttons(app, "take_back-")) == len(buttons(app, "hand_over-")) == 1
        assert not buttons(app, "leave-")
