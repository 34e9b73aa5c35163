"""An unfinished assessment may have been moved to a newer set; question-set files taken in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BEFORE = "state IN ('open', 'signed')"
SINCE = "state IN ('open', 'signed', 'moved')"


def upgrade() -> None:
    _swap_states(BEFORE, SINCE)
    op.create_table(
        "pack",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("catalogue_id", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("installed", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["catalogue_id"], ["catalogue.id"], name=op.f("fk_pack_catalogue_id_catalogue")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack")),
    )


def downgrade() -> None:
    op.drop_table("pack")
    # The older program knows no such state: what was moved was never finished, so it is open.
    op.execute("UPDATE assessment SET state = 'open' WHERE state = 'moved'")
    _swap_states(SINCE, BEFORE)


def _swap_states(old: str, new: str) -> None:
    """Let the table be made again with the rule *new*: SQLite cannot change one in place."""
    with op.batch_alter_table("assessment", copy_from=_assessment(old), recreate="always") as batch:
        batch.drop_constraint(op.f("ck_assessment_state"), type_="check")
        batch.create_check_constraint(op.f("ck_assessment_state"), new)


def _assessment(states: str) -> sa.Table:
    """Return the table as it stands, in full: a rule of this kind cannot be read from SQLite."""
    return sa.Table(
        "assessment",
        sa.MetaData(),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("catalogue_id", sa.Text(), nullable=False),
        sa.Column("rules_hash", sa.Text(), nullable=False),
        sa.Column("org_type", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("started", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("carried_from", sa.Text(), nullable=True),
        sa.CheckConstraint(states, name=op.f("ck_assessment_state")),
        sa.ForeignKeyConstraint(
            ["carried_from"], ["assessment.id"], name=op.f("fk_assessment_carried_from_assessment")
        ),
        sa.ForeignKeyConstraint(
            ["catalogue_id"], ["catalogue.id"], name=op.f("fk_assessment_catalogue_id_catalogue")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_assessment_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
    )
