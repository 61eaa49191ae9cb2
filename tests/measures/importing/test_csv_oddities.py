"""What portals do to CSV files, and what must not be lost by it."""

from __future__ import annotations

import gzip
import zipfile
from datetime import datetime

import pytest

from maturity.errors import ExtractError
from tests.measures.importing.imported_here import as_csv, bring, mapped

HEADER = ["id", "opened", "closed", "status", "channel", "service"]
ROW = ["1", "2024-03-01 10:00:00", "2024-03-02 10:00:00", "Closed", "Phone", "Pothole"]
OTHER = ["2", "2024-03-05 08:30:00", "", "Open", "Web", "Graffiti"]
TABLE = as_csv([HEADER, ROW, OTHER])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"])
def test_accents_survive_in_every_encoding(tmp_path, encoding):
    text = as_csv([HEADER, [*ROW[:5], "Señal dañada"], OTHER])
    raw = text.encode(encoding)
    found = bring(tmp_path, b"\xff\xfe" + raw if encoding == "utf-16-le" else raw, mapped())
    assert found.column("service_name") == ["Señal dañada", "Graffiti"]
    assert found.column("service_request_id") == ["1", "2"]


def test_an_accent_that_comes_late_in_an_old_encoding(tmp_path):
    rows = [[str(number), *ROW[1:]] for number in range(40_000)]
    raw = as_csv([HEADER, *rows, ["last", *ROW[1:5], "Señal"]]).encode("cp1252")
    found = bring(tmp_path, raw, mapped())
    assert found.record.rows == 40_001
    assert found.rows[-1]["service_name"] == "Señal"
    assert found.column("row") == list(range(1, 40_002))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter(tmp_path, delimiter):
    found = bring(tmp_path, as_csv([HEADER, ROW, OTHER], delimiter=delimiter), mapped())
    assert found.column("status") == ["closed", "open"]


def test_line_ends_inside_quotes_are_no_new_rows(tmp_path):
    rows = [[*ROW[:5], f"Street\nlight {number},\r\nout"] for number in range(300)]
    found = bring(tmp_path, as_csv([HEADER, *rows]), mapped())
    assert found.record.rows == 300
    assert found.record.rejected == 0


def test_unnamed_index_column_and_headers_that_stand_twice(tmp_path):
    rows = [["", *HEADER, "opened", "days", "days"], ["0", *ROW, "not this", "1", "2"]]
    found = bring(tmp_path, as_csv(rows), mapped())
    assert found.column("requested_datetime") == [datetime(2024, 3, 1, 10)]
    assert found.record.dropped == ("", "opened", "days", "days")


def test_one_more_cell_than_headers_in_every_row(tmp_path):
    text = ",".join(HEADER) + "\n" + ",".join(ROW) + ",\n" + ",".join(OTHER) + ",\n"
    assert bring(tmp_path, text, mapped()).record.rows == 2


def test_lines_with_a_wrong_number_of_cells_are_counted_with_examples(tmp_path):
    text = TABLE + "3,2024-03-01\n" + ",".join([*ROW, "more"]) + "\n" + "Total: 4\n"
    found = bring(tmp_path, text, mapped())
    assert (found.record.rows, found.record.rejected) == (2, 3)
    assert found.record.rejected_examples[0].text == "3,2024-03-01"
    assert [one.row for one in found.record.rejected_examples] == [4, 5, 6]


def test_a_footer_with_all_its_commas_is_no_row(tmp_path):
    found = bring(tmp_path, TABLE + "Total: 2,,,,,\n", mapped())
    assert (found.record.rows, found.record.rejected) == (2, 1)
    assert found.record.rejected_examples[0].text == "Total: 2"
    assert found.column("row") == [1, 2]


@pytest.mark.parametrize("blank", ["", " ", "NA", "N/A", "NULL", "null", "None", "nan", "   ", "\t"])
def test_cells_that_only_look_filled_are_empty(tmp_path, blank):
    found = bring(tmp_path, as_csv([HEADER, [*ROW[:2], blank, "Open", blank, blank]]), mapped())
    row = found.rows[0]
    assert (row["closed_date"], row["source"], row["service_name"]) == (None, None, None)
    assert row["channel"] == "unknown"
    assert (found.cast("closed_date").blank, found.cast("closed_date").failed) == (1, 0)


def test_blanks_around_words_do_not_matter(tmp_path):
    found = bring(tmp_path, as_csv([HEADER, ["1", " 2024-03-01 10:00:00 ", "", " OPEN", "phone ", " A  b "]]), mapped())
    row = found.rows[0]
    assert (row["status"], row["channel"], row["service_name"]) == ("open", "phone", "A  b")
    assert row["requested_datetime"] == datetime(2024, 3, 1, 10)


def test_compressed_files(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("data/requests.csv", TABLE)
        archive.writestr("__MACOSX/data/._requests.csv", "x")
    for path, name in ((tmp_path / "a.zip", "a.zip"), (gzip.compress(TABLE.encode()), "a.csv.gz")):
        assert bring(tmp_path, path, mapped(), name).record.rows == 2


REFUSED = {
    "the file is empty": b"",
    "no request below": TABLE.splitlines()[0].encode() + b"\n",
    "this is a web page": b"\xef\xbb\xbf\r\n<!DOCTYPE html><html><body>Please sign in</body></html>",
    "only one column": b"hello\nworld\n",
    "this is no text": b"id,opened\x00\x00\x00\n1,2\x00\n",
    "no line of the file is a request": b"id,opened,closed,status,channel,service\n1,2\n3,4\n",
    "no column holds the date": b"a,b\n1,2\n",
    "none of the dates": ",".join(HEADER).encode() + b"\n1,yesterday,,Open,Phone,Pothole\n",
    "can't be unpacked": gzip.compress(TABLE.encode())[:40],
    "this Excel file can't be read": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old",
    "this Parquet file can't be read": b"PAR1 and no more",
}


@pytest.mark.parametrize("words", REFUSED)
def test_a_bad_file_is_refused_in_words_and_leaves_nothing_behind(tmp_path, words):
    with pytest.raises(ExtractError, match=words) as refused:
        bring(tmp_path, REFUSED[words], mapped())
    assert "Fix:" in str(refused.value)
    assert str(tmp_path) not in str(refused.value)
    assert [path.name for path in tmp_path.iterdir()] == ["extract.csv"]


def test_nothing_is_written_over_an_extract_that_is_there(tmp_path):
    bring(tmp_path, TABLE, mapped())
    before = (tmp_path / "extract.csv.kept" / "record.json").read_bytes()
    with pytest.raises(ExtractError, match="already"):
        bring(tmp_path, as_csv([HEADER, ROW]), mapped())
    assert (tmp_path / "extract.csv.kept" / "record.json").read_bytes() == before
    assert sorted(path.name for path in (tmp_path / "extract.csv.kept").iterdir()) == [
        "record.json",
        "requests.parquet",
    ]


def test_the_steps_are_told(tmp_path):
    told = []
    bring(tmp_path, TABLE, mapped(), told=told.append)
    assert [step.name for step in dict.fromkeys(told)][:3] == ["looking", "reading", "counting"]


def test_repeated_ids_and_identical_rows_are_kept_and_counted(tmp_path):
    found = bring(
        tmp_path, as_csv([HEADER, ROW, OTHER, ROW, [ROW[0], *OTHER[1:]], ["", *OTHER[1:]], ["", *OTHER[1:]]]), mapped()
    )
    record = found.record
    assert (record.rows, record.repeated_ids, record.identical_rows) == (6, 2, 2)
