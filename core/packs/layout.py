"""What stands where in a question-set file, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from core.catalogue.fields import CatalogueDamagedError, Fields
from core.domain.canonical import canonical_json
from core.domain.strict_json import NotCanonicalError, read_canonical
from core.packs.errors import PackMalformedError, PackNewerError

NAMESPACE: Final = "igtoolkit-question-set"
FORMAT: Final = "igt-catalogue-pack/1"
_ANY_FORMAT: Final = "igt-catalogue-pack/"

INFO_NAME: Final = "pack.json"
SEAL_NAME: Final = "pack.json.sig"
CATALOGUE_NAME: Final = "catalogue.json"
LARGEST: Final = {INFO_NAME: 16 * 1024, SEAL_NAME: 4 * 1024, CATALOGUE_NAME: 8 * 1024 * 1024}
LARGEST_PACK: Final = LARGEST[CATALOGUE_NAME] + 64 * 1024
"""Bytes of a whole file."""

PUBLISHER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.@-]{0,63}", re.ASCII)
_ID: Final = re.compile(r"[a-z][a-z0-9-]{0,63}", re.ASCII)
_SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_LONGEST_EDITION: Final = 600


@dataclass(frozen=True, slots=True)
class PackInfo:
    """What a question-set file says of itself, under its seal."""

    publisher: str
    made: date
    catalogue_id: str
    edition: str
    issue: int
    rules_hash: str
    text_hash: str
    sha256: str
    size: int

    def to_json(self) -> bytes:
        """Return ``pack.json``, to the byte."""
        return canonical_json(
            {
                "format": FORMAT,
                "publisher": self.publisher,
                "made": self.made.isoformat(),
                "catalogue": {
                    "id": self.catalogue_id,
                    "edition": self.edition,
                    "issue": self.issue,
                    "rules_hash": self.rules_hash,
                    "text_hash": self.text_hash,
                    "sha256": self.sha256,
                    "size": self.size,
                },
            }
        )


def plain_info(data: bytes) -> dict[str, Any]:
    """Return what ``pack.json`` holds, of this version. Raises PackMalformedError, PackNewerError.

    Its other fields are looked at by ``parse_info`` once the seal is proved.
    """
    try:
        plain = read_canonical(data)
    except NotCanonicalError as error:
        raise PackMalformedError(where=str(error)) from None
    form = plain.get("format") if isinstance(plain, dict) else None
    if not isinstance(form, str) or not form.startswith(_ANY_FORMAT):
        raise PackMalformedError(where="format")
    if form != FORMAT:
        raise PackNewerError(format=ascii(form[:40]))
    return dict(plain)


def parse_info(plain: dict[str, Any]) -> PackInfo:
    """Return the fields of ``pack.json``, each looked at. Raises PackMalformedError."""
    try:
        return _info(Fields(plain, INFO_NAME))
    except CatalogueDamagedError as error:
        raise PackMalformedError(where=error.values["where"]) from None


def _info(take: Fields) -> PackInfo:
    take.text("format")
    part = take.part("catalogue")
    made = take.kind("made", _day)
    info = PackInfo(
        publisher=take.kind("publisher", _like(PUBLISHER)),
        made=made,
        catalogue_id=part.kind("id", _like(_ID)),
        edition=part.kind("edition", _edition),
        issue=part.number("issue"),
        rules_hash=part.kind("rules_hash", _like(_SHA256)),
        text_hash=part.kind("text_hash", _like(_SHA256)),
        sha256=part.kind("sha256", _like(_SHA256)),
        size=part.number("size"),
    )
    if info.issue < 1:
        raise part.fault("issue", "its value is not known")
    if not 0 < info.size <= LARGEST[CATALOGUE_NAME]:
        raise part.fault("size", "its value is not known")
    part.finish()
    take.finish()
    return info


def _like(pattern: re.Pattern[str]) -> Callable[[str], str]:
    """Return what takes a text that has the form of *pattern*, or raises ValueError."""

    def take(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(text)
        return text

    return take


def _edition(text: str) -> str:
    if not 0 < len(text) <= _LONGEST_EDITION:
        raise ValueError(text)
    return text


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if day.isoformat() != text:  # 20260630 and 2026-W27-2 are dates to Python
        raise ValueError(text)
    return day
