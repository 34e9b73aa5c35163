"""Makes any text fit for paper: nothing in it can act, and nothing in it goes missing unseen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from xml.sax.saxutils import escape

from core.reports.fonts import glyphs

BOX = "\ufffd"  # drawn for what the typeface lacks and for control characters
_LINE_ENDS = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \t\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Bidirectional controls and joiners change what a line seems to say and leave no mark of their
# own, so they go: what stays is printed in the order in which it was typed.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def plain(text: str) -> str:
    """Return *text* on one line with only what the typeface can show."""
    return " ".join(lines(text))


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of *text* that hold something, each fit for paper.

    Control characters and characters that the typeface lacks become a box. Bidirectional
    overrides and other unseen characters are left out.
    """
    cleaned = (_drawable(line).strip() for line in _seen(text))
    return tuple(line for line in cleaned if line)


def any_script(text: str) -> str:
    """Return *text* on one line for a program that has typefaces of its own for every script.

    Control characters, and what no XML file can hold, become a box; unseen characters go.
    """
    return " ".join(lines_in_any_script(text))


def lines_in_any_script(text: str) -> tuple[str, ...]:
    """Return the lines of *text* that hold something, each as ``any_script`` does."""
    cleaned = (_holdable(line).strip() for line in _seen(text))
    return tuple(line for line in cleaned if line)


def _seen(text: str) -> list[str]:
    """Return the lines of *text* without what nobody sees in them."""
    seen = unicodedata.normalize("NFC", _UNSEEN.sub("", text.replace("\t", " ")))
    return [_BLANKS.sub(" ", line) for line in _LINE_ENDS.split(seen)]


def clip(text: str, longest: int) -> str:
    """Return ``plain(text)``, cut to *longest* characters with an ellipsis."""
    shown = plain(text)
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + "…"


def pieces(text: str, longest: int) -> Iterator[str]:
    """Yield *text* in pieces of at most *longest* characters, cut at spaces where it has any."""
    rest = plain(text)
    while len(rest) > longest:
        cut = rest.rfind(" ", longest // 2, longest)
        cut = cut if cut > 0 else longest
        yield rest[:cut].strip()
        rest = rest[cut:].strip()
    yield rest


def as_typed(text: str) -> str:
    """Return ``plain(text)`` so that reportlab shows its markup characters as they were typed."""
    return escape(plain(text))


def _drawable(line: str) -> str:
    known = glyphs()
    return "".join(c if ord(c) in known and ord(c) >= 32 else BOX for c in line)


def _holdable(line: str) -> str:
    return "".join(
        BOX if unicodedata.category(c) in ("Cc", "Cs") or ord(c) & 0xFFFE == 0xFFFE else c
        for c in line
    )
