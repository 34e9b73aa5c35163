"""The JSON shapes that scripts rely on, made from the toolkit's values."""

from __future__ import annotations

from datetime import date

from core.domain.assertions import AssertionState, assertions_of
from core.domain.carried import Carried
from core.domain.catalogue import Asked, Provenance, QuestionSet
from core.domain.clock import utc_text
from core.domain.evidence import Evidence
from core.domain.organisation import Assessment
from core.domain.scoring import Score, Sums
from core.domain.signoff import SignOff
from core.domain.state import AssessmentState, RequirementState

Document = dict[str, object]


def day_or_none(day: date | None) -> str | None:
    return day.isoformat() if day else None


def sums_document(sums: Sums) -> Document:
    """Points over a part of the set; percent is null where nothing applies."""
    return {
        "applicable": sums.applicable,
        "points": sums.points,
        "maximum": sums.maximum,
        "percent": sums.percent,
    }


def score_document(state: AssessmentState) -> Document:
    """The result as ``igt score --json`` gives it."""
    score: Score = state.score
    return {
        "catalogue": state.assessment.catalogue_id,
        "assessment": state.assessment.id,
        **sums_document(score.sums),
        "grade": score.grade.value if score.grade else None,
        "initiatives": [
            {"id": g.id, "title": g.title, **sums_document(g.sums)} for g in score.groups
        ],
        "blocking": list(score.blocking),
        "standing": {
            "shown": score.standing.shown,
            "on_word": score.standing.on_word,
            "out_of_date": score.standing.out_of_date,
        },
        "progress": {"answered": state.answered, "total": state.total, "to_go": state.to_go},
    }


def catalogue_document(question_set: QuestionSet) -> Document:
    """The set as one organisation type is asked it."""
    catalogue = question_set.catalogue
    return {
        "id": catalogue.id,
        "title": catalogue.title,
        "edition": catalogue.edition,
        "hash": catalogue.rules_hash,
        "amends": catalogue.amends or None,
        "scheme": catalogue.scheme.value,
        "type": question_set.org_type,
        "requirements": [asked_document(asked) for asked in question_set.asked],
    }


def asked_document(asked: Asked) -> Document:
    """One requirement with its levels and criteria."""
    requirement, applicability = asked.requirement, asked.applicability
    return {
        "ref": requirement.ref,
        "initiative": asked.group.title,
        "assertion": asked.assertion.id if asked.assertion else None,
        "title": requirement.title,
        "answer_type": requirement.answer.value,
        "mandatory": applicability.mandatory,
        "exempt": applicability.exempt,
        "set_aside": applicability.set_aside,
        "may_be_not_relevant": applicability.may_be_not_relevant,
        "in_doubt": asked.in_doubt,
        "limit": requirement.limit,
        "ages": requirement.ages.value if requirement.ages else None,
        "waits_for": requirement.waits_for.value if requirement.waits_for else None,
        "place": requirement.place,
        "covered_by": [
            {"fact": cover.fact, "provenance": _provenance(cover.provenance)}
            for cover in requirement.covered_by
        ],
        "official": requirement.official,
        "provenance": {
            "requirement": _provenance(requirement.provenance),
            "applies": _provenance(applicability.provenance),
            "levels": _provenance(requirement.levels_provenance),
        },
        "levels": [
            {
                "level": level.number,
                "criteria": [
                    {"id": c.id, "text": c.text, "ages": c.ages.value if c.ages else None}
                    for c in level.criteria
                ],
            }
            for level in requirement.levels
        ],
    }


def _provenance(provenance: Provenance | None) -> Document | None:
    if provenance is None:
        return None
    return {"confidence": provenance.confidence.value, "source": provenance.source}


def assessment_summary(assessment: Assessment) -> Document:
    """One assessment in a list."""
    return {
        "id": assessment.id,
        "catalogue": assessment.catalogue_id,
        "hash": assessment.rules_hash,
        "type": assessment.org_type,
        "status": assessment.status.value,
        "started": utc_text(assessment.started_at),
        "due": day_or_none(assessment.due),
        "brought_from": assessment.brought_from,
    }


def assessment_document(state: AssessmentState) -> Document:
    """A whole assessment: answers, notes, owners, criteria, evidence links."""
    return {
        **assessment_summary(state.assessment),
        "score": score_document(state),
        "sign_off": sign_off_document(state.sign_off),
        "requirements": [requirement_document(r) for r in state.requirements],
        "assertions": [_assertion(a) for a in assertions_of(state)],
        "evidence": [evidence_document(piece) for piece in state.evidence],
    }


def _assertion(assertion: AssertionState) -> Document:
    """One assertion; *complete* counts its compulsory questions."""
    total = len(assertion.compulsory)
    return {
        "id": assertion.group.id,
        "title": assertion.group.title,
        "confirmed": assertion.confirmed,
        "complete": total - len(assertion.to_go),
        "total": total,
    }


def requirement_document(requirement: RequirementState) -> Document:
    """One requirement with its answer."""
    answer = requirement.answer
    return {
        "ref": requirement.ref,
        "title": requirement.title,
        "progress": requirement.progress.value,
        "level": requirement.level,
        "target": answer.target,
        "held_by": [c.id for c in requirement.held_by],
        "note": answer.note,
        "owner": answer.owner,
        "due": day_or_none(answer.due),
        "not_relevant": answer.not_relevant,
        "answer": answer.item,
        "place": answer.place,
        "set_aside": answer.set_aside,
        "brought": _brought(answer.carried),
        "covered": requirement.covered,
        "criteria": [
            {
                "id": c.criterion.id,
                "level": c.level,
                "met": c.met,
                "standing": c.standing.value.replace("-", "_") if c.standing else None,
                "evidence": [piece.id for piece in c.evidence],
            }
            for c in requirement.criteria
        ],
        "evidence": [piece.id for piece in requirement.evidence],
    }


def _brought(carried: Carried | None) -> Document | None:
    """Where an answer was brought from, and whether somebody said that it is still true."""
    if carried is None:
        return None
    return {
        "from": carried.assessment_id,
        "refs": list(carried.refs),
        "verdict": carried.verdict.value,
        "at": utc_text(carried.at) if carried.at else None,
    }


def evidence_document(piece: Evidence) -> Document:
    """One piece of evidence and what it serves."""
    current = piece.current
    return {
        "id": piece.id,
        "kind": piece.kind.value,
        "title": piece.title,
        "place": piece.place,
        "dated": day_or_none(piece.dated),
        "review_by": day_or_none(piece.review_by),
        "withdrawn": piece.withdrawn,
        "added": utc_text(piece.added_at),
        "added_by": piece.added_by,
        "version": current.number if current else None,
        "file_name": current.file_name if current else None,
        "media_type": current.media_type if current else None,
        "size": current.size if current else None,
        "sha256": current.sha256 if current else None,
        "undecided": piece.undecided is not None,
        "for": [{"ref": link.ref, "criterion": link.criterion} for link in piece.links],
    }


def sign_off_document(sign_off: SignOff | None) -> Document | None:
    """Who signed, in what role, how; null before that."""
    if sign_off is None:
        return None
    return {
        "by": sign_off.by,
        "role": sign_off.role,
        "how": sign_off.how.value,
        "on": sign_off.signed_on.isoformat(),
        "place": sign_off.place,
        "recorded": utc_text(sign_off.recorded_at),
        "typed_by": sign_off.typed_by,
        "grade": sign_off.grade,
        "percent": sign_off.percent,
    }
