"""How wide the columns of a table are, measured from what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from core.reports.fonts import REGULAR, SEMIBOLD, width_of
from core.reports.safe_text import plain

_PADDING = 11.0  # both sides of a cell, with a hair to spare
_TO_WRITE = 62.0  # a column with nothing in it is there for a pen
_LONGEST_WORD = 105.0  # a longer one is broken rather than given a column of its own
HEAD_IS_SMALLER = 0.5  # points, than the text below it


def column_widths(
    heads: Sequence[str], rows: Sequence[Sequence[str]], whole: float, size: float
) -> list[float]:
    """Return the widths of a table's columns, *whole* in all, with its text in *size* points.

    No word is broken where that can be helped; what is left goes to the columns that would have
    the most lines.
    """
    cells = list(zip_longest(*rows, fillvalue="")) or [()] * len(heads)
    least, most = [], []
    for head, column in zip(heads, cells, strict=True):
        named = [width_of(word, SEMIBOLD, size - HEAD_IS_SMALLER) for word in plain(head).split()]
        texts = [plain(text) for text in column]
        words = [width_of(word, REGULAR, size) for text in texts for word in text.split()]
        lines = [width_of(text, REGULAR, size) for text in texts]
        to_write = 0.0 if any(texts) else _TO_WRITE
        narrow = max([*named, *(min(word, _LONGEST_WORD) for word in words), 12.0])
        least.append(narrow + _PADDING)
        most.append(max(narrow, sum(named) + 3, *lines, to_write) + _PADDING)
    return _share_out(least, most, whole)


def _share_out(least: list[float], most: list[float], whole: float) -> list[float]:
    if sum(least) >= whole:  # every word in small print would not fit: the widest give way
        return _cut_down(least, whole)
    if sum(most) <= whole:  # all on one line: the rest goes to the widest, in proportion
        return [width * whole / sum(most) for width in most]
    left = whole - sum(least)
    # The root: a column with four times the text is twice as wide, so all end at about one line.
    wish = [(want - have) ** 0.5 for have, want in zip(least, most, strict=True)]
    return [have + left * share / sum(wish) for have, share in zip(least, wish, strict=True)]


def _cut_down(widths: list[float], whole: float) -> list[float]:
    """Return *widths* with the widest cut to one common width, so that they come to *whole*."""
    kept = sorted(widths)
    left = whole
    for number, width in enumerate(kept):
        common = left / (len(kept) - number)
        if width > common:
            return [min(one, common) for one in widths]
        left -= width
    return widths
