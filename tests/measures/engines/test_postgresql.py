"""A kept extract in PostgreSQL: loaded once, read under any name, and refused in words."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from maturity.errors import EngineError
from maturity.measures.columns import NAMES
from maturity.measures.engines.postgresql import PostgresEngine, load_postgresql
from tests import postgres
from tests.measures.engines.odd_rows import ROWS, kept

pytestmark = pytest.mark.postgresql


@pytest.fixture(scope="module")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept(tmp_path_factory.mktemp("loaded"))[0]


def test_every_row_is_loaded_and_a_table_that_is_there_stays(server: postgres.Server, parquet: Path) -> None:
    with server.database() as address:
        assert load_postgresql(parquet, address, "mine") == ROWS
        with pytest.raises(EngineError, match="left as it is"):
            load_postgresql(parquet, address, "mine")
        with PostgresEngine(address, "mine") as engine:
            assert engine.rows("SELECT count(*) FROM requests") == [(ROWS,)]


def test_a_view_of_any_schema_is_measured(server: postgres.Server, parquet: Path) -> None:
    with server.database() as address:
        load_postgresql(parquet, address, "loaded")
        with psycopg.connect(address) as connection:
            connection.execute("CREATE SCHEMA city")
            connection.execute("CREATE VIEW city.tickets AS SELECT * FROM loaded WHERE resident")
        with PostgresEngine(address, "city.tickets") as engine:
            ((all_rows, residents),) = engine.rows("SELECT count(*), count(*) FILTER (WHERE resident) FROM requests")
    assert 0 < all_rows == residents < ROWS


def test_a_kept_table_goes_with_the_connection(server: postgres.Server, parquet: Path) -> None:
    with server.database() as address:
        load_postgresql(parquet, address)
        with PostgresEngine(address) as engine:
            name = engine.keep("SELECT area, count(*) AS n FROM requests GROUP BY area")
            assert sum(n for _, n in engine.rows(f"SELECT area, n FROM {name}")) == ROWS
            engine.forget(name)
            with pytest.raises(EngineError):
                engine.rows(f"SELECT * FROM {name}")
            assert engine.rows("SELECT count(*) FROM requests") == [(ROWS,)]  # and goes on


def test_a_table_without_the_columns_is_refused_in_words(server: postgres.Server) -> None:
    says = "nowhere needs the columns of a kept extract"
    with (
        server.database() as address,
        PostgresEngine(address, "nowhere") as engine,
        pytest.raises(EngineError, match=says),
    ):
        engine.rows(f"SELECT {NAMES[1]} FROM requests")


def test_a_server_that_is_away_is_named_without_its_password() -> None:
    with pytest.raises(EngineError, match="can't be reached") as told:
        PostgresEngine("postgresql://somebody:secret-word@127.0.0.1:1/city")
    assert "secret-word" not in str(told.value)
