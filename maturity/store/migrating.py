"""Bring the tables of a database up to date: the one place that imports Alembic, besides the steps."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from maturity.errors import StoreError
from maturity.store.database import Database
from maturity.store.schema import REVISION

FOLDER = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Run every step that is missing, all or none; StoreError if the tables are newer than this program."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    with database.writing() as connection:
        # Another process may have done it while this one waited for its turn.
        database.lock_tables(connection)
        found = MigrationContext.configure(connection).get_current_revision()
        if found is not None and found not in known:
            raise StoreError(
                f"The store {database.place} was written by a newer version of this product "
                f"(its tables are at step {found}, this version knows {REVISION}). Nothing was changed. "
                "Fix: update this product, or name another folder."
            )
        config.attributes["connection"] = connection
        command.upgrade(config, REVISION)
