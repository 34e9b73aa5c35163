"""A small made-up question set and a pharmacy that answered it, for submission files in tests."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from core.bundle import BundleContents, EvidenceFile, Trust, assessment_json, evidence_sent
from core.catalogue import catalogue_from_json
from core.catalogue.hashes import with_hashes
from core.crypto import age
from core.crypto.age import Writable
from core.crypto.sshsig import AllowedSigners, SigningKey
from core.domain.answers import Answer
from core.domain.canonical import canonical_json
from core.domain.catalogue import Catalogue
from core.domain.evidence import Evidence, EvidenceKind, EvidenceLink, EvidenceVersion
from core.domain.organisation import Assessment, AssessmentStatus, Organisation
from core.domain.signoff import SignedHow, SignOff
from core.domain.state import AssessmentState, assessment_state

CODE = "FA123"
SUBMISSION = "6f1c2f6e-6f0b-4a3f-9d8e-0a4c8a2b9d11"
NOON = datetime(2026, 5, 28, 12, 0, tzinfo=UTC)
TODAY = date(2026, 5, 28)
PDF = b"%PDF-1.7\n% a summary for tests\n%%EOF\n"
_SOURCE = {"confidence": "verified", "source": "made up"}


def _leaf(ref: str, levels: dict[int, str]) -> dict[str, Any]:
    return {
        "ref": ref,
        "title": f"Made-up requirement {ref}",
        "answer": "levels",
        "minutes": 30,
        "easy": False,
        "provenance": _SOURCE,
        "levels_provenance": None,
        "applies": {
            "pharmacy": {
                "mandatory": True,
                "exempt": ref == "T-4",
                "may_be_not_relevant": ref == "T-3",
                "not_relevant_confidence": "verified",
                "provenance": _SOURCE,
            }
        },
        "levels": [
            {
                "level": number,
                "criteria": [
                    {
                        "id": f"{ref}.{number}{letter}",
                        "text": "It is done.",
                        "short": "",
                        "place": "",
                    }
                    for letter in letters
                ],
            }
            for number, letters in levels.items()
        ],
        "guidance": {
            "asks": "Whether it is done.",
            **dict.fromkeys(("why", "good", "ask_owner", "ask_supplier"), ""),
            **{key: [] for key in ("steps", "evidence", "mistakes", "law")},
        },
    }


def plain_catalogue() -> dict[str, Any]:
    """The made-up question set as JSON values: two groups, four requirements, one exempt."""
    leaves = [_leaf(f"T-{n}", {1: "ab", 2: "ab"[: 1 + n % 2], 3: "a"}) for n in range(1, 5)]
    return with_hashes(
        {
            "format": "igt-catalogue/1",
            "id": "made-up-1",
            "title": "A made-up question set",
            "edition": "1",
            "noun": "requirement",
            "scheme": "igt-levels",
            "purpose": "For tests.",
            "opens": None,
            "due": None,
            "due_provenance": None,
            "org_types": [{"id": "pharmacy", "name": "Pharmacy"}],
            "places": [],
            "wording_note": "",
            "groups": [
                {"id": "g1", "title": "First", "children": leaves[:2]},
                {"id": "g2", "title": "Second", "children": leaves[2:]},
            ],
        }
    )


def catalogue() -> Catalogue:
    return catalogue_from_json(plain_catalogue())


def answers() -> dict[str, Answer]:
    """T-1 at level 2, T-2 at level 3, T-3 does not apply, T-4 is exempt: 5 of 6, satisfactory."""
    given = (
        Answer("T-1", met=frozenset({"T-1.1a", "T-1.1b", "T-1.2a", "T-1.2b"}), note="Seen – done."),
        Answer("T-2", met=frozenset({"T-2.1a", "T-2.1b", "T-2.2a", "T-2.3a"}), owner="Priya Shah"),
        Answer("T-3", not_relevant="There is no delivery."),
    )
    return {answer.ref: answer for answer in given}


def document(number: int, size: int = 2000) -> bytes:
    """The content of the kept document *number*; the same each time."""
    return random.Random(number).randbytes(size)


def piece(number: int, content: bytes, name: str | None = None) -> Evidence:
    """A kept document that serves a criterion of T-1."""
    version = EvidenceVersion(
        id=f"v{number:04}",
        number=1,
        file_name=name or f"IG policy {number}.pdf",
        media_type="application/pdf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        added_at=NOON,
    )
    return Evidence(
        id=f"e{number:04}",
        kind=EvidenceKind.FILE,
        title=f"IG policy {number}",
        added_at=NOON,
        added_by="Priya Shah",
        links=(EvidenceLink("T-1", "T-1.1a"),),
        dated=date(2026, 1, 5),
        review_by=date(2027, 1, 5),
        current=version,
    )


def paper() -> Evidence:
    return Evidence(
        id="p0001",
        kind=EvidenceKind.PAPER,
        title="Signed contracts",
        added_at=NOON,
        added_by="Priya Shah",
        links=(EvidenceLink("T-2"),),
        place="Blue ring binder",
        review_by=date(2026, 1, 1),
    )


def signed() -> SignOff:
    return SignOff(
        id="s0001",
        by="Anil Shah",
        role="Superintendent",
        how=SignedHow.HERE,
        signed_on=TODAY,
        recorded_at=NOON,
        typed_by="Priya Shah",
        statement="I accept the assurance statement.",
        grade="satisfactory",
        percent=83,
    )


def state(
    evidence: tuple[Evidence, ...], sign_off: SignOff | None = None, code: str = CODE
) -> AssessmentState:
    """Where the made-up pharmacy stands."""
    edition = catalogue()
    return assessment_state(
        Organisation("o1", "A made-up pharmacy", code, "pharmacy", sample=True),
        Assessment(
            "a1",
            "o1",
            edition.id,
            edition.rules_hash,
            "pharmacy",
            AssessmentStatus.SIGNED if sign_off else AssessmentStatus.OPEN,
            NOON,
            None,
        ),
        edition.for_type("pharmacy"),
        answers(),
        evidence,
        TODAY,
        sign_off=sign_off,
        history_stamp="0123abcd",
    )


class Keys:
    """The sender's seal and key, and one receiver's key."""

    def __init__(
        self, seal: SigningKey | None = None, own: str | None = None, receiver: str | None = None
    ) -> None:
        self.seal = seal or SigningKey.generate()
        self.own = own or age.new_identity()
        self.receiver = receiver or age.new_identity()

    def trust(self, principal: str = CODE) -> Trust:
        """What the receiver goes by."""
        return Trust(
            [self.receiver],
            AllowedSigners.parse(AllowedSigners.line_for(principal, self.seal.public_line())),
            {catalogue().rules_hash},
        )


def _pour(content: bytes, target: Writable) -> None:
    for start in range(0, len(content), 8192):
        target.write(content[start : start + 8192])


def evidence_file(
    kept: Evidence, stream: Callable[[Writable], None], extension: str = "pdf"
) -> EvidenceFile:
    """The kept document as the writer takes it."""
    assert kept.current is not None
    return EvidenceFile(
        evidence=kept.id,
        title=kept.title,
        name=kept.current.file_name,
        media_type=kept.current.media_type,
        extension=extension,
        sha256=kept.current.sha256,
        size=kept.current.size,
        stream=stream,
    )


def contents(
    keys: Keys, documents: tuple[bytes, ...] | None = None, sign_off: SignOff | None = None
) -> BundleContents:
    """A whole submission of the made-up pharmacy, a draft unless *sign_off* is given."""
    kept = documents if documents is not None else (document(1), document(2), b"")
    pieces = [piece(number, content) for number, content in enumerate(kept, 1)]
    now = state((*pieces, paper()), sign_off)
    by_id = dict(zip((p.id for p in pieces), kept, strict=True))
    return BundleContents(
        submission_id=SUBMISSION,
        principal=CODE,
        signing_key=keys.seal,
        own_recipient=age.recipient_of(keys.own),
        recipients=(age.recipient_of(keys.receiver),),
        catalogue_id=catalogue().id,
        rules_hash=catalogue().rules_hash,
        assessment_json=assessment_json(now, answers()),
        catalogue_json=canonical_json(plain_catalogue()),
        summary_pdf=PDF,
        evidence=tuple(
            evidence_file(p, partial(_pour, by_id[p.id]))
            for p in evidence_sent(now)
            if p.id in by_id
        ),
        made_on=TODAY,
    )


def with_file(whole: BundleContents, number: int, **changes: Any) -> BundleContents:
    """*whole* with the given fields of one of its documents changed."""
    files = list(whole.evidence)
    files[number] = replace(files[number], **changes)
    return replace(whole, evidence=tuple(files))
