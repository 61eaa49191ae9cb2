"""The tables as they are now; migrations/ holds how they came to be so."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

REVISION = "0001"
"""The newest step in migrations/versions: a database that carries it needs none."""

metadata = MetaData()

# Times are ISO 8601 in UTC with microseconds, so that they sort as text in every database.
frameworks = Table(
    "frameworks",
    metadata,
    Column("checksum", Text, primary_key=True),
    Column("content", Text, nullable=False),
    Column("sha256", Text, nullable=False),
)

assessments = Table(
    "assessments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("browser", Text, nullable=True),
    Column("framework_id", Text, nullable=False),
    Column("framework_version", Text, nullable=False),
    Column("framework_checksum", Text, ForeignKey("frameworks.checksum"), nullable=False),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("place", Text, nullable=True),
    Index("assessments_by_browser", "browser"),
)

# One row a field: two tabs that answer different questions never write the same row.
fields = Table(
    "fields",
    metadata,
    Column("assessment_id", Text, ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True),
    Column("section", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("aside", Integer, nullable=False),  # 1: kept, but the draft's framework doesn't ask for it
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("id", Text, primary_key=True),
    Column("assessment_id", Text, ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("framework_checksum", Text, ForeignKey("frameworks.checksum"), nullable=False),
    Column("submitted_at", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    UniqueConstraint("assessment_id", "number", name="snapshots_numbered"),
)
