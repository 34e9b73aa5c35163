"""The process that looks into a document: it gets the bytes, and gives back words or pixels.

Whatever a broken or hostile file does to a reader happens here, in a process without rights worth
having: it may write no file, use so much memory and so much time, and leave no dump of its memory.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any, Final

MEMORY: Final = 2 * 1024**3  # bytes of address space
SECONDS: Final = 20  # of the processor


def main() -> int:
    """Read one request from standard input and write its answer to standard output."""
    _limit()
    source = os.fdopen(0, "rb", closefd=False)
    target = os.fdopen(1, "wb", closefd=False)
    request = json.loads(source.readline())
    head, payload = answer(request, source.read())
    target.write(json.dumps(head).encode("ascii") + b"\n" + payload)
    target.flush()
    return 0


def answer(request: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the head and the payload of the answer to *request*."""
    from core.contents.errors import BrokenDocumentError, ContentsError, TooMuchError

    try:
        return _answer(request, content)
    except ContentsError as error:
        return {"trouble": error.code}, b""
    except (MemoryError, RecursionError):
        return {"trouble": TooMuchError.code}, b""
    except Exception:  # whatever a library makes of what somebody's scanner wrote
        return {"trouble": BrokenDocumentError.code}, b""


def _answer(request: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    if request["task"] == "words":
        from core.contents.words import words_of

        text = words_of(content, request["type"], request["longest"])
        return {}, text.encode("utf-8", "replace")
    if request["task"] == "photos":
        from core.contents.photos import join

        return {}, join(content, request["sizes"], request["shots"], request["title"])
    if request["type"] == "application/pdf":
        from core.contents.pdf import pdf_page as paint
    else:
        from core.contents.pictures import picture as paint
    sheet = paint(content, request["page"], request["width"])
    return {"width": sheet.width, "height": sheet.height, "count": sheet.count}, sheet.pixels


def _limit() -> None:
    """Take away what is not needed. Windows has no such limits; there the time still holds."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
    ):
        try:
            hard = resource.getrlimit(what)[1]
            held = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (held, held))
        except (OSError, ValueError):  # macOS knows no limit of the address space
            continue
