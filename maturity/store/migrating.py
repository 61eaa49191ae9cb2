"""Bring the tables of a database up to date: the one place that imports Alembic, besides the steps."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from maturity.errors import StoreError
from maturity.store.database import Database
from maturity.store.schema import REVISION

FOLDER = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Run every step that is missing, all or none; StoreError if the tables are newer than this program."""
    with database.writing() as connection:
        bring_to(REVISION, database, connection)


def bring_to(revision: str, database: Database, connection: Connection) -> None:
    """Run the steps up to one, in a transaction that writes; StoreError if the tables are newer than this program."""
    # Another process may have done it while this one waited for its turn.
    database.lock_tables(connection)
    found = MigrationContext.configure(connection).get_current_revision()
    if found is not None and not knows(found):
        raise StoreError(
            f"The store {database.place} was written by a newer version of this product "
            f"(its tables are at step {found}, this version knows {REVISION}). Nothing was changed. "
            "Fix: update this product, or name another folder."
        )
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def knows(revision: str) -> bool:
    """True where a step is one of this program's."""
    return revision in {step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions()}


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
