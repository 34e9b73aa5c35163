"""Receives a submission file: proves it good, says what it holds, unpacks it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from core.bundle import Trust, VerifiedBundle, score_to_json, verify_bundle
from core.catalogue import load_bundled
from core.crypto.age import parse_identities
from core.crypto.errors import IdentityUnreadableError, TrustedFileUnreadableError
from core.crypto.sshsig import AllowedSigners
from core.domain.canonical import Json
from core.domain.long_work import Progress
from core.intake.errors import BundleFileMissingError
from core.intake.unpacking import unpacked_into

_LARGEST_KEY_FILE = 1024 * 1024  # bytes: anything longer is no key file


def verify_file(
    bundle: Path,
    identity: Path,
    trusted: Path,
    *,
    allow_catalogues: Collection[str] = (),
    known_rules: Collection[str] | None = None,
    progress: Progress | None = None,
) -> VerifiedBundle:
    """Prove the submission file *bundle* good and return what it holds; nothing is written.

    *identity* is an age key file, *trusted* an ``allowed_signers`` file. Question sets count as
    known when their rules hash is in *known_rules* (the shipped ones, if it is left out) or in
    *allow_catalogues*. Raises BundleFileMissingError, IdentityUnreadableError,
    TrustedFileUnreadableError (all for the person to mend), else the CheckFailedError that says
    why the file was refused.
    """
    trust = _trust(identity, trusted, allow_catalogues, known_rules)
    with _opened(bundle) as source:
        return verify_bundle(source, trust, progress=progress)


def extract_file(
    bundle: Path,
    identity: Path,
    trusted: Path,
    folder: Path,
    *,
    allow_catalogues: Collection[str] = (),
    known_rules: Collection[str] | None = None,
    progress: Progress | None = None,
) -> VerifiedBundle:
    """Unpack *bundle* into the new *folder*, evidence under its real names made safe.

    The folder appears only once everything was proved good; until then the content stands in a
    folder of its own beside it, which is removed when anything fails. Raises what
    ``verify_file`` raises, FolderInUseError, and DiskFullError and its like.
    """
    trust = _trust(identity, trusted, allow_catalogues, known_rules)
    with _opened(bundle) as source, unpacked_into(folder) as unpacking:
        verified = verify_bundle(source, trust, unpack=unpacking.take, progress=progress)
        unpacking.name_evidence(verified.documents.evidence)
    return verified


def description(verified: VerifiedBundle) -> dict[str, Json]:
    """Return what a proved submission file holds as JSON values, for ``igt bundle show``."""
    info, document = verified.info, verified.documents.assessment
    signed = document.sign_off
    return {
        "submission": info.submission_id,
        "made_on": info.bagged_on.isoformat(),
        "draft": info.draft,
        "sealed_by": info.principal,
        "organisation": {
            "name": document.organisation.name,
            "ods_code": document.organisation.ods_code,
            "type": document.assessment.org_type,
            "sample": document.organisation.sample,
        },
        "catalogue": info.catalogue_id,
        "rules_hash": info.rules_hash,
        "recipients": list(info.recipients),
        "as_of": document.as_of.isoformat(),
        "sign_off": {
            "by": signed.by,
            "role": signed.role,
            "how": signed.how.value,
            "signed_on": signed.signed_on.isoformat(),
        }
        if signed
        else None,
        "score": score_to_json(verified.score),
        "evidence": [
            {"name": file.name, "title": file.title, "size": file.size, "sha256": file.sha256}
            for file in verified.documents.evidence
        ],
    }


def _trust(
    identity: Path,
    trusted: Path,
    allow_catalogues: Collection[str],
    known_rules: Collection[str] | None,
) -> Trust:
    if known_rules is None:
        known_rules = {catalogue.rules_hash for catalogue in load_bundled().values()}
    try:
        identities = parse_identities(_text(identity))
    except OSError:
        raise IdentityUnreadableError(reason="the file cannot be opened") from None
    try:
        signers = AllowedSigners.parse(_text(trusted))
    except OSError:
        raise TrustedFileUnreadableError(reason="the file cannot be opened") from None
    return Trust(identities, signers, {*known_rules, *allow_catalogues})


def _text(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(_LARGEST_KEY_FILE).decode("utf-8", "replace")


@contextmanager
def _opened(bundle: Path) -> Iterator[BinaryIO]:
    try:
        source = bundle.open("rb")
    except OSError:
        raise BundleFileMissingError(name=bundle.name) from None
    with source:
        yield source
