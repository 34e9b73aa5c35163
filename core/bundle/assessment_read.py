"""Reads assessment.json back, from anybody, into the same plain values it was written from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from core.bundle.assessment_json import FORMAT
from core.bundle.errors import BundleAssessmentMalformedError, BundleAssessmentNewerError
from core.domain.answers import Answer
from core.domain.clock import parse_utc
from core.domain.evidence import Evidence, EvidenceKind, EvidenceLink, EvidenceVersion
from core.domain.organisation import Assessment, AssessmentStatus, Organisation
from core.domain.signoff import SignedHow, SignOff
from core.domain.strict_json import NotCanonicalError, read_canonical
from core.resources import resource

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator


@dataclass(frozen=True)
class AssessmentDocument:
    """What assessment.json says. *stated_score* is its score as JSON, not yet worked out again.

    Names of people who added evidence, and file names, are not in it (see evidence.json).
    """

    organisation: Organisation
    assessment: Assessment
    answers: Mapping[str, Answer]
    evidence: tuple[Evidence, ...]
    as_of: date
    stated_score: Mapping[str, Any]
    sign_off: SignOff | None
    history_stamp: str


def parse_assessment(data: bytes) -> AssessmentDocument:
    """Read assessment.json strictly: one form, the published schema, nothing twice.

    Raises BundleAssessmentNewerError for another format, BundleAssessmentMalformedError naming
    the place for anything else.
    """
    try:
        plain = read_canonical(data)
    except NotCanonicalError as error:
        raise BundleAssessmentMalformedError(where=str(error)) from None
    said = plain.get("format") if isinstance(plain, dict) else None
    if isinstance(said, str) and said != FORMAT:
        raise BundleAssessmentNewerError(format=said[:40])
    for fault in _validator().iter_errors(plain):
        raise BundleAssessmentMalformedError(where=fault.json_path[:100])
    try:
        return _document(plain)
    except ValueError as error:  # a date that is not in the calendar
        raise BundleAssessmentMalformedError(where=str(error)[:100]) from None


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # heavy: not before a file is read

    schema = resource("schemas", "assessment-1.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(schema))


def _document(plain: Mapping[str, Any]) -> AssessmentDocument:
    _refuse_disorder("answers", [item["ref"] for item in plain["answers"]])
    _refuse_disorder("evidence", [item["id"] for item in plain["evidence"]])
    answers = [_answer(item) for item in plain["answers"]]
    signed = plain["sign_off"] is not None
    return AssessmentDocument(
        organisation=_organisation(plain["organisation"]),
        assessment=_assessment(plain["assessment"], plain["organisation"]["id"], signed),
        answers={answer.ref: answer for answer in answers},
        evidence=tuple(_evidence(item) for item in plain["evidence"]),
        as_of=date.fromisoformat(plain["as_of"]),
        stated_score=plain["score"],
        sign_off=_sign_off(plain["sign_off"]) if signed else None,
        history_stamp=plain["history_stamp"],
    )


def _refuse_disorder(where: str, keys: Sequence[str] | Sequence[tuple[str, str]]) -> None:
    if any(one >= other for one, other in pairwise(keys)):  # type: ignore[operator]
        raise BundleAssessmentMalformedError(where=f"$.{where} (order)")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _organisation(plain: Mapping[str, Any]) -> Organisation:
    days = {
        name: _day(plain.get(name)) for name in ("cyber_essentials_plus_until", "iso_27001_until")
    }
    return Organisation(**{**plain, **days})


def _assessment(plain: Mapping[str, Any], organisation_id: str, signed: bool) -> Assessment:
    return Assessment(
        id=plain["id"],
        organisation_id=organisation_id,
        catalogue_id=plain["catalogue_id"],
        rules_hash=plain["rules_hash"],
        org_type=plain["org_type"],
        status=AssessmentStatus.SIGNED if signed else AssessmentStatus.OPEN,
        started_at=parse_utc(plain["started_at"]),
        due=_day(plain["due"]),
    )


def _answer(plain: Mapping[str, Any]) -> Answer:
    _refuse_disorder(f"answers[{plain['ref']}].met", plain["met"])
    return Answer(**{**plain, "met": frozenset(plain["met"]), "due": _day(plain["due"])})


def _evidence(plain: Mapping[str, Any]) -> Evidence:
    kind = EvidenceKind(plain["kind"])
    file = plain["file"]
    links = [(link["ref"], link["criterion"] or "") for link in plain["links"]]
    _refuse_disorder(f"evidence[{plain['id']}].links", links)
    if (file is None) != (kind is EvidenceKind.PAPER):
        raise BundleAssessmentMalformedError(where=f"$.evidence[{plain['id']}].file")
    return Evidence(
        id=plain["id"],
        kind=kind,
        title=plain["title"],
        added_at=parse_utc(plain["added_at"]),
        added_by="",
        links=tuple(EvidenceLink(**link) for link in plain["links"]),
        place=plain["place"],
        dated=_day(plain["dated"]),
        review_by=_day(plain["review_by"]),
        current=_version(file) if file else None,
        unfinished=plain.get("unfinished", False),
    )


def _version(plain: Mapping[str, Any]) -> EvidenceVersion:
    added_at = parse_utc(plain["added_at"])
    return EvidenceVersion(**{**plain, "added_at": added_at, "file_name": "", "media_type": ""})


def _sign_off(plain: Mapping[str, Any]) -> SignOff:
    return SignOff(
        **{
            **plain,
            "how": SignedHow(plain["how"]),
            "signed_on": date.fromisoformat(plain["signed_on"]),
            "recorded_at": parse_utc(plain["recorded_at"]),
            "grade": plain["grade"] or "",
        }
    )
