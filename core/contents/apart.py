"""Asks another process to look into a document, so that a bad one harms nothing here."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from core.contents.errors import (
    BY_CODE,
    BrokenDocumentError,
    ContentsError,
    NoLookError,
    TooMuchError,
)
from core.contents.kinds import Look, has_text, look_of
from core.contents.sheet import MOST_PIXELS, Sheet

FLAG: Final = "--look-inside"  # tells the shipped igt to be the child
SECONDS: Final = 20
_NO_WINDOW: Final = 0x08000000
_ROOT: Final = Path(__file__).resolve().parent.parent.parent


def words(content: bytes, media_type: str, longest: int) -> str:
    """Return what a document says, at most *longest* characters.

    Raises NoLookError, BrokenDocumentError, LockedDocumentError, TooMuchError.
    """
    if not has_text(media_type):
        raise NoLookError
    request = {"task": "words", "type": media_type, "longest": longest}
    return _ask(request, content)[1].decode("utf-8")


def sheet(content: bytes, media_type: str, page: int, width: int) -> Sheet:
    """Return one painted page, counted from 0; a picture has one. Raises the same."""
    if look_of(media_type) not in (Look.PAGES, Look.PICTURE):
        raise NoLookError
    request = {"task": "sheet", "type": media_type, "page": page, "width": width}
    head, pixels = _ask(request, content)
    shown = Sheet(int(head["width"]), int(head["height"]), int(head["count"]), pixels)
    if len(pixels) != shown.width * shown.height * 3 or len(pixels) > 3 * MOST_PIXELS:
        raise BrokenDocumentError
    return shown


def joined(photos: Sequence[bytes], shots: Sequence[dict[str, Any]], title: str) -> bytes:
    """Return one PDF of *photos*, each as its shot says (see ``photos.join``). Raises the same."""
    sizes = [len(photo) for photo in photos]
    request = {"task": "photos", "type": "", "sizes": sizes, "shots": list(shots), "title": title}
    return _ask(request, b"".join(photos))[1]


def _ask(request: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    line = json.dumps(request).encode("ascii") + b"\n"
    try:
        ended = subprocess.run(
            _command(),
            input=line + content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        )
    except subprocess.TimeoutExpired:
        raise TooMuchError from None
    except OSError:  # no memory for another process, or a part of the program is gone
        raise ContentsError from None
    head, _, payload = ended.stdout.partition(b"\n")
    try:
        told = json.loads(head)
    except ValueError:  # it was ended by its limits, or by what it read
        raise TooMuchError from None
    if "trouble" in told:
        raise BY_CODE.get(told["trouble"], BrokenDocumentError)
    return told, payload


def _command() -> list[str]:
    """Return what starts the child: the shipped igt beside this program, or this Python."""
    if getattr(sys, "frozen", False):
        here = Path(sys.executable)
        return [str(here.with_name(f"igt{here.suffix}")), FLAG]
    begin = f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from core.contents.child import main"
    return [sys.executable, "-I", "-B", "-c", f"{begin}; sys.exit(main())"]
