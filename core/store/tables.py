"""The tables of one store, as SQLAlchemy mappings. Rows never leave core.store and core.services.

Foreign keys are checked at commit (see WriteUnit), so the order in which rows are added is free.
Nothing cascades: a cascade would remove rows behind the journal's back.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    LargeBinary,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from core.domain.canonical import Json
from core.store import plan_tables
from core.store.base import Address, Base, Id, Journaled, JsonText, NaturallyJournaled


class Organisation(Journaled, Base):
    """A body that is assessed. One on most computers; a head office keeps several."""

    __tablename__ = "organisation"
    id: Mapped[Id]
    name: Mapped[str]
    ods_code: Mapped[str | None]
    org_type: Mapped[str]
    created: Mapped[datetime]


class Fact(NaturallyJournaled, Base):
    """One thing an organisation has said of itself: its address, whether it is NHSmail only."""

    __tablename__ = "fact"
    __table_args__ = (UniqueConstraint("organisation_id", "name"),)
    FIXED = ("id", "organisation_id", "name")
    id: Mapped[Id]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    name: Mapped[str]
    value: Mapped[Any | None] = mapped_column(JsonText)

    def address(self) -> Address:
        return Address("fact", self.organisation_id, self.name)

    def journal_value(self) -> Json:
        value: Json = self.value
        return value


class Person(Journaled, Base):
    """Somebody who works with the records, owns an answer or signs."""

    __tablename__ = "person"
    id: Mapped[Id]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    name: Mapped[str]
    role: Mapped[str]
    job: Mapped[str | None]
    email: Mapped[str | None]
    created: Mapped[datetime]
    left_on: Mapped[date | None] = mapped_column(Date)
    pin_set: Mapped[datetime | None]


class Pin(Base):
    """What proves a person's PIN. Never journaled: an old PIN must not come back with an undo."""

    __tablename__ = "pin"
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    proof: Mapped[bytes] = mapped_column(LargeBinary)


class Staff(Journaled, Base):
    """Somebody who works here, whether they use this program (then a Person bears the name) or not.

    ``sees_records``: they can see personal information, on a screen or on paper.
    """

    __tablename__ = "staff"
    id: Mapped[Id]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str]
    job: Mapped[str | None]
    started: Mapped[date | None] = mapped_column(Date)
    left_on: Mapped[date | None] = mapped_column(Date)
    sees_records: Mapped[bool]
    created: Mapped[datetime]


class Training(Journaled, Base):
    """One training that somebody finished, and the certificate where one is kept."""

    __tablename__ = "training"
    FIXED = ("id", "staff_id")
    id: Mapped[Id]
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    trained_on: Mapped[date] = mapped_column(Date)
    course: Mapped[str | None]
    evidence_id: Mapped[str | None] = mapped_column(ForeignKey("evidence.id"))


class Replica(Base):
    """One copy of the store that makes changes of its own; each has its own chain of changes."""

    __tablename__ = "replica"
    id: Mapped[Id]
    created: Mapped[datetime]


class Catalogue(Base):
    """A compiled question set, canonical JSON, kept once however many assessments use it."""

    __tablename__ = "catalogue"
    __table_args__ = (UniqueConstraint("rules_hash", "text_hash"),)
    id: Mapped[Id]
    catalogue_id: Mapped[str]
    edition: Mapped[str]
    rules_hash: Mapped[str]
    text_hash: Mapped[str]
    compiled: Mapped[str]
    added: Mapped[datetime]


class Pack(Base):
    """A question-set file that was taken in: who published it, and the seal that was proved.

    ``signer`` is the fingerprint of the key, ``sha256`` that of the whole file.
    """

    __tablename__ = "pack"
    id: Mapped[Id]
    catalogue_id: Mapped[str] = mapped_column(ForeignKey("catalogue.id"))
    publisher: Mapped[str]
    signer: Mapped[str]
    sha256: Mapped[str]
    installed: Mapped[datetime]


class Assessment(Journaled, Base):
    """One organisation's answers to one question set, pinned to that set's rules.

    One that is *moved* was unfinished when its answers went on under a newer set.
    """

    __tablename__ = "assessment"
    __table_args__ = (CheckConstraint("state IN ('open', 'signed', 'moved')", name="state"),)
    id: Mapped[Id]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    catalogue_id: Mapped[str] = mapped_column(ForeignKey("catalogue.id"))
    rules_hash: Mapped[str]
    org_type: Mapped[str]
    state: Mapped[str] = mapped_column(default="open")
    started: Mapped[datetime]
    due: Mapped[date | None] = mapped_column(Date)
    carried_from: Mapped[str | None] = mapped_column(ForeignKey("assessment.id"))


class Answer(NaturallyJournaled, Base):
    """One field of one answer: ``met/<criterion>``, ``note``, ``owner``, ``target``, ``due``,
    ``not-relevant``, ``item``, ``set-aside``, ``place``, ``confirmed`` or ``carried`` (from which
    older answers, and whether they are still true). None and no row mean the same."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("assessment_id", "ref", "field"),)
    FIXED = ("id", "assessment_id", "ref", "field")
    id: Mapped[Id]
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id"))
    ref: Mapped[str]
    field: Mapped[str]
    value: Mapped[Any | None] = mapped_column(JsonText)

    def address(self) -> Address:
        return Address("answer", self.assessment_id, f"{self.ref}/{self.field}")

    def journal_value(self) -> Json:
        value: Json = self.value
        return value


class Evidence(Journaled, Base):
    """One piece of evidence: a kept document with its versions, or a paper and its place."""

    __tablename__ = "evidence"
    __table_args__ = (CheckConstraint("kind IN ('file', 'paper')", name="kind"),)
    id: Mapped[Id]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    title: Mapped[str]
    kind: Mapped[str]
    place: Mapped[str | None]
    note: Mapped[str | None]
    dated: Mapped[date | None] = mapped_column(Date)
    review_by: Mapped[date | None] = mapped_column(Date)
    created: Mapped[datetime]
    withdrawn: Mapped[datetime | None]


class Blob(Base):
    """One encrypted file in the vault. The id is its name there and says nothing of its content."""

    __tablename__ = "blob"
    __table_args__ = (UniqueConstraint("sha256"),)
    id: Mapped[Id]
    sha256: Mapped[str]
    size: Mapped[int]
    stored: Mapped[datetime]
    generation: Mapped[int] = mapped_column(default=1, server_default=text("1"))


class EvidenceVersion(Journaled, Base):
    """One version of a kept document. A changed copy waits as ``undecided``, never unseen."""

    __tablename__ = "evidence_version"
    __table_args__ = (
        UniqueConstraint("evidence_id", "number"),
        CheckConstraint("state IN ('kept', 'undecided', 'discarded')", name="state"),
    )
    id: Mapped[Id]
    evidence_id: Mapped[str] = mapped_column(ForeignKey("evidence.id"))
    number: Mapped[int]
    blob_id: Mapped[str] = mapped_column(ForeignKey("blob.id"), index=True)
    file_name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    state: Mapped[str] = mapped_column(default="kept")
    added: Mapped[datetime]


class EvidenceLink(NaturallyJournaled, Base):
    """That a piece of evidence bears on a requirement, or on one criterion (else empty) of it."""

    __tablename__ = "evidence_link"
    __table_args__ = (UniqueConstraint("assessment_id", "ref", "criterion", "evidence_id"),)
    FIXED = ("id", "evidence_id", "assessment_id", "ref", "criterion")
    id: Mapped[Id]
    evidence_id: Mapped[str] = mapped_column(ForeignKey("evidence.id"), index=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id"))
    ref: Mapped[str]
    criterion: Mapped[str] = mapped_column(default="")

    def address(self) -> Address:
        field = f"{self.ref}/{self.criterion}/{self.evidence_id}"
        return Address("evidence_link", self.assessment_id, field)

    def journal_value(self) -> Json:
        return True


class SignOff(Journaled, Base):
    """A signed version: who, how, and the very bytes of assessment.json that were signed."""

    __tablename__ = "sign_off"
    __table_args__ = (CheckConstraint("how IN ('here', 'on-paper')", name="how"),)
    id: Mapped[Id]
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id"), index=True)
    signed_by: Mapped[str]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str]
    how: Mapped[str]
    signed: Mapped[datetime]
    paper_date: Mapped[date | None] = mapped_column(Date)
    paper_place: Mapped[str | None]
    scan_evidence_id: Mapped[str | None] = mapped_column(ForeignKey("evidence.id"))
    typed_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    statement: Mapped[str]
    frozen: Mapped[bytes] = mapped_column(LargeBinary)
    history_stamp: Mapped[str]
    superseded: Mapped[datetime | None]


class SendBack(Journaled, Base):
    """That the owner did not sign, and why."""

    __tablename__ = "send_back"
    id: Mapped[Id]
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id"), index=True)
    sent_back_by: Mapped[str]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str]
    at: Mapped[datetime]


class Export(Journaled, Base):
    """A submission file or sealed copy that was written, and for whom."""

    __tablename__ = "export"
    __table_args__ = (UniqueConstraint("submission_id"),)
    id: Mapped[Id]
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id"), index=True)
    sign_off_id: Mapped[str | None] = mapped_column(ForeignKey("sign_off.id"))
    submission_id: Mapped[str]
    file_name: Mapped[str]
    recipients: Mapped[Any] = mapped_column(JsonText)
    sha256: Mapped[str]
    size: Mapped[int]
    made: Mapped[datetime]


class Sample(Journaled, Base):
    """Points that an auditor drew by chance; *seed* and *listed* let anybody draw them again.

    ``points`` is a list of criterion ids or refs in the order drawn; ``listed`` holds all that
    there were to draw from, as many as ``population`` says.
    """

    __tablename__ = "sample"
    id: Mapped[Id]
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    drawn: Mapped[datetime]
    seed: Mapped[str]
    population: Mapped[int]
    listed: Mapped[Any] = mapped_column(JsonText)
    points: Mapped[Any] = mapped_column(JsonText)


class Finding(Journaled, Base):
    """What an auditor found at one point of a sample, and what the manager replied."""

    __tablename__ = "finding"
    __table_args__ = (
        UniqueConstraint("sample_id", "point"),
        CheckConstraint("verdict IN ('agree', 'cannot-see', 'disagree')", name="verdict"),
    )
    id: Mapped[Id]
    sample_id: Mapped[str] = mapped_column(ForeignKey("sample.id"))
    point: Mapped[str]
    verdict: Mapped[str]
    note: Mapped[str]
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    found: Mapped[datetime]
    reply: Mapped[str | None]
    replied_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    replied: Mapped[datetime | None]


class CopyPlace(Base):
    """A folder, on a stick or on this PC, that copies of the records go to."""

    __tablename__ = "copy_place"
    id: Mapped[Id]
    folder: Mapped[str]
    label: Mapped[str]
    added: Mapped[datetime]
    automatic: Mapped[bool]


class Copy(Base):
    """A copy that was made: when, where, and how far the history had come."""

    __tablename__ = "copy"
    __table_args__ = (UniqueConstraint("copy_place_id", "name"),)
    id: Mapped[Id]
    copy_place_id: Mapped[str] = mapped_column(ForeignKey("copy_place.id"))
    name: Mapped[str]
    made: Mapped[datetime]
    place: Mapped[int]
    stamp: Mapped[str]
    size: Mapped[int]
    proved: Mapped[datetime | None]


class Draft(Base):
    """Half-typed text, durable while it is typed; the journal gets it when the field is left."""

    __tablename__ = "draft"
    entity: Mapped[str] = mapped_column(primary_key=True)
    entity_id: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(primary_key=True, default="")
    text: Mapped[str]
    updated: Mapped[datetime]


class OpenCopy(Base):
    """A decrypted copy that another program was given, until it is taken in or thrown away."""

    __tablename__ = "open_copy"
    __table_args__ = (CheckConstraint("state IN ('open', 'closed')", name="state"),)
    id: Mapped[Id]
    evidence_version_id: Mapped[str] = mapped_column(ForeignKey("evidence_version.id"))
    path: Mapped[str]
    sha256: Mapped[str]
    opened: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="open")


class Setting(Base):
    """A value of the store as a whole, such as how far the first run has come."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any | None] = mapped_column(JsonText)


class ChangeRow(Base):
    """One change in the journal. ``place`` is the order of arrival here, ``seq`` its replica's."""

    __tablename__ = "change"
    __table_args__ = (UniqueConstraint("replica_id", "seq"), UniqueConstraint("place"))
    id: Mapped[Id]
    replica_id: Mapped[str] = mapped_column(ForeignKey("replica.id"))
    seq: Mapped[int]
    place: Mapped[int]
    at: Mapped[datetime]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    label_key: Mapped[str]
    label_args: Mapped[Any] = mapped_column(JsonText)
    undoes: Mapped[str | None] = mapped_column(ForeignKey("change.id"), index=True)
    previous: Mapped[str]
    digest: Mapped[str]


class ChangeValueRow(Base):
    """One value that a change set. ``salt`` and ``value`` are empty once it was redacted."""

    __tablename__ = "change_value"
    __table_args__ = (Index(None, "entity", "entity_id", "field"),)
    change_id: Mapped[str] = mapped_column(ForeignKey("change.id"), primary_key=True)
    entity: Mapped[str] = mapped_column(primary_key=True)
    entity_id: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    base_id: Mapped[str | None] = mapped_column(ForeignKey("change.id"))
    salt: Mapped[str | None]
    value: Mapped[str | None]
    hash: Mapped[str]


SCHEMA = Base.metadata
TODO_TABLES = frozenset(
    table.__tablename__
    for table in (plan_tables.Action, plan_tables.Request, plan_tables.Job, plan_tables.JobDone)
)
"""The tables of what is still to do."""

JOURNAL_TABLES = frozenset({ChangeRow.__tablename__, ChangeValueRow.__tablename__})


def journaled_classes() -> dict[str, type[Journaled]]:
    """Return the journaled tables by name."""
    return {
        str(mapper.local_table.description): mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Journaled)
    }
