"""A quote of a fact is found as a whole, never inside another word or number."""

from __future__ import annotations

import pytest

from core.domain.told import next_blank
from core.domain.told_uses import around, changed, is_quoted_in


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Asked of Ann Lee.", "Ann Lee"),
        ("(ZA000001)", "ZA000001"),
        ("We have 9 people, 9 of them trained", "9"),
        ("See the shelf [red].", "shelf [red]"),
        ("Kept at 1 Quay St.", "1 Quay St."),
    ],
)
def test_a_quote_is_found_as_it_stands(text: str, quoted: str) -> None:
    assert is_quoted_in(text, quoted)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Annabel Leeson", "Ann"),
        ("ZA0000011", "ZA000001"),
        ("due on 9/26, 2.9 or 9.5 and 19 or 9% or 09", "9"),
        ("anything", ""),
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str, quoted: str) -> None:
    assert not is_quoted_in(text, quoted)
    assert changed(text, quoted, "something else") == text


def test_every_quote_is_changed_and_new_words_are_taken_as_they_are() -> None:
    assert changed("Ann, Annabel and Ann", "Ann", r"Jo \1 (lead)") == (
        r"Jo \1 (lead), Annabel and Jo \1 (lead)"
    )


def test_a_few_words_around_a_quote_stand_on_one_line() -> None:
    text = (
        "The first of many sentences.\nOur lead is Ann Lee, who has been here for years and years."
    )
    assert around(text, "Ann Lee") == (
        "… of many sentences. Our lead is Ann Lee, who has been here for years …"
    )
    assert around("Ann Lee leads", "Ann Lee") == "Ann Lee leads"


def test_the_next_blank_comes_round_again() -> None:
    text = "a [fill in: one] b [fill in: two]"
    assert next_blank(text) == (2, 16)
    assert next_blank(text, 3) == (19, 33)
    assert next_blank(text, 30) == (2, 16)
    assert next_blank("nothing open") is None
