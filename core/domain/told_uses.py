"""Where a fact that was told once is quoted, and how its quotes are changed with it."""

from __future__ import annotations

import re
from functools import cache

_ROOM = 32  # letters on either side of a quote


@cache
def _pattern(quoted: str) -> re.Pattern[str]:
    """Match *quoted* as a whole: no letter or figure may stand right before or after it.

    A figure is moreover not matched inside a longer number, date or time: 9 is not in 9.5, 09/26.
    """
    if quoted.isdigit():
        return re.compile(rf"(?<![\w/:–-])(?<!\d[.,]){quoted}(?![\w/:%–-]|[.,]\d)")
    before = r"(?<!\w)" if quoted[:1].isalnum() else ""
    after = r"(?!\w)" if quoted[-1:].isalnum() else ""
    return re.compile(before + re.escape(quoted) + after)


def is_quoted_in(text: str, quoted: str) -> bool:
    """Whether *text* quotes the words *quoted* as a whole."""
    return bool(quoted and _pattern(quoted).search(text))


def changed(text: str, old: str, new: str) -> str:
    """Return *text* with every quote of *old* changed into *new*."""
    return _pattern(old).sub(lambda _found: new, text) if old else text


def around(text: str, quoted: str) -> str:
    """Return the first quote of *quoted* with a few words on either side, on one line."""
    found = _pattern(quoted).search(text) if quoted else None
    if found is None:
        return ""
    before, after = text[: found.start()], text[found.end() :]
    start = before[-_ROOM:] if len(before) > _ROOM else before
    end = after[:_ROOM] if len(after) > _ROOM else after
    if len(before) > _ROOM:
        start = "… " + start.partition(" ")[2].lstrip()
    if len(after) > _ROOM:
        end = end.rpartition(" ")[0].rstrip() + " …"
    return " ".join(f"{start}{found[0]}{end}".split())
