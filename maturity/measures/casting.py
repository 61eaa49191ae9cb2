"""SQL that reads moments from text by the forms of a mapping, in the order of trial, and says which form did it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from maturity.measures.engine import literal
from maturity.measures.forms import EPOCH, ISO, day_only, lengths
from maturity.measures.mapping import Stamps

UNREADABLE = 99
"""Stands for a form where a cell has a text that none of them reads; 0 stands for an empty cell."""

DIGITS = 100
"""What the number of a form is counted with where the forms of several columns stand in one number."""

_OFFSET = r"'\s*(Z|UTC|[+-]\d{2}(:?\d{2})?)$'"
_BOUNDS = "BETWEEN TIMESTAMP '1900-01-01' AND TIMESTAMP '9999-12-31 23:59:59'"


@dataclass(frozen=True)
class Reading:
    """How one column of moments is read: from which expression, by which forms, and on which clock."""

    column: str
    text: str
    forms: tuple[str, ...]
    stamps: Stamps
    timezone: str  # empty where nobody knows it: then digits are taken as they stand


def cast_layers(table: str, readings: Sequence[Reading]) -> str:
    """Return a query over `table` with, for each reading, its column and `<column>_form`, the number of its form.

    One form of all columns is tried a layer, on the cells that no earlier form has read.
    """
    known = table
    for step in range(max((len(one.forms) for one in readings), default=0)):
        tried = [one for one in readings if step < len(one.forms)]
        casts = ", ".join(f"{_attempt(one, step)} AS {one.column}_{step + 1}" for one in tried)
        known = f"(SELECT *, {casts} FROM {known})"
        bounded = ", ".join(f"CASE WHEN {name} {_BOUNDS} THEN {name} END AS {name}" for name in _names(tried, step))
        known = f"(SELECT * REPLACE ({bounded}) FROM {known})"
    return known


def _names(readings: Sequence[Reading], step: int) -> list[str]:
    return [f"{one.column}_{step + 1}" for one in readings]


def moment(reading: Reading) -> str:
    """Return the moment that the layers have found."""
    return f"coalesce({', '.join(f'{reading.column}_{step + 1}' for step in range(len(reading.forms)))})"


def form_number(reading: Reading) -> str:
    """Return the number of the form that read a cell: from 1 on, 0 for an empty cell, UNREADABLE for none."""
    tried = " ".join(
        f"WHEN {reading.column}_{step + 1} IS NOT NULL THEN {step + 1}" for step in range(len(reading.forms))
    )
    return f"CASE WHEN {reading.text} IS NULL THEN 0 {tried} ELSE {UNREADABLE} END"


def form_counts(counted: Mapping[int, int], place: int, forms: Sequence[str]) -> tuple[dict[str, int], int, int]:
    """Return rows by form, blank rows and unreadable rows of one column, from rows by the packed numbers."""
    by_form: dict[str, int] = {}
    blank = failed = 0
    for packed, rows in counted.items():
        number = packed // DIGITS**place % DIGITS
        if number == 0:
            blank += rows
        elif number == UNREADABLE:
            failed += rows
        else:
            form = forms[number - 1]
            by_form[form] = by_form.get(form, 0) + rows
    return by_form, blank, failed


def _attempt(reading: Reading, step: int) -> str:
    cast = _cast(reading, reading.forms[step])
    if step == 0:
        return cast
    earlier = " AND ".join(f"{reading.column}_{number} IS NULL" for number in range(1, step + 1))
    return f"CASE WHEN {reading.text} IS NOT NULL AND {earlier} THEN {cast} END"


def _cast(reading: Reading, form: str) -> str:
    text = reading.text
    match form:
        case "iso":
            return _iso(reading)
        case "epoch" | "epoch-ms":
            least, micros = (1e8, 1_000_000) if form == EPOCH else (1e11, 1000)
            number = f"TRY_CAST({text} AS DOUBLE)"
            bounded = f"CASE WHEN {number} >= {least:.0f} AND {number} < {least * 100:.0f} THEN {number} END"
            return _to_local(f"make_timestamp(CAST({bounded} * {micros} AS BIGINT))", reading.timezone)
        case "excel-days":
            number = f"TRY_CAST({text} AS DOUBLE)"
            bounded = f"CASE WHEN {number} >= 20000 AND {number} < 80000 THEN {number} END"
            return f"(TIMESTAMP '1899-12-30' + to_seconds(CAST(round({bounded} * 86400) AS BIGINT)))"
        case _:
            return _pattern(reading, form)


def _iso(reading: Reading) -> str:
    text, stripped = reading.text, f"TRY_CAST(regexp_replace({reading.text}, {_OFFSET}, '') AS TIMESTAMP)"
    universal = f"(TRY_CAST({text} AS TIMESTAMPTZ) AT TIME ZONE 'UTC')"  # without an offset it is read as universal
    shaped = f"{text} LIKE '____-%' AND length({text}) >= 8"
    match _meant(reading):
        case Stamps.LOCAL:
            plain = f"length({text}) <= 19 AND NOT contains({text}, '+')"
            found = f"CASE WHEN {plain} THEN TRY_CAST({text} AS TIMESTAMP) ELSE {stripped} END"
        case Stamps.UTC:
            moved = _to_local(universal, reading.timezone)
            found = f"CASE WHEN length({text}) <= 10 THEN TRY_CAST({text} AS TIMESTAMP) ELSE {moved} END"
        case Stamps.OFFSET:
            moved = _to_local(universal, reading.timezone)
            behind = f"regexp_matches(substr({text}, 11), {_OFFSET})"
            found = f"CASE WHEN {behind} THEN {moved} ELSE TRY_CAST({text} AS TIMESTAMP) END"
    return f"date_trunc('second', CASE WHEN {shaped} THEN {found} END)"


def _pattern(reading: Reading, form: str) -> str:
    """Return the cast by a pattern; a text that is too short or too long isn't tried, because failing is slow."""
    least, most = lengths(form)
    return f"CASE WHEN length({reading.text}) BETWEEN {least} AND {most} THEN {_by_pattern(reading, form)} END"


def _by_pattern(reading: Reading, form: str) -> str:
    meant, text = _meant(reading), reading.text
    if "%z" not in form:
        found = f"try_strptime({text}, {literal(form)})"
        return _to_local(found, reading.timezone) if meant is Stamps.UTC and not day_only(form) else found
    if meant is Stamps.LOCAL:
        bare = form.replace("%z", "").rstrip()
        return f"try_strptime(regexp_replace({text}, {_OFFSET}, ''), {literal(bare)})"
    return _to_local(f"CAST(try_strptime({text}, {literal(form)}) AT TIME ZONE 'UTC' AS TIMESTAMP)", reading.timezone)


def _meant(reading: Reading) -> Stamps:
    return reading.stamps if reading.timezone else Stamps.LOCAL


def _to_local(universal: str, timezone: str) -> str:
    if timezone in ("", "UTC"):
        return universal
    return f"({universal} AT TIME ZONE 'UTC' AT TIME ZONE {literal(timezone)})"


def trial(forms: Sequence[str]) -> tuple[str, ...]:
    """Return the forms in the order of trial; ISO, which can't be mistaken for another, is always among them."""
    return tuple(dict.fromkeys([*forms, ISO]))
