"""Rounds: cohorts of centers, one entry for each center that a round invites, and who may see what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "cohorts",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=True),
        sa.Column("created_at", sa.Text, nullable=False),
    )
    op.create_index("cohorts_by_owner", "cohorts", ["owner"])
    op.create_table(
        "centers",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("cohort_id", sa.Text, sa.ForeignKey("cohorts.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("alias", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sharing", sa.Text, nullable=False),
        sa.UniqueConstraint("cohort_id", "number", name="centers_numbered"),
        sa.UniqueConstraint("cohort_id", "alias", name="centers_aliased"),
    )
    op.create_table(
        "rounds",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("cohort_id", sa.Text, sa.ForeignKey("cohorts.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("framework_id", sa.Text, nullable=False),
        sa.Column("framework_version", sa.Text, nullable=False),
        sa.Column("framework_checksum", sa.Text, sa.ForeignKey("frameworks.checksum"), nullable=False),
        sa.Column("opened_at", sa.Text, nullable=False),
        sa.Column("due", sa.Text, nullable=True),
        sa.Column("closed_at", sa.Text, nullable=True),
        sa.UniqueConstraint("cohort_id", "number", name="rounds_numbered"),
    )
    op.create_table(
        "entries",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("round_id", sa.Text, sa.ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False),
        sa.Column("center_id", sa.Text, sa.ForeignKey("centers.id", ondelete="CASCADE"), nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("seed", sa.Text, nullable=False),
        sa.Column("invited_at", sa.Text, nullable=False),
        sa.Column("expires_at", sa.Text, nullable=False),
        sa.Column("assessment_id", sa.Text, sa.ForeignKey("assessments.id", ondelete="SET NULL"), nullable=True),
        sa.Column("snapshot_id", sa.Text, sa.ForeignKey("snapshots.id", ondelete="SET NULL"), nullable=True),
        sa.Column("counted_at", sa.Text, nullable=True),
        sa.Column("late", sa.Integer, nullable=False),
        sa.UniqueConstraint("round_id", "center_id", name="entries_once"),
        sa.UniqueConstraint("token", name="entries_by_token"),
        sa.UniqueConstraint("assessment_id", "round_id", name="entries_by_assessment"),
    )
    op.create_index("entries_by_center", "entries", ["center_id"])
    op.create_index("entries_by_snapshot", "entries", ["snapshot_id"])
    op.create_table(
        "digests",
        sa.Column("snapshot_id", sa.Text, sa.ForeignKey("snapshots.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_table(
        "grants",
        sa.Column("holder", sa.Text, primary_key=True),
        sa.Column("target", sa.Text, primary_key=True),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("granted_at", sa.Text, nullable=False),
    )
    op.create_index("grants_by_target", "grants", ["target"])
    op.create_table(
        "resume_links",
        sa.Column("token", sa.Text, primary_key=True),
        sa.Column("assessment_id", sa.Text, sa.ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("expires_at", sa.Text, nullable=False),
        sa.Column("closed_at", sa.Text, nullable=True),
    )
    op.create_index("resume_links_by_assessment", "resume_links", ["assessment_id"])
    op.create_table(
        "access_log",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("holder", sa.Text, nullable=True),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("allowed", sa.Integer, nullable=False),
    )
