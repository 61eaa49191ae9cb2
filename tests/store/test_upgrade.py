"""Rows as each release wrote them, in its own words (released/), are the same after the update, and still guarded."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import inspect

from maturity.errors import StoreError
from maturity.framework.model import Framework
from maturity.store import migrating
from maturity.store.archive import keep_framework
from maturity.store.database import Database
from maturity.store.migrating import bring_to
from maturity.store.opening import open_store, url_of
from maturity.store.schema import REVISION
from tests.store.kinds import look, tamper

WRITTEN = {path.stem: path for path in sorted((Path(__file__).parent / "released").glob("*.sql"))}
STEPS = sorted(path.name[:4] for path in (migrating.FOLDER / "versions").glob("[0-9]*.py"))

Columns = dict[str, list[str]]


def written(place: str, framework: Framework, step: str) -> Columns:
    """Make a store as a release left it, and return its tables with their columns."""
    database = Database(url_of(place))
    with database.writing() as connection:
        bring_to(step, database, connection)
    keep_framework(database, framework)
    with database.writing() as connection:
        for script in (path for one, path in WRITTEN.items() if one <= step):
            for statement in script.read_text(encoding="utf-8").strip().split(";\n"):
                connection.exec_driver_sql(statement.replace(":checksum", f"'{framework.checksum}'"))
        found = inspect(connection)
        columns = {name: [one["name"] for one in found.get_columns(name)] for name in found.get_table_names()}
    database.close()
    return {name: listed for name, listed in columns.items() if name != "alembic_version"}


def rows(place: str, columns: Columns) -> dict[str, list[str]]:
    return {name: sorted(map(repr, look(place, f"SELECT {', '.join(cs)} FROM {name}"))) for name, cs in columns.items()}


@pytest.mark.parametrize("step", WRITTEN)
def test_every_row_is_the_same_after_the_update(empty: str, framework: Framework, step: str) -> None:
    columns = written(empty, framework, step)
    before = rows(empty, columns)
    assert all(before.values()), "no table is without a row"
    open_store(empty).close()
    assert look(empty, "SELECT version_num FROM alembic_version") == [(REVISION,)]
    assert rows(empty, columns) == before


@pytest.mark.parametrize("step", WRITTEN)
def test_what_never_changes_is_still_guarded_after_the_update(empty: str, framework: Framework, step: str) -> None:
    written(empty, framework, step)
    open_store(empty).close()
    for statement in ("UPDATE snapshots SET sha256 = ''", "DELETE FROM snapshots", "DELETE FROM frameworks"):
        with pytest.raises(StoreError, match=r"never|only"):
            tamper(empty, statement)


def test_every_released_step_is_tried() -> None:
    assert list(WRITTEN) == [step for step in STEPS if step < REVISION], "put what the last release wrote in released/"
