"""What Alembic runs: every step that is missing, on the connection and in the transaction it is handed."""

from __future__ import annotations

from alembic import context

from maturity.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a column by copying its table
)
with context.begin_transaction():
    context.run_migrations()
