"""Rows of the store as the plain values of core.domain. Rows themselves go no further."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnClause, Row, literal_column, select
from sqlalchemy.orm import Session

from core.domain.answers import DEFAULT_TARGET, Answer
from core.domain.clock import london_date
from core.domain.evidence import (
    Evidence,
    EvidenceKind,
    EvidenceLink,
    EvidenceVersion,
    VersionState,
)
from core.domain.organisation import Organisation, Person, Role
from core.domain.publication import Publication, PublishedStatus
from core.domain.signoff import SendBack, SignedHow, SignOff
from core.services.years.stored import CARRIED, carried_of
from core.store import tables

MET = "met/"
SAMPLE_FACT = "sample"
CYBER_ESSENTIALS_FACT = "cyber-essentials-plus-until"
ISO_27001_FACT = "iso-27001-until"
NHSMAIL_FACT = "nhsmail-only"
PUBLISHED_FACT = "published/"  # and the sign-off's id: when, as what, and the evidence
TOLD_FACT = "told/"
BLANKS_FACT = "starter-blanks/"  # and the evidence's id: how many blanks it began with
STARTER_FACT = "starter/"  # and its id: the evidence that was begun with it last

BY_AGE: ColumnClause[Any] = literal_column("rowid")
"""Rows in the order in which they came, where two bear the same time."""


def read_organisation(session: Session, organisation_id: str) -> Organisation:
    """Return the organisation with what it has said of itself."""
    row = session.get_one(tables.Organisation, organisation_id)
    facts: dict[str, Any] = dict(
        session.execute(
            select(tables.Fact.name, tables.Fact.value).where(
                tables.Fact.organisation_id == organisation_id,
                tables.Fact.name.in_(
                    (SAMPLE_FACT, CYBER_ESSENTIALS_FACT, ISO_27001_FACT, NHSMAIL_FACT)
                ),
            )
        ).all()
    )
    return Organisation(
        id=row.id,
        name=row.name,
        ods_code=row.ods_code or "",
        org_type=row.org_type,
        sample=bool(facts.get(SAMPLE_FACT)),
        cyber_essentials_plus_until=_day(facts.get(CYBER_ESSENTIALS_FACT)),
        iso_27001_until=_day(facts.get(ISO_27001_FACT)),
        nhsmail_only=bool(facts.get(NHSMAIL_FACT)),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def read_told(session: Session, organisation_id: str) -> dict[str, str]:
    """Return the facts that were told once, by their keys (core.domain.told)."""
    found = session.execute(
        select(tables.Fact.name, tables.Fact.value).where(
            tables.Fact.organisation_id == organisation_id,
            tables.Fact.name.startswith(TOLD_FACT, autoescape=True),
        )
    )
    return {name.removeprefix(TOLD_FACT): str(value) for name, value in found if value}


def read_person(session: Session, person_id: str) -> Person:
    """Return one person."""
    return person_of(session, session.get_one(tables.Person, person_id))


def person_of(session: Session, row: tables.Person) -> Person:
    """Return *row* as a plain value. What gates is the kept PIN, not what the history says."""
    has_pin = session.get(tables.Pin, row.id) is not None
    return Person(row.id, row.name, Role(row.role), has_pin, row.left_on, row.job or "")


def read_answers(session: Session, assessment_id: str) -> dict[str, Answer]:
    """Return the answers of an assessment by ref; a ref without any answer is left out."""
    fields: dict[str, dict[str, Any]] = defaultdict(dict)
    for ref, field, value in session.execute(
        select(tables.Answer.ref, tables.Answer.field, tables.Answer.value).where(
            tables.Answer.assessment_id == assessment_id
        )
    ):
        if value is not None:
            fields[ref][field] = value
    return {ref: answer_of(ref, given) for ref, given in fields.items()}


def answer_of(ref: str, fields: Mapping[str, Any]) -> Answer:
    """Return one answer from its stored fields."""
    due = fields.get("due")
    return Answer(
        ref=ref,
        met=frozenset(
            name.removeprefix(MET) for name, on in fields.items() if name.startswith(MET) and on
        ),
        note=fields.get("note", ""),
        owner=fields.get("owner", ""),
        target=fields.get("target", DEFAULT_TARGET),
        due=date.fromisoformat(due) if due else None,
        not_relevant=fields.get("not-relevant"),
        item=fields.get("item"),
        place=fields.get("place", ""),
        set_aside=fields.get("set-aside", ""),
        confirmed=bool(fields.get("confirmed", False)),
        carried=carried_of(fields.get(CARRIED)),
    )


def read_evidence(
    session: Session, organisation_id: str, assessment_id: str | None, *, withdrawn: bool = False
) -> tuple[Evidence, ...]:
    """Return an organisation's evidence, oldest first, with its links in one assessment."""
    wanted = select(*tables.Evidence.__table__.c).where(  # plain rows: there may be thousands
        tables.Evidence.organisation_id == organisation_id
    )
    if not withdrawn:
        wanted = wanted.where(tables.Evidence.withdrawn.is_(None))
    versions = _versions(session)
    links: dict[str, list[EvidenceLink]] = defaultdict(list)
    for evidence_id, ref, criterion in session.execute(
        select(
            tables.EvidenceLink.evidence_id, tables.EvidenceLink.ref, tables.EvidenceLink.criterion
        )
        .where(tables.EvidenceLink.assessment_id == assessment_id)
        .order_by(tables.EvidenceLink.ref, tables.EvidenceLink.criterion)
    ):
        links[evidence_id].append(EvidenceLink(ref, criterion or None))
    authors = _authors(session)
    blank = _with_blanks(session, organisation_id)
    rows = session.execute(wanted.order_by(tables.Evidence.created, BY_AGE))
    return tuple(
        Evidence(
            id=row.id,
            kind=EvidenceKind(row.kind),
            title=row.title,
            added_at=row.created,
            added_by=authors.get(row.id, ""),
            links=tuple(links[row.id]),
            place=row.place or "",
            dated=row.dated,
            review_by=row.review_by,
            withdrawn=row.withdrawn is not None,
            current=versions[row.id].get(VersionState.KEPT),
            undecided=versions[row.id].get(VersionState.UNDECIDED),
            unfinished=row.id in blank and _is_first(versions[row.id].get(VersionState.KEPT)),
        )
        for row in rows
    )


def _with_blanks(session: Session, organisation_id: str) -> frozenset[str]:
    """Return the ids of evidence that was begun with a starter in which blanks were left."""
    names = session.scalars(
        select(tables.Fact.name).where(
            tables.Fact.organisation_id == organisation_id,
            tables.Fact.name.startswith(BLANKS_FACT, autoescape=True),
        )
    )
    return frozenset(name.removeprefix(BLANKS_FACT) for name in names)


def _is_first(version: EvidenceVersion | None) -> bool:
    return version is not None and version.number == 1


def _versions(session: Session) -> Mapping[str, Mapping[VersionState, EvidenceVersion]]:
    """Return for each piece of evidence its newest version in each state."""
    newest: dict[str, dict[VersionState, EvidenceVersion]] = defaultdict(dict)
    for row in session.execute(
        select(*tables.EvidenceVersion.__table__.c).order_by(tables.EvidenceVersion.number)
    ):
        newest[row.evidence_id][VersionState(row.state)] = version_of(row)
    return newest


def version_of(row: tables.EvidenceVersion | Row[Any]) -> EvidenceVersion:
    """Return one version of a kept document."""
    return EvidenceVersion(
        id=row.id,
        number=row.number,
        file_name=row.file_name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        added_at=row.added,
        state=VersionState(row.state),
    )


def _authors(session: Session) -> dict[str, str]:
    """Return who added each piece of evidence; the journal knows."""
    value, change = tables.ChangeValueRow, tables.ChangeRow
    found = session.execute(
        select(value.entity_id, tables.Person.name)
        .join(change, change.id == value.change_id)
        .join(tables.Person, tables.Person.id == change.person_id)
        .where(value.entity == "evidence", value.field == "created")
        .order_by(change.place.desc())
    )
    return {evidence_id: name for evidence_id, name in found}  # noqa: C416 - rows are no pairs to mypy


def read_sign_offs(session: Session, assessment_id: str) -> tuple[SignOff, ...]:
    """Return every signing of an assessment, the oldest first."""
    rows = session.scalars(
        select(tables.SignOff)
        .where(tables.SignOff.assessment_id == assessment_id)
        .order_by(tables.SignOff.signed, BY_AGE)
    )
    return tuple(_sign_off(session, row) for row in rows)


def _sign_off(session: Session, row: tables.SignOff) -> SignOff:
    typist = session.get(tables.Person, row.typed_by) if row.typed_by else None
    frozen = json.loads(row.frozen)
    return SignOff(
        id=row.id,
        by=row.signed_by,
        role=row.role,
        how=SignedHow(row.how),
        signed_on=row.paper_date or london_date(row.signed),
        recorded_at=row.signed,
        typed_by=typist.name if typist else "",
        statement=row.statement,
        grade=frozen["score"]["grade"] or "",
        percent=frozen["score"]["percent"],
        place=row.paper_place or "",
        scan_id=row.scan_evidence_id,
        history_stamp=row.history_stamp,
        superseded=row.superseded is not None,
    )


def read_send_back(session: Session, assessment_id: str) -> SendBack | None:
    """Return the last sending back that no signing has answered since."""
    row = session.scalars(
        select(tables.SendBack)
        .where(tables.SendBack.assessment_id == assessment_id)
        .order_by(tables.SendBack.at.desc(), BY_AGE.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    signed_since = session.scalars(
        select(tables.SignOff.id)
        .where(tables.SignOff.assessment_id == assessment_id, tables.SignOff.signed >= row.at)
        .limit(1)
    ).first()
    return None if signed_since else SendBack(row.sent_back_by, row.reason, row.at)


def read_publication(
    session: Session, organisation_id: str, sign_off_id: str
) -> Publication | None:
    """Return when the version that was signed then was published; None if nobody has said so."""
    told: dict[str, Any] | None = session.scalars(
        select(tables.Fact.value).where(
            tables.Fact.organisation_id == organisation_id,
            tables.Fact.name == PUBLISHED_FACT + sign_off_id,
        )
    ).first()
    if told is None:
        return None
    status = told.get("status")
    return Publication(
        date.fromisoformat(told["on"]),
        PublishedStatus(status) if status else None,
        told.get("evidence"),
    )


def read_file_made_on(session: Session, sign_off_id: str) -> date | None:
    """Return the civil date of the last finished submission file of a sign-off."""
    made = session.scalars(
        select(tables.Export.made)
        .where(tables.Export.sign_off_id == sign_off_id, tables.Export.sha256 != "")
        .order_by(tables.Export.made.desc())
        .limit(1)
    ).first()
    return london_date(made) if made else None
