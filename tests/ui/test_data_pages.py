"""Bringing a file: what can't be read is told and not kept; columns are suggested and confirmed; then it is read."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from maturity.measures.kept import Kept, KeptExtract
from maturity.measures.order import Progress, State
from maturity.measures.progress_file import read_progress, write_progress
from maturity.text import words
from maturity.ui.brought import Waiting
from tests.frameworks_here import ROOT
from tests.ui.portal import HEADERS, STREET, portal_file
from tests.ui.test_any_framework import open_at, plain
from tests.ui.test_pages import SECONDS

say = words().say
ODD = ("Ticket", "Opened On", "Finished On", "Deadline", "State", "How", "What", "Quarter")
FROM = ("Unique Key", "Created Date", "Closed Date", "Due Date", "Status", "Open Data Channel Type")
FROM += ("Complaint Type", "Borough")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("MATURITY_FRAMEWORK", str(ROOT / "frameworks" / "example"))
    for name in ("MATURITY_EXTRACTS", "MATURITY_FILES", "MATURITY_OPEN311"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "data"


def at(page: str, **address: str) -> AppTest:
    app = AppTest.from_function(open_at, args=(page,), default_timeout=SECONDS)
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "".join(str(one.proto) for one in app.get("html"))


def odd_file(path: Path) -> Path:
    """Write requests under headers that nobody has ever used, with words that nobody knows."""
    portal_file(path.with_suffix(".portal"), 60)
    with path.with_suffix(".portal").open(newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(ODD)
        for row in rows:
            channel = {"PHONE": "Hotline 311", "ONLINE": "Web"}.get(row["Open Data Channel Type"], "Carrier pigeon")
            writer.writerow([*(row[name] for name in FROM[:5]), channel, *(row[name] for name in FROM[6:])])
    return path


def waits(data: Path, source: Path) -> str:
    with source.open("rb") as file:
        return Waiting(data / "extracts" / "brought").keep(source.name, file, None)


def read(data: Path) -> KeptExtract:
    """Wait until the one file that is being read is read."""
    eventually(lambda: [one.record is not None for one in Kept(data / "extracts").all()] == [True])
    return Kept(data / "extracts").all()[0]


def eventually(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        time.sleep(0.05)


def left(data: Path) -> list[Path]:
    return [one for one in (data / "extracts").rglob("*") if one.is_file() and one.name != "about.json"]


# Bringing


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("page.csv", b"<html><body>Please sign in</body></html>", "web page"),
        ("empty.csv", b"", "empty"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00", "no text"),
        ("requests.json", b'{"requests": [', "JSON"),
        ("old.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "Excel"),
    ],
)
def test_a_file_that_is_none_is_told_and_nothing_of_it_is_kept(
    data: Path, name: str, content: bytes, told: str
) -> None:
    app = at("data")
    app.file_uploader(key="requests-file").set_value((name, content, "text/csv")).run()
    assert not app.exception
    assert say("data.page.bad").replace("'", "&#x27;") in html(app).replace("\\'", "'")
    assert told in html(app)
    assert left(data) == []


def test_a_path_is_offered_only_where_the_setting_says_so(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def offered() -> set[str]:
        return {one.label for one in at("data").expander}

    path, address = say("data.page.path.offer"), say("data.page.open311.offer")
    assert not {path, address} & offered()
    monkeypatch.setenv("MATURITY_FILES", "yes")
    monkeypatch.setenv("MATURITY_OPEN311", "yes")
    monkeypatch.setattr("streamlit.get_option", lambda _: "127.0.0.1")
    assert {path, address} <= offered()
    monkeypatch.setattr("streamlit.get_option", lambda _: "0.0.0.0")
    assert path not in offered(), "whoever serves others never reads a path that a visitor names"


@pytest.mark.parametrize("typed", ["", "requests.csv", "/no/such/file.csv", "/etc", "~nobody-here/x.csv", "\0"])
def test_a_path_that_leads_nowhere_is_told_and_stays_typed(
    data: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setenv("MATURITY_FILES", "yes")
    monkeypatch.setattr("streamlit.get_option", lambda _: "127.0.0.1")
    app = at("data")
    app.text_input(key="path").set_value(typed)
    app.button(key="path-go").click().run()
    assert not app.exception
    assert "field-path" in html(app)
    assert app.text_input(key="path").value == typed
    assert left(data) == []


def test_a_file_named_by_its_path_stays_where_it_is(
    data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MATURITY_FILES", "yes")
    monkeypatch.setattr("streamlit.get_option", lambda _: "127.0.0.1")
    mine = tmp_path / "mine.csv"
    portal_file(mine, 30)
    before = mine.read_bytes()
    app = at("data")
    app.text_input(key="path").set_value(str(mine))
    app.button(key="path-go").click().run()
    assert app.title[0].value == say("data.mapping.heading")
    app.selectbox(key=next(one.key for one in app.selectbox if one.key.startswith("zone-"))).set_value("UTC")
    app.button(key="read-file").click().run()
    assert read(data).record is not None
    assert mine.read_bytes() == before


@pytest.mark.parametrize("address", ["", "ftp://311.example", "http://user:secret@311.example"])
def test_an_address_that_can_be_none_is_told_before_anything_is_asked(
    data: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("MATURITY_OPEN311", "yes")
    app = at("data")
    app.text_input(key="address").set_value(address)
    app.button(key="address-go").click().run()
    assert not app.exception
    for field in ("field-address", "field-fetch-since", "field-fetch-until"):
        assert field in html(app)
    assert left(data) == []


# Columns


def test_a_portal_s_columns_are_known_and_reading_them_needs_one_click(data: Path, tmp_path: Path) -> None:
    source = tmp_path / "portal.csv"
    told = portal_file(source, 300)
    app = at("columns", f=waits(data, source))
    assert "New York" in plain(app)
    assert "January" in html(app)  # how the first rows would be read
    app.button(key="read-file").click().run()
    assert not app.exception
    found = read(data)
    assert found.record is not None
    assert found.record.rows == told.rows
    assert found.record.timezone == "America/New_York"
    eventually(lambda: not list((data / "extracts").rglob("source.csv")))  # the file itself is deleted
    assert STREET.encode() not in b"".join(one.read_bytes() for one in left(data))


def test_headers_that_nobody_knows_are_chosen_and_words_are_put_into_groups(data: Path, tmp_path: Path) -> None:
    id_ = waits(data, odd_file(tmp_path / "odd.csv"))
    app = at("columns", f=id_)
    assert say("importing.doubt.no-closed") in plain(app)
    chosen = {"closed-date": "Finished On", "expected-datetime": "Deadline", "status-description": "State"}
    chosen |= {"source": "How", "service-name": "What", "area": "Quarter", "service-request-id": "Ticket"}
    for name, header in chosen.items():
        app.selectbox(key=f"column-{name}-{id_}").set_value(header)
    app.run()
    assert say("importing.doubt.no-closed") not in plain(app)
    app.selectbox(key=f"word-channel-{id_}-Hotline 311").set_value("phone")
    app.selectbox(key=f"zone-{id_}").set_value("America/Denver")
    app.button(key="read-file").click().run()
    assert not app.exception
    found = read(data)
    assert found.record is not None
    assert {cast.column: cast.failed for cast in found.record.casts} == {
        "requested_datetime": 0, "closed_date": 0, "expected_datetime": 0,
    }  # fmt: skip
    assert [one.text for one in found.record.unmapped] == ["Carrier pigeon"]
    assert found.record.timezone == "America/Denver"
    assert found.mapping is not None
    assert "Hotline 311" in found.mapping.read_text("utf-8")  # to take along for the next file


def test_without_a_date_of_request_or_with_a_column_for_two_things_nothing_is_read(data: Path, tmp_path: Path) -> None:
    source = tmp_path / "portal.csv"
    portal_file(source, 20)
    id_ = waits(data, source)
    app = at("columns", f=id_)
    app.selectbox(key=f"column-requested-datetime-{id_}").set_value("")
    app.selectbox(key=f"column-closed-date-{id_}").set_value("Due Date")
    app.button(key="read-file").click().run()
    assert say("data.mapping.error.requested") in html(app)
    assert "Due Date is chosen for two lines" in html(app)
    assert app.selectbox(key=f"column-closed-date-{id_}").value == "Due Date"
    assert Kept(data / "extracts").all() == ()


def test_a_column_of_another_kind_shows_in_the_preview_what_can_t_be_read(data: Path, tmp_path: Path) -> None:
    source = tmp_path / "portal.csv"
    portal_file(source, 20)
    id_ = waits(data, source)
    app = at("columns", f=id_)
    app.selectbox(key=f"column-closed-date-{id_}").set_value("Agency Name").run()
    assert not app.exception
    assert "could not be read, such as" in plain(app)


def test_every_column_can_be_chosen_but_those_that_tell_who_asked(data: Path, tmp_path: Path) -> None:
    source = tmp_path / "named.csv"
    source.write_text("Created Date,Email,Phone,Complaint Type\n01/02/2024 10:00:00 AM,ana@example.org,555,Noise\n")
    id_ = waits(data, source)
    app = at("columns", f=id_)
    assert not app.exception
    assert "ana@example.org" not in plain(app) + html(app)
    assert set(app.selectbox(key=f"column-area-{id_}").options) <= {*HEADERS, say("data.mapping.none")}


# Reading


def test_reading_that_is_stopped_leaves_nothing_behind(data: Path, tmp_path: Path) -> None:
    kept = Kept(data / "extracts")
    id_ = kept.new(None, "never.csv")
    write_progress(kept.at(id_), Progress(State.RUNNING, "reading", share=0.4))
    app = at("figures", x=id_)
    assert say("data.reading.share", n="40%") in plain(app)
    assert app.title[0].value == say("data.reading.heading")
    app.button(key="stop-reading").click().run()
    assert not app.exception
    assert app.title[0].value == say("data.reading.stopped_heading")
    assert kept.all() == ()


def test_a_file_that_came_to_nothing_says_why(data: Path, tmp_path: Path) -> None:
    source = tmp_path / "dates.csv"
    source.write_text("Unique Key,Created Date,Closed Date,Complaint Type,Agency\n" + "1,soon,later,Noise,DPW\n" * 5)
    id_ = waits(data, source)
    app = at("columns", f=id_)
    app.selectbox(key=f"zone-{id_}").set_value("UTC")
    app.button(key="read-file").click().run()
    kept = Kept(data / "extracts")
    eventually(lambda: any(read_progress(one.folder).state is State.FAILED for one in kept.all()))
    app = at("figures", x=kept.all()[0].id)
    assert app.title[0].value == say("data.reading.failed_heading")
    assert "soon" in html(app)
