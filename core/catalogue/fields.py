"""Takes the fields of a JSON object that somebody else wrote, one by one, and trusts none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from core.errors import CheckFailedError
from core.text import QT_TRANSLATE_NOOP

_T = TypeVar("_T")

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What no text may hold: controls, which can act on a terminal, marks that turn the direction of
writing, which can hide what stands there, and halves of a character. Tab and new line are texts."""


_UNSEEN = "it holds a character that nobody can see"


class CatalogueDamagedError(CheckFailedError):
    """The question set does not hold what its format and its hashes promise."""

    code = "catalogue-damaged"
    what_text = QT_TRANSLATE_NOOP("errors", "This question set is damaged: {where}: {fault}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Get the question set again from where it came.")


class CatalogueNewerError(CheckFailedError):
    """The question set is written in a format that this program does not know."""

    code = "catalogue-newer"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "This question set is in a form that this program cannot read: {format}."
    )
    next_text = QT_TRANSLATE_NOOP("errors", "Install the newest version of this program.")


class Fields:
    """Takes the fields of one JSON object by name and type, and knows where it stands."""

    def __init__(self, value: object, where: str) -> None:
        if not isinstance(value, dict):
            raise CatalogueDamagedError(where=where, fault="it is not an object")
        self._left: dict[str, Any] = dict(value)
        self.where = where

    def _take(self, key: str, kind: type[_T]) -> _T:
        try:
            value = self._left.pop(key)
        except KeyError:
            raise self.fault(key, "it is missing") from None
        if type(value) is not kind:  # exact: True is an int to isinstance
            raise self.fault(key, "it is of the wrong kind")
        return value

    def fault(self, key: str, fault: str) -> CatalogueDamagedError:
        return CatalogueDamagedError(where=f"{self.where}, {UNSEEN.sub('', key)[:40]}", fault=fault)

    def text(self, key: str) -> str:
        text = self._take(key, str)
        if UNSEEN.search(text):
            raise self.fault(key, _UNSEEN)
        return text

    def number(self, key: str) -> int:
        return self._take(key, int)

    def flag(self, key: str) -> bool:
        return self._take(key, bool)

    def kind(self, key: str, kinds: Callable[[str], _T]) -> _T:
        try:
            return kinds(self.text(key))
        except ValueError:
            raise self.fault(key, "its value is not known") from None

    def day(self, key: str) -> date | None:
        return None if self.is_null(key) else self.kind(key, date.fromisoformat)

    def is_null(self, key: str) -> bool:
        if self._left.get(key, "") is None:
            del self._left[key]
            return True
        return False

    def texts(self, key: str) -> tuple[str, ...]:
        items = self._take(key, list)
        if any(type(item) is not str for item in items):
            raise self.fault(key, "it holds something other than text")
        if any(UNSEEN.search(item) for item in items):
            raise self.fault(key, _UNSEEN)
        return tuple(items)

    def parts(self, key: str) -> list[Fields]:
        items = self._take(key, list)
        return [Fields(item, f"{self.where}, {key} {n}") for n, item in enumerate(items, 1)]

    def part(self, key: str) -> Fields:
        return Fields(self._take(key, dict), f"{self.where}, {key}")

    def named_parts(self, key: str) -> Mapping[str, Fields]:
        items = self._take(key, dict)
        return {name: Fields(item, f"{self.where}, {key}") for name, item in items.items()}

    def optional(self, key: str, take: Callable[[str], _T], otherwise: _T) -> _T:
        """Return ``take(key)`` where the key is there, else *otherwise*."""
        return take(key) if key in self._left else otherwise

    def parts_if_any(self, key: str) -> list[Fields]:
        """Return ``parts(key)``, or none where the key is left out."""
        return self.parts(key) if key in self._left else []

    def holds(self, key: str) -> bool:
        return key in self._left

    def finish(self) -> None:
        if self._left:
            raise self.fault(str(next(iter(self._left))), "it does not belong here")
