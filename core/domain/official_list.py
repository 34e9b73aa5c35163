"""An official list of questions as a workbook holds it, and what it says otherwise than we do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.domain.catalogue import AnswerKind
from core.text import QT_TRANSLATE_NOOP, translate


class Role(StrEnum):
    """What a column of the list is used as."""

    REFERENCE = "reference"
    TEXT = "text"
    ASSERTION = "assertion"
    TIPS = "tips"
    KIND = "kind"
    MANDATORY = "mandatory"
    CATEGORY = "category"
    EXEMPT = "exempt"


_ROLE_NAMES: Mapping[Role, str] = {
    Role.REFERENCE: QT_TRANSLATE_NOOP("official-list", "Number of the question"),
    Role.TEXT: QT_TRANSLATE_NOOP("official-list", "What is asked"),
    Role.ASSERTION: QT_TRANSLATE_NOOP("official-list", "Assertion that it stands under"),
    Role.TIPS: QT_TRANSLATE_NOOP("official-list", "Help text"),
    Role.KIND: QT_TRANSLATE_NOOP("official-list", "How it is answered"),
    Role.MANDATORY: QT_TRANSLATE_NOOP("official-list", "Whether it is compulsory for you"),
    Role.CATEGORY: QT_TRANSLATE_NOOP("official-list", "Whom the row is for"),
    Role.EXEMPT: QT_TRANSLATE_NOOP("official-list", "Who need not answer it"),
}


def role_name(role: Role) -> str:
    """Return what *role* is called on screen."""
    return translate("official-list", _ROLE_NAMES[role])


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of a sheet: its letter, its heading and what stands first in it."""

    index: int
    letter: str
    head: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One sheet with the columns as they were found. *refs* counts numbers of questions in it."""

    name: str
    columns: tuple[ListColumn, ...]
    roles: Mapping[Role, int]  # the column that each is taken from, where one was found
    rows: tuple[tuple[str, ...], ...]  # what stands below the headings
    refs: int


@dataclass(frozen=True, slots=True)
class OfficialList:
    """A workbook that was read: its sheets, the one that fits best first."""

    file_name: str
    sheets: tuple[ListSheet, ...]


@dataclass(frozen=True, slots=True)
class ListedItem:
    """One question as the list has it. None: the list does not say."""

    ref: str
    text: str
    assertion: str = ""
    tips: str = ""
    exempt: str = ""
    kind: AnswerKind | None = None
    mandatory: bool | None = None

    @property
    def official(self) -> str:
        """All of its wording, as it is shown beside ours."""
        return "\n\n".join(part for part in (self.text, self.tips, self.exempt) if part)


@dataclass(frozen=True, slots=True)
class Correction:
    """What the list says otherwise of a question of ours; None: as we have it."""

    ref: str
    title: str
    mandatory: bool | None = None
    answer: AnswerKind | None = None
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class Absent:
    """A question of ours that the list does not have."""

    ref: str
    title: str
    is_answered: bool


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything that reading a list in would change, before anything is written."""

    list_name: str
    items: tuple[ListedItem, ...]
    worded: tuple[str, ...]  # refs whose official wording is new or another one
    confirmed: tuple[str, ...]  # refs that are in doubt no more
    corrected: tuple[Correction, ...]
    missing: tuple[ListedItem, ...]  # in the list and not asked here
    absent: tuple[Absent, ...]  # asked here and not in the list
    found_again: int  # how many of ours the list has

    @property
    def looks_foreign(self) -> bool:
        """Whether it has less than half of our questions: then it is a list for others."""
        return self.found_again < len(self.absent)

    @property
    def is_nothing(self) -> bool:
        """Whether it says just what we have."""
        return not (self.worded or self.confirmed or self.corrected or self.missing or self.absent)
