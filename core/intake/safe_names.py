"""Names that a sender chose, made fit for any disk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 100  # characters: short enough for every file system with a folder before it
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_SAME_KIND = {"htm": "html", "jpeg": "jpg", "tiff": "tif"}


def safe_name(name: str, extension: str, taken: Collection[str] = ()) -> str:
    """Return *name* without anything that leads elsewhere, hides itself or deceives.

    The result is one name, never a path; it ends in *extension*, whatever the sender called it,
    and differs from every one in *taken* (lower case) by more than capitals.
    """
    stem = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    stem = "".join(c for c in stem if unicodedata.category(c)[0] != "C")  # controls, direction
    stem = " ".join(_FORBIDDEN.sub("_", stem).split())
    before, dot, after = stem.rpartition(".")
    if dot and _SAME_KIND.get(after.lower(), after.lower()) == extension:
        stem = before
    stem = stem.strip(". ")[:_LONGEST].rstrip(". ") or "document"
    if _RESERVED.fullmatch(stem.split(".", maxsplit=1)[0].strip()):
        stem = f"_{stem}"
    chosen, number = f"{stem}.{extension}", 1
    while chosen.lower() in taken:
        number += 1
        chosen = f"{stem} ({number}).{extension}"
    return chosen
