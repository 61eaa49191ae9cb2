"""The words of one column in a whole file, before it is imported: so that a person can say what each means."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

import duckdb

from maturity.measures.fingerprint import is_utf8
from maturity.measures.reading.kinds import open_extract
from maturity.measures.reading.opened import cell

MOST = 200
LONGEST = 200
"""Characters of a word; what is longer is text that somebody typed."""


def words_in_file(path: Path, header: str, name: str = "", most: int = MOST) -> tuple[tuple[str, int], ...]:
    """Return the words below a header, the most frequent first, with the rows that have each.

    Nothing where a line can't be read: importing the file says which. ExtractError where it is no such file.
    """
    with tempfile.TemporaryDirectory() as scratch, duckdb.connect(":memory:") as connection:
        opened = open_extract(path, name or path.name, Path(scratch), is_utf8=is_utf8(path))
        if header not in opened.headers:
            return ()
        text = f"trim({cell(opened.headers.index(header))})"
        query = (
            f"SELECT {text} AS word, count(*) AS rows FROM {opened.table}"
            f" WHERE {text} <> '' AND length({text}) <= {LONGEST}"
            f" GROUP BY word ORDER BY rows DESC, word LIMIT {most}"
        )
        with suppress(duckdb.Error):
            return tuple((str(word), int(rows)) for word, rows in connection.execute(query).fetchall())
    return ()
