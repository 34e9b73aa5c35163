"""What a helpful colleague would say about one question, and own words to begin an answer with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Self


@dataclass(frozen=True, slots=True)
class EvidenceExample:
    """A named thing that usually serves, who tends to have it and how long it takes to get."""

    name: str
    who_has_it: str = ""
    takes: str = ""


class _ReadLater:
    """What is filled at the first look at any part of it; who looks does not notice.

    A set at the start is mostly guidance that nobody will look at, so it is not built then.
    """

    __slots__ = ("_read",)
    _read: Callable[[], Self]

    @classmethod
    def later(cls, read: Callable[[], Self]) -> Self:
        """Return one whose parts are those of what *read* returns, once one is looked at."""
        unread = object.__new__(cls)
        object.__setattr__(unread, "_read", read)
        return unread

    if not TYPE_CHECKING:  # a type checker would take any name for a part

        def __getattr__(self, name: str) -> object:  # asked only where a slot is still empty
            if name not in self.__dataclass_fields__:
                raise AttributeError(name)
            read = self._read()
            for part in self.__dataclass_fields__:
                object.__setattr__(self, part, getattr(read, part))
            return getattr(read, name)


@dataclass(frozen=True, slots=True)
class Guidance(_ReadLater):
    """What a helpful colleague would say about one requirement, in plain words."""

    asks: str
    why: str = ""
    good: str = ""
    steps: tuple[str, ...] = ()
    evidence: tuple[EvidenceExample, ...] = ()
    mistakes: tuple[str, ...] = ()
    ask_owner: str = ""
    ask_supplier: str = ""
    law: tuple[str, ...] = ()

    def with_changes(self, changes: Guidance) -> Guidance:
        """Return this guidance with every part that *changes* says anything about put in."""
        said = {f.name: value for f in fields(changes) if (value := getattr(changes, f.name))}
        return replace(self, **said)


@dataclass(frozen=True, slots=True)
class Variant:
    """What is worded differently for some organisation types; empty parts are as usual."""

    types: tuple[str, ...]
    guidance: Guidance


@dataclass(frozen=True, slots=True)
class ExampleAnswer:
    """Own words to begin a text with. ``{fact}`` stands for a fact told once, see core.domain.told.

    What only the person knows stands as ``[fill in: what]``; while such a blank is left, the
    answer is not complete. Without *types* it suits every type.
    """

    text: str
    types: tuple[str, ...] = ()
