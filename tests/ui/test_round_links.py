"""The links of a round to send: new ones, expired ones, and the spreadsheet that has them."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from maturity.ui import times
from tests.scoring.any_framework import FOLDERS
from tests.store.kinds import tamper
from tests.ui.council import Council, box, downloaded, downloads, opened, press, shown

FIVE = ["Ashford", "Brookhaven", "Carrow", "Dunmere", "Eastvale"]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(FOLDERS["example"]))
    return tmp_path


def lines(spreadsheet: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(spreadsheet.decode("utf-8-sig"), newline="")))


def test_a_new_link_is_shown_until_the_next_click_and_the_old_one_is_gone(data: Path) -> None:
    council = Council(data, FIVE, 4)
    old = council.token("Eastvale")
    app = opened("round", r=council.round)
    assert [old in block.value for block in app.code] == [True, True]  # the link, and in the reminder
    press(app, "renew")
    assert "Choose a center." in shown(app)
    box(app, "renew-which").set_value(council.entries()["Eastvale"].id).run()
    press(app, "renew")
    new = council.token("Eastvale")
    assert new != old
    assert [new in block.value for block in app.code] == [True, True, True]
    assert "The new link for Eastvale." in shown(app)
    assert old not in shown(app)
    app.run()
    assert len(app.code) == 2


def test_links_that_have_expired_are_not_among_those_to_send(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    council = Council(data, FIVE, 3)
    later = datetime.now(UTC) + timedelta(days=91)
    monkeypatch.setattr(times, "now", lambda: later)
    read = shown(opened("round", r=council.round))
    assert "The links of 2 centers have expired" in read
    assert "Links that nobody has used expire" not in read
    assert "Not begun, its link has expired" in read


def test_links_that_have_expired_are_renewed_all_at_once(data: Path) -> None:
    council = Council(data, FIVE, 3)
    old = [council.token(name) for name in ("Dunmere", "Eastvale")]
    tamper(str(data), "UPDATE entries SET expires_at = '2026-01-01T00:00:00.000000+00:00'")
    app = opened("round", r=council.round)
    assert "The links of 2 centers have expired" in shown(app)
    press(app, "renew-all")
    assert "2 new links are made and stand here." in shown(app)
    assert "have expired" not in shown(app)
    assert not [one for one in app.button if one.key == "renew-all"]
    for name in ("Dunmere", "Eastvale"):
        assert council.token(name) not in old
        assert council.token(name) in shown(app)


def test_the_spreadsheet_has_the_days_of_where_the_person_is(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is made when no page is drawn any more, which would know where the person is."""
    council = Council(data, FIVE, 1)
    tamper(str(data), "UPDATE entries SET counted_at = '2027-01-01T00:30:00.000000+00:00' WHERE counted_at IS NOT NULL")
    with monkeypatch.context() as patched:
        patched.setattr(times, "_zone", lambda: ZoneInfo("America/Chicago"))
        app = opened("round", r=council.round)
        assert "Submitted on December 31, 2026" in shown(app)
        made = downloads(app, "round-csv", monkeypatch)
    monkeypatch.setattr(times, "_zone", lambda: ZoneInfo("Asia/Tokyo"))
    assert lines(made())[1][1] == "Submitted on December 31, 2026"


def test_more_links_than_a_page_can_show_are_in_the_spreadsheet(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    council = Council(data, [f"Town {number}" for number in range(41)])
    app = opened("round", r=council.round)
    assert "There are 41 links" in shown(app)
    found = lines(downloaded(app, "round-csv", monkeypatch))
    assert len(found) == 42
    assert found[-1][0] == "Town 40"
    assert found[-1][-1].endswith(f"invited?i={council.token('Town 40')}")
