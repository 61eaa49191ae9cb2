"""Extracts of our own to import in jobs, and where their jobs work."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from maturity.measures.order import Order, Progress, State
from maturity.measures.progress_file import PROGRESS

LONG = 40.0
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NOTHING = {"about.json", PROGRESS}

MAPPING = """\
id: test-city
title: A city of tests
timezone: America/Chicago
columns:
  service_request_id: Number
  requested_datetime: {headers: Opened, forms: ['%m/%d/%Y %I:%M:%S %p']}
  closed_date: {headers: Closed, forms: ['%m/%d/%Y %I:%M:%S %p']}
  status_description: Status
  source: Channel
  service_name: Kind
  address: Street
status:
  open: Open
  closed: Closed
"""


def mapping_in(folder: Path) -> str:
    """The path of a mapping of the city."""
    path = folder / "test-city.yaml"
    path.write_text(MAPPING, encoding="utf-8")
    return str(path)


CLOSED_DAYS = tuple(datetime(2026, 1, 1) + timedelta(days=number) for number in range(50) if number % 5)
"""The days of the requests that are closed."""


def areas_in(folder: Path) -> Path:
    """The extract of the city, with an area for the street: every other request is from the north."""
    path = extract_in(folder)
    rows = path.read_text(encoding="utf-8").splitlines()
    for number, row in enumerate(rows[1:], start=1):
        cells = row.split(",")
        cells[6] = "North" if number % 2 else "South"
        rows[number] = ",".join(cells)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def extract_in(folder: Path, rows: int = 50) -> Path:
    """An extract of the city: a request a day from January 1 on, closed after three hours; each fifth is open."""
    path = folder / "requests.csv"
    lines = ["Number,Opened,Closed,Status,Channel,Kind,Street,Caller"]
    for number in range(rows):
        made = datetime(2026, 1, 1, 8) + timedelta(days=number)
        is_open = number % 5 == 0
        closed = "" if is_open else f"{made + timedelta(hours=3):%m/%d/%Y %I:%M:%S %p}"
        state = "Open" if is_open else "Closed"
        opened = f"{made:%m/%d/%Y %I:%M:%S %p}"
        row = (number, opened, closed, state, "Phone", "Pothole", f"{number % 90} Main St", "Ana")
        lines.append(",".join(map(str, row)))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def order(source, tmp_path, **more) -> Order:
    """An order to import and measure."""
    given = {"mapping": mapping_in(tmp_path), "name": "requests.csv", "made_at": NOON}
    return Order(source=source, **(given | more))


def begun(jobs, what: Order) -> str:
    """Begin an import."""
    id_ = jobs.kept.new("somebody", what.name, NOON)
    jobs.start(id_, what)
    return id_


def done(jobs, what: Order) -> tuple[str, Progress]:
    """Import and wait for it."""
    id_ = begun(jobs, what)
    return id_, jobs.wait(id_, LONG)


def left(jobs, id_) -> set[str]:
    """What lies in the folder of an extract."""
    return {path.name for path in jobs.kept.at(id_).rglob("*")}


def problem(progress: Progress):
    """The one problem of an import that failed."""
    assert progress.state is State.FAILED
    [found] = progress.problems
    return found
