"""CSV files: their encoding, delimiter and headers, and the table that DuckDB reads from them, all as text."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import duckdb

from maturity.measures.engine import literal
from maturity.measures.reading.encoding import UTF_16, WINDOWS, encoding_of
from maturity.measures.reading.endless import endless
from maturity.measures.reading.opened import EXAMPLES, Opened, Rejected, cell, short
from maturity.measures.reading.refusals import refused
from maturity.measures.record import Example
from maturity.measures.shared_words import shared_words

SAMPLE = 1 << 20  # bytes
LOOKED_AT = 2_000  # rows
LONGEST_LINE = 4_000_000
"""In bytes, and what a processor reads at a time: small enough that a small file is read by all of them. DuckDB would
lose longer lines, and what follows a quote that is never closed, without a word; `endless` refuses them."""

_DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class CsvShape:
    """What has to be known to read a CSV file."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # the first, as they stand
    delimiter: str
    encoding: str


def csv_shape(path: Path, name: str, most: int = 200) -> CsvShape:
    """Look at the beginning of a file; ExtractError where it is no table."""
    with path.open("rb") as file:
        raw = file.read(SAMPLE)
    encoding = encoding_of(raw)
    text = codecs.getincrementaldecoder(encoding)("replace").decode(raw)
    if not text.strip("\ufeff \r\n\t"):
        raise refused(name, "empty")
    if text.lstrip("\ufeff \r\n\t")[:1] == "<":
        raise refused(name, "web_page")
    if "\x00" in text:
        raise refused(name, "not_text")
    delimiter = _delimiter(text)
    lines = _rows(text, delimiter, len(raw) == SAMPLE, LOOKED_AT)
    headers, rows = lines[0], lines[1:]
    if len(headers) < 2:
        raise refused(name, "no_columns")
    return CsvShape(_wide(headers, rows), tuple(map(tuple, rows[:most])), delimiter, encoding)


def open_csv(path: Path, name: str, scratch: Path, *, is_utf8: bool = True, kind: str = "csv") -> Opened:
    """Return a CSV file ready to be read; one that is not UTF-8 is copied into `scratch` as UTF-8 first."""
    shape = csv_shape(path, name)

    def mended() -> Opened:
        copy = _with_even_lines(path, scratch / "even.csv")
        return replace(open_csv(copy, name, scratch, kind=kind), mended=None)

    if not is_utf8 or shape.encoding == UTF_16:
        path = in_utf8(path, UTF_16 if shape.encoding == UTF_16 else WINDOWS, scratch / "utf8.csv")
    if found := endless(path, shape.delimiter, LONGEST_LINE):
        raise refused(name, "open_quote" if found.quoted else "endless_line", found.line, number=f"{found.line:,}")
    types = ", ".join(f"{literal(cell(index))}: 'VARCHAR'" for index in range(len(shape.headers)))
    blanks = ", ".join(map(literal, ["", " ", *shared_words().blank]))
    table = (
        f"read_csv({literal(str(path))}, auto_detect = false, header = true, columns = {{{types}}}, "
        f"delim = {literal(shape.delimiter)}, quote = '\"', escape = '\"', strict_mode = true, null_padding = false, "
        f"store_rejects = true, rejects_limit = 0, nullstr = [{blanks}], "
        f"max_line_size = {LONGEST_LINE}, buffer_size = {LONGEST_LINE})"
    )
    return Opened(kind, path, shape.headers, table, blanks_gone=True, rejected=_rejected, mended=mended)


def _delimiter(text: str) -> str:
    """Return what parts the cells: what gives the most rows as wide as the first."""

    def worth(delimiter: str) -> tuple[int, int]:
        rows = _rows(text[: SAMPLE // 8], delimiter, True, 100)
        width = len(rows[0]) if rows else 0
        return (sum(len(row) == width for row in rows) * (width > 1), width)

    return max(_DELIMITERS, key=worth)


def _rows(text: str, delimiter: str, is_cut: bool, most: int) -> list[list[str]]:
    """Return the first rows that have something in them; not the last of a text that is cut off somewhere."""
    source = io.StringIO(text.removeprefix("\ufeff"), newline="")
    usual = csv.field_size_limit(SAMPLE)  # it holds for all readers of the process
    try:
        rows = list(islice(filter(None, csv.reader(source, delimiter=delimiter)), most + 1))
    finally:
        csv.field_size_limit(usual)
    return rows[:-1] if len(rows) > most or (is_cut and len(rows) > 1) else rows


def _wide(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the headers; with one more, without a name, where every row ends in a cell that has none."""
    widths = Counter(map(len, rows))
    usual = widths.most_common(1)[0][0] if widths else len(headers)
    given = tuple(" ".join(header.split()) for header in headers)
    return (*given, "") if usual == len(headers) + 1 else given


def in_utf8(path: Path, encoding: str, copy: Path) -> Path:
    """Copy a text file as UTF-8 without a mark; what stands for nothing in the encoding becomes a question mark."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    with path.open("rb") as source, copy.open("wb") as target:
        while raw := source.read(1 << 22):
            target.write(decoder.decode(raw).encode())
        target.write(decoder.decode(b"", True).encode())
    return copy


def _with_even_lines(path: Path, copy: Path) -> Path:
    """Copy a file so that all its lines end alike, as they don't where one program wrote and another went on."""
    with path.open("rb") as source, copy.open("wb") as target:
        held = b""
        while raw := source.read(1 << 22):
            raw = held + raw
            held = b"\r" if raw.endswith(b"\r") else b""
            raw = raw[: len(raw) - len(held)]
            target.write(raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
        target.write(held.replace(b"\r", b"\n"))
    return copy


def _rejected(connection: duckdb.DuckDBPyConnection) -> Rejected:
    """Return how many lines have a wrong number of cells or broken quotes, and the first of them."""
    query = "SELECT line, min(csv_line) FROM reject_errors GROUP BY line ORDER BY line"
    found = connection.execute(query).fetchall()
    return len(found), tuple(Example(row=line, text=short(text or "")) for line, text in found[:EXAMPLES])
