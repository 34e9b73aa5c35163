"""Takes a file that somebody else wrote apart, field by field, and keeps account of it.

Every field is either taken or, once its table is finished, listed as lost. So a field that this
program has never heard of is in the report, and nothing has to remember to put it there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.catalogue.fields import UNSEEN
from core.catalogue.source import Where
from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP

_SHOWN = 80

NO_PLACE = "has no place in a question set"


class ForeignFaultyError(UserError):
    """A file of another form cannot be turned into a question set; names the place in it."""

    code = "import-faulty"
    what_text = QT_TRANSLATE_NOOP("errors", "{file} cannot be imported: {where}: {fault}.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Get the file again, or mend that place, and try again. Nothing was written."
    )


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that the file says and the question set does not: where, why, how it begins."""

    path: str
    why: str
    text: str


@dataclass
class Book:
    """The account of one file: how its places are called, and what of it was lost."""

    file: str
    called: Callable[[Where], str]  # the path of a place, for the report
    at: Callable[[Where], str]  # the same for an error, with the line where it is known
    lost: list[Lost] = field(default_factory=list)

    def lose(self, where: Where, value: Any, why: str = NO_PLACE) -> None:
        """Write down that *value*, which stands at *where*, is not in the question set."""
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        shown = " ".join(UNSEEN.sub("", text).split())
        if len(shown) > _SHOWN:
            shown = shown[: _SHOWN - 1] + "…"
        self.lost.append(Lost(UNSEEN.sub("", self.called(where)), why, shown))

    def fault(self, where: Where, fault: str) -> ForeignFaultyError:
        """Return the error that says what is wrong at *where*."""
        place = UNSEEN.sub("", self.at(where))
        return ForeignFaultyError(file=self.file, where=place, fault=UNSEEN.sub("", fault))

    def seen(self, where: Where, text: str) -> str:
        """Return *text* without what nobody can see, and write down where something was."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        clean = UNSEEN.sub("", text)
        if clean != text:
            self.lose(where, clean, "held characters that nobody can see; they were left out")
        return clean.strip()

    def cut(self, where: Where, text: str, limit: int) -> str:
        """Return as much of *text* as has a place, and write down what was cut off."""
        if len(text) <= limit:
            return text
        head = text[: limit - 1]
        at = max(head.rfind(" "), head.rfind("\n"))
        head = head[:at] if at > limit // 2 else head
        self.lose(where, text[len(head) :], f"only the first {len(head)} characters have a place")
        return head.rstrip() + "…"


class Piece:
    """One table of the file. Take its fields by name, then ``finish``."""

    def __init__(self, value: Any, where: Where, book: Book) -> None:
        if not isinstance(value, dict):
            raise book.fault(where, "has to be a table of fields")
        self._left: dict[str, Any] = dict(value)
        self.whole: Mapping[str, Any] = value
        self.where = where
        self.book = book

    def text(self, key: str) -> str:
        """Return a text, empty where there is none; a whole number counts as its figures."""
        value = self._left.pop(key, None)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise self.fault(key, "has to be text")
        return self.book.seen((*self.where, key), str(value))

    def needed(self, key: str) -> str:
        """Return a text that has to be there."""
        text = self.text(key)
        if not text:
            raise self.fault(key, "is missing")
        return text

    def flag(self, key: str) -> bool:
        """Return a yes or no; no where there is none."""
        value = self._left.pop(key, False)
        if not isinstance(value, bool):
            raise self.fault(key, "has to be true or false")
        return value

    def texts(self, key: str) -> list[str]:
        """Return a list of texts; none where there is none."""
        return [self._text(where, item) for where, item in self._items(key)]

    def pieces(self, key: str) -> list[Piece]:
        """Return a list of tables; none where there is none."""
        return [Piece(item, where, self.book) for where, item in self._items(key)]

    def piece(self, key: str) -> Piece | None:
        """Return the table under *key*, if there is one."""
        value = self._left.pop(key, None)
        return None if value is None else Piece(value, (*self.where, key), self.book)

    def needed_piece(self, key: str) -> Piece:
        """Return the table that has to be under *key*."""
        piece = self.piece(key)
        if piece is None:
            raise self.fault(key, "is missing")
        return piece

    def named_pieces(self, key: str) -> dict[str, Piece]:
        """Return the tables that the table under *key* holds, by their names."""
        outer = self.piece(key)
        if outer is None:
            return {}
        return {
            name: Piece(value, (*outer.where, name), self.book)
            for name, value in outer.whole.items()
        }

    def done_with(self, *keys: str) -> None:
        """Take fields that say nothing but how the others hang together."""
        for key in keys:
            self._left.pop(key, None)

    def fault(self, key: str, fault: str) -> ForeignFaultyError:
        return self.book.fault((*self.where, key), fault)

    def finish(self) -> None:
        """Write down every field that nobody took."""
        for key, value in self._left.items():
            if value not in (None, "", [], {}):
                self.book.lose((*self.where, key), value)
        self._left.clear()

    def _items(self, key: str) -> Iterator[tuple[Where, Any]]:
        value = self._left.pop(key, None)
        if value is None:
            return
        if not isinstance(value, list):
            raise self.fault(key, "has to be a list")
        for number, item in enumerate(value):
            yield (*self.where, key, number), item

    def _text(self, where: Where, value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise self.book.fault(where, "has to be text")
        return self.book.seen(where, str(value))
