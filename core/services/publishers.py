"""Whose question-set files are taken in: the list that comes with the program, and one's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.crypto.errors import PublicKeyUnreadableError
from core.crypto.sshsig import public_key
from core.domain.change import Change
from core.errors import UserError
from core.services.profile import put_fact
from core.services.records import Records
from core.services.typed_text import NAME, typed
from core.store import tables
from core.text import QT_TRANSLATE_NOOP

TRUSTED_FACT = "trusted-publisher/"
"""Followed by the fingerprint of the key."""

_LONGEST_KEY = 10_000  # bytes; one of this kind has 100
_FINGERPRINT = re.compile(r"SHA256:[A-Za-z0-9+/]{43}", re.ASCII)


class FingerprintUnclearError(UserError):
    """What was given is neither a public key nor a fingerprint of one."""

    code = "fingerprint-unclear"
    what_text = QT_TRANSLATE_NOOP("errors", "{text} is not the fingerprint of a key.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "It begins with SHA256: and has 43 characters after it. Copy it whole."
    )


class PublisherUnknownError(UserError):
    """There is no such publisher among those that were trusted here."""

    code = "publisher-unknown"
    what_text = QT_TRANSLATE_NOOP("errors", "No publisher with the key {fingerprint} is trusted.")
    next_text = QT_TRANSLATE_NOOP("errors", "Look at the list of those that are trusted.")


class TrustedBy(StrEnum):
    """Who says that a key may publish question sets."""

    PROGRAM = "program"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class TrustedPublisher:
    """A key that may publish question sets. *name* is what the person called it, or empty."""

    fingerprint: str
    name: str
    by: TrustedBy


class PublisherService:
    """Says whom to trust for question sets, for these records."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def trusted(self) -> tuple[TrustedPublisher, ...]:
        """Return every publisher that is trusted here: the program's, then one's own by name."""
        from core.packs import shipped_publishers

        shipped = tuple(
            TrustedPublisher(one.fingerprint, ", ".join(one.principals), TrustedBy.PROGRAM)
            for one in shipped_publishers().signers
        )
        with self._records.store.read() as session:
            own = trusted_here(session, self._records.organisation_id)
        named = sorted(own.items(), key=lambda one: (one[1], one[0]))
        return shipped + tuple(
            TrustedPublisher(fingerprint, name, TrustedBy.ORGANISATION)
            for fingerprint, name in named
        )

    def trust(self, key: str, name: str = "") -> Change:
        """Trust a publisher from now on, and call it *name*.

        *key* is a public key (``ssh-ed25519 AAAA...``) or its fingerprint (``SHA256:...``).
        Raises FingerprintUnclearError, PublicKeyUnreadableError, TextTooLongError,
        NotAllowedError.
        """
        fingerprint = fingerprint_in(key)
        called = typed(name, NAME)
        with self._records.write("set-files", "publisher-trusted") as unit:
            put_trust(unit.session, self._records.organisation_id, fingerprint, called)
        return Change(profile=bool(unit.touched))

    def distrust(self, key: str) -> Change:
        """Trust a publisher no more. What was taken in from it stays.

        Raises FingerprintUnclearError, PublicKeyUnreadableError, PublisherUnknownError,
        NotAllowedError.
        """
        fingerprint = fingerprint_in(key)
        with self._records.write("set-files", "publisher-distrusted") as unit:
            if fingerprint not in trusted_here(unit.session, self._records.organisation_id):
                raise PublisherUnknownError(fingerprint=fingerprint)
            name = TRUSTED_FACT + fingerprint
            put_fact(unit.session, self._records.organisation_id, name, None)
        return Change(profile=True)


def key_text(path: Path) -> str:
    """Return what stands in the public key file at *path*. Raises PublicKeyUnreadableError."""
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST_KEY).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise PublicKeyUnreadableError from None


def fingerprint_in(key: str) -> str:
    """Return the fingerprint that *key* is, or that the public key in it has.

    Raises FingerprintUnclearError, PublicKeyUnreadableError.
    """
    text = key.strip()
    if "ssh-" in text:
        return public_key(text).fingerprint
    if not _FINGERPRINT.fullmatch(text):
        raise FingerprintUnclearError(text=text[:80])
    return text


def trusted_here(session: Session, organisation_id: str) -> dict[str, str]:
    """Return the fingerprints that the organisation trusts, each with what it called them."""
    found = session.execute(
        select(tables.Fact.name, tables.Fact.value).where(
            tables.Fact.organisation_id == organisation_id,
            tables.Fact.name.startswith(TRUSTED_FACT, autoescape=True),
        )
    )
    return {name.removeprefix(TRUSTED_FACT): str(v["called"]) for name, v in found if v}


def put_trust(session: Session, organisation_id: str, fingerprint: str, name: str) -> None:
    """Trust the key *fingerprint* from now on, inside a write unit."""
    put_fact(session, organisation_id, TRUSTED_FACT + fingerprint, {"called": name})
