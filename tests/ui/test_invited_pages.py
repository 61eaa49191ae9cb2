"""What a center's link opens, in every state that it can be in, and what the center allows others to see."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from maturity.assessment.answers import Assessment
from maturity.store.opening import open_store
from maturity.store.round_records import Sharing
from tests.any_answers import any_answers
from tests.journeys.person import stored
from tests.scoring.any_framework import FOLDERS
from tests.ui.council import EXAMPLE, ODD_NAMES, Council, opened, press, shown
from tests.ui.test_pages import id_of
from tests.ui.test_team import ODD

LEAD = "l" * 43


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS["example"]))
    return tmp_path


@pytest.fixture
def council(data: Path) -> Council:
    return Council(data, ["Ashford", "Brookhaven"])


def sharing(council: Council, name: str) -> Sharing:
    return next(one.sharing for one in council.cohort.centers if one.name == name)


def test_a_center_begins_by_its_link_and_comes_back_by_it(council: Council) -> None:
    token = council.token("Ashford")
    app = opened("invited", browser=LEAD, i=token)
    assert app.title[0].value.replace("\\", "") == "Ashford: you are invited to “Spring 2027”"
    assert council.entries()["Ashford"].assessment_id is None
    press(app, "begin")
    assert stored(council.data, id_of(app)).center == {"name": "Ashford"}
    app = opened("invited", browser=LEAD, i=token)
    assert "begin" not in [one.key for one in app.button]
    press(app, "go-on")
    assert app.title[0].value == "Task list"
    assert "It counts when you submit." in shown(app)


@pytest.mark.parametrize("token", ODD)
def test_an_odd_link_gets_a_calm_page(council: Council, token: str) -> None:
    app = opened("invited", browser=LEAD, i=token)
    assert app.title[0].value == "This link leads nowhere"


def test_a_link_that_was_replaced_leads_nowhere(council: Council) -> None:
    old = council.token("Ashford")
    with open_store(council.data) as store:
        store.rounds.renew(council.entries()["Ashford"].id)
    assert opened("invited", browser=LEAD, i=old).title[0].value == "This link leads nowhere"


def test_a_link_that_has_expired_says_so(council: Council) -> None:
    token = council.token("Ashford")
    with open_store(council.data) as store, store._database.writing() as connection:
        connection.execute(text("UPDATE entries SET expires_at = '2020-01-01T00:00:00.000000Z'"))
    assert opened("invited", browser=LEAD, i=token).title[0].value == "This link has expired"


def test_a_closed_round_takes_nobody_new_and_tells_who_has_begun(council: Council) -> None:
    council.begins("Ashford", any_answers(EXAMPLE, 1), submit=False)
    council.closes()
    app = opened("invited", browser=LEAD, i=council.token("Brookhaven"))
    assert app.title[0].value == "This round is closed"
    app = opened("invited", browser=LEAD, i=council.token("Ashford"))
    assert "What you submit from now on counts only if" in shown(app)
    assert "go-on" in [one.key for one in app.button]


def test_who_is_a_moment_later_than_a_colleague_is_told_so(council: Council) -> None:
    app = opened("invited", browser=LEAD, i=council.token("Ashford"))
    begun = council.begins("Ashford", any_answers(EXAMPLE, 1), submit=False)
    press(app, "begin")
    assert "Your center has begun already." in shown(app)
    assert council.entries()["Ashford"].assessment_id == begun
    press(app, "go-on")
    assert id_of(app) == begun


def test_the_round_closing_meanwhile_is_told(council: Council) -> None:
    app = opened("invited", browser=LEAD, i=council.token("Ashford"))
    council.closes()
    press(app, "begin")
    assert council.entries()["Ashford"].assessment_id is None
    assert "closed" in shown(app)


def test_a_center_begins_with_its_answers_of_the_round_before(council: Council) -> None:
    before = any_answers(EXAMPLE, 1, "Ashford")
    council.begins("Ashford", before)
    council.closes()
    council.opens("Autumn 2027")
    app = opened("invited", browser=LEAD, i=council.token("Ashford"))
    press(app, "again")
    now = stored(council.data, id_of(app))
    assert now.answers == before.answers
    assert now.carried
    app = opened("invited", browser=LEAD, i=council.token("Brookhaven"))
    assert "again" not in [one.key for one in app.button]


def test_an_own_assessment_of_the_same_version_can_be_used(council: Council) -> None:
    given = any_answers(EXAMPLE, 1, "*Mine*")
    with open_store(council.data) as store:
        mine = store.new(EXAMPLE, LEAD, given)
        store.new(EXAMPLE, LEAD, Assessment(framework="example"))  # nothing is answered in it
    app = opened("invited", browser=LEAD, i=council.token("Ashford"))
    assert [one.label.replace("\\", "") for one in app.button if (one.key or "").startswith("own-")] == [
        "Use this one: *Mine*"
    ]
    press(app, "own-0")
    assert council.entries()["Ashford"].assessment_id == mine
    app = opened("invited", browser=LEAD, i=council.token("Brookhaven"))
    press(app, "own-0")
    assert "answers the round for another center already" in shown(app)
    stranger = opened("invited", browser="s" * 43, i=council.token("Brookhaven"))
    assert "own-0" not in [one.key for one in stranger.button]


def test_what_a_center_allows_is_stored_at_once_and_shown_again(council: Council) -> None:
    token, id_ = council.token("Ashford"), council.centers["Ashford"]
    for way in (Sharing.NAMED, Sharing.STATISTICS, Sharing.NONE, Sharing.ALIAS):
        app = opened("invited", browser=LEAD, i=token)
        assert app.radio[0].value is sharing(council, "Ashford")
        app.radio(key=f"sharing:{id_}").set_value(way).run()
        assert sharing(council, "Ashford") is way
        assert sharing(council, "Brookhaven") is Sharing.ALIAS
    lead = council.begins("Ashford", any_answers(EXAMPLE, 1))
    app = opened("tasks", browser=LEAD, a=lead)
    app.radio(key=f"sharing:{id_}").set_value(Sharing.NAMED).run()
    assert sharing(council, "Ashford") is Sharing.NAMED
    assert "Shown by name" in shown(opened("cohort", g=council.cohort_id))


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_of_any_kind_reads_as_it_is(data: Path, name: str) -> None:
    app = opened("invited", browser=LEAD, i=Council(data, [name]).token(name))
    assert app.title[0].value.replace("\\", "").replace("\N{WORD JOINER}", "").startswith(name)
    assert "<b>" not in " ".join(block.proto.body for block in app.get("html"))
