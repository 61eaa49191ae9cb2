"""A file that waits to be read: kept as it came, found by its id alone, and gone after a day or when it is over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from maturity.errors import NotFound
from maturity.ui.brought import HOURS, Waiting

CONTENT = b"Unique Key,Created Date\n1,01/02/2024\n"


@pytest.fixture
def waiting(tmp_path: Path) -> Waiting:
    return Waiting(tmp_path / "brought")


def test_what_was_brought_is_found_with_its_name_and_its_owner(waiting: Waiting) -> None:
    found = waiting.get(waiting.keep("311 März.CSV", BytesIO(CONTENT), "hash of ana"))
    assert (found.name, found.owner, found.source.suffix) == ("311 März.CSV", "hash of ana", ".csv")
    assert found.source.read_bytes() == CONTENT
    assert found.copied


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\x.csv", "a/b.csv", "", "x." + "y" * 300, "\0.csv", "a.\0csv"]
)
def test_no_name_leads_out_of_the_folder(waiting: Waiting, tmp_path: Path, name: str) -> None:
    found = waiting.get(waiting.keep(name, BytesIO(CONTENT), None))
    assert found.source.resolve().is_relative_to((tmp_path / "brought").resolve())
    assert "/" not in found.name


@pytest.mark.parametrize("id_", ["", ".", "..", "../brought", "A" * 24, "é" * 24, "x" * 5000, "A" * 24 + "/about.json"])
def test_an_id_of_nothing_finds_and_deletes_nothing(waiting: Waiting, id_: str) -> None:
    kept = waiting.keep("a.csv", BytesIO(CONTENT), None)
    with pytest.raises(NotFound):
        waiting.get(id_)
    waiting.discard(id_)
    assert waiting.get(kept).source.exists()


def test_discarding_deletes_a_copy_and_never_the_file_of_a_person(waiting: Waiting, tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_bytes(CONTENT)
    copied, pointed = waiting.keep("a.csv", BytesIO(CONTENT), None), waiting.point(mine, None)
    source = waiting.get(copied).source
    assert waiting.get(pointed).source == mine
    for one in (copied, pointed):
        waiting.discard(one)
        with pytest.raises(NotFound):
            waiting.get(one)
    assert not source.exists()
    assert mine.read_bytes() == CONTENT


def test_what_nobody_goes_on_with_is_gone_after_a_day(waiting: Waiting) -> None:
    id_ = waiting.keep("a.csv", BytesIO(CONTENT), None)
    now = datetime.now(UTC)
    waiting.sweep(now + timedelta(hours=HOURS - 1))
    source = waiting.get(id_).source
    waiting.sweep(now + timedelta(hours=HOURS + 1))
    assert not source.exists()


def test_a_file_that_was_moved_away_is_not_there(waiting: Waiting, tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_bytes(CONTENT)
    id_ = waiting.point(mine, None)
    mine.unlink()
    with pytest.raises(NotFound):
        waiting.get(id_)
