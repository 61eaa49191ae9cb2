"""What the measures' SQL may use means the same on every engine."""

from __future__ import annotations

from typing import Any

import pytest

from maturity.errors import EngineError
from maturity.measures.engine import Engine
from maturity.measures.engines.dialect import translated

AS_OF = "TIMESTAMP '2025-12-31 12:00:00'"
PORTABLE = {
    "counts by condition": "SELECT count(*), count(*) FILTER (WHERE resident), count(DISTINCT requester) FROM requests",
    "sums of what may be empty": (
        "SELECT sum(close_seconds), sum(reopened), avg(published_days), min(row), max(row) FROM requests"
    ),
    "sums of nothing": (
        "SELECT sum(close_seconds), count(*), max(requested_datetime) FROM requests WHERE close_seconds < -99999999"
    ),
    "quantiles": (
        "SELECT service_name, quantile_cont(close_seconds, 0.5) FILTER (WHERE close_seconds > 0),"
        " quantile_cont(close_seconds, 0.9) FROM requests GROUP BY service_name"
    ),
    "medians": "SELECT channel, median(close_seconds) FROM requests GROUP BY channel",
    "grouping sets": (
        "SELECT GROUPING(service_name, channel, area), GROUPING(area), service_name, channel, area, count(*)"
        " FROM requests GROUP BY GROUPING SETS ((), (service_name), (channel), (area), (service_name, area))"
    ),
    "months": "SELECT date_trunc('month', requested_datetime) AS m, count(*) FROM requests GROUP BY m",
    "years and months": (
        "SELECT year(requested_datetime) * 12 + month(requested_datetime) AS m, count(*) FROM requests GROUP BY 1"
    ),
    "days": (
        "SELECT row, CAST(requested_datetime AS DATE), CAST(requested_datetime AS DATE) = CAST(closed_date AS DATE)"
        " FROM requests"
    ),
    "days between": f"SELECT row, date_diff('day', requested_datetime, {AS_OF}) FROM requests",
    "epochs": f"SELECT row, epoch({AS_OF}) - epoch(requested_datetime) FROM requests",
    "moments": "SELECT row, requested_datetime, closed_date, max(requested_datetime) OVER () FROM requests",
    "division": (
        "SELECT row, close_seconds / 3600, reopened / 2, row % 7, CAST(row AS DOUBLE) / NULLIF(reopened, 0)"
        " FROM requests"
    ),
    "floors": "SELECT row, floor(close_seconds / 86400.0) FROM requests",
    "running sums": (
        "SELECT k, n, sum(n) OVER (ORDER BY k ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"
        " FROM (SELECT close_seconds AS k, count(*) AS n FROM requests WHERE close_seconds >= 0 GROUP BY k) AS t"
    ),
    "people by how often": (
        "WITH p AS (SELECT requester, count(*) AS n FROM requests WHERE requester IS NOT NULL GROUP BY requester)"
        " SELECT n, count(*) FROM p GROUP BY n"
    ),
    "aliases": "SELECT r.area, count(*) FROM (SELECT * FROM requests WHERE resident) AS r GROUP BY r.area",
    "the table's own name": "SELECT requests.area, count(*) FROM requests GROUP BY requests.area",
    "joins on months": (
        "SELECT m.ends, count(*) FROM"
        " (VALUES (TIMESTAMP '2025-01-31 00:00:00'), (TIMESTAMP '2025-02-28 00:00:00')) AS m(ends) JOIN requests AS r"
        " ON r.requested_datetime <= m.ends AND (r.closed_date IS NULL OR r.closed_date > m.ends) GROUP BY m.ends"
    ),
    "texts": (
        "SELECT row, coalesce(area, '-'), area IS DISTINCT FROM 'Ñuñoa', area = '100% \\ East',"
        " CONCAT('#', CAST(\"row\" AS VARCHAR)) FROM requests"
    ),
    "conditions": (
        "SELECT bool_or(elsewhere), bool_and(resident), sum(CASE WHEN elected THEN 1 ELSE 0 END) FROM requests"
    ),
}


@pytest.mark.parametrize("name", PORTABLE)
def test_the_same_query_gives_the_same_rows(name: str, duck: Engine, other: Engine) -> None:
    ours, theirs = (sorted(engine.rows(PORTABLE[name]), key=repr) for engine in (duck, other))
    assert len(ours) == len(theirs)
    for one, another in zip(ours, theirs, strict=True):
        assert [_close(value) for value in another] == [_close(value) for value in one]


@pytest.mark.parametrize("dialect", ["postgres", "spark"])
def test_what_cannot_be_carried_over_is_refused_with_the_reason(dialect: str) -> None:
    with pytest.raises(EngineError, match="can't be asked of"):
        translated("SELECT FROM WHERE", dialect)


def test_another_name_of_the_table_stands_in_every_place() -> None:
    query = "SELECT requests.area, r.area FROM requests JOIN (SELECT * FROM requests) AS r ON r.row = requests.row"
    said = translated(query, "postgres", "city.tickets_2026")
    assert said.count("city.tickets_2026") == 2
    assert "city.tickets_2026 AS requests" in said


def _close(value: Any) -> Any:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return pytest.approx(value, rel=1e-9, abs=1e-9) if is_number else value
