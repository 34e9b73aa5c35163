"""Writes assessment.json: one assessment as it was signed or exported, to the byte.

Sign-off stores these bytes once, and export packs those very bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from core.bundle.score_json import score_to_json
from core.domain.answers import Answer
from core.domain.canonical import Json, canonical_json
from core.domain.catalogue import Group, QuestionSet
from core.domain.clock import utc_text
from core.domain.evidence import Evidence, EvidenceLink, EvidenceVersion
from core.domain.organisation import Assessment, Organisation
from core.domain.signoff import SignOff
from core.domain.state import AssessmentState

FORMAT = "igt-assessment/1"


def assessment_json(state: AssessmentState, answers: Mapping[str, Answer]) -> bytes:
    """Return the canonical assessment.json of *state*; a draft while ``state.sign_off`` is None.

    *answers* are those that the state was made from: they also hold the confirmations of
    assertions, which are no requirements. Left out are untouched answers, answers and links to
    what this question set does not ask, withdrawn evidence, and evidence linked to nothing here;
    and what was brought from last year, because whoever signs has looked at all of it.
    """
    asked = refs_of(state.question_set)
    kept = sorted(
        (
            a
            for a in answers.values()
            if a.ref in asked and replace(a, carried=None) != Answer(a.ref)
        ),
        key=lambda answer: answer.ref,
    )
    return canonical_json(
        {
            "format": FORMAT,
            "organisation": _organisation(state.organisation),
            "assessment": _assessment(state.assessment),
            "as_of": state.today.isoformat(),
            "answers": [_answer(answer) for answer in kept],
            "evidence": [_evidence(piece, state.question_set) for piece in evidence_sent(state)],
            "score": score_to_json(state.score),
            "sign_off": _sign_off(state.sign_off) if state.sign_off else None,
            "history_stamp": state.history_stamp,
        }
    )


def evidence_sent(state: AssessmentState) -> tuple[Evidence, ...]:
    """Return the evidence that belongs to this assessment, in the order of the file.

    It is what is linked to something that the set asks, and the scan of a signed page. Kept
    files among it have to travel along.
    """
    scan = state.sign_off.scan_id if state.sign_off else None
    return tuple(
        sorted(
            (
                piece
                for piece in state.evidence
                if not piece.withdrawn
                and (piece.id == scan or any(_links(piece, state.question_set)))
            ),
            key=lambda piece: piece.id,
        )
    )


def refs_of(question_set: QuestionSet) -> frozenset[str]:
    """Return everything that can be answered: what is asked, and the assertions above it."""
    return frozenset(question_set.by_ref) | {
        group.id for top in question_set.catalogue.groups for group in _branches(top)
    }


def link_is_known(link: EvidenceLink, question_set: QuestionSet) -> bool:
    """Whether *link* leads to something in the set."""
    if link.criterion is None:
        return link.ref in question_set.by_ref
    return question_set.criterion_refs.get(link.criterion) == link.ref


def _branches(group: Group) -> Iterator[Group]:
    yield group
    for child in group.children:
        if isinstance(child, Group):
            yield from _branches(child)


def _links(piece: Evidence, question_set: QuestionSet) -> list[EvidenceLink]:
    known = {link for link in piece.links if link_is_known(link, question_set)}
    return sorted(known, key=lambda link: (link.ref, link.criterion or ""))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _organisation(organisation: Organisation) -> dict[str, Json]:
    return {
        "id": organisation.id,
        "name": organisation.name,
        "ods_code": organisation.ods_code,
        "org_type": organisation.org_type,
        "sample": organisation.sample,
        "cyber_essentials_plus_until": _day(organisation.cyber_essentials_plus_until),
        **_further_facts(organisation),
    }


def _further_facts(organisation: Organisation) -> dict[str, Json]:
    """Return the facts that may answer items, where they were told."""
    found: dict[str, Json] = {}
    if organisation.iso_27001_until:
        found["iso_27001_until"] = _day(organisation.iso_27001_until)
    if organisation.nhsmail_only:
        found["nhsmail_only"] = True
    return found


def _assessment(assessment: Assessment) -> dict[str, Json]:
    return {
        "id": assessment.id,
        "catalogue_id": assessment.catalogue_id,
        "rules_hash": assessment.rules_hash,
        "org_type": assessment.org_type,
        "started_at": utc_text(assessment.started_at),
        "due": _day(assessment.due),
    }


def _answer(answer: Answer) -> dict[str, Json]:
    return {
        "ref": answer.ref,
        "met": sorted(answer.met),
        "note": answer.note,
        "owner": answer.owner,
        "target": answer.target,
        "due": _day(answer.due),
        "not_relevant": answer.not_relevant,
        "item": answer.item,
        "place": answer.place,
        "confirmed": answer.confirmed,
    }


def _evidence(piece: Evidence, question_set: QuestionSet) -> dict[str, Json]:
    return {
        "id": piece.id,
        "kind": piece.kind.value,
        "title": piece.title,
        "place": piece.place,
        "dated": _day(piece.dated),
        "review_by": _day(piece.review_by),
        "added_at": utc_text(piece.added_at),
        "links": [
            {"ref": link.ref, "criterion": link.criterion} for link in _links(piece, question_set)
        ],
        "file": _file(piece.current) if piece.current else None,
        **({"unfinished": True} if piece.unfinished else {}),
    }


def _file(version: EvidenceVersion) -> dict[str, Json]:
    return {
        "id": version.id,
        "number": version.number,
        "sha256": version.sha256,
        "size": version.size,
        "added_at": utc_text(version.added_at),
    }


def _sign_off(sign_off: SignOff) -> dict[str, Json]:
    return {
        "id": sign_off.id,
        "by": sign_off.by,
        "role": sign_off.role,
        "how": sign_off.how.value,
        "signed_on": sign_off.signed_on.isoformat(),
        "recorded_at": utc_text(sign_off.recorded_at),
        "typed_by": sign_off.typed_by,
        "statement": sign_off.statement,
        "grade": sign_off.grade or None,
        "percent": sign_off.percent,
        "place": sign_off.place,
        "scan_id": sign_off.scan_id,
        "history_stamp": sign_off.history_stamp,
    }
