"""The two lists of a bag: what the payload is, and what the tag files are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from core.bundle.errors import BundleManifestMalformedError, BundleTagFileChangedError
from core.bundle.layout import EVIDENCE_NAME, MOST_EVIDENCE, PAYLOAD_NAMES, TAG_NAMES
from core.domain.canonical import sha256_hex

_LINE = re.compile(r"([0-9a-f]{64})  (data/[ -~]{1,90})")


def manifest_bytes(digests: Iterable[tuple[str, str]]) -> bytes:
    """Return a list of (name, digest) as ``sha256sum -c`` reads it."""
    return "".join(f"{digest}  {name}\n" for name, digest in digests).encode("ascii")


def parse_manifest(data: bytes) -> dict[str, str]:
    """Return the payload's names, in archive order, with their digests.

    Raises BundleManifestMalformedError for anything but the fixed files and then the evidence in
    rising order, each evidence file named by its own digest.
    """
    try:
        lines = data.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise BundleManifestMalformedError(where="it is not plain text") from None
    if lines.pop() != "":
        raise BundleManifestMalformedError(where="the last line does not end")
    found: dict[str, str] = {}
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None or match[2] in found:
            raise BundleManifestMalformedError(where=line[:100])
        found[match[2]] = match[1]
    names = list(found)
    evidence = names[len(PAYLOAD_NAMES) :]
    if tuple(names[: len(PAYLOAD_NAMES)]) != PAYLOAD_NAMES or evidence != sorted(evidence):
        raise BundleManifestMalformedError(where="its order")
    if len(evidence) > MOST_EVIDENCE:
        raise BundleManifestMalformedError(where="it is too long")
    for name in evidence:
        match = EVIDENCE_NAME.fullmatch(name)
        if match is None or match[1] != found[name]:
            raise BundleManifestMalformedError(where=name)
    return found


def check_tag_manifest(data: bytes, tags: Mapping[str, bytes]) -> None:
    """Return only when *data* lists exactly the three tag files as they were read.

    Raises BundleTagFileChangedError with the name of the file that differs.
    """
    expected = [(name, sha256_hex(tags[name])) for name in TAG_NAMES]
    if data == manifest_bytes(expected):
        return
    lines = data.split(b"\n")
    for name, digest in expected:
        if f"{digest}  {name}".encode("ascii") not in lines:
            raise BundleTagFileChangedError(name=name)
    raise BundleTagFileChangedError(name="tagmanifest-sha256.txt")
