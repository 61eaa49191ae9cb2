"""What is recorded of an import: where it came from, how each cell was read, and what could not be."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

FORMAT = 1


class Recorded(BaseModel):
    """A part of the record: frozen, and strict about its fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Clock(StrEnum):
    """How fine the stamps of a column are."""

    TIME = "time"
    DAY = "day"
    NONE = "none"  # the extract has no such column


class Example(Recorded):
    """A cell or line that could not be read: its row in the source, and what stands there, shortened."""

    row: int
    text: str


class Cast(Recorded):
    """How one column was read from text."""

    column: str
    headers: tuple[str, ...]  # the source's own names; several where a date and a time are joined
    forms: dict[str, int] = Field(default_factory=dict)  # rows by the form that read them, such as %m/%d/%Y %I:%M:%S %p
    blank: int = 0
    failed: int = 0
    examples: tuple[Example, ...] = ()  # of what failed, five at most


class Unmapped(Recorded):
    """A word of the source that the mapping doesn't know, such as a channel, and how many rows have it."""

    column: str
    text: str
    rows: int


class ImportRecord(Recorded):
    """Everything that is known of an import besides its rows."""

    format: int = FORMAT
    name: str  # of the file, or the address without its query
    sha256: str  # of the source as it was read
    size: int  # bytes
    made_at: datetime
    kind: str  # csv, json, excel, parquet, georeport
    mapping: str  # id of the mapping
    mapping_sha256: str
    city: str = ""
    timezone: str
    timezone_assumed: bool = False
    rows: int  # in the kept table
    rejected: int = 0  # lines that are no rows: footers, wrong numbers of cells
    rejected_examples: tuple[Example, ...] = ()
    casts: tuple[Cast, ...] = ()
    clocks: dict[str, Clock] = Field(default_factory=dict)  # by canonical name, of the four time columns
    unmapped: tuple[Unmapped, ...] = ()
    dropped: tuple[str, ...] = ()  # headers that were not kept at all
    repeated_ids: int = 0  # rows whose id stands in an earlier row
    identical_rows: int = 0  # rows that repeat an earlier row in every kept cell; they are kept and counted
    first: datetime | None = None  # the earliest requested_datetime
    last: datetime | None = None  # the latest of requested, closed and updated that is not after made_at
    holidays: tuple[date, ...] = ()
    notes: tuple[str, ...] = ()  # ids of what a reader has to know, such as closed-is-updated
