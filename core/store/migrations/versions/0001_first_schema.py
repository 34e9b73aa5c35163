"""The first schema: organisations, answers, evidence, sign-off, export and the journal.

Constraint names follow the convention of core.store.base, written out here for ever.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "blob",
    "catalogue",
    "draft",
    "organisation",
    "replica",
    "setting",
    "assessment",
    "evidence",
    "fact",
    "person",
    "answer",
    "change",
    "evidence_link",
    "evidence_version",
    "send_back",
    "sign_off",
    "change_value",
    "export",
    "open_copy",
)


def upgrade() -> None:
    _blob()
    _catalogue()
    _draft()
    _organisation()
    _replica()
    _setting()
    _assessment()
    _evidence()
    _fact()
    _person()
    _answer()
    _change()
    _evidence_link()
    _evidence_version()
    _send_back()
    _sign_off()
    _change_value()
    _export()
    _open_copy()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _blob() -> None:
    op.create_table(
        "blob",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("stored", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blob")),
        sa.UniqueConstraint("sha256", name=op.f("uq_blob_sha256")),
    )


def _catalogue() -> None:
    op.create_table(
        "catalogue",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("catalogue_id", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("rules_hash", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("compiled", sa.Text(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue")),
        sa.UniqueConstraint(
            "rules_hash", "text_hash", name=op.f("uq_catalogue_rules_hash_text_hash")
        ),
    )


def _draft() -> None:
    op.create_table(
        "draft",
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("updated", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entity", "entity_id", "field", "person_id", name=op.f("pk_draft")),
    )


def _organisation() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("ods_code", sa.Text(), nullable=True),
        sa.Column("org_type", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )


def _replica() -> None:
    op.create_table(
        "replica",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("created", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replica")),
    )


def _setting() -> None:
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )


def _assessment() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("catalogue_id", sa.Text(), nullable=False),
        sa.Column("rules_hash", sa.Text(), nullable=False),
        sa.Column("org_type", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("started", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("carried_from", sa.Text(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'signed')", name=op.f("ck_assessment_state")),
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


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("review_by", sa.Date(), nullable=True),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('file', 'paper')", name=op.f("ck_evidence_kind")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_evidence_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )


def _fact() -> None:
    op.create_table(
        "fact",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_fact_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact")),
        sa.UniqueConstraint("organisation_id", "name", name=op.f("uq_fact_organisation_id_name")),
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("job", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_person_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )


def _answer() -> None:
    op.create_table(
        "answer",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_answer_assessment_id_assessment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint(
            "assessment_id", "ref", "field", name=op.f("uq_answer_assessment_id_ref_field")
        ),
    )


def _change() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("replica_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label_key", sa.Text(), nullable=False),
        sa.Column("label_args", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Text(), nullable=True),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_change_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["replica_id"], ["replica.id"], name=op.f("fk_change_replica_id_replica")
        ),
        sa.ForeignKeyConstraint(["undoes"], ["change.id"], name=op.f("fk_change_undoes_change")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sa.UniqueConstraint("place", name=op.f("uq_change_place")),
        sa.UniqueConstraint("replica_id", "seq", name=op.f("uq_change_replica_id_seq")),
    )
    op.create_index(op.f("ix_change_undoes"), "change", ["undoes"])


def _evidence_link() -> None:
    op.create_table(
        "evidence_link",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_evidence_link_assessment_id_assessment"),
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_evidence_link_evidence_id_evidence")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_link")),
        sa.UniqueConstraint(
            "assessment_id",
            "ref",
            "criterion",
            "evidence_id",
            name=op.f("uq_evidence_link_assessment_id_ref_criterion_evidence_id"),
        ),
    )
    op.create_index(op.f("ix_evidence_link_evidence_id"), "evidence_link", ["evidence_id"])


def _evidence_version() -> None:
    op.create_table(
        "evidence_version",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("blob_id", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('kept', 'undecided', 'discarded')", name=op.f("ck_evidence_version_state")
        ),
        sa.ForeignKeyConstraint(
            ["blob_id"], ["blob.id"], name=op.f("fk_evidence_version_blob_id_blob")
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_evidence_version_evidence_id_evidence")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_version")),
        sa.UniqueConstraint(
            "evidence_id", "number", name=op.f("uq_evidence_version_evidence_id_number")
        ),
    )
    op.create_index(op.f("ix_evidence_version_blob_id"), "evidence_version", ["blob_id"])


def _send_back() -> None:
    op.create_table(
        "send_back",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("sent_back_by", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_send_back_assessment_id_assessment")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_send_back_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_send_back")),
    )
    op.create_index(op.f("ix_send_back_assessment_id"), "send_back", ["assessment_id"])


def _sign_off() -> None:
    op.create_table(
        "sign_off",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("signed", sa.Text(), nullable=False),
        sa.Column("paper_date", sa.Date(), nullable=True),
        sa.Column("paper_place", sa.Text(), nullable=True),
        sa.Column("scan_evidence_id", sa.Text(), nullable=True),
        sa.Column("typed_by", sa.Text(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("frozen", sa.LargeBinary(), nullable=False),
        sa.Column("history_stamp", sa.Text(), nullable=False),
        sa.Column("superseded", sa.Text(), nullable=True),
        sa.CheckConstraint("how IN ('here', 'on-paper')", name=op.f("ck_sign_off_how")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_sign_off_assessment_id_assessment")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_sign_off_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["scan_evidence_id"],
            ["evidence.id"],
            name=op.f("fk_sign_off_scan_evidence_id_evidence"),
        ),
        sa.ForeignKeyConstraint(
            ["typed_by"], ["person.id"], name=op.f("fk_sign_off_typed_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_off")),
    )
    op.create_index(op.f("ix_sign_off_assessment_id"), "sign_off", ["assessment_id"])


def _change_value() -> None:
    op.create_table(
        "change_value",
        sa.Column("change_id", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("base_id", sa.Text(), nullable=True),
        sa.Column("salt", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["base_id"], ["change.id"], name=op.f("fk_change_value_base_id_change")
        ),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name=op.f("fk_change_value_change_id_change")
        ),
        sa.PrimaryKeyConstraint(
            "change_id", "entity", "entity_id", "field", name=op.f("pk_change_value")
        ),
    )
    op.create_index(
        op.f("ix_change_value_entity_entity_id_field"),
        "change_value",
        ["entity", "entity_id", "field"],
    )


def _export() -> None:
    op.create_table(
        "export",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("assessment_id", sa.Text(), nullable=False),
        sa.Column("sign_off_id", sa.Text(), nullable=True),
        sa.Column("submission_id", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_export_assessment_id_assessment")
        ),
        sa.ForeignKeyConstraint(
            ["sign_off_id"], ["sign_off.id"], name=op.f("fk_export_sign_off_id_sign_off")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export")),
        sa.UniqueConstraint("submission_id", name=op.f("uq_export_submission_id")),
    )
    op.create_index(op.f("ix_export_assessment_id"), "export", ["assessment_id"])


def _open_copy() -> None:
    op.create_table(
        "open_copy",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("evidence_version_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("opened", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_open_copy_state")),
        sa.ForeignKeyConstraint(
            ["evidence_version_id"],
            ["evidence_version.id"],
            name=op.f("fk_open_copy_evidence_version_id_evidence_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_copy")),
    )
