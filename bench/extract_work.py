"""What is measured of a large extract, each kind of work in a process of its own that prints its seconds and its peak.

As a program: extract_work.py WORK FILE [FOLDER], where WORK is a name in WORKS.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

AS_OF = datetime(2026, 1, 1)
FORM = "%Y-%m-%d %H:%M:%S"
NOT_RESIDENTS = ("Employee Generated", "City Worker App")


@dataclass(frozen=True)
class Five:
    """Five figures by hand, as an analyst writes them, which the product has to agree with."""

    volume: int
    phone: float
    median: float  # hours
    on_time: float  # of what was due by the as-of date
    open: int


# The analyst's view of the file: what the questions need, cast by hand.
_READ = """
    SELECT opened, closed, target, source, closed IS NOT NULL AND closed <= {now} AS done,
        target <= {now} AND NOT (done AND closed < opened) AS due
    FROM ({source}) WHERE opened <= {now}
"""
_CSV = (
    "SELECT try_strptime(open_dt, '{form}') AS opened, try_strptime(closed_dt, '{form}') AS closed,"
    " try_strptime(target_dt, '{form}') AS target, source"
    " FROM read_csv('{path}', all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"')"
)
_FIVE = """
    SELECT count(*), count_if(source = 'Constituent Call') / count(*),
        median(epoch(closed) - epoch(opened)) FILTER (WHERE done AND closed >= opened) / 3600,
        count_if(due AND done AND closed <= target) / count_if(due),
        count_if(NOT done)
    FROM ({read})
"""


def import_it(source: Path, folder: Path) -> dict[str, Any]:
    """Import with the shipped mapping of Boston."""
    from maturity.measures.importing import import_extract
    from maturity.measures.mappings import shipped_mappings

    mapping = shipped_mappings()["boston"]
    record = import_extract(source, mapping, folder, name=source.name, made_at=datetime(2026, 1, 2, tzinfo=UTC))
    return {"rows": record.rows, "size": sum(one.stat().st_size for one in folder.iterdir())}


def measure_it(folder: Path, _: Path) -> dict[str, Any]:
    """Measure everything of an imported extract."""
    from maturity.measures.engine import DuckEngine
    from maturity.measures.measuring import measure
    from maturity.measures.model import By
    from maturity.measures.record import ImportRecord
    from maturity.measures.scope import Scope

    record = ImportRecord.model_validate_json((folder / "record.json").read_bytes())
    with DuckEngine(folder / "requests.parquet") as engine:
        begun = time.perf_counter()
        found = measure(engine, record, Scope(AS_OF))
        seconds = time.perf_counter() - begun

    def value(name: str, by: By = By.WHOLE, group: str = "") -> Decimal | None:
        figure = found.find(name, by=by, group=group)
        return figure.value if figure else None

    five = {
        "volume": value("volume"),
        "phone": value("channel-mix", By.CHANNEL, "phone"),
        "median": value("time-to-close.median"),
        "on_time": value("on-time.due"),
        "open": value("backlog.open"),
    }
    told = {name: None if one is None else float(one) for name, one in five.items()}
    return {"figures": len(found.figures), "seconds": seconds, **told}


def import_and_measure(source: Path, folder: Path) -> dict[str, Any]:
    """Do both, as for a file that somebody has just brought."""
    return import_it(source, folder) | measure_it(folder, folder)


def five_of_csv(source: Path, _: Path) -> dict[str, Any]:
    """Ask the five of the file itself, by hand-written SQL."""
    return _five(_CSV.format(form=FORM, path=source))


def five_of_parquet(folder: Path, _: Path) -> dict[str, Any]:
    """Ask the five of the kept Parquet file, by hand-written SQL."""
    return _five(
        "SELECT requested_datetime AS opened, closed_date AS closed, expected_datetime AS target, source"
        f" FROM read_parquet('{folder}/requests.parquet')"
    )


def convert_by_hand(source: Path, folder: Path) -> dict[str, Any]:
    """Turn the file into Parquet by one statement, everything text."""
    import duckdb

    with duckdb.connect(":memory:") as connection:
        connection.execute("SET memory_limit = '700MB'")
        connection.execute("SET enable_progress_bar = false")
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(
            f"COPY (SELECT * FROM read_csv('{source}', all_varchar = true, header = true, delim = ',', quote = '\"',"
            f" escape = '\"')) TO '{folder / 'text.parquet'}' (FORMAT parquet)"
        )
    return {}


def five_by_pandas(source: Path, _: Path) -> dict[str, Any]:
    """Ask the five of the file itself, by pandas."""
    import pandas

    columns = ["open_dt", "closed_dt", "target_dt", "source"]
    frame = pandas.read_csv(source, usecols=columns, dtype=str, keep_default_na=False)
    for name in columns[:3]:
        frame[name] = pandas.to_datetime(frame[name], format=FORM, errors="coerce")
    frame = frame[frame.open_dt <= AS_OF]
    done = frame.closed_dt <= AS_OF
    closed = frame[done & (frame.closed_dt >= frame.open_dt)]
    due = frame[(frame.target_dt <= AS_OF) & ~(done & (frame.closed_dt < frame.open_dt))]
    return _told(
        Five(
            len(frame),
            (frame.source == "Constituent Call").mean(),
            (closed.closed_dt - closed.open_dt).median().total_seconds() / 3600,
            ((due.closed_dt <= due.target_dt) & (due.closed_dt <= AS_OF)).mean(),
            int((~done).sum()),
        )
    )


def _five(source: str) -> dict[str, Any]:
    import duckdb

    now = f"TIMESTAMP '{AS_OF}'"
    with duckdb.connect(":memory:") as connection:
        connection.execute("SET memory_limit = '700MB'")
        connection.execute("SET enable_progress_bar = false")
        found = connection.execute(_FIVE.format(read=_READ.format(source=source, now=now), now=now)).fetchone()
    assert found
    return _told(Five(*found))


def _told(five: Five) -> dict[str, Any]:
    return {name: float(value) for name, value in vars(five).items()}


WORKS: dict[str, Callable[[Path, Path], dict[str, Any]]] = {
    "import": import_it,
    "measure": measure_it,
    "import and measure": import_and_measure,
    "five of CSV": five_of_csv,
    "five of Parquet": five_of_parquet,
    "convert": convert_by_hand,
    "pandas": five_by_pandas,
}

if __name__ == "__main__":
    work, source, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[-1])
    begun = time.perf_counter()
    told = WORKS[work](source, folder)
    wall, used = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF)
    cost = {"wall": wall, "peak": used.ru_maxrss / 1024, "processor": used.ru_utime + used.ru_stime}
    print(json.dumps(cost | told))
