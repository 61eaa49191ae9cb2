"""A mapping made from the headers of an extract and some of its rows, by what many centers call their columns."""

from __future__ import annotations

from collections.abc import Sequence

from maturity.measures.forms import NUMBERS
from maturity.measures.guessing_forms import Guess, guess_forms
from maturity.measures.headers import Headers, plain
from maturity.measures.mapping import Columns, Mapping, Stamps, TextColumn, TimeColumn, WordsColumn
from maturity.measures.shared_headers import shared_headers
from maturity.measures.shared_words import folded, shared_words
from maturity.text import DEFAULT, words

SUGGESTED = "suggested"
TIMES = ("requested_datetime", "closed_date", "updated_datetime", "expected_datetime")
_WORDS = ("published_on_time",)

Rows = Sequence[Sequence[str]]


def build(headers: Headers, rows: Rows) -> Mapping:
    """Return a mapping; where no header sounds like a date of request, the first column that holds dates is one."""
    personal = {plain(header) for header in shared_headers().personal}
    hidden = [place for place, header in enumerate(headers.all) if plain(header) in personal]
    taken = set(hidden)
    columns: dict[str, TextColumn | TimeColumn | WordsColumn] = {}
    universal = offsets = False
    for name, aliases in shared_headers().columns.items():
        place = _place(headers, aliases, taken)
        if place is None:
            continue
        cells = joined_cells(rows, [place])
        if name in TIMES:
            guess = guess_forms(cells)
            if guess.cells and guess.share < 0.5 and name != "requested_datetime":
                continue  # it only sounds like a date
            columns[name] = _moment(name, place, headers, guess, rows, taken)
            universal, offsets = universal or guess.universal, offsets or guess.offsets
        elif name in _WORDS:
            if not cells or not {folded(text) for text in cells} <= _on_time_words():
                continue
            on_time = shared_headers().on_time
            columns[name] = WordsColumn(headers=(headers.all[place],), yes=on_time.yes, no=on_time.no)
        else:
            columns[name] = TextColumn(headers=(headers.all[place],))
        taken.add(place)
    columns.setdefault("requested_datetime", _first_date(headers, rows, taken))
    return Mapping(
        id=SUGGESTED,
        title=words(DEFAULT).say("importing.suggested"),
        stamps=Stamps.OFFSET if offsets else Stamps.LOCAL,
        columns=Columns(**columns),  # type: ignore[arg-type]  # each name has the kind that it needs
        personal=tuple(dict.fromkeys(headers.all[place] for place in hidden)),
    )


def _place(headers: Headers, aliases: Sequence[str], taken: set[int]) -> int | None:
    for alias in aliases:
        for place, header in enumerate(headers.all):
            if place not in taken and plain(header.rpartition(".")[2]) == plain(alias):
                return place
    return None


def joined_cells(rows: Rows, places: Sequence[int]) -> list[str]:
    """Return the cells of a column that have something in them; several columns are joined by a space."""
    blank = {"", *shared_words().blank}
    found = []
    for row in rows:
        parts = [row[place].strip() for place in places if place < len(row)]
        found.append(" ".join(part for part in parts if part not in blank))
    return [text for text in found if text]


def _moment(name: str, place: int, headers: Headers, guess: Guess, rows: Rows, taken: set[int]) -> TimeColumn:
    if guess.days_only:
        clock = _place(headers, shared_headers().time_of_day.get(name, ()), taken)
        if clock is not None:
            both = guess_forms(joined_cells(rows, [place, clock]))
            taken.add(clock)
            forms = tuple(dict.fromkeys((*both.forms, *guess.forms)))
            return TimeColumn(headers=(headers.all[place],), time_of_day=(headers.all[clock],), forms=forms)
    return TimeColumn(headers=(headers.all[place],), forms=guess.forms)


def _first_date(headers: Headers, rows: Rows, taken: set[int]) -> TimeColumn:
    for place, header in enumerate(headers.all):
        if place not in taken and header:
            guess = guess_forms(joined_cells(rows, [place])[:50])
            if guess.cells and guess.share >= 0.9 and not _only_numbers(guess):
                return TimeColumn(headers=(header,), forms=guess.forms)
    return TimeColumn(headers=(next((header for header in headers.all if header), "?"),))


def _only_numbers(guess: Guess) -> bool:
    """Say whether nothing but numbers was read: a count of something may look like days or seconds."""
    return all(form in NUMBERS for form in guess.forms)


def _on_time_words() -> set[str]:
    return {folded(word) for word in (*shared_headers().on_time.yes, *shared_headers().on_time.no)}
