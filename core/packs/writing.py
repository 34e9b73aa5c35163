"""Makes a question-set file of a compiled set."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from core.catalogue import catalogue_from_json
from core.crypto.sshsig import SigningKey
from core.crypto.tar import ENDING, header, padding
from core.domain.canonical import canonical_json, sha256_hex
from core.packs.errors import PublisherNameError
from core.packs.layout import (
    CATALOGUE_NAME,
    INFO_NAME,
    NAMESPACE,
    PUBLISHER,
    SEAL_NAME,
    PackInfo,
)


def pack_bytes(
    plain: Mapping[str, Any], key: SigningKey, publisher: str, made: date
) -> tuple[PackInfo, bytes]:
    """Return the question-set file of the compiled set *plain*, and what it says of itself.

    *plain* is read the strict way first: what we seal, anybody can read. Raises
    PublisherNameError, and CatalogueDamagedError or CatalogueNewerError for what is no set.
    """
    if not PUBLISHER.fullmatch(publisher):
        raise PublisherNameError(name=publisher)
    catalogue = catalogue_from_json(dict(plain))
    data = canonical_json(plain)
    info = PackInfo(
        publisher=publisher,
        made=made,
        catalogue_id=catalogue.id,
        edition=catalogue.edition,
        issue=catalogue.issue,
        rules_hash=catalogue.rules_hash,
        text_hash=catalogue.text_hash,
        sha256=sha256_hex(data),
        size=len(data),
    )
    told = info.to_json()
    seal = key.sign(told, NAMESPACE).encode("ascii")
    members = ((INFO_NAME, told), (SEAL_NAME, seal), (CATALOGUE_NAME, data))
    return info, b"".join(_member(name, content) for name, content in members) + ENDING


def _member(name: str, content: bytes) -> bytes:
    return header(name, len(content)) + content + padding(len(content))
