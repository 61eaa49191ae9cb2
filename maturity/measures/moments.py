"""How many requests of each group were closed, or are still open, at each moment: one count that every duration needs.

A moment is a whole day, or a whole minute: each minute of the first hours, then the ends of whole hours. A closing
falls at the end of the moment in which it happened, so moments are in the order of durations and 0 is an instant; an
open request stands at the last full hour or day that it has lasted.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from maturity.measures.model import By
from maturity.measures.working import FROM, NUMBERS, Working, kept

_COUNTS = ("n", "closed", "n_r", "closed_r")


@contextmanager
def moments(work: Working) -> Iterator[str]:
    """Count the requests at each moment and yield the table for as long as it is needed.

    It has the number of the group from FROM on as `g`, the `moment`, and how many requests are there: `n` in all,
    `closed` of them, and `_r` of residents.
    """
    with kept(work.engine, _sql(work.table), "m") as table:
        yield table


def _sql(table: str) -> str:
    """Return one query for all kinds of groups: each query of its own takes an engine time to plan."""
    # Every request has a channel: their sums are the whole, without another look at the requests.
    sums = ", ".join(f"CAST(SUM({name}) AS BIGINT) AS {name}" for name in _COUNTS)
    parts = [
        "SELECT * FROM by_channel",
        f"SELECT {FROM[By.WHOLE]} AS g, moment, {sums} FROM by_channel GROUP BY moment",
        *(_counted(table, by) for by in (By.SERVICE, By.AREA)),
    ]
    return f"WITH by_channel AS ({_counted(table, By.CHANNEL)}) {' UNION ALL '.join(parts)}"


def _counted(table: str, by: By) -> str:
    return (
        f"SELECT {NUMBERS[by]} + {FROM[by]} AS g, moment, COUNT(*) AS n, COUNT(took) AS closed,"
        " COUNT(*) FILTER (WHERE resident) AS n_r, COUNT(took) FILTER (WHERE resident) AS closed_r"
        f" FROM {table} WHERE moment IS NOT NULL GROUP BY {NUMBERS[by]}, moment"
    )
