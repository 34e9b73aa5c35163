"""Which documents can be looked into, by their media type."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument."


class Look(StrEnum):
    """How a document is shown: as pages that are painted, or as the text in it."""

    PAGES = "pages"
    PICTURE = "picture"
    TEXT = "text"
    NOTHING = "nothing"


_LOOKS: Final = {
    "application/pdf": Look.PAGES,
    "image/png": Look.PICTURE,
    "image/jpeg": Look.PICTURE,
    "image/gif": Look.PICTURE,
    "image/tiff": Look.PICTURE,
    "image/webp": Look.PICTURE,
    "image/bmp": Look.PICTURE,
    f"{_OFFICE}wordprocessingml.document": Look.TEXT,
    f"{_OFFICE}spreadsheetml.sheet": Look.TEXT,
    f"{_OFFICE}presentationml.presentation": Look.TEXT,
    f"{_OPEN_DOCUMENT}text": Look.TEXT,
    f"{_OPEN_DOCUMENT}spreadsheet": Look.TEXT,
    f"{_OPEN_DOCUMENT}presentation": Look.TEXT,
    "application/rtf": Look.TEXT,
    "application/json": Look.TEXT,
    "application/xml": Look.TEXT,
    "message/rfc822": Look.TEXT,
    "text/csv": Look.TEXT,
    "text/html": Look.TEXT,
    "text/markdown": Look.TEXT,
    "text/plain": Look.TEXT,
}


def look_of(media_type: str) -> Look:
    """Return how a document of *media_type* is shown."""
    return _LOOKS.get(media_type, Look.NOTHING)


def has_text(media_type: str) -> bool:
    """Whether words can be read out of a document of *media_type*."""
    return look_of(media_type) in (Look.PAGES, Look.TEXT)
