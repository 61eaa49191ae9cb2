"""Whatever a file holds, every row that is written is kept or rejected, and nothing personal is kept."""

from __future__ import annotations

import csv
import io
import tempfile
from datetime import datetime
from pathlib import Path

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.errors import ExtractError
from maturity.measures.casting import Reading, cast_layers, form_number, moment
from maturity.measures.forms import COMMON, EARLIEST, NAMED, read_as
from maturity.measures.mapping import Stamps
from tests.measures.importing.imported_here import bring, mapped
from tests.measures.importing.test_csv_oddities import HEADER

CELLS = st.one_of(
    st.sampled_from(["", " ", "NA", "Open", "closed", "Phone", "2024-03-01", "3/1/24", "a\nb", 'say "hi"', "x,y", ";"]),
    st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff\r", exclude_categories=("Cs",)), max_size=6),
)
WIDE = st.lists(CELLS, min_size=len(HEADER), max_size=len(HEADER)).map(
    lambda row: ["2024-01-02" if i == 1 else cell for i, cell in enumerate(row)]
)
NARROW = st.lists(st.sampled_from(["a", "b", "1"]), min_size=1, max_size=9).filter(lambda row: len(row) != len(HEADER))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(WIDE, WIDE, NARROW), min_size=1, max_size=12))
def test_kept_and_rejected_rows_are_all_the_rows_that_were_written(rows):
    out = io.StringIO()
    csv.writer(out).writerows([HEADER, ["0", "2024-01-01", "", "Open", "Phone", "First"], *rows])
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = bring(Path(folder), out.getvalue(), mapped())
        except ExtractError as refused:
            said = str(refused)  # most rows end in a cell without a header, and none of these has a date
            wider = sum(len(row) == len(HEADER) + 1 for row in rows)
            assert wider >= max(sum(len(row) == width for row in rows) for width in range(1, 10))
            assert wider > 1
            assert "none of the dates" in said
            return
        assert found.record.rows + found.record.rejected == len(rows) + 1
        assert len(found.rows) == found.record.rows
        kept = [row for row in rows if len(row) == len(HEADER)]
        assert found.record.rows == len(kept) + 1
        for cast in found.record.casts:
            assert sum(cast.forms.values()) + cast.blank + cast.failed == found.record.rows


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_imported_or_refused_in_words(raw):
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = bring(Path(folder), b"id,opened\n1,2024-01-01\n" + raw, mapped())
        except ExtractError as refused:
            said = str(refused)
            assert "Fix:" in said
            assert [path.name for path in Path(folder).iterdir()] == ["extract.csv"]
        else:
            assert found.record.rows >= 1


MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2068, 12, 31)).map(lambda when: when.replace(microsecond=0))


@settings(max_examples=150, deadline=None)
@given(MOMENTS, st.sampled_from([form for form in COMMON if form not in NAMED]))
def test_sql_reads_every_form_as_plain_python_does(when, form):
    text = when.strftime(form)
    expected = read_as(text, form)
    reading = Reading("t", "raw", (form,), Stamps.LOCAL, "America/Chicago")
    query = f"SELECT {moment(reading)}, {form_number(reading)} FROM {cast_layers('(SELECT ? AS raw)', [reading])}"
    assert duckdb.execute(query, [text]).fetchall() == [(expected, 1)]


@settings(max_examples=150, deadline=None)
@given(st.text("0123456789/-: APMT.+Z", max_size=22), st.sampled_from(["%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y", "%m/%d/%y"]))
def test_sql_and_plain_python_refuse_the_same_texts(text, form):
    reading = Reading("t", "raw", (form,), Stamps.LOCAL, "")
    query = f"SELECT {moment(reading)} FROM {cast_layers('(SELECT ? AS raw)', [reading])}"
    found = duckdb.execute(query, [text.strip()]).fetchall()[0][0]
    assert found == read_as(text, form)
    assert found is None or found >= EARLIEST
