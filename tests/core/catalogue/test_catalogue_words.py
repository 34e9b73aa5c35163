"""The shipped set reads like a helpful colleague: plain, short, and never the same twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from core.domain.catalogue import Catalogue, Requirement

WORDS_PAGE = Path(__file__).parents[3] / "docs" / "words.md"

STIFF = (
    "adhere", "appropriate", "best practice", "commence", "comprehensive", "compliance", "crucial",
    "effectively", "ensure", "ensures", "ensuring", "facilitate", "going forward", "holistic",
    "in line with", "in order to", "in place to", "key stakeholder", "leverage", "mechanism",
    "must be aware", "pertaining", "please note", "prior to", "pursuant", "robust", "seamless",
    "stakeholder", "stakeholders", "streamline", "utilise", "utilize", "vital", "whilst",
)  # fmt: skip
AMERICAN = ("color", "organization", "organizations", "behavior", "center", "authorized", "license")

_VOWELS = re.compile(r"[aeiouy]+")


def prose(leaf: Requirement) -> Iterator[str]:
    """Yield every sentence or paragraph that a person reads about *leaf*."""
    guidance = leaf.guidance
    yield leaf.title
    yield from (criterion.text for criterion in leaf.criteria)
    yield from (guidance.asks, guidance.why, guidance.good, guidance.ask_owner)
    yield from (guidance.ask_supplier, *guidance.steps, *guidance.mistakes, *guidance.law)


def everything(catalogue: Catalogue) -> Iterator[str]:
    """Yield every text of *catalogue* but the sources of its facts."""
    yield from (catalogue.title, catalogue.purpose, catalogue.wording_note, *catalogue.places)
    yield from (group.title for group in catalogue.groups)
    for leaf in catalogue.by_ref.values():
        yield from prose(leaf)
        yield from (criterion.short for criterion in leaf.criteria)
        for example in leaf.guidance.evidence:
            yield from (example.name, example.who_has_it, example.takes)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    found = words(text)
    return set(zip(*(found[n:] for n in range(length)), strict=False))


def close(one: str, other: str) -> bool:
    """Say whether most of the shorter text stands in the longer one word for word."""
    first, second = runs(one, 3), runs(other, 3)
    if not first or not second:
        return words(one) == words(other)
    return len(first & second) / min(len(first), len(second)) > 0.4


def test_no_two_texts_are_nearly_the_same(igt10: Catalogue) -> None:
    texts = [text for leaf in igt10.by_ref.values() for text in prose(leaf)]
    alike = [pair for pair in combinations(texts, 2) if close(*pair)]
    assert alike == []


def test_no_requirement_borrows_a_long_run_of_words_from_another(igt10: Catalogue) -> None:
    said = {leaf.ref: set[tuple[str, ...]]() for leaf in igt10.by_ref.values()}
    for leaf in igt10.by_ref.values():
        for text in prose(leaf):
            said[leaf.ref] |= runs(text, 8)
    shared = {
        (one, other): found
        for one, other in combinations(said, 2)
        if (found := said[one] & said[other])
    }
    assert shared == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The policy was read again this year.", "The code was read again this year."),
        ("Tell staff", "tell staff"),
    ],
)
def test_the_finder_of_likeness_sees_a_swapped_word(one: str, other: str) -> None:
    assert close(one, other)


def test_no_two_criteria_have_the_same_few_words(igt10: Catalogue) -> None:
    shorts = [c.short for leaf in igt10.by_ref.values() for c in leaf.criteria]
    assert len(shorts) == len(set(shorts))


def test_no_text_uses_a_stiff_or_foreign_word(igt10: Catalogue) -> None:
    unwanted = re.compile(rf"\b(?:{'|'.join((*STIFF, *AMERICAN))})\b", re.IGNORECASE)
    assert [text for text in everything(igt10) if unwanted.search(text)] == []


def test_no_text_uses_a_word_of_the_code(igt10: Catalogue) -> None:
    rows = re.findall(r"^\|(.*)\|$", WORDS_PAGE.read_text("utf-8"), re.MULTILINE)
    code = [word.strip() for row in rows[2:] for word in row.split("|")[2].split(",")]
    assert "withdrawn" in code
    unwanted = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, code))})(?![\w-])", re.I)
    assert [text for text in everything(igt10) if unwanted.search(text)] == []


def syllables(word: str) -> int:
    stem = re.sub(r"(?<=[a-z]{2})(?:es|ed|e)$", "", word)
    return max(1, len(_VOWELS.findall(stem)))


def grade(texts: list[str]) -> float:
    """Return the Flesch-Kincaid school grade of *texts*, with syllables counted by vowels."""
    sentences = [s for text in texts for s in re.split(r"[.!?]+(?:\s|$)", text) if s.strip()]
    spoken = [word for sentence in sentences for word in re.findall(r"[a-z']+", sentence.lower())]
    average = sum(map(syllables, spoken)) / len(spoken)
    return 0.39 * len(spoken) / len(sentences) + 11.8 * average - 15.59


def test_each_requirement_reads_at_school_grade_nine_or_easier(igt10: Catalogue) -> None:
    assert {leaf.ref: g for leaf in igt10.by_ref.values() if (g := grade([*prose(leaf)])) > 9} == {}


def test_the_grade_of_a_heavy_sentence_is_high() -> None:
    heavy = "Organisational accountability necessitates comprehensive documentation of processing."
    assert grade([heavy]) > 15


def test_no_sentence_runs_on(igt10: Catalogue) -> None:
    long = [
        sentence
        for leaf in igt10.by_ref.values()
        for text in prose(leaf)
        for sentence in re.split(r"(?<=[.!?])\s+", text)
        if len(sentence.split()) > 35
    ]
    assert long == []
