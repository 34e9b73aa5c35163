"""Proves a submission file good while it streams by, in the order of docs/bundle-format.md."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from core.bundle.archive import Archive, Member
from core.bundle.errors import (
    BundleCatalogueUnknownError,
    BundleContentChangedError,
    BundleMemberDuplicateError,
    BundleMemberExtraError,
    BundleMemberMissingError,
    BundleMemberOrderError,
    BundleNotAddressedError,
    BundlePartsDisagreeError,
    BundleUnsignedError,
)
from core.bundle.examine import (
    Documents,
    check_result,
    read_assessment,
    read_catalogue,
    read_evidence_list,
)
from core.bundle.info import BagInfo, parse_info
from core.bundle.layout import (
    ASSESSMENT_NAME,
    BAGIT,
    BAGIT_NAME,
    CATALOGUE_NAME,
    EVIDENCE_LIST_NAME,
    INFO_NAME,
    MANIFEST_NAME,
    NAMESPACE,
    PAYLOAD_NAMES,
    SEAL_NAME,
    SUMMARY_NAME,
    TAG_MANIFEST_NAME,
)
from core.bundle.manifest import check_tag_manifest, parse_manifest
from core.crypto import age, sshsig
from core.crypto.pipe import Pipe, fed_by
from core.domain.long_work import Cancelled, PersonCancelledError, Progress
from core.domain.scoring import Score

Unpack = Callable[[str, memoryview], None]  # name in the bag, next piece (empty once, at first)


@dataclass(frozen=True)
class Trust:
    """What the reader goes by: own keys, whose seals count, which question sets are known."""

    identities: Sequence[str]
    signers: sshsig.AllowedSigners
    known_rules: Collection[str]


@dataclass(frozen=True)
class VerifiedBundle:
    """A submission file that was proved good, and what it holds."""

    info: BagInfo
    documents: Documents
    score: Score


def verify_bundle(
    source: BinaryIO,
    trust: Trust,
    *,
    unpack: Unpack | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> VerifiedBundle:
    """Prove the submission file *source* good and return what it holds.

    Reads it once, in bounded memory, decrypting beside hashing; writes nothing. What
    *unpack* was given counts for nothing unless this returns. Raises the CheckFailedError of the
    step that failed, RecipientUnreadableError and IdentityUnreadableError for unusable keys, and
    PersonCancelledError when *cancelled* says so.
    """

    def decrypt(pipe: Pipe) -> None:
        age.decrypt_io(source, pipe, trust.identities)

    with fed_by(decrypt) as pipe:
        return _Reading(Archive(pipe), trust, unpack, progress, cancelled).run()


class _Reading:
    """One pass through one submission file."""

    def __init__(
        self,
        archive: Archive,
        trust: Trust,
        unpack: Unpack | None,
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self._archive = archive
        self._trust = trust
        self._unpack = unpack
        self._progress = progress
        self._cancelled = cancelled
        self._seen = {BAGIT_NAME}
        self._manifest: dict[str, str] = {}
        self._done = 0

    def run(self) -> VerifiedBundle:
        info = self._read_tags()
        documents = self._read_documents(info)
        sizes = {file.file: file.size for file in documents.evidence}
        for name in list(self._manifest)[len(PAYLOAD_NAMES) :]:
            member = self._member(name)
            if member.size != sizes[name]:
                raise BundleContentChangedError(name=name)
            self._pass(member, info)
        self._read_end(info)
        return VerifiedBundle(info, documents, check_result(documents))

    def _read_tags(self) -> BagInfo:
        """Steps 2 to 7: description, lists, seal, address, question set."""
        self._archive.read_bagit()
        tags = {BAGIT_NAME: BAGIT, INFO_NAME: self._small(INFO_NAME)}
        info = parse_info(tags[INFO_NAME])
        tags[MANIFEST_NAME] = self._small(MANIFEST_NAME)
        tag_manifest = self._small(TAG_MANIFEST_NAME)
        seal = self._small(SEAL_NAME).decode("ascii", "replace")
        check_tag_manifest(tag_manifest, tags)
        sshsig.verify(tag_manifest, seal, NAMESPACE, info.principal, self._trust.signers)
        ours = {age.fingerprint(age.recipient_of(key)) for key in self._trust.identities}
        if not ours & set(info.recipients):
            raise BundleNotAddressedError(principal=info.principal)
        if info.rules_hash not in self._trust.known_rules:
            raise BundleCatalogueUnknownError(
                catalogue=info.catalogue_id, rules_hash=info.rules_hash
            )
        self._manifest = parse_manifest(tags[MANIFEST_NAME])
        return info

    def _read_documents(self, info: BagInfo) -> Documents:
        """Steps 8 and 9 for the fixed files of the payload."""
        read: dict[str, bytes] = {}
        for name in PAYLOAD_NAMES:
            read[name] = self._pass(self._member(name), info, keep=name != SUMMARY_NAME)
        assessment = read_assessment(read[ASSESSMENT_NAME], info)
        catalogue = read_catalogue(read[CATALOGUE_NAME], info)
        evidence = read_evidence_list(read[EVIDENCE_LIST_NAME], assessment, self._manifest)
        return Documents(assessment, catalogue, evidence)

    def _read_end(self, info: BagInfo) -> None:
        """Step 10: nothing is missing, nothing follows, the sums are right."""
        extra = self._archive.next_member()
        if extra is not None:
            if extra.name in self._seen:
                raise BundleMemberDuplicateError(name=extra.name)
            raise BundleMemberExtraError(name=extra.name)
        self._archive.read_end()
        if (info.payload_bytes, info.payload_files) != (self._done, len(self._manifest)):
            raise BundlePartsDisagreeError(field="size of the content")

    def _member(self, expected: str) -> Member:
        member = self._archive.next_member()
        if member is None:
            if expected == SEAL_NAME:
                raise BundleUnsignedError
            raise BundleMemberMissingError(name=expected)
        if member.name in self._seen:
            raise BundleMemberDuplicateError(name=member.name)
        if self._manifest and member.name not in self._manifest:
            raise BundleMemberExtraError(name=member.name)
        if member.name != expected:
            if expected == SEAL_NAME:
                raise BundleUnsignedError
            raise BundleMemberOrderError(name=member.name, expected=expected)
        self._archive.check_size_and_form(member)
        self._seen.add(member.name)
        return member

    def _small(self, name: str) -> bytes:
        return self._archive.content(self._member(name))

    def _pass(self, member: Member, info: BagInfo, keep: bool = False) -> bytes:
        """Let a payload file go by; return its content if *keep*, once its digest is right."""
        digest, kept = hashlib.sha256(), bytearray()
        if self._unpack:
            self._unpack(member.name, memoryview(b""))

        def take(part: memoryview) -> None:
            digest.update(part)
            if keep:
                kept.extend(part)
            if self._unpack:
                self._unpack(member.name, part)
            self._advance(len(part), info)

        self._archive.pour(member, take)
        if digest.hexdigest() != self._manifest[member.name]:
            raise BundleContentChangedError(name=member.name)
        return bytes(kept)

    def _advance(self, size: int, info: BagInfo) -> None:
        self._done += size
        if self._cancelled and self._cancelled():
            raise PersonCancelledError
        if self._progress:
            self._progress(self._done, info.payload_bytes)
