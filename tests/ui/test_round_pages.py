"""The page of a round: how far the centers are, links, reminders, newcomers, closing and counting late ones."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from maturity.store.opening import open_store
from maturity.store.rounds import Rounds
from maturity.ui import given, times
from tests.any_answers import any_answers
from tests.scoring.any_framework import FOLDERS
from tests.ui.council import EXAMPLE, ODD_NAMES, Council, downloaded, opened, press, shown

FIVE = ["Ashford", "Brookhaven", "Carrow", "Dunmere", "Eastvale"]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS["example"]))
    return tmp_path


def lines(spreadsheet: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(spreadsheet.decode("utf-8-sig"), newline="")))


def test_it_tells_how_far_the_centers_are_and_can_be_narrowed(data: Path) -> None:
    council = Council(data, FIVE, 2, begun=1)
    app = opened("round", r=council.round)
    for said in ("5 centers invited", "3 have begun", "2 have submitted"):
        assert said in shown(app)
    assert "stuck" not in shown(app)
    assert len(app.table[0].value) == 5
    app.radio(key="round-filter").set_value("waiting").run()
    assert list(app.table[0].value["Center"]) == ["Dunmere", "Eastvale"]
    council.begins("Dunmere", any_answers(EXAMPLE, 3))
    council.begins("Eastvale", any_answers(EXAMPLE, 4))
    app = opened("round", r=council.round)
    assert "4 have submitted" in shown(app)


def test_who_changed_nothing_for_a_week_is_stuck(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    council = Council(data, FIVE, 1, begun=1)
    later = datetime.now(UTC) + timedelta(days=7, minutes=1)
    monkeypatch.setattr(times, "now", lambda: later)
    app = opened("round", r=council.round)
    assert "1 stuck: begun, and nothing changed for 7 days" in shown(app)
    app.radio(key="round-filter").set_value("stuck").run()
    assert list(app.table[0].value["Center"]) == ["Brookhaven"]


def test_odd_names_stay_text_on_the_page_and_in_the_spreadsheets(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    council = Council(data, ODD_NAMES, 1)
    app = opened("round", r=council.round)
    assert "<b>" not in " ".join(block.proto.body for block in app.get("html"))
    assert "<b>Bold</b>" in shown(app)
    assert [line[0] for line in lines(downloaded(app, "round-csv", monkeypatch))[1:]] == [
        f"'{name}" if name.startswith("=") else name for name in ODD_NAMES
    ]
    app.selectbox(key="remind-whom").set_value("all").run()
    found = lines(downloaded(app, "reminders-csv", monkeypatch))
    assert [len(line) for line in found] == [3] * len(ODD_NAMES)
    assert "'=cmd" in found[1][0]


def test_a_reminder_says_how_far_a_center_is_and_has_its_own_link(data: Path) -> None:
    council = Council(data, FIVE, 3, begun=1)
    app = opened("round", r=council.round)
    app.selectbox(key="remind-whom").set_value(council.entries()["Dunmere"].id).run()
    reminder = app.code[-1].value
    assert "Dunmere is invited to “Spring 2027” of Valley Council." in reminder
    assert f"of {len(EXAMPLE.features)} questions are answered so far" in reminder
    assert council.token("Dunmere") in reminder
    app.selectbox(key="remind-whom").set_value(council.entries()["Eastvale"].id).run()
    assert "Nobody has begun for it yet." in app.code[-1].value
    assert council.token("Eastvale") in app.code[-1].value
    app.selectbox(key="remind-whom").set_value("all").run()
    assert [
        council.token(name) in one.value for name, one in zip(["Eastvale", "Dunmere"], app.code[-2:], strict=True)
    ] == [
        True,
        True,
    ]
    council.submits("Dunmere")
    council.begins("Eastvale", any_answers(EXAMPLE, 4))
    assert "Nobody needs one." in shown(opened("round", r=council.round))


def test_many_reminders_are_in_a_spreadsheet_alone(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    council = Council(data, [f"Town {number}" for number in range(21)])
    app = opened("round", r=council.round)
    app.selectbox(key="remind-whom").set_value("all").run()
    assert "There are 21 texts" in shown(app)
    found = lines(downloaded(app, "reminders-csv", monkeypatch))
    assert len(found) == 22
    assert council.token("Town 20") in found[-1][2]


def test_centers_that_join_later_are_invited_by_a_click(data: Path) -> None:
    council = Council(data, FIVE)
    with open_store(data) as store:
        store.rounds.add_centers(council.cohort_id, ["Farrow"])
    app = opened("round", r=council.round)
    press(app, "invite-newcomers")
    assert "1 center invited." in shown(app)
    assert "6 centers invited" in shown(app)
    assert "invite-newcomers" not in [one.key for one in app.button]


def test_what_comes_late_counts_when_the_facilitator_lets_it(data: Path) -> None:
    council = Council(data, FIVE, 3, begun=1)
    app = opened("round", r=council.round)
    assert "2 centers have not submitted yet." in shown(app)
    press(app, "close-round")
    assert "The round is closed." in shown(app)
    assert "Reminders to copy" not in [one.label for one in app.expander]
    council.submits("Dunmere")
    app = opened("round", r=council.round)
    assert "1 submitted after the close, and does not count" in shown(app)
    press(app, "late-4")
    assert "Dunmere counts now." in shown(app)
    assert "after the close" in " ".join(app.table[0].value["How far"])
    assert council.entries()["Dunmere"].late
    assert "late-4" not in [one.key for one in app.button]


def test_a_correction_after_the_close_counts_when_the_facilitator_lets_it(data: Path) -> None:
    council = Council(data, FIVE, 5)
    council.closes()
    before = council.entries()["Ashford"].snapshot_id
    council.submits("Ashford")
    app = opened("round", r=council.round)
    assert "late-1" in [one.key for one in app.button]
    press(app, "late-1")
    now = council.entries()["Ashford"]
    assert now.snapshot_id not in (None, before)
    assert now.late


def test_what_somebody_counted_in_another_tab_is_said_and_not_an_error(data: Path) -> None:
    council = Council(data, FIVE, 3, begun=1)
    council.closes()
    council.submits("Dunmere")
    app = opened("round", r=council.round)
    with open_store(data) as store:
        store.rounds.count_late(council.entries()["Dunmere"].id)
    press(app, "late-4")
    assert "Nothing that this center submitted waits to be counted." in shown(app)


def test_a_round_that_is_opened_again_counts_what_came_meanwhile(data: Path) -> None:
    council = Council(data, FIVE, 3, begun=1)
    council.closes()
    council.submits("Dunmere")
    app = opened("round", r=council.round)
    press(app, "reopen-round")
    assert "The round is open again." in shown(app)
    assert "4 have submitted" in shown(app)
    assert not council.entries()["Dunmere"].late


def test_a_click_reads_the_entries_no_more_than_every_few_seconds(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    council = Council(data, FIVE, 1)
    asked: list[str] = []
    real = Rounds.entries
    monkeypatch.setattr(Rounds, "entries", lambda self, id_: asked.append(id_) or real(self, id_))
    monkeypatch.setattr(given, "FRESH", 60.0)
    app = opened("round", r=council.round)
    for one in ("waiting", "all", "counted"):
        app.radio(key="round-filter").set_value(one).run()
    assert len(asked) == 1
    press(app, "close-round")
    assert len(asked) == 2
    assert "Closed on" in shown(app)
    monkeypatch.setattr(given, "FRESH", -1.0)
    app.run()
    assert len(asked) == 3
