"""Facts that an organisation tells once and that are quoted wherever they are asked for.

A text may hold ``{ico_number}``, which stands for such a fact, and ``[fill in: the shelf]``, a
blank that only the person can fill. A text in which a blank is left is not finished.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from core.text import QT_TRANSLATE_NOOP, translate


@dataclass(frozen=True, slots=True)
class ToldFact:
    """One such fact: its name, what it is called in the middle of a sentence, and a hint."""

    key: str
    label: str
    hint: str = ""

    @property
    def words(self) -> str:
        """What it is called, in the language of the screen."""
        return translate("told", self.label)


_LISTED = (
    ToldFact("address", QT_TRANSLATE_NOOP("told", "address")),
    ToldFact("website", QT_TRANSLATE_NOOP("told", "website")),
    ToldFact(
        "ico_number",
        QT_TRANSLATE_NOOP("told", "ICO registration number"),
        QT_TRANSLATE_NOOP("told", "Z or ZA to ZC and figures; it stands on the yearly letter."),
    ),
    ToldFact("senior_person", QT_TRANSLATE_NOOP("told", "who carries senior responsibility")),
    ToldFact("ig_lead", QT_TRANSLATE_NOOP("told", "who leads on data security day by day")),
    ToldFact("caldicott_guardian", QT_TRANSLATE_NOOP("told", "Caldicott Guardian")),
    ToldFact(
        "dpo",
        QT_TRANSLATE_NOOP("told", "data protection officer"),
        QT_TRANSLATE_NOOP("told", "Name, and how to reach them."),
    ),
    ToldFact("staff_count", QT_TRANSLATE_NOOP("told", "number of people who work here")),
    ToldFact("mail_system", QT_TRANSLATE_NOOP("told", "e-mail system")),
    ToldFact("record_system", QT_TRANSLATE_NOOP("told", "system for patient or care records")),
    ToldFact("record_supplier", QT_TRANSLATE_NOOP("told", "supplier of the record system")),
    ToldFact("it_supplier", QT_TRANSLATE_NOOP("told", "who looks after the computers")),
    ToldFact("antivirus", QT_TRANSLATE_NOOP("told", "antivirus program")),
    ToldFact("backup_method", QT_TRANSLATE_NOOP("told", "how copies of the data are made")),
    ToldFact("backup_place", QT_TRANSLATE_NOOP("told", "where the copies are kept")),
    ToldFact("shredding", QT_TRANSLATE_NOOP("told", "how paper is destroyed")),
    ToldFact("training_course", QT_TRANSLATE_NOOP("told", "training that staff take")),
    ToldFact(
        "incident_contact",
        QT_TRANSLATE_NOOP("told", "whom staff tell when something goes wrong"),
    ),
    ToldFact("policy_place", QT_TRANSLATE_NOOP("told", "where the policies are kept")),
)

TOLD: Final[Mapping[str, ToldFact]] = MappingProxyType({fact.key: fact for fact in _LISTED})
"""Every fact that can be told, in the order in which it is asked for."""

_PROFILE_WORDS: Final[Mapping[str, str]] = {
    "organisation": QT_TRANSLATE_NOOP("told", "name of the organisation"),
    "ods_code": QT_TRANSLATE_NOOP("told", "ODS code"),
}
FROM_PROFILE: Final = tuple(_PROFILE_WORDS)
"""What may stand in a text besides: it is known from the profile."""

_FACT = re.compile(r"\{([a-z_]+)\}")
_BLANK = re.compile(r"\[fill in: ([^\[\]]+)\]")


def facts_in(text: str) -> tuple[str, ...]:
    """Return the names of the facts that *text* quotes, each once, in order."""
    return tuple(dict.fromkeys(_FACT.findall(text)))


def with_facts(text: str, facts: Mapping[str, str]) -> str:
    """Return *text* with each fact put in; one that was not told becomes a blank."""
    return _FACT.sub(lambda found: as_quoted(found[1], facts.get(found[1], "")), text)


def blanks_in(text: str) -> tuple[str, ...]:
    """Return what is still to be filled in, in order."""
    return tuple(_BLANK.findall(text))


def pieces_of(text: str) -> tuple[tuple[str, bool], ...]:
    """Return *text* cut at its blanks: each piece, and whether it is a blank."""
    found: list[tuple[str, bool]] = []
    end = 0
    for blank in _BLANK.finditer(text):
        found += [(text[end : blank.start()], False), (blank[0], True)]
        end = blank.end()
    return tuple((piece, is_blank) for piece, is_blank in [*found, (text[end:], False)] if piece)


def next_blank(text: str, after: int = 0) -> tuple[int, int] | None:
    """Return where the first blank from *after* on begins and ends, else the first of all."""
    found = _BLANK.search(text, after) or _BLANK.search(text)
    return found.span() if found else None


def as_quoted(key: str, value: str) -> str:
    """Return what stands in a text for the fact *key*: its value, or the blank until it is told."""
    if told := value.strip():
        return told
    return f"[fill in: {_words(key)}]"


def _words(key: str) -> str:
    if key in TOLD:
        return TOLD[key].words
    known = _PROFILE_WORDS.get(key)
    return translate("told", known) if known else key.replace("_", " ")
