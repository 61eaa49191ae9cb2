"""What was measured of an extract, by assessment; who has a role says whom it was meant for; links to run a cohort."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "measurements",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("assessment_id", sa.Text, sa.ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("extract", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.UniqueConstraint("assessment_id", name="measurements_once"),
    )
    for table, column in (("grants", "label"), ("grants", "name"), ("resume_links", "label")):
        op.add_column(table, sa.Column(column, sa.Text, nullable=False, server_default=""))
    op.create_table(
        "cohort_links",
        sa.Column("token", sa.Text, primary_key=True),
        sa.Column("cohort_id", sa.Text, sa.ForeignKey("cohorts.id", ondelete="CASCADE"), nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("expires_at", sa.Text, nullable=False),
        sa.Column("closed_at", sa.Text, nullable=True),
    )
    op.create_index("cohort_links_by_cohort", "cohort_links", ["cohort_id"])
