"""The median time to close that doesn't forget open requests: the estimate of Kaplan and Meier (1958).

A request that is open counts as one that took longer than it has been open; how much longer is not known. Requests
are counted by whole hours or days: a closing at the end of the one in which it fell, an open request up to the last
one that it lasted in full. S(t) is the product of 1 - closed / still there, over the hours or days up to t.
"""

from __future__ import annotations

from maturity.measures.model import Among, By
from maturity.measures.working import Working

Key = tuple[By, str, Among]

SOON = 240
"""The hours or days by which half are closed nearly everywhere: later ones are looked at where they are not."""


def medians_with_open(work: Working, moments: str) -> dict[Key, int]:
    """Return the first whole hour or day by which half are closed; nothing for a group where that isn't reached."""
    found: dict[Key, int] = {}
    lived = "moment" if work.view.days else "CAST(CEIL(moment / 60.0) AS INTEGER)"
    soon = work.rows(_sql(_first(moments, lived)))
    late = [number for number, *reached in soon if None in reached]
    more = work.rows(_sql(_all(moments, lived, late))) if late else []
    for number, *reached in (*soon, *more):
        for among, moment in zip((Among.ALL, Among.RESIDENTS), reached, strict=True):
            if moment is not None:
                found[*work.group(number), among] = int(moment)
    return found


def _first(table: str, lived: str) -> str:
    """Return the counts up to SOON; all that left later are in one row, where nobody counts as closed."""
    closed = ", ".join(f"CASE WHEN {lived} <= {SOON} THEN {name} ELSE 0 END AS {name}" for name in _CLOSED)
    return f"(SELECT g, LEAST({lived}, {SOON + 1}) AS lived, n, n_r, {closed} FROM {table}) AS l"


def _all(table: str, lived: str, groups: list[int]) -> str:
    listed = ", ".join(str(one) for one in groups)
    return f"(SELECT g, {lived} AS lived, n, n_r, closed, closed_r FROM {table} WHERE g IN ({listed})) AS l"


_CLOSED = ("closed", "closed_r")


def _sql(table: str) -> str:
    """Return the query; at each moment, `n` requests leave: `closed` of them closed, the others open until now."""
    sums = ", ".join(f"CAST(SUM({name}) AS BIGINT) AS {name}" for name in ("n", "n_r", *_CLOSED))
    return (
        f"WITH moments AS (SELECT g, lived, {sums} FROM {table} GROUP BY g, lived"
        "), there AS ("
        "SELECT g, lived, closed, closed_r, SUM(n) OVER (PARTITION BY g ORDER BY lived DESC) AS there,"
        " SUM(n_r) OVER (PARTITION BY g ORDER BY lived DESC) AS there_r FROM moments"
        "), still AS ("
        f"SELECT g, lived, {_log_open('closed', 'there')} AS log_open, {_log_open('closed_r', 'there_r')} AS log_open_r"
        " FROM there"
        f") SELECT g, {_reached('log_open')}, {_reached('log_open_r')} FROM still GROUP BY g"
    )


def _log_open(closed: str, there: str) -> str:
    """Return the logarithm of S(t) in SQL, far below every share once all are closed."""
    step = f"LN(1.0 - CAST({closed} AS DOUBLE) / CAST({there} AS DOUBLE))"
    case = f"CASE WHEN {closed} = 0 THEN 0.0 WHEN {closed} = {there} THEN -1000.0 ELSE {step} END"
    return f"SUM({case}) OVER (PARTITION BY g ORDER BY lived)"


def _reached(log_open: str) -> str:
    return f"MIN(CASE WHEN {log_open} <= LN(0.5) + 0.000000001 THEN lived END)"
