"""What is ordered of a job of its own, and what it says about itself while it works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from maturity.errors import Problem
from maturity.measures.record import Recorded


class FileSource(Recorded):
    """A file of service requests; `discard` deletes it when the job ends, however it ends."""

    kind: Literal["file"] = "file"
    path: Path
    discard: bool = False


class AddressSource(Recorded):
    """An Open311 server, and the period whose requests are fetched: from `since` on, and before `until`."""

    kind: Literal["open311"] = "open311"
    address: str = Field(repr=False)
    since: datetime  # with a time zone, as the other
    until: datetime
    jurisdiction: str = ""
    key: str = Field(default="", repr=False)  # sent to the server and kept nowhere
    allow_private: bool = False


class KeptSource(Recorded):
    """Requests that are kept already, in the folder of the job: they are measured, not read."""

    kind: Literal["kept"] = "kept"


class Measuring(Recorded):
    """As of when to measure, and which requests; without `as_of` the last day of the extract.

    The files of areas and of business hours are kept beside the extract; without them, those that lie there are used,
    and the mapping's own calendar.
    """

    as_of: datetime | None = None
    since: datetime | None = None
    until: datetime | None = None
    areas: Path | None = None
    calendar: Path | None = None


class Order(Recorded):
    """What a job has to do: import what the source holds, where it isn't kept yet, and measure it."""

    source: Annotated[FileSource | AddressSource | KeptSource, Field(discriminator="kind")]
    mapping: str = ""  # id of a shipped one, or the path of a YAML file; none for what is kept
    name: str  # of the file, as people know it
    made_at: datetime
    timezone: str | None = None  # where it differs from the mapping's
    measuring: Measuring | None = Measuring()
    language: str = "en"  # of what is said about problems


class State(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Progress:
    """How far a job is: waiting, started, fetching, the steps of an import, measuring."""

    state: State = State.WAITING
    step: str = ""
    rows: int = 0  # so far, where they come one after the other
    share: float | None = None  # of this step, from 0 to 1, where it is known
    problems: tuple[Problem, ...] = ()

    @property
    def over(self) -> bool:
        """Whether it has come to an end, good or bad."""
        return self.state in (State.DONE, State.FAILED, State.STOPPED)
