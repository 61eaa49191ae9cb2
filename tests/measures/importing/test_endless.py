"""A quote that is never closed, or a line without an end, in a large file: refused by its line, never half read."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity.errors import ExtractError
from maturity.measures.reading import csv as reading
from tests.measures.importing.imported_here import Imported, bring, shipped

HEAD = "open_dt,closed_dt,source,closure_reason\n"
LONGEST = 100_000


@pytest.fixture(autouse=True)
def short_lines(monkeypatch):
    monkeypatch.setattr(reading, "LONGEST_LINE", LONGEST)


def lines(count: int, **special: str) -> str:
    """Return so many requests; `line_7="..."` gives the last cell of one."""
    cells = {int(name.removeprefix("line_")): text for name, text in special.items()}
    return HEAD + "".join(
        f"2026-01-0{1 + line % 9} 10:00:00,,Constituent Call,{cells.get(line, 'done')}\n"
        for line in range(2, count + 2)
    )


def imported(folder: Path, text: str) -> Imported:
    return bring(folder, text, shipped("boston"))


@pytest.mark.parametrize("after", [8, 100])
def test_a_quote_that_is_never_closed_is_named_by_its_line(tmp_path, after):
    with pytest.raises(ExtractError, match="line 1,007 is never closed") as caught:
        imported(tmp_path, lines(1_000 + after * 1_000, line_1007='"crew said so'))
    assert caught.value.problems[0].line == 1007


def test_a_line_without_an_end_is_named(tmp_path):
    with pytest.raises(ExtractError, match="line 1,007 doesn't come to an end"):
        imported(tmp_path, lines(4_000, line_1007="x" * 3 * LONGEST))


@pytest.mark.parametrize(
    "text",
    ['"crew said ""done"""', '"two\nlines"', '"ends in a comma,"', '5" pipe', '""', '"' + "x" * (LONGEST // 2) + '"'],
    ids=["quotes", "lines", "comma", "inches", "empty", "long"],
)
def test_quotes_that_are_as_they_should_be_lose_nothing(tmp_path, text):
    found = imported(tmp_path, lines(20_000, line_1007=text))
    assert found.record.rows + found.record.rejected == 20_000
