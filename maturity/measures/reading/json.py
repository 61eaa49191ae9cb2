"""JSON files: a list of records, one record a line, or a list wrapped in an answer; nested keys are named with dots."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from maturity.measures.engine import literal
from maturity.measures.reading.opened import Opened, cell
from maturity.measures.reading.refusals import reason_of, refused

WHOLE = 300_000_000
"""Bytes of a file that has to be read as a whole, because its list is wrapped in something else."""

DEEPEST = 3
_ARRAY, _LINES = "array", "newline_delimited"


def open_json(path: Path, name: str, scratch: Path, beginning: str) -> Opened:
    """Return a JSON file of UTF-8 ready to be read; `beginning` is its first text, without spaces in front."""
    if beginning.startswith("["):
        form = _ARRAY
    elif _is_lines(path):
        form = _LINES
    else:
        path, form = _unwrapped(path, name, scratch / "unwrapped.jsonl"), _LINES
    # A broken line is a row without anything in it, and counted as rejected like any other line that is no row.
    broken = ", ignore_errors = true" if form == _LINES else ""
    rows = f"read_json_objects({literal(str(path))}, format = '{form}'{broken})"
    paths = _leaves(rows, name)
    if not paths:
        raise refused(name, "no_requests")
    asked = ", ".join(literal(_json_path(one)) for one in paths)
    named = ", ".join(f"v[{index + 1}] AS {cell(index)}" for index in range(len(paths)))
    table = f"(SELECT {named} FROM (SELECT json_extract_string(json, [{asked}]) AS v FROM {rows}))"
    return Opened("json", path, tuple(".".join(one) for one in paths), table)


def _is_lines(path: Path) -> bool:
    """Say whether each line is a record: the first is a whole one, and another follows, or it is all there is."""
    with path.open(encoding="utf-8-sig") as file:
        first, second = "", ""
        for line in file:
            if line.strip() and first:
                second = line.strip()
                break
            first = first or line.strip()
    try:
        record = json.loads(first)
    except ValueError:
        return False
    return isinstance(record, dict) and (second.startswith("{") or (not second and not any(_lists(record, 0))))


def _unwrapped(path: Path, name: str, copy: Path) -> Path:
    """Write the longest list of records in an answer as lines; an answer that is one record becomes one line."""
    if path.stat().st_size > WHOLE:
        raise refused(name, "no_requests")
    try:
        whole = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise refused(name, "bad_json", reason=reason_of(error)) from error
    lists = list(_lists(whole, 0))
    records = max(lists, key=len) if lists else [whole]
    with copy.open("w", encoding="utf-8") as file:
        for record in records:
            geo = record.get("properties") if record.get("type") == "Feature" else None
            file.write(json.dumps(geo if isinstance(geo, dict) else record) + "\n")
    return copy


def _lists(inside: Any, depth: int) -> Iterator[list[dict[str, Any]]]:
    """Return the lists of records that stand directly in an answer or in a part of it, not in the records."""
    if isinstance(inside, dict) and depth < DEEPEST and "service_request_id" not in inside:
        for part in inside.values():
            if isinstance(part, list) and part and all(isinstance(one, dict) for one in part):
                yield part
            else:
                yield from _lists(part, depth + 1)


def _leaves(rows: str, name: str) -> list[tuple[str, ...]]:
    """Return every key that any record has, in the order in which they come up; lists are left whole."""
    try:
        with duckdb.connect(":memory:") as connection:
            found = connection.execute(f"SELECT json_group_structure(json) FROM {rows}").fetchall()[0][0]
    except duckdb.Error as error:
        raise refused(name, "bad_json", reason=reason_of(error)) from error
    structure = json.loads(found) if found else None
    if not isinstance(structure, dict):
        raise refused(name, "no_requests")
    return list(_named(structure, ()))


def _named(structure: dict[str, Any], above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for key, inside in structure.items():
        place = (*above, key)
        if isinstance(inside, dict) and len(place) < DEEPEST:
            yield from _named(inside, place)
        else:
            yield place


def _json_path(place: tuple[str, ...]) -> str:
    return "$" + "".join('."' + key.replace('"', '\\"') + '"' for key in place)
