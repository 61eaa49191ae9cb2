"""A portal download of our own making: headers as New York's portal writes them, rows of no city."""

from __future__ import annotations

import csv
import random
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

HEADERS = (
    "Unique Key", "Created Date", "Closed Date", "Agency", "Agency Name", "Complaint Type", "Descriptor",
    "Location Type", "Incident Zip", "Incident Address", "City", "Status", "Due Date", "Resolution Description",
    "Community Board", "Borough", "Open Data Channel Type", "Latitude", "Longitude",
)  # fmt: skip
_FORM = "%m/%d/%Y %I:%M:%S %p"
_KINDS = ("Pothole", "Street Light Out", "Missed Collection", "Graffiti", "Noise")
_AREAS = ("NORTH END", "SOUTH END", "HARBOR", "HILLSIDE", "")
_CHANNELS = ("PHONE", "PHONE", "PHONE", "ONLINE", "ONLINE", "MOBILE", "UNKNOWN")
STREET = "12 Quincy Terrace"
"""Stands in every row as the address, and nowhere in what is kept."""


@dataclass(frozen=True)
class Told:
    """What a plain count says of the rows, as of the last day in the file."""

    rows: int
    channels: Counter[str]
    open: int
    overdue: int
    due: int
    in_time: int


def portal_file(path: Path, rows: int = 2000, seed: int = 7) -> Told:
    """Write a file of that many requests over a year and return what is in it."""
    dice = random.Random(seed)
    begin = datetime(2024, 1, 1, 8)
    made = sorted(begin + timedelta(minutes=dice.randrange(365 * 24 * 60)) for _ in range(rows))
    last = made[-1]
    channels: Counter[str] = Counter()
    still_open = overdue = due = in_time = 0
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        for number, asked in enumerate(made):
            took = timedelta(hours=dice.choice((2, 9, 30, 70, 200, 900)), minutes=dice.randrange(60))
            closed = asked + took if asked + took <= last and dice.random() < 0.9 else None
            target = asked + timedelta(days=dice.choice((1, 3, 10)))
            channel = dice.choice(_CHANNELS)
            channels[channel] += 1
            still_open += closed is None
            overdue += closed is None and target < last
            due += target <= last
            in_time += target <= last and closed is not None and closed <= target
            writer.writerow([
                50_000_000 + number, asked.strftime(_FORM), closed.strftime(_FORM) if closed else "", "DPW",
                "Department of Public Works", dice.choice(_KINDS), "On the street", "Street",
                f"1{dice.randrange(9000):04}", STREET, "SPRINGFIELD", "Closed" if closed else "In Progress",
                target.strftime(_FORM), "The department\nlooked at it." if closed else "", "01", dice.choice(_AREAS),
                channel, "40.7", "-73.9",
            ])  # fmt: skip
    return Told(rows, channels, still_open, overdue, due, in_time)
