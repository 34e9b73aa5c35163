"""Which questions a document probably serves, told from its name and the words in it.

Each question is known by words that tell it apart: what usually serves it, its title, its points,
what it asks. A word that stands in many questions tells little, one that stands in two tells much;
a word in the name of a file weighs more than one on page three. What comes out is a proposal with
the words that it rests on. Nothing is ever linked by it alone.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from core.domain.spelling import folded, places

MOST: Final = 3  # proposals for one document
LIKELY: Final = 0.55  # proposed as ticked, when two words or one very telling one speak for it
_TICKED: Final = 2
_SURE: Final = 0.8
POSSIBLE: Final = 0.24
_BESIDE_BEST: Final = 0.72  # a second proposal is nearly as good as the first, or is not made
_AS_GOOD: Final = 0.88
_HEADING: Final = 0.9  # what stands on top of the first page, beside the name of the file
_BODY: Final = 0.25
_PHRASE: Final = 0.65
_READ: Final = 20_000  # characters
_UNHEARD: Final = 3.0  # the weight of a word that no question has
_REF: Final = re.compile(r"(?<![\d.])\d{1,2}[-.]\d{1,3}(?:\.\d{1,2}){0,2}(?![\d])")
_COMMON: Final = frozenset(
    (
        *("the", "and", "are", "for", "from", "has", "have", "that", "this", "with", "you", "your"),
        *("our", "was", "who", "how", "what", "when", "not", "all", "any", "may", "its", "one"),
        *("copy", "final", "draft", "new", "old", "version", "page", "pages", "scan", "scanned"),
        *("document", "doc", "file", "img", "image", "photo", "pdf", "signed", "updated", "date"),
        *("record", "say", "use", "used", "need", "place", "year", "last", "each", "work", "way"),
        *("pharmacy", "practice", "care", "home", "nhs", "please", "name", "people", "person"),
        *("example", "out", "been", "into", "kept", "keep", "made", "make", "them", "they"),
    )
)
_SHORT_FORMS: Final[Mapping[str, str]] = {
    "bcp": "business continuity plan",
    "byod": "own devices rules personal phone",
    "cctv": "surveillance camera",
    "coi": "conflict interest",
    "dbs": "disclosure barring check employment contract",
    "dpa": "data protection act",
    "dpia": "data protection impact assessment",
    "dpo": "data protection officer",
    "dsa": "data sharing agreement",
    "fair processing": "privacy notice",
    "foi": "freedom information",
    "foia": "freedom information",
    "gdpr": "data protection",
    "ig": "information governance",
    "iao": "information asset owner",
    "iar": "information asset register",
    "ico": "commissioner registration fee",
    "mfa": "multi factor authentication",
    "2fa": "multi factor authentication",
    "nda": "confidentiality agreement",
    "pmr": "patient medication record system supplier",
    "ropa": "record processing activity",
    "sar": "subject access request",
    "sars": "subject access request",
    "siro": "senior information risk owner",
    "sop": "procedure",
    "starter form": "induction checklist",
    "tna": "training needs analysis",
    "wifi": "wireless network",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What one question is known by: texts, each with how much it says about the question."""

    ref: str
    title: str
    texts: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Serving:
    """A question that a document probably serves. *words* are what the proposal rests on.

    *is_likely* is proposed as ticked; the others are shown to choose from.
    """

    ref: str
    title: str
    strength: float
    words: tuple[str, ...]
    is_likely: bool


class Profiles:
    """The questions of one set, weighed once and asked for many documents."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._titles: dict[str, str] = {}
        self._phrases: list[_Phrase] = []
        holding: dict[str, set[str]] = defaultdict(set)
        for one in known:
            self._titles[one.ref] = one.title
            for weight, text in one.texts:
                words = frozenset(_stems(text))
                if words:
                    self._phrases.append(_Phrase(one.ref, weight, words))
                for word in words:
                    holding[word].add(one.ref)
        count = len(self._titles) or 1
        self._rare = {w: math.log(1 + count / len(refs)) ** 2 for w, refs in holding.items()}
        self._bags = {ref: frozenset[str]() for ref in self._titles}
        for phrase in self._phrases:
            self._bags[phrase.ref] |= phrase.words
        self._having: dict[str, list[_Phrase]] = defaultdict(list)
        for phrase in self._phrases:
            for word in phrase.words:
                self._having[word].append(phrase)

    def propose(self, name: str, text: str = "") -> tuple[Serving, ...]:
        """Return the questions that a document called *name* probably serves, the best first."""
        named = self._named(name)
        heading = _heading(text)
        strong = self._alike(_stems(_spoken(name)))
        for ref, score in self._alike(_stems(heading)).items():
            strong[ref] = max(strong.get(ref, 0.0), _HEADING * score)
        said = frozenset(_stems(text[:_READ]))
        for ref in strong:
            strong[ref] = min(1.0, strong[ref] + _BODY * self._covered(ref, said))
        strong |= dict.fromkeys(named, 1.0)
        best = max(strong.values(), default=0.0)
        least = max(POSSIBLE, best * _BESIDE_BEST)
        ranked = sorted(strong, key=lambda ref: (-strong[ref], ref))
        shown = _shown_words(f"{_spoken(name)} {heading}")
        return tuple(
            Serving(
                ref,
                self._titles[ref],
                round(strong[ref], 3),
                self._because(ref, shown),
                is_likely=ref in ranked[:_TICKED]
                and strong[ref] >= max(LIKELY, best * _AS_GOOD)
                and (strong[ref] >= _SURE or len(self._because(ref, shown)) > 1),
            )
            for ref in ranked[:MOST]
            if strong[ref] >= least
        )

    def _alike(self, words: Iterable[str]) -> dict[str, float]:
        """Return how much *words* are alike to what each question is known by, from 0 to 1."""
        asked = frozenset(words)
        length = sum(self._rare.get(word, _UNHEARD) for word in asked)
        if not length:
            return {}
        near: dict[str, float] = defaultdict(float)
        for phrase in {p for word in asked for p in self._having.get(word, ())}:
            both = sum(self._rare[word] for word in phrase.words & asked)
            whole = sum(self._rare[word] for word in phrase.words)
            near[phrase.ref] = max(near[phrase.ref], phrase.weight * both / (whole * length) ** 0.5)
        return {
            ref: _PHRASE * score
            + (1 - _PHRASE) * sum(self._rare[w] for w in self._bags[ref] & asked) / length
            for ref, score in near.items()
        }

    def _covered(self, ref: str, said: frozenset[str]) -> float:
        """Return how much of what the question is known by stands in the text."""
        bag = self._bags[ref]
        whole = sum(self._rare[word] for word in bag)
        return sum(self._rare[word] for word in bag & said) / whole if whole else 0.0

    def _because(self, ref: str, shown: Mapping[str, str]) -> tuple[str, ...]:
        """Return the words of the document that the proposal rests on, the most telling first."""
        common = sorted(self._bags[ref] & shown.keys(), key=lambda w: (-self._rare[w], w))
        return tuple(dict.fromkeys(shown[word] for word in common))[:4]

    def _named(self, name: str) -> set[str]:
        """Return the questions whose number stands in the name of the file."""
        return {found for found in _REF.findall(name) if found in self._titles}


@dataclass(frozen=True, slots=True, eq=False)
class _Phrase:
    """One text that a question is known by, as stems."""

    ref: str
    weight: float
    words: frozenset[str]


def _heading(text: str) -> str:
    """Return what a document calls itself: the subject of a mail, else its first lines."""
    head = text.lstrip()[:600]
    subject = re.search(r"^Subject: (.+)$", head, re.MULTILINE)
    if subject is not None:
        return subject[1]
    return " ".join(head[:200].split()[:14])


def _spoken(name: str) -> str:
    """Return the name of a file as words: no ending, ``_`` and CamelCase taken apart."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name)
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem)
    return re.sub(r"[_\-+.,()\[\]]+", " ", apart)


def _stems(text: str) -> list[str]:
    """Return the telling words of *text*, short forms spelt out, without their endings."""
    found = []
    for long in (text, _spelt_out(text)):
        for _, _, words in places(long):
            found += [
                _stem(word)
                for word in words
                if len(word) > 2 and word not in _COMMON and not word[0].isdigit()
            ]
    return found


def _spelt_out(text: str) -> str:
    plain = f" {' '.join(re.findall(r'[a-z0-9]+', folded(text[:4000])))} "
    return " ".join(long for short, long in _SHORT_FORMS.items() if f" {short} " in plain)


def _stem(word: str) -> str:
    for ending, least in (("ations", 9), ("ation", 8), ("ings", 7), ("ing", 6), ("ers", 7)):
        if word.endswith(ending) and len(word) >= least:
            return word[: -len(ending)]
    for ending, least in (("ied", 6), ("ed", 5), ("es", 6), ("s", 4), ("e", 6), ("y", 6)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


def _shown_words(text: str) -> dict[str, str]:
    """Return, for each stem, the first word of *text* that has it, as a person wrote it."""
    shown: dict[str, str] = {}
    for start, end, words in places(text):
        for word in words:
            shown.setdefault(_stem(word), text[start:end].lower())
            for long in _SHORT_FORMS.get(word, "").split():
                shown.setdefault(_stem(long), text[start:end].lower())
    return shown
