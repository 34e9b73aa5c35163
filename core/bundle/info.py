"""bag-info.txt: who sent what to whom, by which question set."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from core.bundle.errors import BundleInfoMalformedError, BundleNewerError
from core.bundle.layout import PRINCIPAL, SHA256

VERSION = 1
MOST_RECIPIENTS = 20

_FIELDS = (
    ("Bundle-Version", re.compile(r"1")),
    ("Submission-Id", re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")),
    ("Organisation-Code", PRINCIPAL),
    ("Draft", re.compile(r"yes|no")),
    ("Catalogue-Id", re.compile(r"[a-z0-9][a-z0-9.-]{0,59}")),
    ("Catalogue-Rules-Hash", SHA256),
    ("Recipient-Fingerprint", re.compile(r"[0-9a-f]{32}")),
    ("Bagging-Date", re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")),
    ("Payload-Oxum", re.compile(r"(0|[1-9][0-9]{0,14})\.(0|[1-9][0-9]{0,5})")),
)
_REPEATED = "Recipient-Fingerprint"
_VERSION_LINE = re.compile(rb"Bundle-Version: ([0-9]{1,9})\n")


@dataclass(frozen=True, slots=True)
class BagInfo:
    """What the sealed description of a submission file says."""

    submission_id: str
    principal: str
    draft: bool
    catalogue_id: str
    rules_hash: str
    recipients: tuple[str, ...]  # fingerprints, rising
    bagged_on: date
    payload_bytes: int
    payload_files: int

    def to_bytes(self) -> bytes:
        """Return the file; ``parse_info`` reads it back. Raises BundleInfoMalformedError."""
        values = (
            [str(VERSION)],
            [self.submission_id],
            [self.principal],
            ["yes" if self.draft else "no"],
            [self.catalogue_id],
            [self.rules_hash],
            self.recipients,
            [self.bagged_on.isoformat()],
            [f"{self.payload_bytes}.{self.payload_files}"],
        )
        data = "".join(
            f"{label}: {value}\n"
            for (label, _), several in zip(_FIELDS, values, strict=True)
            for value in several
        ).encode("utf-8")
        parse_info(data)  # what we write, we can read
        return data


def parse_info(data: bytes) -> BagInfo:
    """Read bag-info.txt strictly. Raises BundleNewerError and BundleInfoMalformedError."""
    version = _VERSION_LINE.match(data)
    if version and int(version[1]) > VERSION:
        raise BundleNewerError(version=int(version[1]))
    try:
        lines = data.decode("ascii").split("\n")
    except UnicodeDecodeError:
        raise BundleInfoMalformedError(where="it is not plain text") from None
    if lines.pop() != "":
        raise BundleInfoMalformedError(where="the last line does not end")
    found: dict[str, list[str]] = {}
    for label, pattern in _FIELDS:
        found[label] = _take(lines, label, pattern)
    if lines:
        raise BundleInfoMalformedError(where=lines[0][:60])
    try:
        bagged_on = date.fromisoformat(found["Bagging-Date"][0])
    except ValueError:
        raise BundleInfoMalformedError(where="Bagging-Date") from None
    size, count = found["Payload-Oxum"][0].split(".")
    return BagInfo(
        submission_id=found["Submission-Id"][0],
        principal=found["Organisation-Code"][0],
        draft=found["Draft"][0] == "yes",
        catalogue_id=found["Catalogue-Id"][0],
        rules_hash=found["Catalogue-Rules-Hash"][0],
        recipients=tuple(found[_REPEATED]),
        bagged_on=bagged_on,
        payload_bytes=int(size),
        payload_files=int(count),
    )


def _take(lines: list[str], label: str, pattern: re.Pattern[str]) -> list[str]:
    """Take the lines of *label* from the front of *lines* and return their values."""
    values: list[str] = []
    most = MOST_RECIPIENTS if label == _REPEATED else 1
    while lines and len(values) < most and lines[0].startswith(f"{label}: "):
        values.append(lines.pop(0).removeprefix(f"{label}: "))
    if not values or not all(pattern.fullmatch(value) for value in values):
        raise BundleInfoMalformedError(where=label)
    if values != sorted(set(values)):
        raise BundleInfoMalformedError(where=label)
    return values
