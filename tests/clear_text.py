"""Looks for words in files as a thief would, byte by byte, in the ways in which text is written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def found_in_clear(words: Iterable[str | bytes], *folders: Path) -> list[str]:
    """Return ``file: word`` for each of *words* that stands readable below *folders*.

    Names of files and folders count as well as what is in them.
    """
    sought = {word: _written(word) for word in words}
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            here = bytes(path.relative_to(folder))
            data = path.read_bytes() if path.is_file() else b""
            for word, forms in sought.items():
                if any(form in data or form in here for form in forms):
                    found.append(f"{path}: {word!r}")
    return found


def _written(word: str | bytes) -> tuple[bytes, ...]:
    return (word,) if isinstance(word, bytes) else tuple(word.encode(one) for one in ENCODINGS)
