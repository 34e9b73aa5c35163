"""Every answer of every assessment in words, for reading without this program."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.answers import Answer
from core.domain.catalogue import Asked, QuestionSet
from core.domain.clock import utc_text
from core.domain.scoring import level_of
from core.services.reading import BY_AGE, answer_of
from core.services.records import Records
from core.store import tables

ANSWER_HEADS = (
    "Question set",
    "Assessment begun (UTC)",
    "Assessment (id)",
    "Initiative or standard",
    "Requirement",
    "Title",
    "What",
    "Wording",
    "Answer",
)
SIGN_OFF_HEADS = (
    "Question set",
    "Assessment (id)",
    "What happened",
    "When (UTC)",
    "Who",
    "Role",
    "How",
    "Date on the paper",
    "Where the paper is kept",
    "Statement or reason",
    "Replaced by a later one on (UTC)",
    "History stamp",
)

Piece = dict[str, Any]


def read_assessments(records: Records, session: Session) -> Iterator[Piece]:
    """Give each assessment with all its answers, signings and audits, the oldest first."""
    names = {row.id: row.name for row in session.scalars(select(tables.Person))}
    links = _links(session)
    for row in session.scalars(
        select(tables.Assessment).order_by(tables.Assessment.started, BY_AGE)
    ):
        question_set = records.question_set(session, row)
        fields = _fields(session, row.id)
        catalogue = question_set.catalogue
        yield {
            "id": row.id,
            "organisation": row.organisation_id,
            "question_set": {
                "id": catalogue.id,
                "title": catalogue.title,
                "edition": catalogue.edition,
                "rules_hash": catalogue.rules_hash,
            },
            "organisation_type": row.org_type,
            "state": row.state,
            "begun": utc_text(row.started),
            "due": row.due.isoformat() if row.due else None,
            "brought_from": row.carried_from,
            "requirements": [
                _requirement(asked, fields.pop(asked.ref, {}), links[row.id].get(asked.ref, []))
                for asked in question_set.asked
            ],
            "other_answers": _others(fields, question_set),
            "signed": [_sign_off(session, each, names) for each in _of(session, "sign_off", row)],
            "sent_back": [_send_back(each, names) for each in _of(session, "send_back", row)],
            "audit": [_sample(session, each, names) for each in _of(session, "sample", row)],
            "submission_files": [_export(each) for each in _of(session, "export", row)],
        }


def answer_lines(records: Records, session: Session) -> Iterator[tuple[object, ...]]:
    """Give one line for each tick, text and date of each assessment, as ``ANSWER_HEADS`` says."""
    for assessment in read_assessments(records, session):
        start = (_set_name(assessment), assessment["begun"], assessment["id"])
        for one in assessment["requirements"]:
            where = (*start, one["group"], one["ref"], one["title"])
            for tick in one["criteria"]:
                what = f"Tick {tick['id']} (level {tick['level']})"
                yield (*where, what, tick["text"], tick["met"])
            for what, value in _told(one):
                yield (*where, what, "", value)
        for other in assessment["other_answers"]:
            for name, value in other["fields"].items():
                yield (*start, "", other["ref"], other["title"], name, "", str(value))


def sign_off_lines(records: Records, session: Session) -> Iterator[tuple[object, ...]]:
    """Give one line for each signing and each sending back."""
    for assessment in read_assessments(records, session):
        start = (_set_name(assessment), assessment["id"])
        for one in assessment["signed"]:
            yield (
                *start, "Signed", one["at"], one["by"], one["role"], one["how"], one["paper_date"],
                one["paper_place"], one["statement"], one["replaced"], one["history_stamp"],
            )  # fmt: skip
        for one in assessment["sent_back"]:
            yield (*start, "Sent back", one["at"], one["by"], *[""] * 4, one["reason"], "", "")


def _set_name(assessment: Piece) -> str:
    return f"{assessment['question_set']['title']} ({assessment['question_set']['edition']})"


def _told(one: Piece) -> Iterator[tuple[str, object]]:
    if one["question_set_aside"]:
        yield "Not asked: set aside, because", one["question_set_aside"]
    elif one["not_asked"]:
        yield "Not asked of this type of organisation", True
    yield "Level reached", one["level"]
    for what, name in (
        ("Answer", "answer"),
        ("Where the document is kept", "place"),
        ("Words set aside, not part of the answer", "set_aside"),
        ("Confirmed", "confirmed"),
        ("Does not apply, because", "not_relevant"),
        ("Brought from last year, and still true?", "still_true"),
        ("Note", "note"),
        ("Owner", "owner"),
        ("Target level", "target"),
        ("Due", "due"),
        ("Other", "other"),
    ):
        if one[name] not in (None, "", False, {}):
            yield what, one[name]
    for link in one["evidence"]:
        criterion = link["criterion"]
        yield f"Evidence for {criterion}" if criterion else "Evidence", link["title"]


def _requirement(asked: Asked, fields: Piece, links: list[Piece]) -> Piece:
    answer: Answer = answer_of(asked.ref, fields)
    requirement = asked.requirement
    known = {c.id for c in requirement.criteria}
    return {
        "ref": asked.ref,
        "title": requirement.title,
        "group": asked.group.title,
        "asked_for": requirement.guidance.asks,
        "not_asked": asked.applicability.exempt,
        "question_set_aside": asked.set_aside,
        "compulsory": asked.applicability.mandatory,
        "official_wording": requirement.official,
        "level": level_of(requirement, answer.met) if requirement.levels else None,
        "criteria": [
            {
                "id": criterion.id,
                "level": level.number,
                "text": criterion.text,
                "met": criterion.id in answer.met,
            }
            for level in requirement.levels
            for criterion in level.criteria
        ],
        "answer": answer.item,
        "place": answer.place,
        "set_aside": answer.set_aside,
        "confirmed": answer.confirmed,
        "brought": fields.get("carried"),
        "still_true": answer.carried.verdict.value if answer.carried else None,
        "not_relevant": answer.not_relevant,
        "note": answer.note,
        "owner": answer.owner,
        "target": answer.target,
        "due": answer.due.isoformat() if answer.due else None,
        "other": {
            name: value
            for name, value in fields.items()
            if name not in _KNOWN and name.removeprefix("met/") not in known
        },
        "evidence": links,
    }


_KNOWN = frozenset(
    (
        "note",
        "owner",
        "target",
        "due",
        "not-relevant",
        "item",
        "place",
        "set-aside",
        "confirmed",
        "carried",
    )
)


def _others(fields: dict[str, Piece], question_set: QuestionSet) -> list[Piece]:
    """Answers to what this type is not asked: assertions confirmed by hand, vanished questions."""
    titles = {
        asked.assertion.id: asked.assertion.title for asked in question_set.asked if asked.assertion
    }
    return [
        {"ref": ref, "title": titles.get(ref, ""), "fields": given} for ref, given in fields.items()
    ]


def _fields(session: Session, assessment_id: str) -> dict[str, Piece]:
    found: dict[str, Piece] = defaultdict(dict)
    answer = tables.Answer
    for ref, field, value in session.execute(
        select(answer.ref, answer.field, answer.value)
        .where(answer.assessment_id == assessment_id)
        .order_by(answer.ref, answer.field)
    ):
        if value is not None:
            found[ref][field] = value
    return dict(found)


def _links(session: Session) -> dict[str, dict[str, list[Piece]]]:
    """Return what stands behind each requirement of each assessment; nothing that was taken off."""
    found: dict[str, dict[str, list[Piece]]] = defaultdict(lambda: defaultdict(list))
    link, evidence = tables.EvidenceLink, tables.Evidence
    for row in session.execute(
        select(link.assessment_id, link.ref, link.criterion, evidence.id, evidence.title)
        .join(evidence, evidence.id == link.evidence_id)
        .where(evidence.withdrawn.is_(None))
        .order_by(link.ref, link.criterion, evidence.created)
    ):
        found[row.assessment_id][row.ref].append(
            {"evidence": row.id, "title": row.title, "criterion": row.criterion or None}
        )
    return found


def _of(session: Session, table: str, row: tables.Assessment) -> list[Any]:
    kinds: dict[str, tuple[Any, Any]] = {
        "sign_off": (tables.SignOff, tables.SignOff.signed),
        "send_back": (tables.SendBack, tables.SendBack.at),
        "sample": (tables.Sample, tables.Sample.drawn),
        "export": (tables.Export, tables.Export.made),
    }
    kind, order = kinds[table]
    return list(
        session.scalars(select(kind).where(kind.assessment_id == row.id).order_by(order, BY_AGE))
    )


def _sign_off(session: Session, row: tables.SignOff, names: dict[str, str]) -> Piece:
    scan = session.get(tables.Evidence, row.scan_evidence_id) if row.scan_evidence_id else None
    return {
        "id": row.id,
        "by": row.signed_by,
        "role": row.role,
        "how": row.how,
        "at": utc_text(row.signed),
        "typed_by": names.get(row.typed_by or "", ""),
        "paper_date": row.paper_date.isoformat() if row.paper_date else None,
        "paper_place": row.paper_place or "",
        "scan": scan.title if scan else None,
        "statement": row.statement,
        "replaced": utc_text(row.superseded) if row.superseded else None,
        "history_stamp": row.history_stamp,
        "signed_version": json.loads(row.frozen),
    }


def _send_back(row: tables.SendBack, names: dict[str, str]) -> Piece:
    typed_by = names.get(row.person_id or "", "")
    return {"by": row.sent_back_by, "typed_by": typed_by, "reason": row.reason,
            "at": utc_text(row.at)}  # fmt: skip


def _sample(session: Session, row: tables.Sample, names: dict[str, str]) -> Piece:
    findings = session.scalars(
        select(tables.Finding)
        .where(tables.Finding.sample_id == row.id)
        .order_by(tables.Finding.found, BY_AGE)
    )
    return {
        "id": row.id,
        "by": names.get(row.person_id, ""),
        "drawn": utc_text(row.drawn),
        "seed": row.seed,
        "population": row.population,
        "points": row.points,
        "findings": [
            {
                "point": each.point,
                "verdict": each.verdict,
                "note": each.note,
                "by": names.get(each.person_id, ""),
                "found": utc_text(each.found),
                "reply": each.reply,
                "replied_by": names.get(each.replied_by or "", ""),
                "replied": utc_text(each.replied) if each.replied else None,
            }
            for each in findings
        ],
    }


def _export(row: tables.Export) -> Piece:
    return {
        "submission": row.submission_id,
        "file": row.file_name,
        "for": row.recipients,
        "made": utc_text(row.made),
        "finished": bool(row.sha256),
        "sha256": row.sha256,
        "size": row.size,
    }
