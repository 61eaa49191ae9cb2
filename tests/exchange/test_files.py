"""Files that are no filled-in workbook, and CSV: refused or understood, in words that name the place."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from maturity.errors import AnswersError
from maturity.exchange import archive
from maturity.exchange.reading import read_csv
from maturity.exchange.template import template
from tests.exchange.test_reading import EXAMPLE, IDS, cells, changed, only, problems, read
from tests.frameworks_here import said


def packed(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7", "not an Excel workbook"),
        (b"PK\x03\x04 broken", "damaged"),
        (OLD, "an old Excel file"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (packed({"a.txt": b""}), "not an Excel workbook"),
        (packed({"xl/workbook.xml": b"", "xl/vbaProject.bin": b""}), "has macros"),
        (packed({"xl/workbook.bin": b""}), "binary Excel file"),
        (packed({"content.xml": b""}), "not an Excel workbook"),
        (packed({"xl/workbook.xml": b"<x/>"}), "can't be read"),
        (packed({"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "what no spreadsheet writes"),
        (packed({"xl/workbook.xml": bytes(archive.MAX_UNPACKED + 1)}), "far too large inside"),
        (packed({f"xl/{number}.xml": b"" for number in range(501)}), "far too large inside"),
        (bytes(archive.MAX_BYTES + 1), "more than 5,000,000 bytes"),
    ],
)
def test_what_is_no_workbook_is_refused_in_a_sentence(raw: bytes, says: str) -> None:
    assert says in only(raw)


def test_a_file_cut_short_is_refused() -> None:
    raw = template(EXAMPLE)
    for length in range(4, len(raw), 997):
        assert len(problems(raw[:length])) == 1


def test_a_million_rows_are_refused_and_a_stray_format_is_not() -> None:
    assert read(changed(lambda book: book["Answers"].row_dimensions[30_000].__setattr__("height", 9))).answers == {}
    assert "more than 20,000 rows" in only(changed(cells({"A30000": "x"})))


# CSV


def rows(*lines: str, head: str = "Kind,Id,Answer,Note", mark: str = "\n") -> bytes:
    return mark.join([head, *lines]).encode()


def csv_problem(raw: bytes) -> str:
    with pytest.raises(AnswersError) as stop:
        read_csv(raw, "filled.csv", EXAMPLE)
    (problem,) = stop.value.problems
    return str(problem)


def test_a_short_csv_written_by_hand() -> None:
    assert read_csv(rows(f"answer,{IDS[0]},yes,'=1"), "a.csv", EXAMPLE).answers == {
        IDS[0]: said("yes").model_copy(update={"note": "=1"})
    }
    semicolons = rows(f"{IDS[0]};no", head="Id;Answer", mark="\r\n")
    assert read_csv(semicolons, "a.csv", EXAMPLE).answers == {IDS[0]: said("no")}


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (
            rows("answer,records.log,maybe,"),
            "filled.csv:2: 'maybe' is not one of the answers here (row 2, column Answer)",
        ),
        (rows("anwser,records.log,yes,"), "Did you mean 'answer'?"),
        (rows('answer,records.log,"yes'), "row 2 can't be read"),
        (rows("framework,framework,311,"), "for the framework '311'"),
        (b"a,b\n1,2", "no row here has the headings"),
        (b"", "no row here has the headings"),
        ("Id,Answer,Note\nx,yes,\xe9".encode("latin-1"), "filled.csv:2: this is not UTF-8 text"),
        (b"x" * 2_000_001, "more than 2,000,000 bytes"),
        (rows(*["answer,,,"] * 20_001), "more than 20,000 rows"),
        (b"Id,Answer\n" + b"x" * 200_000, "row 2 can't be read"),
    ],
)
def test_what_is_wrong_in_a_csv_is_told_by_row_and_column(raw: bytes, says: str) -> None:
    assert says in csv_problem(raw)
