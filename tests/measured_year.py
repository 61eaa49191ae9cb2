"""What is measured of an invented year of requests, made once a run, for the tests of charts and reports."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from maturity.measures.engagement import Area, Areas
from maturity.measures.measuring import measure
from maturity.measures.model import Measures
from maturity.measures.record import Clock
from tests.measures.engagement.rows import AS_OF, Row, a_year, engine_over, record_of, scope

SERVICES = (
    "Pothole",
    "Graffiti",
    "Bulky item",
    "Tree trimming",
    "Street light out",
    "Missed trash collection",
    "Abandoned vehicle on a public street or in a parking lot of the city",
    "Noise",
    "Water leak",
    "Sidewalk repair",
    "Rodents",
    "Traffic sign",
)
AREAS = Areas(
    {
        "North": Area(12_000, Decimal(40)),
        "South": Area(30_000, Decimal("90.5")),
        "Ward 2": Area(8_000, Decimal(10)),
        "Ward 10": Area(6_900),
        "Old Town": Area(5_500),
        "Mill": Area(2_500),
        "Tiny": Area(1_500),
        "Riverside": Area(2_000),
    },
    "potholes",
    "areas.yaml",
)
KINDS = ("full", "bare")
"""An extract with everything, and one without requesters, areas, targets and a flag."""


@cache
def year(kind: str = "full") -> Measures:
    """The measures of a year."""
    rows = list(_rows(kind))
    clocks = dict.fromkeys(("requested_datetime", "closed_date", "expected_datetime"), Clock.TIME)
    with TemporaryDirectory() as folder, engine_over(rows, Path(folder)) as engine:
        record = record_of(rows, name=f"requests-{kind}.csv", clocks=clocks)
        return measure(engine, record, scope(), areas=AREAS if kind == "full" else None)


def _rows(kind: str) -> list[Row]:
    rnd = random.Random(5)
    rows = a_year(3, rows=4000, people=2500, requesters=0.9 if kind == "full" else 0)
    for row in rows:
        which = rnd.randrange(len(SERVICES))
        row["service_name"] = SERVICES[which]
        made = row["requested_datetime"]
        if made is None:
            continue
        closed = made + timedelta(hours=rnd.expovariate(1 / (10 + 40 * which)))
        row["closed_date"] = closed if closed < AS_OF and rnd.random() < 0.93 else None
        row["close_seconds"] = int((closed - made).total_seconds()) if row["closed_date"] else None
        row["status"] = "closed" if row["closed_date"] else "open"
        if kind == "full" and rnd.random() < 0.8:
            row["expected_datetime"] = made + timedelta(days=3 + which % 7)
            row["target_given"] = True
            row["published_on_time"] = bool(row["closed_date"] and closed <= row["expected_datetime"])
        if kind == "bare":
            row["area"] = row["requester"] = None
    return rows
