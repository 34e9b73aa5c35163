"""What a submission file is made of, as plain values, before a byte of it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.bundle.assessment_read import parse_assessment
from core.bundle.errors import BundleContentsError
from core.bundle.evidence_list import ListedFile, evidence_list_bytes
from core.bundle.examine import (
    Documents,
    check_result,
    read_assessment,
    read_catalogue,
    read_evidence_list,
)
from core.bundle.info import MOST_RECIPIENTS, BagInfo
from core.bundle.layout import (
    ASSESSMENT_NAME,
    BAGIT,
    BAGIT_NAME,
    CATALOGUE_NAME,
    EVIDENCE_LIST_NAME,
    EVIDENCE_NAME,
    INFO_NAME,
    MANIFEST_NAME,
    MOST_EVIDENCE,
    NAMESPACE,
    PRINCIPAL,
    SEAL_NAME,
    SUMMARY_NAME,
    TAG_MANIFEST_NAME,
    TAG_NAMES,
    evidence_name,
    largest,
)
from core.bundle.manifest import manifest_bytes
from core.crypto import age
from core.crypto.age import Writable
from core.crypto.sshsig import SigningKey
from core.domain.canonical import sha256_hex


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """One kept document. *stream* writes its content, in the clear, to what it is given.

    *evidence* is its id in the assessment; *extension* comes from ``extension_for``; *size* in
    bytes; *sha256* of the content as it was recorded when the document was attached.
    """

    evidence: str
    title: str
    name: str
    media_type: str
    extension: str
    sha256: str
    size: int
    stream: Callable[[Writable], None]


@dataclass(frozen=True, slots=True)
class BundleContents:
    """Everything that one submission file says. *principal* comes from ``principal_for``.

    *recipients* may be empty (a sealed copy for oneself); *own_recipient* is always added.
    """

    submission_id: str
    principal: str
    signing_key: SigningKey
    own_recipient: str
    recipients: tuple[str, ...]
    catalogue_id: str
    rules_hash: str
    assessment_json: bytes
    catalogue_json: bytes
    summary_pdf: bytes
    evidence: tuple[EvidenceFile, ...]
    made_on: date

    @property
    def everybody(self) -> list[str]:
        """The recipients with our own, each once."""
        return list(dict.fromkeys((*self.recipients, self.own_recipient)))


@dataclass(frozen=True)
class Plan:
    """The members of the archive: the small ones whole, then the evidence to be streamed."""

    info: BagInfo
    small: tuple[tuple[str, bytes], ...]
    evidence: tuple[tuple[str, EvidenceFile], ...]


def plan(contents: BundleContents) -> Plan:
    """Work out every member but the evidence's content, and seal it.

    What is about to be written is held to the same rules as what is received. Raises
    BundleContentsError and the CheckFailedError of the rule that is broken.
    """
    listed, files = _evidence(contents.evidence)
    payload = {
        ASSESSMENT_NAME: contents.assessment_json,
        CATALOGUE_NAME: contents.catalogue_json,
        SUMMARY_NAME: contents.summary_pdf,
        EVIDENCE_LIST_NAME: evidence_list_bytes(listed),
    }
    digests = [(name, sha256_hex(data)) for name, data in payload.items()]
    digests += [(name, file.sha256) for name, file in files]
    info = _info(contents, payload, files)
    _check(info, payload, [name for name, _ in digests])
    tags = {
        BAGIT_NAME: BAGIT,
        INFO_NAME: info.to_bytes(),
        MANIFEST_NAME: manifest_bytes(digests),
    }
    tag_manifest = manifest_bytes((name, sha256_hex(tags[name])) for name in TAG_NAMES)
    seal = contents.signing_key.sign(tag_manifest, NAMESPACE).encode("ascii")
    small = {**tags, TAG_MANIFEST_NAME: tag_manifest, SEAL_NAME: seal, **payload}
    for name, data in small.items():
        _need(len(data) <= largest(name), f"{name} would be too large")
    return Plan(info, tuple(small.items()), tuple(files))


def _evidence(
    evidence: tuple[EvidenceFile, ...],
) -> tuple[list[ListedFile], list[tuple[str, EvidenceFile]]]:
    """Return the list with the real names, and each different content once, rising by name."""
    by_digest: dict[str, EvidenceFile] = {}
    listed = []
    for file in evidence:
        first = by_digest.setdefault(file.sha256, file)
        name = evidence_name(file.sha256, first.extension)
        _need(EVIDENCE_NAME.fullmatch(name) is not None, f"{file.name} is of an unknown kind")
        _need(0 <= file.size <= largest(name), f"{file.name} is larger than 100 MB")
        _need(file.size == first.size, f"{file.name} has two sizes")
        listed.append(
            ListedFile(
                file.evidence, name, file.media_type, file.name, file.sha256, file.size, file.title
            )
        )
    _need(len(by_digest) <= MOST_EVIDENCE, "there are more than 10,000 kept documents")
    files = ((evidence_name(f.sha256, f.extension), f) for f in by_digest.values())
    return listed, sorted(files, key=lambda pair: pair[0])


def _info(
    contents: BundleContents, payload: dict[str, bytes], files: list[tuple[str, EvidenceFile]]
) -> BagInfo:
    _need(PRINCIPAL.fullmatch(contents.principal) is not None, "the organisation has no code")
    _need(len(contents.everybody) <= MOST_RECIPIENTS, "there are more than 20 receivers")
    return BagInfo(
        submission_id=contents.submission_id,
        principal=contents.principal,
        draft=parse_assessment(contents.assessment_json).sign_off is None,
        catalogue_id=contents.catalogue_id,
        rules_hash=contents.rules_hash,
        recipients=tuple(sorted(age.fingerprint(recipient) for recipient in contents.everybody)),
        bagged_on=contents.made_on,
        payload_bytes=sum(map(len, payload.values())) + sum(file.size for _, file in files),
        payload_files=len(payload) + len(files),
    )


def _check(info: BagInfo, payload: dict[str, bytes], names: list[str]) -> None:
    assessment = read_assessment(payload[ASSESSMENT_NAME], info)
    catalogue = read_catalogue(payload[CATALOGUE_NAME], info)
    evidence = read_evidence_list(payload[EVIDENCE_LIST_NAME], assessment, names)
    check_result(Documents(assessment, catalogue, evidence))


def _need(true: bool, reason: str) -> None:
    if not true:
        raise BundleContentsError(reason=reason)
