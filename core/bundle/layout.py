"""What stands where in a submission file, how large it may be and what it may be called.

The rules are those of docs/bundle-format.md.
"""

from __future__ import annotations

import re

NAMESPACE = "igtoolkit-submission"
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

INFO_NAME = "bag-info.txt"
MANIFEST_NAME = "manifest-sha256.txt"
TAG_MANIFEST_NAME = "tagmanifest-sha256.txt"
SEAL_NAME = "tagmanifest-sha256.txt.sig"
ASSESSMENT_NAME = "data/assessment.json"
CATALOGUE_NAME = "data/catalogue.json"
SUMMARY_NAME = "data/summary.pdf"
EVIDENCE_LIST_NAME = "data/evidence.json"
BAGIT_NAME = "bagit.txt"

TAG_NAMES = (BAGIT_NAME, INFO_NAME, MANIFEST_NAME)
PAYLOAD_NAMES = (ASSESSMENT_NAME, CATALOGUE_NAME, SUMMARY_NAME, EVIDENCE_LIST_NAME)
FIXED_NAMES = (*TAG_NAMES, TAG_MANIFEST_NAME, SEAL_NAME, *PAYLOAD_NAMES)

KIB, MIB = 1024, 1024 * 1024
LARGEST_EVIDENCE = 100 * MIB
MOST_EVIDENCE = 10_000
LARGEST = {
    BAGIT_NAME: len(BAGIT),
    INFO_NAME: 16 * KIB,
    MANIFEST_NAME: 2 * MIB,
    TAG_MANIFEST_NAME: KIB,
    SEAL_NAME: 4 * KIB,
    ASSESSMENT_NAME: 8 * MIB,
    CATALOGUE_NAME: 8 * MIB,
    SUMMARY_NAME: 32 * MIB,
    EVIDENCE_LIST_NAME: 8 * MIB,
}

_MEDIA_TYPES = {
    "image/bmp": "bmp",
    "text/csv": "csv",
    "application/msword": "doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "message/rfc822": "eml",
    "image/gif": "gif",
    "image/heic": "heic",
    "text/html": "html",
    "image/jpeg": "jpg",
    "application/json": "json",
    "text/markdown": "md",
    "audio/mpeg": "mp3",
    "video/mp4": "mp4",
    "application/vnd.ms-outlook": "msg",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/pdf": "pdf",
    "image/png": "png",
    "application/vnd.ms-powerpoint": "ppt",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
    "image/tiff": "tif",
    "text/plain": "txt",
    "image/webp": "webp",
    "application/vnd.ms-excel": "xls",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/zip": "zip",
}
EXTENSIONS = frozenset(_MEDIA_TYPES.values()) | {"bin"}

EVIDENCE_NAME = re.compile(
    r"data/evidence/([0-9a-f]{64})\.(" + "|".join(sorted(EXTENSIONS)) + r")", re.ASCII
)
PRINCIPAL = re.compile(r"[A-Z0-9-]{1,20}|store-[a-z0-9-]{1,40}", re.ASCII)
SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


def extension_for(media_type: str) -> str:
    """Return the extension that a kept document of *media_type* travels under; else ``bin``."""
    return _MEDIA_TYPES.get(media_type.split(";", maxsplit=1)[0].strip().lower(), "bin")


def principal_for(ods_code: str, store_id: str) -> str:
    """Return the name that a seal speaks for: the ODS code, else ``store-`` and *store_id*."""
    code = ods_code.strip().upper()
    return code if PRINCIPAL.fullmatch(code) else f"store-{store_id.lower()}"


def evidence_name(sha256: str, extension: str) -> str:
    """Return where a kept document stands in the bag."""
    return f"data/evidence/{sha256}.{extension}"


def largest(name: str) -> int:
    """Return how many bytes the member *name* may have."""
    return LARGEST.get(name, LARGEST_EVIDENCE)
