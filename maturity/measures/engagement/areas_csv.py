"""An areas file as CSV: a header line, then an area a line; it becomes the same document as one in YAML."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from maturity.errors import Problem
from maturity.framework.document import MAX_BYTES, Document, Path_, brief, plain_number
from maturity.framework.problems import suggest
from maturity.text.spoken import told

COLUMNS = ("area", "population", "need", "unit_of_need")
NEEDED = ("area", "population")


def read_csv(path: Path, shown: str) -> tuple[Document | None, list[Problem]]:
    """Read a CSV file into a document; None with the problems where it isn't one."""
    try:
        raw = path.read_bytes() if path.is_file() else None
    except OSError as error:
        return None, [_problem(shown, 1, "unreadable", reason=error.strerror)]
    if raw is None:
        return None, [_problem(shown, 1, "missing")]
    if len(raw) > MAX_BYTES:
        return None, [_problem(shown, 1, "too_big", most=f"{MAX_BYTES:,}")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [_problem(shown, line, "not_utf8")]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    lines: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append((reader.line_num, [cell.strip() for cell in cells]))
    except csv.Error as error:
        return None, [_problem(shown, reader.line_num, "broken_row", error=error)]
    if not lines:
        return None, [_problem(shown, 1, "nothing", columns=",".join(COLUMNS))]
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
            problems.append(_problem(shown, line, "width", cells=len(cells), wanted=len(header)))
            continue
        row = {name: cell for name, cell in zip(header, cells, strict=True) if cell}
        units.add(row.pop("unit_of_need", ""))
        places["areas", len(areas)] = line
        areas.append({name: cell if name == "area" else plain_number(cell) for name, cell in row.items()})
    if len(units - {""}) > 1:
        problems.append(_problem(shown, first, "units", number=len(units - {""})))
    if problems:
        return None, problems
    unit = next(iter(units - {""}), "")
    return Document(shown, {"areas": areas} | ({"unit_of_need": unit} if unit else {}), places), []


def _wrong_header(shown: str, line: int, given: list[str], header: list[str]) -> list[Problem]:
    problems = []
    for cell, name in zip(given, header, strict=True):
        if name not in COLUMNS:
            known = {"meant": suggest(name, COLUMNS), "columns": ", ".join(COLUMNS)}
            problems.append(_problem(shown, line, "no_column", name=brief(cell), **known))
        elif header.count(name) > 1:
            problems.append(_problem(shown, line, "column_twice", name=name))
    for name in NEEDED:
        if name not in header and not problems:
            problems.append(_problem(shown, line, "column_missing", name=name))
    return list(dict.fromkeys(problems))


def _problem(shown: str, line: int, named: str, **values: object) -> Problem:
    what, fix = (told(f"beside.csv.{named}.{part}", **values) for part in ("what", "fix"))
    return Problem(shown, line, "", what, told("beside.csv.why"), fix)
