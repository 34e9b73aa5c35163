"""The older assessment that one was started from, as the rules of carrying need it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.carrying import LastYear
from core.domain.catalogue import Catalogue
from core.domain.evidence import EvidenceLink
from core.domain.succession import Succession, successors
from core.services.reading import read_answers
from core.services.records import Records
from core.store import tables


def read_last_year(session: Session, records: Records, row: tables.Assessment) -> LastYear:
    """Return the older assessment *row* with its answers and the links of what is in use."""
    return LastYear(
        row.id,
        records.question_set(session, row).catalogue,
        read_answers(session, row.id),
        tuple(link for _, link in links_in_use(session, row.id)),
    )


def links_in_use(session: Session, assessment_id: str) -> Iterator[tuple[str, EvidenceLink]]:
    """Give each link of an assessment with its evidence's id; nothing that was taken off."""
    link, evidence = tables.EvidenceLink, tables.Evidence
    for evidence_id, ref, criterion in session.execute(
        select(link.evidence_id, link.ref, link.criterion)
        .join(evidence, evidence.id == link.evidence_id)
        .where(link.assessment_id == assessment_id, evidence.withdrawn.is_(None))
        .order_by(link.ref, link.criterion, evidence.created)
    ):
        yield evidence_id, EvidenceLink(ref, criterion or None)


def read_succession(
    session: Session, records: Records, old: Catalogue, new: Catalogue
) -> Succession:
    """Return what *old* leads to in *new*, over every edition between them that is known."""
    return successors(old, new, known_sets(session, records))


def known_sets(session: Session, records: Records) -> tuple[Catalogue, ...]:
    """Return the shipped question sets and those that the records hold."""
    ids = session.scalars(select(tables.Catalogue.id).order_by(tables.Catalogue.added)).all()
    return (*records.bundled().values(), *(records.catalogue(session, row_id) for row_id in ids))
