"""The requests that engagement counts: those of residents in the twelve months, and why the others are left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from maturity.measures.columns import Channel
from maturity.measures.engagement.window import Window, window_of
from maturity.measures.engine import Engine
from maturity.measures.model import Exclusion
from maturity.measures.record import ImportRecord
from maturity.measures.scope import Scope
from maturity.measures.view import Fact

COUNTED = "counted"
STAFF = "staff"
LEFT_OUT = ("no-requested-date", "before-the-period", "elected", "duplicate")
"""Why a resident's request isn't counted, in the order in which it is asked: each row stands under the first."""
REASONS = (STAFF, *LEFT_OUT, COUNTED)


@dataclass(frozen=True)
class Rows:
    """How many rows there are, and how many of them say who asked, in which area and through which channel."""

    all: int = 0
    requester: int = 0
    area: int = 0
    channel: int = 0


@dataclass(frozen=True)
class Counted:
    """The requests of residents that count, ready to be asked about."""

    engine: Engine
    record: ImportRecord
    scope: Scope
    window: Window
    by_reason: Mapping[str, Rows]

    @property
    def rows(self) -> Rows:
        """The rows that count."""
        return self.by_reason.get(COUNTED, Rows())

    @property
    def staff(self) -> int:
        """Requests of staff and systems in the scope, which no resident made."""
        return self.by_reason.get(STAFF, Rows()).all

    @cached_property
    def exclusions(self) -> tuple[Exclusion, ...]:
        """The rows of residents that are left out, by reason."""
        found = ((reason, self.by_reason.get(reason, Rows()).all) for reason in LEFT_OUT)
        return tuple(Exclusion(reason=reason, rows=rows) for reason, rows in found if rows)

    def without(self, more: Mapping[str, int]) -> tuple[Exclusion, ...]:
        """Return the exclusions with further ones, such as the requests without an area."""
        return (*self.exclusions, *(Exclusion(reason=reason, rows=rows) for reason, rows in more.items() if rows))

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader of every figure has to know: how long it looks back, and that staff are left out."""
        return (self.window.note, *(["staff-left-out"] if self.staff else []))

    @property
    def told(self) -> dict[str, Decimal]:
        """The numbers that these notes name."""
        return {"days": Decimal(self.window.days), "staff": Decimal(self.staff)}

    @property
    def table(self) -> str:
        """The rows that count as a subquery of the name `r`."""
        # The period by itself as well: then whole parts of the file without a row of it are not even looked at.
        counts = (
            f"requested_datetime >= {self.window.opens} AND {_reason(self.window).place()} = {REASONS.index(COUNTED)}"
        )
        return f"(SELECT * FROM {self.scope.table} WHERE {counts}) AS r"

    @property
    def incident(self) -> str:
        """What tells two requests apart, in SQL: the number, or the row where there is none."""
        return "COALESCE(service_request_id, CONCAT('#', CAST(\"row\" AS VARCHAR)))"

    @property
    def repeats(self) -> bool:
        """Whether a number may stand in several rows, so that incidents have to be told apart."""
        return self.record.repeated_ids > 0


def counted(engine: Engine, record: ImportRecord, scope: Scope) -> Counted:
    """Ask how many rows count and why the others don't."""
    window = window_of(record, scope)
    places = f"(SELECT {_reason(window).place()} AS place FROM {scope.table}) AS x"
    found = engine.rows(f"SELECT place, COUNT(*) FROM {places} GROUP BY place")
    counts = Counted(engine, record, scope, window, {REASONS[place]: Rows(rows) for place, rows in found})
    if not counts.rows.all:
        return counts
    # What the rows say is asked of those that count alone: the hashes of all the others need not be read.
    ((requester, area, channel),) = engine.rows(
        "SELECT COUNT(requester), COUNT(area),"
        f" COUNT(*) FILTER (WHERE channel <> '{Channel.UNKNOWN.value}') FROM {counts.table}"
    )
    rows = Rows(counts.rows.all, requester, area, channel)
    return replace(counts, by_reason={**counts.by_reason, COUNTED: rows})


def _reason(window: Window) -> Fact:
    asked = {
        "NOT resident": STAFF,
        "requested_datetime IS NULL": LEFT_OUT[0],
        f"requested_datetime < {window.opens}": LEFT_OUT[1],
        "elected": LEFT_OUT[2],
        "duplicate": LEFT_OUT[3],
        "": COUNTED,
    }
    return Fact(REASONS, tuple(asked.items()))
