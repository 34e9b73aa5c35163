"""Whether the documents of a submission file agree with each other and with their result."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from core.bundle.assessment_json import link_is_known, refs_of
from core.bundle.assessment_read import AssessmentDocument, parse_assessment
from core.bundle.errors import (
    BundleAnswersUnknownError,
    BundleCatalogueDamagedError,
    BundlePartsDisagreeError,
    BundleScoreWrongError,
)
from core.bundle.evidence_list import ListedFile, parse_evidence_list
from core.bundle.info import BagInfo
from core.bundle.layout import PAYLOAD_NAMES
from core.bundle.score_json import score_to_json
from core.catalogue import CatalogueDamagedError, CatalogueNewerError, catalogue_from_json
from core.domain.catalogue import Catalogue, QuestionSet
from core.domain.scoring import Score, score
from core.domain.strict_json import NotCanonicalError, read_canonical


@dataclass(frozen=True)
class Documents:
    """The three documents of a submission file, read and found to agree with bag-info.txt."""

    assessment: AssessmentDocument
    catalogue: Catalogue
    evidence: tuple[ListedFile, ...]


def read_assessment(data: bytes, info: BagInfo) -> AssessmentDocument:
    """Read data/assessment.json and hold it against *info*.

    Raises BundleAssessmentNewerError, BundleAssessmentMalformedError, BundlePartsDisagreeError.
    """
    document = parse_assessment(data)
    code = document.organisation.ods_code.strip().upper()
    _agree(not code or code == info.principal, "organisation code")
    _agree(document.assessment.catalogue_id == info.catalogue_id, "question set")
    _agree(document.assessment.rules_hash == info.rules_hash, "rules of the question set")
    _agree((document.sign_off is None) == info.draft, "signing")
    return document


def read_catalogue(data: bytes, info: BagInfo) -> Catalogue:
    """Read data/catalogue.json, work out its hashes and hold it against *info*.

    Raises BundleCatalogueDamagedError and BundlePartsDisagreeError.
    """
    try:
        catalogue = catalogue_from_json(read_canonical(data))
    except NotCanonicalError as error:
        raise BundleCatalogueDamagedError(where=str(error)) from None
    except (CatalogueDamagedError, CatalogueNewerError) as error:
        where = error.values.get("where") or error.values.get("format")
        raise BundleCatalogueDamagedError(where=where) from None
    _agree(catalogue.id == info.catalogue_id, "question set")
    _agree(catalogue.rules_hash == info.rules_hash, "rules of the question set")
    return catalogue


def read_evidence_list(
    data: bytes, document: AssessmentDocument, names: Collection[str]
) -> tuple[ListedFile, ...]:
    """Read data/evidence.json and hold it against the assessment and the manifest's *names*.

    Raises BundleEvidenceListError and BundlePartsDisagreeError.
    """
    files = parse_evidence_list(data)
    _agree({file.file for file in files} == set(names) - set(PAYLOAD_NAMES), "evidence files")
    listed = {file.evidence: (file.sha256, file.size) for file in files}
    kept = {
        piece.id: (piece.current.sha256, piece.current.size)
        for piece in document.evidence
        if piece.current
    }
    _agree(listed == kept, "evidence")
    sizes: dict[str, int] = {}
    for file in files:
        _agree(sizes.setdefault(file.file, file.size) == file.size, "evidence")
    return files


def check_result(documents: Documents) -> Score:
    """Work the score out from the answers and return it when it is the one stated.

    Raises BundleAnswersUnknownError and BundleScoreWrongError.
    """
    document = documents.assessment
    try:
        question_set = documents.catalogue.for_type(document.assessment.org_type)
    except KeyError:
        raise BundleAnswersUnknownError(name=document.assessment.org_type) from None
    _refuse_unknown(document, question_set)
    found = score(
        question_set,
        document.answers,
        document.evidence,
        document.as_of,
        document.organisation.covers(document.as_of),
    )
    stated = document.stated_score
    for field, value in score_to_json(found).items():
        _same(field, stated[field], value)
    if document.sign_off:
        _same("grade", document.sign_off.grade or None, found.grade and found.grade.value)
        _same("percent", document.sign_off.percent, found.sums.percent)
    return found


def _refuse_unknown(document: AssessmentDocument, question_set: QuestionSet) -> None:
    refs = refs_of(question_set)
    for answer in document.answers.values():
        if answer.ref not in refs:
            raise BundleAnswersUnknownError(name=answer.ref)
        for criterion in sorted(answer.met):
            if question_set.criterion_refs.get(criterion) != answer.ref:
                raise BundleAnswersUnknownError(name=criterion)
    for piece in document.evidence:
        for link in piece.links:
            if not link_is_known(link, question_set):
                raise BundleAnswersUnknownError(name=link.criterion or link.ref)


def _agree(true: bool, field: str) -> None:
    if not true:
        raise BundlePartsDisagreeError(field=field)


def _same(field: str, stated: object, found: object) -> None:
    if stated != found:
        raise BundleScoreWrongError(field=field, stated=str(stated)[:60], found=str(found)[:60])
