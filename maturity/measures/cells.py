"""Which cells of an extract a mapping uses, and the SQL of each as a text without what doesn't count."""

from __future__ import annotations

from dataclasses import dataclass, field

from maturity.measures.casting import Reading, trial
from maturity.measures.engine import literal
from maturity.measures.headers import Headers
from maturity.measures.mapping import Mapping, TextColumn, TimeColumn, WordsColumn
from maturity.measures.reading.opened import Opened, cell
from maturity.measures.shared_words import shared_words

TIMES = ("requested_datetime", "closed_date", "updated_datetime", "expected_datetime")
"""The columns of moments."""

CAST = (*TIMES, "published_days", "published_on_time")
"""The columns that are read from text, in the order in which `read_by` packs the numbers of their forms."""

BLANKS = " \t\r\n"
NUMBER = "number"
YES_NO = "yes-no"


@dataclass(frozen=True)
class Cells:
    """What a mapping finds in an extract."""

    texts: dict[str, str] = field(default_factory=dict)  # SQL of a text by the name of its column
    readings: tuple[Reading, ...] = ()
    headers: dict[str, tuple[str, ...]] = field(default_factory=dict)  # the source's own by the name of the column
    used: frozenset[int] = frozenset()

    def forms(self, name: str) -> tuple[str, ...]:
        """Return the forms by which a column is read."""
        if name in TIMES:
            return next(one.forms for one in self.readings if one.column == name)
        return (NUMBER if name == "published_days" else YES_NO,)

    @property
    def cast(self) -> tuple[str, ...]:
        """The columns that the extract has and that are read from text."""
        return tuple(name for name in CAST if name in self.texts)


def cells_of(mapping: Mapping, opened: Opened, timezone: str) -> Cells:
    """Return which columns the extract has, and how each is written in SQL."""
    headers, hidden = Headers(opened.headers), Headers(opened.headers).hidden(mapping)
    texts: dict[str, str] = {}
    found: dict[str, tuple[int, ...]] = {}
    for name, column in mapping.all_columns().items():
        places = [place for place in _places(column, headers) if place not in hidden]
        if not places:
            continue
        found[name] = tuple(places)
        parts = [_text(cell(place), opened.blanks_gone) for place in places]
        between = column.delimiter if isinstance(column, TextColumn) else " "
        texts[name] = parts[0] if len(parts) == 1 else f"nullif(concat_ws({literal(between)}, {', '.join(parts)}), '')"
    readings = tuple(
        Reading(name, f"raw_{name}", trial(moment.forms), moment.stamps or mapping.stamps, timezone)
        for name in TIMES
        if name in texts and (moment := mapping.time_columns().get(name)) is not None
    )
    named = {name: tuple(opened.headers[place] for place in places) for name, places in found.items()}
    return Cells(texts, readings, named, frozenset(place for places in found.values() for place in places))


def _places(column: TextColumn | TimeColumn | WordsColumn, headers: Headers) -> tuple[int, ...]:
    if isinstance(column, TextColumn) and column.joined:
        return headers.every(column.headers)
    first = headers.first(column.headers)
    if first is None:
        return ()
    clock = headers.first(column.time_of_day) if isinstance(column, TimeColumn) and column.time_of_day else None
    return (first,) if clock is None else (first, clock)


def _text(name: str, blanks_gone: bool) -> str:
    """Return a cell without blanks around it; trimming is slow, so only what has some is trimmed."""
    ends = " OR ".join(f"ends_with({name}, {literal(blank)})" for blank in " \n")
    trimmed = f"CASE WHEN {name} < '!' OR {ends} THEN nullif(trim({name}, {literal(BLANKS)}), '') ELSE {name} END"
    if blanks_gone:
        return trimmed
    blank = ", ".join(map(literal, shared_words().blank))
    return f"CASE WHEN trim({name}, {literal(BLANKS)}) NOT IN ({blank}) THEN {trimmed} END"
