"""data/evidence.json: the real names of the kept documents in a submission file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

from core.bundle.errors import BundleEvidenceListError
from core.bundle.layout import EVIDENCE_NAME, LARGEST_EVIDENCE, MOST_EVIDENCE
from core.domain.canonical import canonical_json
from core.domain.strict_json import NotCanonicalError, read_canonical

FORMAT = "igt-evidence/1"
_LONGEST = {"evidence": 100, "file": 100, "media_type": 200, "name": 1000, "title": 1000}


@dataclass(frozen=True, slots=True)
class ListedFile:
    """One kept document: *evidence* is its id in the assessment, *file* its place in the bag."""

    evidence: str
    file: str
    media_type: str
    name: str
    sha256: str
    size: int
    title: str


def evidence_list_bytes(files: Iterable[ListedFile]) -> bytes:
    """Return data/evidence.json; ``parse_evidence_list`` reads it back."""
    rising = sorted(files, key=lambda file: file.evidence)
    return canonical_json({"format": FORMAT, "files": [asdict(file) for file in rising]})


def parse_evidence_list(data: bytes) -> tuple[ListedFile, ...]:
    """Read data/evidence.json strictly. Raises BundleEvidenceListError naming the place."""
    try:
        plain = read_canonical(data)
    except NotCanonicalError as error:
        raise BundleEvidenceListError(where=str(error)) from None
    if not isinstance(plain, dict) or set(plain) != {"format", "files"}:
        raise BundleEvidenceListError(where="its outermost form")
    if plain["format"] != FORMAT or not isinstance(plain["files"], list):
        raise BundleEvidenceListError(where="its format")
    if len(plain["files"]) > 2 * MOST_EVIDENCE:
        raise BundleEvidenceListError(where="it is too long")
    files = tuple(_listed(item, number) for number, item in enumerate(plain["files"], 1))
    ids = [file.evidence for file in files]
    if ids != sorted(set(ids)):
        raise BundleEvidenceListError(where="its order")
    return files


def _listed(plain: object, number: int) -> ListedFile:
    if not isinstance(plain, dict) or set(plain) != {field.name for field in fields(ListedFile)}:
        raise BundleEvidenceListError(where=f"entry {number}")
    for key, value in plain.items():
        wanted = int if key == "size" else str
        if type(value) is not wanted or len(str(value)) > _LONGEST.get(key, 64):
            raise BundleEvidenceListError(where=f"entry {number}, {key}")
    listed = ListedFile(**plain)
    match = EVIDENCE_NAME.fullmatch(listed.file)
    if match is None or match[1] != listed.sha256:
        raise BundleEvidenceListError(where=f"entry {number}, file")
    if not 0 <= listed.size <= LARGEST_EVIDENCE:
        raise BundleEvidenceListError(where=f"entry {number}, size")
    return listed
