"""The real extracts of ../shared, where they are: every figure agrees with a count of the rows one by one."""

from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from maturity.measures.engine import DuckEngine
from maturity.measures.importing import REQUESTS, import_extract
from maturity.measures.mappings import mapping_named
from maturity.measures.measuring import measure
from maturity.measures.record import Clock
from maturity.measures.scope import Scope
from tests.frameworks_here import ROOT
from tests.measures.figures.plain_count import Plain
from tests.measures.figures.test_plain_count import check

EXTRACTS = ROOT.parent / "shared" / "extracts"
MAPPED = {
    "boston_2022.csv": "boston",
    "baltimore_2019.csv": "baltimore",
    "kansas_city_2007_2020.csv": "kansas-city",
    "nyc_portal_2018.csv": "new-york",
    "san_francisco_portal_2019.csv": "san-francisco",
    "buffalo_2022_2023.csv": "buffalo",
    "chicago_georeport_v2.json": "georeport-v2",
}
pytestmark = pytest.mark.skipif(not EXTRACTS.is_dir(), reason="needs ../shared/extracts")


def rows_of(parquet: Path):
    with duckdb.connect(":memory:") as connection:
        found = connection.execute(f"SELECT * FROM read_parquet('{parquet}')")
        names = [one[0] for one in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@pytest.mark.parametrize(("name", "mapping"), MAPPED.items(), ids=MAPPED.values())
def test_every_figure_agrees(tmp_path, name, mapping):
    into = tmp_path / "kept"
    record = import_extract(
        EXTRACTS / name,
        mapping_named(mapping),
        into,
        name=name,
        made_at=datetime(2026, 6, 1),
        timezone="America/New_York",
    )
    rows = rows_of(into / REQUESTS)
    days = {column: clock is Clock.DAY for column, clock in record.clocks.items()}
    halfway = sorted(row["requested_datetime"] for row in rows if row["requested_datetime"])[len(rows) // 2]
    for as_of in (record.last, halfway):
        plain = Plain(
            rows,
            as_of,
            closed_day=days["closed_date"],
            target_day=days["expected_datetime"],
            requested_day=days["requested_datetime"],
        )
        with DuckEngine(into / REQUESTS) as engine:
            found = measure(engine, record, Scope(as_of))
        assert found.rows == len(plain.rows)
        check(plain, found)
