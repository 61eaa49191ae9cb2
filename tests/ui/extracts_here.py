"""Service requests of our own in a folder of kept extracts, as a person leaves them there."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

from maturity.measures.carrying_out import carry_out
from maturity.measures.kept import Kept
from maturity.measures.order import FileSource, Order
from tests.ui.portal import Told, portal_file

NAME = "springfield 311 under test.csv"
MAPPING = """
id: springfield
title: Springfield's portal
timezone: America/New_York
columns:
  service_request_id: Unique Key
  requested_datetime: {headers: Created Date, forms: "%m/%d/%Y %I:%M:%S %p"}
  closed_date: {headers: Closed Date, forms: "%m/%d/%Y %I:%M:%S %p"}
  expected_datetime: {headers: Due Date, forms: "%m/%d/%Y %I:%M:%S %p"}
  status_description: Status
  source: Open Data Channel Type
  service_name: Complaint Type
  area: Borough
"""


def kept_extract(data: Path, owner: str | None, scratch: Path, rows: int = 400, name: str = NAME) -> tuple[str, Told]:
    """Keep an extract of somebody's beside a store, and return its id and what a plain count says of it."""
    scratch.mkdir(parents=True, exist_ok=True)
    source, mapping = scratch / "portal.csv", scratch / "springfield.yaml"
    told = portal_file(source, rows)
    mapping.write_text(MAPPING, encoding="utf-8")
    kept = Kept(data / "extracts")
    id_ = kept.new(owner, name)
    order = Order(source=FileSource(path=source), mapping=str(mapping), name=name, made_at=datetime.now(UTC))
    carry_out(kept.at(id_), order, _nobody, nullcontext())
    return id_, told


def _nobody(step: str, *more: object, **named: object) -> None:
    """Tell nobody."""
