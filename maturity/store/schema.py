"""The tables as they are now; migrations/ holds how they came to be so."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

REVISION = "0004"
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

# Rounds: a facilitator's cohort of centers, and one entry for each center that a round invites.
cohorts = Table(
    "cohorts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("owner", Text, nullable=True),  # a hash, as an assessment's browser
    Column("created_at", Text, nullable=False),
    Index("cohorts_by_owner", "owner"),
)

centers = Table(
    "centers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("cohort_id", Text, ForeignKey("cohorts.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("alias", Integer, nullable=False),  # drawn by lot, so that it says nothing of the order
    Column("name", Text, nullable=False),
    Column("sharing", Text, nullable=False),
    UniqueConstraint("cohort_id", "number", name="centers_numbered"),
    UniqueConstraint("cohort_id", "alias", name="centers_aliased"),
)

rounds = Table(
    "rounds",
    metadata,
    Column("id", Text, primary_key=True),
    Column("cohort_id", Text, ForeignKey("cohorts.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("framework_id", Text, nullable=False),
    Column("framework_version", Text, nullable=False),
    Column("framework_checksum", Text, ForeignKey("frameworks.checksum"), nullable=False),
    Column("opened_at", Text, nullable=False),
    Column("due", Text, nullable=True),  # a day as in 2026-03-14
    Column("closed_at", Text, nullable=True),
    UniqueConstraint("cohort_id", "number", name="rounds_numbered"),
)

# `snapshot_id` is what counts; an assessment may answer several rounds, but never for two centers of one.
entries = Table(
    "entries",
    metadata,
    Column("id", Text, primary_key=True),
    Column("round_id", Text, ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False),
    Column("center_id", Text, ForeignKey("centers.id", ondelete="CASCADE"), nullable=False),
    Column("token", Text, nullable=False),  # a hash of it
    Column("seed", Text, nullable=False),  # what makes the token, together with the entry's id
    Column("invited_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("assessment_id", Text, ForeignKey("assessments.id", ondelete="SET NULL"), nullable=True),
    Column("snapshot_id", Text, ForeignKey("snapshots.id", ondelete="SET NULL"), nullable=True),
    Column("counted_at", Text, nullable=True),
    Column("late", Integer, nullable=False),  # 1: submitted after the close, and counted by hand
    UniqueConstraint("round_id", "center_id", name="entries_once"),
    UniqueConstraint("token", name="entries_by_token"),
    UniqueConstraint("assessment_id", "round_id", name="entries_by_assessment"),
    Index("entries_by_center", "center_id"),
    Index("entries_by_snapshot", "snapshot_id"),
)

# What comparing needs of a snapshot, as a text that the store doesn't read; another kind of it is made anew.
digests = Table(
    "digests",
    metadata,
    Column("snapshot_id", Text, ForeignKey("snapshots.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("content", Text, nullable=False),
)

# What was measured of a center's extract, whole, as a text that the store doesn't read. The few figures that stand
# beside answers are a field of the assessment.
measurements = Table(
    "measurements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("assessment_id", Text, ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
    Column("made_at", Text, nullable=False),
    Column("extract", Text, nullable=False),  # what finds the kept extract again
    Column("content", Text, nullable=False),
    UniqueConstraint("assessment_id", name="measurements_once"),
)

# Who may do what with an assessment or a cohort beyond whoever began it, who was there, and links to go on elsewhere.
grants = Table(
    "grants",
    metadata,
    Column("holder", Text, primary_key=True),  # a hash
    Column("target", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("granted_at", Text, nullable=False),
    Column("label", Text, nullable=False, server_default=""),  # whom it was meant for, as whoever let them in wrote it
    Column("name", Text, nullable=False, server_default=""),  # of the account that came; none without a login
    Index("grants_by_target", "target"),
)

resume_links = Table(
    "resume_links",
    metadata,
    Column("token", Text, primary_key=True),  # a hash of it
    Column("assessment_id", Text, ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
    Column("made_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("closed_at", Text, nullable=True),
    Column("label", Text, nullable=False, server_default=""),
    Index("resume_links_by_assessment", "assessment_id"),
)

# A link by which one more facilitator comes in: good for one, who is granted the role and closes it.
cohort_links = Table(
    "cohort_links",
    metadata,
    Column("token", Text, primary_key=True),  # a hash of it
    Column("cohort_id", Text, ForeignKey("cohorts.id", ondelete="CASCADE"), nullable=False),
    Column("label", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("closed_at", Text, nullable=True),
    Index("cohort_links_by_cohort", "cohort_id"),
)

access_log = Table(
    "access_log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("holder", Text, nullable=True),  # a hash
    Column("role", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("allowed", Integer, nullable=False),
)
