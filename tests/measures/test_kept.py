"""Extracts that are kept: found by their id only, for their owner, and gone for good when they are deleted."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from maturity.errors import NotFound
from maturity.measures.beside import Besides, lay_beside, take_away
from maturity.measures.kept import Kept
from maturity.measures.model import Measures
from maturity.measures.order import Progress, State
from maturity.measures.progress_file import read_progress, write_progress
from maturity.measures.record import ImportRecord

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = datetime(2026, 2, 28)

RECORD = ImportRecord(
    name="requests.csv",
    sha256="0" * 64,
    size=10,
    made_at=NOON,
    kind="csv",
    mapping="test-city",
    mapping_sha256="1" * 64,
    timezone="America/Chicago",
    rows=3,
)


@pytest.fixture
def kept(tmp_path):
    return Kept(tmp_path / "extracts")


def imported(kept, owner=None, name="requests.csv", when=NOON) -> str:
    id_ = kept.new(owner, name, when)
    kept.at(id_).joinpath("requests.parquet").write_bytes(b"PAR1")
    kept.at(id_).joinpath("record.json").write_text(RECORD.model_dump_json(), encoding="utf-8")
    return id_


def test_nothing_is_kept_at_first(kept):
    assert kept.all() == ()
    kept.sweep()
    assert not kept.folder.exists()


def test_an_extract_is_found_by_its_id(kept):
    id_ = imported(kept, "ana")
    found = kept.open(id_)
    assert (found.owner, found.name, found.made_at, found.record) == ("ana", "requests.csv", NOON, RECORD)
    assert found.parquet.read_bytes() == b"PAR1"
    assert found.mapping is None
    assert kept.owner_of(id_) == "ana"
    assert len(id_) >= 32


@pytest.mark.parametrize(
    "id_",
    ["", ".", "..", "../" * 8 + "etc", "a" * 32, "é" * 50, "brought", "x" * 500, "a/b" + "c" * 30, "a" * 32 + "\n"],
)
def test_what_is_no_id_finds_nothing(kept, id_):
    imported(kept)
    for ask in (kept.open, kept.owner_of, kept.delete, kept.size, kept.clear):
        with pytest.raises(NotFound):
            ask(id_)
    assert len(kept.all()) == 1


def test_each_owner_has_their_own_the_newest_first(kept):
    old, new, other = (
        imported(kept, owner, when=NOON + timedelta(days=days)) for owner, days in (("ana", 0), ("ana", 2), ("bo", 1))
    )
    nobodys = imported(kept, None)
    assert [one.id for one in kept.of("ana")] == [new, old]
    assert [one.id for one in kept.of("bo")] == [other]
    assert [one.id for one in kept.of(None)] == [nobodys]


def test_deleting_leaves_nothing(kept):
    id_ = imported(kept)
    kept.keep_measures(id_, measures())
    kept.delete(id_)
    assert list(kept.folder.iterdir()) == []
    with pytest.raises(NotFound):
        kept.open(id_)


def test_only_its_owner_may_look_into_the_folder(kept):
    id_ = imported(kept)
    assert kept.at(id_).stat().st_mode & 0o077 == 0
    assert kept.folder.stat().st_mode & 0o077 == 0


def measures(**more) -> Measures:
    return Measures(extract=RECORD, as_of=DAY, rows=3, figures=(), **more)


def test_figures_are_kept_by_day_and_period(kept):
    id_ = imported(kept)
    whole, part = measures(), measures(since=datetime(2026, 1, 1))
    kept.keep_measures(id_, whole)
    kept.keep_measures(id_, part)
    assert kept.measures(id_, DAY) == whole
    assert kept.measures(id_, DAY, datetime(2026, 1, 1)) == part
    assert kept.measures(id_, DAY, datetime(2026, 1, 2)) is None
    assert kept.measures(id_, DAY + timedelta(days=1)) is None


def test_figures_are_those_by_what_lies_beside_the_extract_now(kept):
    id_ = imported(kept)
    own = kept.at(id_)
    without, mine, other = (measures(calendar=name) for name in ("", "mine", "other"))
    kept.keep_measures(id_, without)
    lay_beside(own, Besides.CALENDAR, b"id: mine", ".yaml")
    assert kept.measures(id_, DAY) is None
    kept.keep_measures(id_, mine)
    lay_beside(own, Besides.CALENDAR, b"id: other", ".json")  # in the place of the first
    assert kept.measures(id_, DAY) is None
    kept.keep_measures(id_, other)
    assert kept.measures(id_, DAY) == other
    take_away(own, Besides.CALENDAR)
    assert kept.measures(id_, DAY) == without


def test_damaged_figures_are_measured_again(kept):
    id_ = imported(kept)
    kept.keep_measures(id_, measures())
    [path] = (kept.at(id_) / "measures").iterdir()
    path.write_text("{", encoding="utf-8")
    assert kept.measures(id_, DAY) is None


def test_leftovers_older_than_a_day_are_swept(kept):
    good, begun, failed = imported(kept), kept.new(None, "begun"), kept.new(None, "failed")
    write_progress(kept.at(failed), Progress(State.FAILED))
    (kept.at(good) / "making").mkdir()
    kept.sweep(datetime.now(UTC) + timedelta(hours=23))
    assert {one.id for one in kept.all()} == {good, begun, failed}
    kept.sweep(datetime.now(UTC) + timedelta(hours=25))
    assert {one.id for one in kept.all()} == {good}
    assert not (kept.at(good) / "making").exists()


def test_progress_is_read_whole_while_it_is_written(kept):
    own = kept.at(kept.new(None, "x"))
    write_progress(own, Progress(State.RUNNING, "reading", 0))
    done = threading.Event()

    def write():
        for rows in range(300):
            write_progress(own, Progress(State.RUNNING, "reading", rows))
        done.set()

    thread = threading.Thread(target=write)
    thread.start()
    while not done.is_set():
        assert read_progress(own).step == "reading"
    thread.join()
    assert read_progress(own).rows == 299
