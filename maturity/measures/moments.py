"""How many requests of each group were closed, or are still open, at each moment: one count that every duration needs.

A moment is a whole day, or a whole minute: each minute of the first hours, then the ends of whole hours. A closing
falls at the end of the moment in which it happened, so moments are in the order of durations and 0 is an instant; an
open request stands at the last full hour or day that it has lasted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from maturity.measures.model import By
from maturity.measures.working import NUMBERS, Working, kept

Moments = Mapping[By, str]
"""The table of each kind of group: its number `g`, the `moment`, and how many requests there (`_r`: of residents)."""


@contextmanager
def moments(work: Working) -> Iterator[Moments]:
    """Count the requests at each moment for as long as it is needed."""
    with ExitStack() as stack:
        tables = {
            by: stack.enter_context(kept(work.engine, _sql(work.table, number), "m"))
            for by, number in NUMBERS.items()
            if by is not By.WHOLE
        }
        # Every request has a channel: their sums are the whole, without another look at the requests.
        sums = ", ".join(f"CAST(SUM({name}) AS BIGINT) AS {name}" for name in ("n", "closed", "n_r", "closed_r"))
        whole = f"SELECT 0 AS g, moment, {sums} FROM {tables[By.CHANNEL]} GROUP BY moment"
        yield {By.WHOLE: f"({whole}) AS m"} | tables


def _sql(table: str, number: str) -> str:
    return (
        f"SELECT {number} AS g, moment, COUNT(*) AS n, COUNT(took) AS closed,"
        " COUNT(*) FILTER (WHERE resident) AS n_r, COUNT(took) FILTER (WHERE resident) AS closed_r"
        f" FROM {table} WHERE moment IS NOT NULL GROUP BY {number}, moment"
    )
