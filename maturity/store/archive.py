"""The frameworks that drafts and snapshots used, each kept once, exactly as it was."""

from __future__ import annotations

from sqlalchemy import select, text

from maturity.errors import NotFound, StoreError
from maturity.framework.loader import framework_from_json
from maturity.framework.model import Framework
from maturity.store.database import Database
from maturity.store.rows import checked_id
from maturity.store.schema import frameworks
from maturity.store.snapshots import sha256

_KEEP = text(
    "INSERT INTO frameworks (checksum, content, sha256) VALUES (:checksum, :content, :sha256)"
    " ON CONFLICT (checksum) DO NOTHING"
)


def keep_framework(database: Database, framework: Framework) -> None:
    """Keep a framework in its own language; nothing happens if it is kept already."""
    framework = framework.original
    with database.reading() as connection:
        if connection.execute(select(frameworks.c.checksum).filter_by(checksum=framework.checksum)).first():
            return
    content = framework.model_dump_json()
    kept = {"checksum": framework.checksum, "content": content, "sha256": sha256(content)}
    with database.writing() as connection:
        connection.execute(_KEEP, kept)


def read_framework(database: Database, checksum: str) -> Framework:
    """Return a kept framework; NotFound if it never was, StoreError if it isn't as it was kept."""
    with database.reading() as connection:
        row = connection.execute(select(frameworks).filter_by(checksum=checked_id(checksum))).one_or_none()
    if row is None:
        raise NotFound(
            "No framework with this checksum was ever used here. Fix: open the store in which the assessment was made."
        )
    # Not the framework's own checksum: a later version of the product may compute that over more fields.
    if sha256(row.content) != row.sha256:
        raise StoreError("The archived framework was changed, so it isn't used. Fix: take it from a backup.")
    try:
        return framework_from_json(row.content)
    except ValueError as error:
        raise StoreError(
            "The archived framework can't be read by this version of the product. Fix: update the product."
        ) from error
