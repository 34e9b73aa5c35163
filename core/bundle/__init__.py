"""Floor 3: the submission file, written and proved good, as docs/bundle-format.md has it."""

from core.bundle.assessment_json import assessment_json, evidence_sent
from core.bundle.assessment_read import AssessmentDocument, parse_assessment
from core.bundle.contents import BundleContents, EvidenceFile
from core.bundle.examine import Documents
from core.bundle.info import BagInfo
from core.bundle.layout import NAMESPACE, extension_for, principal_for
from core.bundle.score_json import score_to_json
from core.bundle.verifier import Trust, VerifiedBundle, verify_bundle
from core.bundle.writer import WrittenBundle, write_bundle

__all__ = [
    "NAMESPACE",
    "AssessmentDocument",
    "BagInfo",
    "BundleContents",
    "Documents",
    "EvidenceFile",
    "Trust",
    "VerifiedBundle",
    "WrittenBundle",
    "assessment_json",
    "evidence_sent",
    "extension_for",
    "parse_assessment",
    "principal_for",
    "score_to_json",
    "verify_bundle",
    "write_bundle",
]
