"""A mapping: which header of a city's extract is which column, and which of its words are which status or channel."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from maturity.framework.plain import Content, Flag, PlainId, Verbatim
from maturity.framework.problems import shown
from maturity.measures.columns import Channel, Status
from maturity.measures.forms import checked_form
from maturity.measures.zones import zones
from maturity.text.spoken import told

_TIME = re.compile(r"\d\d:\d\d(:\d\d)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

Header = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


def _listed(given: Any) -> Any:
    """Read one text as a list of one."""
    return (given,) if isinstance(given, str) else given


def _headed(given: Any) -> Any:
    """Read a header, or a list of them, as a column with nothing else to say."""
    return {"headers": given} if isinstance(given, str | list | tuple) else given


def _known_zone(given: str) -> str:
    if given and given not in zones():
        raise ValueError(f"'{given}' is not a time zone. Fix: Write a name such as America/Chicago.")
    return given


def _moment(given: Any) -> Any:
    """Read a time of day such as 08:30; pydantic would take a number for seconds, and an offset as well."""
    return given if isinstance(given, time) else _written(given, _TIME, time.fromisoformat, "beside.hours.no_time")


def _day(given: Any) -> Any:
    """Read a day such as 2026-07-03; pydantic would take a number for seconds."""
    return given if isinstance(given, date) else _written(given, _DAY, date.fromisoformat, "beside.hours.no_day")


def _written(given: Any, form: re.Pattern[str], read: Callable[[str], object], otherwise: str) -> object:
    with contextlib.suppress(ValueError):  # the form is right, and there is no such day or time
        if isinstance(given, str) and form.fullmatch(given):
            return read(given)
    raise ValueError(told(otherwise, shown=shown(given)))


Headers = Annotated[tuple[Header, ...], BeforeValidator(_listed), Field(min_length=1)]
Words = Annotated[tuple[Verbatim, ...], BeforeValidator(_listed)]
Form = Annotated[str, AfterValidator(checked_form)]
Forms = Annotated[tuple[Form, ...], BeforeValidator(_listed)]
Zone = Annotated[str, AfterValidator(_known_zone)]
TimeOfDay = Annotated[time, BeforeValidator(_moment)]
Day = Annotated[date, BeforeValidator(_day)]


class Stamps(StrEnum):
    """What the clock of a stamp is."""

    LOCAL = "local"  # the center's own clock, whatever offset may stand behind it
    UTC = "utc"  # universal time; turned into the center's own clock
    OFFSET = "offset"  # a true offset behind each stamp; stamps without one are local


class TextColumn(Content):
    """Where a text comes from: one header, several that are tried in turn, or several that are joined."""

    headers: Headers = Field(description="The header; of several, the first that the extract has.")
    joined: Flag = Field(default=False, description="All headers that the extract has, one behind the other.")
    delimiter: str = Field(default=" ", description="What stands between joined texts.")


class TimeColumn(Content):
    """Where a moment comes from, and how it is written."""

    headers: Headers = Field(description="The header; of several, the first that the extract has.")
    time_of_day: Headers | None = Field(default=None, description="Header of the time of day, where it stands apart.")
    forms: Forms = Field(
        default=(), description="How it is written, such as %m/%d/%Y %I:%M %p, in the order of trial; ISO always works."
    )
    stamps: Stamps | None = Field(default=None, description="Where this column's clock differs from the others.")


class WordsColumn(Content):
    """A column that says yes or no in words."""

    headers: Headers = Field(description="The header; of several, the first that the extract has.")
    yes: Words = Field(default=(), description="What counts as yes.")
    no: Words = Field(default=(), description="What counts as no.")


Text = Annotated[TextColumn, BeforeValidator(_headed)]
Moment = Annotated[TimeColumn, BeforeValidator(_headed)]
YesNo = Annotated[WordsColumn, BeforeValidator(_headed)]


class Columns(Content):
    """The columns that an extract has, by their canonical names; only what stands here is ever read."""

    service_request_id: Text | None = Field(default=None, description="The center's own number of the request.")
    requested_datetime: Moment = Field(description="When a request was made: without it nothing can be measured.")
    closed_date: Moment | None = Field(default=None, description="When it was closed.")
    updated_datetime: Moment | None = Field(default=None, description="When it was last changed.")
    expected_datetime: Moment | None = Field(default=None, description="When it was promised: the target.")
    status_description: Text | None = Field(default=None, description="The word for its state.")
    status_notes: Text | None = Field(default=None, description="Why it was closed; looked at, never kept.")
    source: Text | None = Field(default=None, description="The word for how it came in: the channel.")
    service_name: Text | None = Field(default=None, description="What was asked for.")
    service_subtype: Text | None = Field(default=None, description="Finer than service_name.")
    agency_responsible: Text | None = Field(default=None, description="Who has to do it.")
    area: Text | None = Field(default=None, description="Neighborhood, ward, district or tract.")
    zipcode: Text | None = Field(default=None, description="Postal code.")
    address: Text | None = Field(default=None, description="Where it is; kept as a hash that nobody can undo.")
    requester: Text | None = Field(default=None, description="Who asked; kept as a hash that nobody can undo.")
    requester_kind: YesNo | None = Field(default=None, description="Says `yes` where an elected office or staff asked.")
    duplicate: YesNo | None = Field(default=None, description="Says `yes` where it repeats another request.")
    parent: Text | None = Field(default=None, description="Number of the request that this one repeats.")
    published_on_time: YesNo | None = Field(default=None, description="The center's own on-time flag.")
    published_days: Text | None = Field(default=None, description="The center's own count of days to close.")


class EventLog(Content):
    """The headers of an event log, a second file that says when each request changed its state."""

    service_request_id: Text = Field(
        default=TextColumn(headers=("service_request_id",)), description="The number of the request."
    )
    time: Moment = Field(default=TimeColumn(headers=("time",)), description="When its state changed.")
    status: Text = Field(default=TextColumn(headers=("status",)), description="The word for its state from then on.")


class Elsewhere(Content):
    """How a closing shows that the request was sent elsewhere or found to be nothing."""

    status: Words = Field(default=(), description="Words for the state that say so.")
    notes: Words = Field(default=(), description="Words in the notes that say so.")


class Target(Content):
    """How long a service may take, where the extract has no date of its own; one of the three."""

    service: Verbatim = Field(description="The service_name; * is every other.")
    hours: Annotated[int, Field(strict=True, ge=1)] | None = Field(default=None, description="Hours by the clock.")
    days: Annotated[int, Field(strict=True, ge=1)] | None = Field(default=None, description="Days by the calendar.")
    business_hours: Annotated[int, Field(strict=True, ge=1)] | None = Field(
        default=None, description="Hours in which the center works, by the mapping's calendar."
    )


class WorkingDay(Content):
    """When work begins and ends on a day of the week."""

    opens: TimeOfDay = Field(description="Such as 08:00, in quotes.")
    closes: TimeOfDay = Field(description="Such as 17:00, in quotes.")


class BusinessCalendar(Content):
    """When the clock of business hours runs: the hours of each day of the week, less holidays."""

    monday: WorkingDay | None = None
    tuesday: WorkingDay | None = None
    wednesday: WorkingDay | None = None
    thursday: WorkingDay | None = None
    friday: WorkingDay | None = None
    saturday: WorkingDay | None = None
    sunday: WorkingDay | None = None
    holidays: tuple[Day, ...] = Field(default=(), description="Days without work, such as 2026-07-03.")

    @property
    def week(self) -> tuple[WorkingDay | None, ...]:
        """The days of the week from Monday on."""
        days = (self.monday, self.tuesday, self.wednesday, self.thursday, self.friday, self.saturday, self.sunday)
        return days


class Mapping(Content):
    """One file in mappings/: how the extract of one city is read."""

    id: PlainId = Field(description="Short name of the mapping.")
    title: Verbatim = Field(description="Which extract it reads, for people.")
    city: str = Field(default="", description="Whose extract it is; empty for a general form.")
    about: str = Field(default="", description="What a reader of its figures should know.")
    timezone: Zone = Field(default="", description="The center's time zone, such as America/New_York.")
    stamps: Stamps = Field(default=Stamps.LOCAL, description="What the clock of its stamps is.")
    columns: Columns = Field(description="Which header is which column.")
    closed_from_updated: Flag = Field(
        default=False, description="Where a closed request has no closing date, its last change counts as it."
    )
    status: dict[Status, Words] = Field(
        default_factory=dict, description="Words for each state; * may begin or end one."
    )
    channels: dict[Channel, Words] = Field(
        default_factory=dict, description="Words for each channel, over those that are known to all mappings."
    )
    elected: Words = Field(default=(), description="Words of `source` that are an elected office or staff asking.")
    elsewhere: Elsewhere = Field(default=Elsewhere(), description="Closings that sent the request elsewhere.")
    no_area: Words = Field(default=(), description="Words of `area` that name none.")
    personal: Headers | tuple[()] = Field(default=(), description="Headers that tell who asked; never read or shown.")
    event_log: EventLog = Field(default=EventLog(), description="Headers of an event log, where there is one.")
    targets: tuple[Target, ...] = Field(default=(), description="Targets by service, where rows have none.")
    calendar: BusinessCalendar | None = Field(default=None, description="For targets in business hours.")

    def all_columns(self) -> dict[str, TextColumn | TimeColumn | WordsColumn]:
        """Return the columns that the mapping has, by name."""
        found = {name: getattr(self.columns, name) for name in type(self.columns).model_fields}
        return {name: one for name, one in found.items() if one is not None}

    def text_columns(self) -> dict[str, TextColumn]:
        """Return the columns that are texts, by name."""
        return {name: one for name, one in self.all_columns().items() if isinstance(one, TextColumn)}

    def time_columns(self) -> dict[str, TimeColumn]:
        """Return the columns that are moments, by name."""
        return {name: one for name, one in self.all_columns().items() if isinstance(one, TimeColumn)}

    def words_columns(self) -> dict[str, WordsColumn]:
        """Return the columns that say yes or no, by name."""
        return {name: one for name, one in self.all_columns().items() if isinstance(one, WordsColumn)}
