"""The first tables: frameworks, assessments, fields and snapshots, and the guards of what never changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# A step that ever copies one of these tables (Alembic's batch mode) must set its guards again.
_SQLITE = (
    """CREATE TRIGGER snapshots_never_change BEFORE UPDATE ON snapshots
       BEGIN SELECT RAISE(ABORT, 'a submitted assessment never changes'); END""",
    # The cascade runs when the assessment is gone already, so this only stops deleting a snapshot by itself.
    """CREATE TRIGGER snapshots_stay BEFORE DELETE ON snapshots
       WHEN EXISTS (SELECT 1 FROM assessments WHERE id = OLD.assessment_id)
       BEGIN SELECT RAISE(ABORT, 'a snapshot is only deleted with its assessment'); END""",
    """CREATE TRIGGER frameworks_never_change BEFORE UPDATE ON frameworks
       BEGIN SELECT RAISE(ABORT, 'an archived framework never changes'); END""",
    """CREATE TRIGGER frameworks_stay BEFORE DELETE ON frameworks
       BEGIN SELECT RAISE(ABORT, 'an archived framework is never deleted'); END""",
)
_POSTGRESQL = (
    """CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$""",
    """CREATE FUNCTION refuse_lone_delete() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN
         IF EXISTS (SELECT 1 FROM assessments WHERE id = OLD.assessment_id) THEN
           RAISE EXCEPTION 'a snapshot is only deleted with its assessment';
         END IF;
         RETURN OLD;
       END $$""",
    """CREATE TRIGGER snapshots_never_change BEFORE UPDATE ON snapshots FOR EACH ROW
       EXECUTE FUNCTION refuse_change('a submitted assessment never changes')""",
    """CREATE TRIGGER snapshots_stay BEFORE DELETE ON snapshots FOR EACH ROW
       EXECUTE FUNCTION refuse_lone_delete()""",
    """CREATE TRIGGER frameworks_never_change BEFORE UPDATE ON frameworks FOR EACH ROW
       EXECUTE FUNCTION refuse_change('an archived framework never changes')""",
    """CREATE TRIGGER frameworks_stay BEFORE DELETE ON frameworks FOR EACH ROW
       EXECUTE FUNCTION refuse_change('an archived framework is never deleted')""",
)
_GUARDS = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def upgrade() -> None:
    op.create_table(
        "frameworks",
        sa.Column("checksum", sa.Text, primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
    )
    op.create_table(
        "assessments",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("browser", sa.Text, nullable=True),
        sa.Column("framework_id", sa.Text, nullable=False),
        sa.Column("framework_version", sa.Text, nullable=False),
        sa.Column("framework_checksum", sa.Text, sa.ForeignKey("frameworks.checksum"), nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("updated_at", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=True),
    )
    op.create_index("assessments_by_browser", "assessments", ["browser"])
    op.create_table(
        "fields",
        sa.Column("assessment_id", sa.Text, sa.ForeignKey("assessments.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("section", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("aside", sa.Integer, nullable=False),
    )
    op.create_table(
        "snapshots",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("assessment_id", sa.Text, sa.ForeignKey("assessments.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("framework_checksum", sa.Text, sa.ForeignKey("frameworks.checksum"), nullable=False),
        sa.Column("submitted_at", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.UniqueConstraint("assessment_id", "number", name="snapshots_numbered"),
    )
    for guard in _GUARDS[op.get_bind().dialect.name]:
        op.execute(guard)
