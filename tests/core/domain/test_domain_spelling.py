"""Words that differ in spelling only find each other, and the place where they stand is marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.snippets import Snippets
from core.domain.spelling import index_words, places, terms


def finds(query: str, text: str) -> bool:
    """Whether every term of *query* means some word of *text*, as an index finds it."""
    words = f" {index_words(text)}"
    wanted = terms(query)
    return bool(wanted) and all(
        any(f" {' '.join(way)}" in words for way in term.ways) for term in wanted
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organisation", "organization"),
        ("organise", "organize"),
        ("analyse", "analyze"),
        ("licence", "license"),
        ("practice", "practise"),
        ("defence", "defense"),
        ("programme", "program"),
        ("programmes", "programs"),
        ("centre", "center"),
        ("centres", "centers"),
        ("behaviour", "behavior"),
        ("catalogue", "catalog"),
        ("paediatric", "pediatric"),
        ("anaesthetic", "anesthetic"),
        ("cancelled", "canceled"),
        ("enrol", "enroll"),
        ("judgement", "judgment"),
        ("ageing", "aging"),
        ("e-mail", "email"),
        ("e-mail", "e mail"),
        ("sign-off", "signoff"),
        ("sign‑off", "sign off"),
        ("café", "cafe"),
        ("Łódź Zoë", "ŁÓDŹ zoe"),
        ("policies", "policy"),
        ("patient's", "patient’s"),
    ],
)
def test_two_spellings_find_each_other(one: str, other: str) -> None:
    assert finds(one, f"Of {other}, that is")
    assert finds(other, f"Of {one}, that is")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("four", "a form"),
        ("all", "alarm"),
        ("thus", "a thing"),
        ("10-11", "1-011 and 101-1"),
        ("1.1", "11"),
        ("e-mail", "every person and a mailing"),
        ("access", "an acce"),
    ],
)
def test_what_only_looks_alike_does_not(query: str, text: str) -> None:
    assert not finds(query, text)


@pytest.mark.parametrize(("query", "text"), [("10-1", "10-114.2a"), ("114", "10-114"), ("2", "²")])
def test_refs_are_found_by_their_beginning_and_by_their_parts(query: str, text: str) -> None:
    assert finds(query, text)


def test_half_a_british_word_finds_the_american_one() -> None:
    assert all(finds("organisation"[:length], "organization") for length in range(2, 13))


@pytest.mark.parametrize("text", ["", "  ", "!?", '"', "()", "🔒", "--", "''", "\0"])
def test_what_has_no_word_asks_for_nothing(text: str) -> None:
    assert terms(text) == ()


def test_words_that_stand_everywhere_are_looked_for_only_where_there_are_no_others() -> None:
    assert terms("the key of the office") == terms("key office")
    assert [term.ways[0] for term in terms("the of")] == [("the",), ("of",)]
    assert terms("a") and terms("a")[0].is_common and not terms("2")[0].is_common


def test_a_query_without_end_asks_for_a_dozen_words() -> None:
    assert len(terms(" ".join(f"word{n}" for n in range(5000)))) == 12
    assert max(len(word) for term in terms("a" * 9999) for way in term.ways for word in way) == 40


def test_the_words_that_were_looked_for_are_marked_where_they_stand() -> None:
    shown = Snippets(terms("organisation email")).of(
        "Kept by the\nÓrganization’s  lead, by e-mail."
    )
    assert shown.text == "Kept by the Órganization’s lead, by e-mail."
    assert [shown.text[start:end] for start, end in shown.marks] == ["Órganization’s", "e-mail"]


def test_a_long_text_is_shown_where_most_of_the_words_stand() -> None:
    text = f"lead {'first ' * 60}then the lead is told of the breach {'later ' * 60}"
    shown = Snippets(terms("lead breach")).of(text)
    assert shown.text.startswith("…first") and shown.text.endswith("later…")
    assert len(shown.text) <= 162
    assert [shown.text[start:end] for start, end in shown.marks] == ["lead", "breach"]


@given(text=st.text(max_size=400), query=st.text(max_size=30), length=st.integers(20, 200))
def test_marks_are_places_in_the_snippet(text: str, query: str, length: int) -> None:
    shown = Snippets(terms(query), length).of(text)
    assert len(shown.text) <= length + 2
    ends = [0]
    for start, end in shown.marks:
        assert ends[-1] <= start < end <= len(shown.text)
        ends.append(end)


@given(text=st.text(max_size=200))
def test_every_word_finds_itself(text: str) -> None:
    for start, end, words in places(text):
        assert 0 <= start < end <= len(text)
        if words:
            assert finds(text[start:end], text)
