"""What an organisation itself found out about a question set, beside what the edition says.

Kept with the records by ref, and laid over the edition when it is read (core.catalogue.amended),
so that window, command line, score, paper and submission file see one truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from core.domain.catalogue import AnswerKind, Confidence, Provenance
from core.domain.home import long_date
from core.text import QT_TRANSLATE_NOOP, translate

ITEM_KINDS = tuple(kind for kind in AnswerKind if kind is not AnswerKind.LEVELS)
"""How a question that somebody adds can be answered: levels need criteria, which it has not."""

REF = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,38}[A-Za-z0-9])?")
"""What the number of a question looks like."""

_SEEN = QT_TRANSLATE_NOOP("amendments", "{name} checked it on the website on {day}.")
_IN_LIST = QT_TRANSLATE_NOOP(
    "amendments", "It stands in the official list “{list}” that {name} read in on {day}."
)
_ADDED = QT_TRANSLATE_NOOP("amendments", "{name} found it on the website and added it on {day}.")
_LEFT = QT_TRANSLATE_NOOP("amendments", "{name} set it aside on {day}: {reason}")


class AmendmentKind(StrEnum):
    """The five things that can be established about a question."""

    CHECKED = "checked"
    OWN = "own"
    ASIDE = "aside"
    CORRECTED = "corrected"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Said:
    """Who established something and when; *list_name* where a list that they read in says it."""

    by: str
    on: date
    list_name: str = ""


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question that is on the website and that the edition does not ask this type."""

    title: str
    group: str  # the id of the assertion it stands under
    answer: AnswerKind
    mandatory: bool
    said: Said
    group_title: str = ""  # where the edition has no such assertion either


@dataclass(frozen=True, slots=True)
class Aside:
    """That a question of the edition is not on the website, and so is not asked any more."""

    reason: str
    said: Said


@dataclass(frozen=True, slots=True)
class Corrected:
    """That a question is or is not compulsory, or is answered in another way; None: as it is."""

    said: Said
    mandatory: bool | None = None
    answer: AnswerKind | None = None


@dataclass(frozen=True, slots=True)
class Amendments:
    """Everything established about one edition for one organisation type, by ref."""

    checked: dict[str, Said] = field(default_factory=dict)
    own: dict[str, OwnQuestion] = field(default_factory=dict)
    aside: dict[str, Aside] = field(default_factory=dict)
    corrected: dict[str, Corrected] = field(default_factory=dict)
    official: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything was established at all."""
        return any((self.checked, self.own, self.aside, self.corrected, self.official))

    @property
    def words_only(self) -> Amendments:
        """The same without what changes the rules: for a set that was frozen by a sign-off."""
        return replace(self, own={}, aside={}, corrected={})

    def refs(self) -> Iterator[str]:
        """Yield every ref that something was established about, some twice."""
        for part in (self.checked, self.own, self.aside, self.corrected, self.official):
            yield from part


def seen_by(said: Said) -> Provenance:
    """Return how sure it is that a question is on the website, and who says so."""
    text = _IN_LIST if said.list_name else _SEEN
    return _sure(text, said, list=said.list_name)


def added_by(said: Said) -> Provenance:
    """Return where a question comes from that was added here."""
    return _sure(_IN_LIST if said.list_name else _ADDED, said, list=said.list_name)


def left_by(aside: Aside) -> Provenance:
    """Return why a question is not asked any more, and who decided it."""
    return _sure(_LEFT, aside.said, reason=aside.reason)


def _sure(text: str, said: Said, **values: str) -> Provenance:
    sentence = translate("amendments", text, name=said.by, day=long_date(said.on), **values)
    return Provenance(Confidence.VERIFIED, sentence)
