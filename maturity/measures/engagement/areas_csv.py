"""An areas file as CSV: a header line, then an area a line; it becomes the same document as one in YAML."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from maturity.errors import Problem
from maturity.framework.document import MAX_BYTES, Document, Path_, brief, plain_number
from maturity.framework.problems import suggest

COLUMNS = ("area", "population", "need", "unit_of_need")
NEEDED = ("area", "population")


def read_csv(path: Path, shown: str) -> tuple[Document | None, list[Problem]]:
    """Read a CSV file into a document; None with the problems where it isn't one."""
    try:
        raw = path.read_bytes() if path.is_file() else None
    except OSError as error:
        return None, [_problem(shown, 1, f"the file can't be read: {error.strerror}", "Check that you may read it.")]
    if raw is None:
        return None, [_problem(shown, 1, "there is no such file", "Add it, or check how its name is written.")]
    if len(raw) > MAX_BYTES:
        return None, [
            _problem(shown, 1, f"the file has more than {MAX_BYTES:,} bytes", "Check that it is the right one.")
        ]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [_problem(shown, line, "this is not UTF-8 text", "Save the file as CSV UTF-8.")]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    lines: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append((reader.line_num, [cell.strip() for cell in cells]))
    except csv.Error as error:
        return None, [_problem(shown, reader.line_num, f"this line can't be read: {error}", "Check its quotes.")]
    if not lines:
        return None, [_problem(shown, 1, "the file is empty", f"Start it with the line {','.join(COLUMNS)}.")]
    return _document(shown, lines)


def _separator(text: str) -> str:
    """Return what separates cells: where a comma is the decimal sign, spreadsheets write semicolons."""
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _document(shown: str, lines: list[tuple[int, list[str]]]) -> tuple[Document | None, list[Problem]]:
    (first, given), *rest = lines
    header = [cell.casefold().replace(" ", "_") for cell in given]
    if problems := _wrong_header(shown, first, given, header):
        return None, problems
    places: dict[Path_, int] = {(): first, ("unit_of_need",): first}
    areas: list[dict[str, Any]] = []
    problems, units = [], set()
    for line, cells in rest:
        if len(cells) != len(header):
            what = f"this line has {len(cells)} cells, and the header {len(header)}"
            problems.append(_problem(shown, line, what, "Give it as many cells; put quotes around texts with commas."))
            continue
        row = {name: cell for name, cell in zip(header, cells, strict=True) if cell}
        units.add(row.pop("unit_of_need", ""))
        places["areas", len(areas)] = line
        areas.append({name: cell if name == "area" else plain_number(cell) for name, cell in row.items()})
    if len(units - {""}) > 1:
        what = f"need is counted in {len(units - {''})} units"
        problems.append(_problem(shown, first, what, "Write the same unit_of_need on every line."))
    if problems:
        return None, problems
    unit = next(iter(units - {""}), "")
    return Document(shown, {"areas": areas} | ({"unit_of_need": unit} if unit else {}), places), []


def _wrong_header(shown: str, line: int, given: list[str], header: list[str]) -> list[Problem]:
    problems = []
    for cell, name in zip(given, header, strict=True):
        if name not in COLUMNS:
            fix = f"{suggest(name, COLUMNS)}The columns are: {', '.join(COLUMNS)}."
            problems.append(_problem(shown, line, f"'{brief(cell)}' is not a column of an areas file", fix))
        elif header.count(name) > 1:
            problems.append(_problem(shown, line, f"the column '{name}' stands twice", "Delete one of the two."))
    for name in NEEDED:
        if name not in header and not problems:
            problems.append(_problem(shown, line, f"the column '{name}' is missing", "Add it to the first line."))
    return list(dict.fromkeys(problems))


def _problem(shown: str, line: int, what: str, fix: str) -> Problem:
    return Problem(shown, line, "", what, "It is needed to set requests beside residents.", fix)
