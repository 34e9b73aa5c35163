"""Every piece of evidence and everybody who works here in words, to be read without us."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.clock import utc_text
from core.services.reading import BY_AGE
from core.store import tables

EVIDENCE_HEADS = (
    "Title",
    "Kept document or paper",
    "Where the paper is kept",
    "Note",
    "Date it speaks for",
    "Check again by",
    "Added (UTC)",
    "Taken off on (UTC)",
    "Used for (assessment: requirement or criterion)",
    "Version",
    "State of the version",
    "File name",
    "Type",
    "Size in bytes",
    "SHA-256 of the document",
    "Locked file in the folder of copies",
    "Evidence (id)",
)
PEOPLE_HEADS = ("Name", "Role", "Job", "E-mail", "Added (UTC)", "Left on", "Person (id)")

Piece = dict[str, Any]


def read_evidence_pieces(session: Session) -> Iterator[Piece]:
    """Give each piece of evidence with every version and every use, the oldest first."""
    versions = _versions(session)
    uses: dict[str, list[Piece]] = defaultdict(list)
    for link in session.scalars(
        select(tables.EvidenceLink).order_by(tables.EvidenceLink.ref, tables.EvidenceLink.criterion)
    ):
        uses[link.evidence_id].append(
            {
                "assessment": link.assessment_id,
                "ref": link.ref,
                "criterion": link.criterion or None,
            }
        )
    for row in session.scalars(select(tables.Evidence).order_by(tables.Evidence.created, BY_AGE)):
        yield {
            "id": row.id,
            "organisation": row.organisation_id,
            "title": row.title,
            "kind": row.kind,
            "place": row.place or "",
            "note": row.note or "",
            "dated": row.dated.isoformat() if row.dated else None,
            "check_again_by": row.review_by.isoformat() if row.review_by else None,
            "added": utc_text(row.created),
            "taken_off": utc_text(row.withdrawn) if row.withdrawn else None,
            "used_for": uses[row.id],
            "versions": versions[row.id],
        }


def evidence_lines(session: Session) -> Iterator[tuple[object, ...]]:
    """Give one line for each version of each document, and one for each paper."""
    for piece in read_evidence_pieces(session):
        used = "; ".join(
            f"{use['assessment']}: {use['criterion'] or use['ref']}" for use in piece["used_for"]
        )
        start = (
            piece["title"],
            "paper" if piece["kind"] == "paper" else "kept document",
            piece["place"],
            piece["note"],
            piece["dated"],
            piece["check_again_by"],
            piece["added"],
            piece["taken_off"],
            used,
        )
        for version in piece["versions"] or [None]:
            end = [version[name] for name in _VERSION] if version else [None] * len(_VERSION)
            yield (*start, *end, piece["id"])


def read_people(session: Session) -> list[Piece]:
    """Return everybody who ever worked with these records."""
    return [
        {
            "id": row.id,
            "organisation": row.organisation_id,
            "name": row.name,
            "role": row.role,
            "job": row.job or "",
            "email": row.email or "",
            "added": utc_text(row.created),
            "left_on": row.left_on.isoformat() if row.left_on else None,
        }
        for row in session.scalars(select(tables.Person).order_by(tables.Person.created, BY_AGE))
    ]


def people_lines(session: Session) -> Iterator[tuple[object, ...]]:
    """Give one line for each person."""
    for one in read_people(session):
        yield tuple(one[n] for n in ("name", "role", "job", "email", "added", "left_on", "id"))


def read_organisations(session: Session) -> list[Piece]:
    """Return each organisation with what it has said of itself."""
    facts: dict[str, Piece] = defaultdict(dict)
    for fact in session.scalars(select(tables.Fact).order_by(tables.Fact.name)):
        facts[fact.organisation_id][fact.name] = fact.value
    return [
        {
            "id": row.id,
            "name": row.name,
            "ods_code": row.ods_code or "",
            "type": row.org_type,
            "facts": facts[row.id],
        }
        for row in session.scalars(select(tables.Organisation).order_by(BY_AGE))
    ]


def read_drafts(session: Session) -> list[Piece]:
    """Return what was half-typed and not yet left."""
    return [
        {
            "table": row.entity,
            "row": row.entity_id,
            "field": row.field,
            "text": row.text,
            "typed": utc_text(row.updated),
        }
        for row in session.scalars(select(tables.Draft).order_by(tables.Draft.updated))
    ]


def document_path(blob_id: str, generation: int) -> str:
    """Return where a folder of copies keeps a document, below the folder ``igt-copies``."""
    return f"documents/{generation}/{blob_id[:2]}/{blob_id[2:4]}/{blob_id}.age"


_VERSION = ("number", "state", "file_name", "type", "size", "sha256", "file")


def _versions(session: Session) -> dict[str, list[Piece]]:
    version, blob = tables.EvidenceVersion, tables.Blob
    found: dict[str, list[Piece]] = defaultdict(list)
    for row, generation in session.execute(
        select(version, blob.generation)
        .join(blob, blob.id == version.blob_id)
        .order_by(version.evidence_id, version.number)
    ):
        found[row.evidence_id].append(
            {
                "number": row.number,
                "state": row.state,
                "file_name": row.file_name,
                "type": row.media_type,
                "size": row.size,
                "sha256": row.sha256,
                "added": utc_text(row.added),
                "file": document_path(row.blob_id, generation),
            }
        )
    return found
