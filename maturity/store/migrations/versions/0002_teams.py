"""Several people answer one assessment: invitations, and private copies that go with the assessment they belong to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    # In plain SQL, which both databases know: Alembic would copy the table in SQLite, and with it every cascade.
    op.execute("ALTER TABLE assessments ADD COLUMN part_of TEXT REFERENCES assessments (id) ON DELETE CASCADE")
    op.create_index("assessments_by_whole", "assessments", ["part_of"])
    op.create_table(
        "invitations",
        sa.Column("token", sa.Text, primary_key=True),
        sa.Column("assessment_id", sa.Text, sa.ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
        sa.Column("seed", sa.Text, nullable=False),
        sa.Column("opened_at", sa.Text, nullable=False),
        sa.Column("closed_at", sa.Text, nullable=True),
    )
    op.create_index("invitations_by_assessment", "invitations", ["assessment_id"])
    op.create_table(
        "members",
        sa.Column("id", sa.Text, sa.ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("joined_at", sa.Text, nullable=False),
        sa.Column("handed_in", sa.Text, sa.ForeignKey("snapshots.id", ondelete="CASCADE"), nullable=True),
    )
