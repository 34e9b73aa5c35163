"""What kind of file somebody wants to keep, by its content first and its name second."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path, PurePath

HEAD = 4096  # bytes that are looked at
UNKNOWN = "application/octet-stream"

_PROGRAM_SUFFIX = re.compile(
    r"(?i)\.(apk|app|appimage|bat|bin|cmd|com|command|cpl|deb|dll|dmg|elf|exe|gadget|hta|inf|jar"
    r"|jse?|lnk|msc|msi|msix|msp|pif|pl|pkg|psm?1|pyw?|rb|reg|rpm|run|sc[fr]|sh|so|sys|url|vb[es]"
    r"|ws|ws[fh])"
)
_PROGRAM_HEADS = (
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",  # Java classes and macOS programs for several processors
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"L\x00\x00\x00\x01\x14\x02\x00",  # a Windows shortcut
    b"!<arch>\ndebian",
    b"\xed\xab\xee\xdb",
)
_HEADS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"ID3", "audio/mpeg"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = {
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".msg": "application/vnd.ms-outlook",
}
_OFFICE = "application/vnd.openxmlformats-officedocument."
_ZIP_PARTS = {
    "word/": _OFFICE + "wordprocessingml.document",
    "xl/": _OFFICE + "spreadsheetml.sheet",
    "ppt/": _OFFICE + "presentationml.presentation",
}
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_HEIC = (b"heic", b"heix", b"heif", b"mif1")
_TEXT_KINDS = {
    ".csv": "text/csv",
    ".htm": "text/html",
    ".html": "text/html",
    ".json": "application/json",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".xml": "application/xml",
}
_MAIL = re.compile(
    rb"\A(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:From|Received|Return-Path|Message-ID):", re.I
)


def is_program(name: str, head: bytes) -> bool:
    """Whether a file would run when it is opened: by the end of its name or by how it begins."""
    suffix = PurePath(name.strip().rstrip(". ")).suffix
    if _PROGRAM_SUFFIX.fullmatch(suffix):
        return True
    if head.startswith(b"MZ") and b"\x00" in head[:64]:
        return True
    return head.startswith(_PROGRAM_HEADS)


def media_type(path: Path, head: bytes) -> str:
    """Return the media type of the file at *path* that begins with *head*."""
    for start, kind in _HEADS:
        if head.startswith(start):
            return kind
    if head.startswith(_OLE):
        return _OLE_KINDS.get(path.suffix.lower(), UNKNOWN)
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(path)
    if _is_text(head):
        return _text_kind(path.suffix.lower(), head)
    return _boxed_kind(head)


def _boxed_kind(head: bytes) -> str:
    """Return the kind of a picture or film that names itself a few bytes later."""
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp":
        return "image/heic" if head[8:12] in _HEIC else "video/mp4"
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return "image/bmp"
    return UNKNOWN


def _zip_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if names and names[0] == "mimetype":
                told = archive.read("mimetype")[:100].decode("ascii", "replace")
                return told if told.startswith(_OPEN_DOCUMENT) else "application/zip"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return "application/zip"
    if "[Content_Types].xml" in names:
        for part, kind in _ZIP_PARTS.items():
            if any(name.startswith(part) for name in names):
                return kind
    return "application/zip"


def _is_text(head: bytes) -> bool:
    return not any(byte < 9 or 13 < byte < 27 for byte in head)


def _text_kind(suffix: str, head: bytes) -> str:
    if suffix in _TEXT_KINDS:
        return _TEXT_KINDS[suffix]
    return "message/rfc822" if suffix == ".eml" or _MAIL.match(head) else "text/plain"
