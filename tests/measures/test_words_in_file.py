"""The words of a column before the import: of every row, by how many have each, whatever the file is written in."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from maturity.errors import ExtractError
from maturity.measures.words_in_file import LONGEST, words_in_file

WORDS = ["Phone"] * 700 + ["Web"] * 20 + ["Teléfono"] * 3 + [" Web "] * 2 + [""] * 5 + ["x" * (LONGEST + 1)]


def written(path: Path, encoding: str) -> Path:
    lines = ["Id,How", *(f"{number},{word}" for number, word in enumerate(WORDS))]
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_word_is_counted_over_the_whole_file(tmp_path: Path, encoding: str) -> None:
    found = words_in_file(written(tmp_path / "x.csv", encoding), "How")
    plain = Counter(word.strip() for word in WORDS if word.strip() and len(word.strip()) <= LONGEST)
    assert dict(found) == dict(plain)
    assert [word for word, _ in found] == ["Phone", "Web", "Teléfono"]


def test_no_more_words_than_a_person_would_look_at(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Id,How\n" + "".join(f"{number},word {number}\n" for number in range(1000)))
    assert len(words_in_file(path, "How", most=10)) == 10


def test_a_header_that_is_not_there_has_no_words_and_a_page_is_no_file(tmp_path: Path) -> None:
    assert words_in_file(written(tmp_path / "x.csv", "utf-8"), "Channel") == ()
    page = tmp_path / "page.csv"
    page.write_text("<html></html>")
    with pytest.raises(ExtractError):
        words_in_file(page, "How")
