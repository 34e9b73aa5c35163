"""The shipped sets read like a helpful colleague: plain, short, and never the same twice."""

from __future__ import annotations

import re
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import pytest

from core.catalogue import load_bundled
from core.domain.catalogue import Catalogue, Group, Requirement
from core.domain.guidance import Guidance

with warnings.catch_warnings():  # this release still loads its word lists the old way
    warnings.simplefilter("ignore")
    import textstat

WORDS_PAGE = Path(__file__).parents[3] / "docs" / "words.md"

STIFF = (
    "adhere", "appropriate", "best practice", "commence", "comprehensive", "compliance", "crucial",
    "effectively", "ensure", "ensures", "ensuring", "facilitate", "going forward", "holistic",
    "in line with", "in order to", "in place to", "key stakeholder", "leverage", "mechanism",
    "must be aware", "pertaining", "please note", "prior to", "pursuant", "robust", "seamless",
    "stakeholder", "stakeholders", "streamline", "utilise", "utilize", "vital", "whilst",
)  # fmt: skip
AMERICAN = ("color", "organization", "organizations", "behavior", "center", "authorized", "license")

HIGHEST_GRADE = 9


def told(leaf: Requirement) -> Iterator[Guidance]:
    """Yield the guidance of *leaf*: the usual one, then what differs for some types."""
    yield leaf.guidance
    yield from (variant.guidance for variant in leaf.variants)


def sentences(guidance: Guidance) -> Iterator[str]:
    """Yield every sentence or paragraph of *guidance*."""
    texts = (guidance.asks, guidance.why, guidance.good, guidance.ask_owner, guidance.ask_supplier)
    yield from (text for text in texts if text)
    yield from (*guidance.steps, *guidance.mistakes, *guidance.law)


def prose(leaf: Requirement) -> Iterator[str]:
    """Yield every sentence or paragraph that a person reads about *leaf*."""
    yield leaf.title
    yield from (criterion.text for criterion in leaf.criteria)
    for guidance in told(leaf):
        yield from sentences(guidance)
    yield from (example.text for example in leaf.examples)


def everything(catalogue: Catalogue) -> Iterator[str]:
    """Yield every text of *catalogue* but the sources of its facts."""
    yield from (catalogue.title, catalogue.purpose, catalogue.wording_note, *catalogue.places)
    yield from catalogue.left_out
    yield from (group.title for group in _groups(catalogue.groups))
    for leaf in catalogue.by_ref.values():
        yield from prose(leaf)
        yield from (criterion.short for criterion in leaf.criteria)
        for guidance in told(leaf):
            for example in guidance.evidence:
                yield from (example.name, example.who_has_it, example.takes)


def _groups(children: Iterable[Group | Requirement]) -> Iterator[Group]:
    for child in children:
        if isinstance(child, Group):
            yield child
            yield from _groups(child.children)


@pytest.fixture(scope="module")
def leaves() -> dict[str, Requirement]:
    """Every requirement and question that has guidance, of all shipped sets."""
    return {
        f"{catalogue.id} {leaf.ref}": leaf
        for catalogue in load_bundled().values()
        for leaf in catalogue.by_ref.values()
    }


@pytest.fixture(scope="module", params=["igt-10", "dspt-8"])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    return load_bundled()[request.param]


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


def test_no_two_texts_are_nearly_the_same(leaves: dict[str, Requirement]) -> None:
    """Looked for by shared runs of three words, else a million pairs would be compared in full."""
    texts = [text for leaf in leaves.values() for text in prose(leaf)]
    whole = Counter(tuple(words(text)) for text in texts)
    assert [" ".join(text) for text, times in whole.items() if times > 1] == []
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for run in runs(text, 3):
            holders[run].append(number)
    met = Counter(
        pair
        for numbers in holders.values()
        if len(numbers) < 60
        for pair in combinations(numbers, 2)
    )
    suspects = [pair for pair, shared in met.items() if shared > 1]
    alike = [(texts[a], texts[b]) for a, b in suspects if close(texts[a], texts[b])]
    assert alike == []


def test_no_guidance_borrows_a_long_run_of_words_from_another(
    leaves: dict[str, Requirement],
) -> None:
    first: dict[tuple[str, ...], str] = {}
    shared = []
    for name, leaf in leaves.items():
        own = set().union(*(runs(text, 8) for text in prose(leaf)))
        shared += [(first[run], name, " ".join(run)) for run in own if run in first]
        first |= dict.fromkeys(own, name)
    assert shared == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The policy was read again this year.", "The code was read again this year."),
        ("Tell staff", "tell staff"),
    ],
)
def test_the_finder_of_likeness_sees_a_swapped_word(one: str, other: str) -> None:
    assert close(one, other)


def test_no_two_criteria_have_the_same_few_words(catalogue: Catalogue) -> None:
    shorts = [c.short for leaf in catalogue.by_ref.values() for c in leaf.criteria]
    assert len(shorts) == len(set(shorts))


def test_no_text_uses_a_stiff_or_foreign_word(catalogue: Catalogue) -> None:
    unwanted = re.compile(rf"\b(?:{'|'.join((*STIFF, *AMERICAN))})\b", re.IGNORECASE)
    assert [text for text in everything(catalogue) if unwanted.search(text)] == []


def test_no_text_uses_a_word_of_the_code(catalogue: Catalogue) -> None:
    rows = re.findall(r"^\|(.*)\|$", WORDS_PAGE.read_text("utf-8"), re.MULTILINE)
    code = [word.strip() for row in rows[2:] for word in row.split("|")[2].split(",")]
    assert "withdrawn" in code
    unwanted = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, code))})(?![\w-])", re.I)
    assert [text for text in everything(catalogue) if unwanted.search(text)] == []


def grade(texts: Iterable[str]) -> float:
    """Return the Flesch-Kincaid school grade of *texts*."""
    whole = (text if text.endswith((".", "?", "!")) else f"{text}." for text in texts)
    return float(textstat.flesch_kincaid_grade(" ".join(whole)))


def test_all_guidance_reads_at_school_grade_nine_or_easier(leaves: dict[str, Requirement]) -> None:
    hard = {
        (name, number): found
        for name, leaf in leaves.items()
        for number, guidance in enumerate(told(leaf))
        if (found := grade(sentences(guidance))) > HIGHEST_GRADE
    }
    assert hard == {}


def test_the_grade_of_a_heavy_sentence_is_high() -> None:
    heavy = "Organisational accountability necessitates comprehensive documentation of processing."
    assert grade([heavy]) > 15


def test_no_sentence_runs_on(leaves: dict[str, Requirement]) -> None:
    long = [
        sentence
        for leaf in leaves.values()
        for text in prose(leaf)
        for sentence in re.split(r"(?<=[.!?])\s+", text)
        if len(sentence.split()) > 35
    ]
    assert long == []
