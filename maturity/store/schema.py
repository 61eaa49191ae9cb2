"""The tables as they are now; migrations/ holds how they came to be so."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

REVISION = "0002"
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
    # Of a private copy, the assessment that it was made for, and goes with when that is deleted.
    Column("part_of", Text, ForeignKey("assessments.id", ondelete="CASCADE"), nullable=True),
    Index("assessments_by_browser", "browser"),
    Index("assessments_by_whole", "part_of"),
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

# At most one invitation of an assessment is open; closed ones stay, so that an old link can say what it was.
invitations = Table(
    "invitations",
    metadata,
    Column("token", Text, primary_key=True),  # a hash of it
    Column("assessment_id", Text, ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
    Column("seed", Text, nullable=False),  # what makes the token, together with the assessment's id
    Column("opened_at", Text, nullable=False),
    Column("closed_at", Text, nullable=True),
    Index("invitations_by_assessment", "assessment_id"),
)

# Who answers privately; `handed_in` is the snapshot that counts, the latest one.
members = Table(
    "members",
    metadata,
    Column("id", Text, ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("joined_at", Text, nullable=False),
    Column("handed_in", Text, ForeignKey("snapshots.id", ondelete="CASCADE"), nullable=True),
)
