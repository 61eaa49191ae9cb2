"""The pages of cohorts: beginning one, its centers with names of every kind, and opening a round."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from maturity.errors import StoreError
from maturity.store.opening import open_store
from maturity.store.round_records import Sharing
from maturity.store.rounds import Rounds
from maturity.text import words
from maturity.ui import times
from tests.scoring.any_framework import FOLDERS
from tests.ui.council import FACILITATOR, ODD_NAMES, Council, box, opened, press, shown

NOW = datetime(2027, 3, 10, 12, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS["example"]))
    return tmp_path


def empty(data: Path) -> str:
    with open_store(data) as store:
        return store.rounds.new_cohort("Valley Council", FACILITATOR)


def adds(app: AppTest, text: str) -> AppTest:
    app.text_area[0].set_value(text)
    return press(app, "add-button")


def names(data: Path, cohort: str) -> list[str]:
    with open_store(data) as store:
        return [one.name for one in store.rounds.cohort(cohort).centers]


def test_a_cohort_needs_a_name_and_is_listed_for_who_began_it(data: Path) -> None:
    app = opened("cohorts")
    app.text_input(key="cohort-name").set_value("   ")
    press(app, "begin-cohort")
    assert "Write what the cohort is called." in shown(app)
    app.text_input(key="cohort-name").set_value("  <i>Valley</i> ")
    press(app, "begin-cohort")
    assert app.title[0].value.replace("\\", "") == "<i>Valley</i>"
    assert "<i>Valley</i>" in shown(opened("cohorts"))
    assert "<i>Valley</i>" not in shown(opened("cohorts", browser="z" * 43))


@pytest.mark.parametrize("text", ["", "  \n \n\t"])
def test_nothing_to_add_is_said_at_the_field(data: Path, text: str) -> None:
    app = adds(opened("cohort", g=empty(data)), text)
    assert "Write the name of at least one center." in shown(app)


def test_odd_names_are_added_and_read_as_they_are(data: Path) -> None:
    cohort = empty(data)
    app = adds(opened("cohort", g=cohort), "\n".join(["", *ODD_NAMES, "  "]))
    assert names(data, cohort) == list(ODD_NAMES)
    read = shown(app).replace("\N{ZERO WIDTH SPACE}", "")
    assert [name for name in ODD_NAMES if name not in read] == []
    assert f"{len(ODD_NAMES)} centers added." in read
    assert "<b>" not in " ".join(block.proto.body for block in app.get("html"))
    assert app.text_area[0].value == ""
    assert "centers added." not in shown(app.run())


def test_every_name_that_is_there_twice_is_named_and_nothing_is_added(data: Path) -> None:
    cohort = empty(data)
    app = adds(opened("cohort", g=cohort), "Ashford")
    adds(app, "Brookhaven\n ASHFORD\nCarrow\nBrookhaven")
    assert "(2): ASHFORD; Brookhaven" in shown(app)
    assert names(data, cohort) == ["Ashford"]
    assert "Carrow" in app.text_area[0].value


def test_a_name_that_is_too_long_is_refused(data: Path) -> None:
    app = adds(opened("cohort", g=empty(data)), "x" * 121)
    assert "more than 120 characters" in shown(app)


def test_500_names_can_be_pasted_at_once(data: Path) -> None:
    cohort = empty(data)
    app = adds(opened("cohort", g=cohort), "\n".join(f"Town {number}" for number in range(500)))
    assert "500 centers added." in shown(app)
    assert "And 300 more, added before these." in shown(app)
    assert len(names(data, cohort)) == 500
    assert len(app.table[0].value) == 200


def test_a_center_is_renamed_and_removed_only_when_said_twice(data: Path) -> None:
    council = Council(data, ["Ashford", "Brookhaven"])
    app = opened("cohort", g=council.cohort_id)
    box(app, "which-center").set_value(council.centers["Ashford"]).run()
    field = next(one for one in app.text_input if (one.key or "").startswith("center-name"))
    assert field.value == "Ashford"
    field.set_value("brookhaven")
    press(app, "rename-button")
    assert "There is a center 'brookhaven'" in shown(app)
    next(one for one in app.text_input if (one.key or "").startswith("center-name")).set_value("")
    press(app, "rename-button")
    assert "Write what the center is called." in shown(app)
    next(one for one in app.text_input if (one.key or "").startswith("center-name")).set_value("Ash *Ford*")
    press(app, "rename-button")
    assert "It is called Ash *Ford* now." in shown(app)
    assert box(app, "which-center").value is None  # it would show the name of before
    assert names(data, council.cohort_id) == ["Ash *Ford*", "Brookhaven"]

    box(app, "which-center").set_value(council.centers["Ashford"]).run()
    press(app, "remove-button")
    assert "Yes, remove Ash *Ford*" in [one.label.replace("\\", "") for one in app.button]
    press(app, "keep-center")
    assert len(names(data, council.cohort_id)) == 2
    press(app, "remove-button")
    press(app, "remove-sure")
    assert "Ash *Ford* is removed." in shown(app)
    assert names(data, council.cohort_id) == ["Brookhaven"]


def test_a_cohort_is_renamed_and_deleted(data: Path) -> None:
    council = Council(data, ["Ashford"], 1)
    app = opened("cohort", g=council.cohort_id)
    next(one for one in app.text_input if (one.key or "").startswith("cohort-name")).set_value("Coast")
    press(app, "rename-cohort-button")
    assert app.title[0].value == "Coast"
    press(app, "delete-cohort-button")
    assert app.title[0].value == "The cohort is deleted"
    assert opened("cohort", g=council.cohort_id).title[0].value == "There is nothing at this address"
    with open_store(data) as store:
        assert store.draft(council.leads["Ashford"]).submitted


def test_a_round_needs_a_name_and_a_day_to_come(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(times, "now", lambda: NOW)
    cohort = empty(data)
    app = opened("cohort", g=cohort)
    assert "Add centers first." in shown(app)
    adds(app, "Ashford")
    app.date_input(key="round-due").set_value(date(2027, 3, 9))
    press(app, "open-round-button")
    assert "Write what the round is called." in shown(app)
    assert "This day is over." in shown(app)
    app.text_input(key="round-name").set_value("<b>Spring</b>")
    app.date_input(key="round-due").set_value(date(2027, 3, 10))
    press(app, "open-round-button")
    assert app.title[0].value.replace("\\", "") == "<b>Spring</b>"
    labels = shown(opened("cohort", g=cohort))
    assert "<b>Spring</b>: open until March 10, 2027" in labels
    monkeypatch.setattr(times, "now", lambda: NOW + timedelta(days=2))
    assert "still open, was to end on March 10, 2027" in shown(opened("cohort", g=cohort))


def test_only_centers_that_let_themselves_be_shown_have_a_trend(data: Path) -> None:
    council = Council(data, ["Ashford", "Brookhaven", "Carrow", "Dunmere"])
    council.opens("Autumn 2027")
    with open_store(data) as store:
        for name, how in zip(council.centers, Sharing, strict=True):
            store.rounds.share(council.centers[name], how)
    app = opened("cohort", g=council.cohort_id)
    assert box(app, "trend-of").options == ["Ashford", "Brookhaven"]
    box(app, "trend-of").set_value(council.centers["Brookhaven"]).run()
    assert "See what moved at Brookhaven" in shown(app)


def test_what_the_store_refuses_is_said_in_the_language_of_the_page(data: Path) -> None:
    council = Council(data, ["Ashford", "Brookhaven"])
    app = opened("cohort", g=council.cohort_id, lang="es")
    box(app, "which-center").set_value(council.centers["Ashford"]).run()
    (name,) = [one for one in app.text_input if (one.key or "").startswith("center-name")]
    name.set_value("Brookhaven").run()
    press(app, "rename-button")
    assert words("es").say("store.center_twice", name="Brookhaven") in shown(app)
    assert "already" not in shown(app)


def test_a_fault_of_the_store_is_in_the_log_and_not_on_the_page(
    data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    council = Council(data, ["Ashford"])

    def full(*_: object) -> None:
        raise StoreError(f"The store {data}: the disk is full. Fix: free some space.")

    app = opened("cohort", g=council.cohort_id)
    (name,) = [one for one in app.text_input if (one.key or "").startswith("cohort-name")]
    name.set_value("Another name").run()
    monkeypatch.setattr(Rounds, "rename_cohort", full)
    press(app, "rename-cohort-button")
    assert words().say("ui.failed") in shown(app)
    assert str(data) not in shown(app)
    assert "the disk is full" in caplog.text
