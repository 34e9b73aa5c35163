"""The spare key as people type it from a sheet of paper."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.crypto.age import recipient_of
from core.store.keys import (
    NotASpareKeyError,
    SpareKey,
    SpareKeyIsAnAddressError,
    SpareKeyLengthError,
    SpareKeySlipError,
    parse_spare_key,
)
from core.store.keys.spare_key import PREFIX

ALPHABET = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
KEY = SpareKey("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX")


def with_letters(key: SpareKey, changes: dict[int, str]) -> str:
    """Return the key's body in groups, with other letters at some places (from 0)."""
    body = list("".join(key.groups))
    for place, letter in changes.items():
        body[place] = letter
    joined = "".join(body)
    return " ".join([PREFIX, *(joined[start : start + 4] for start in range(0, 58, 4))])


def another(letter: str) -> str:
    return ALPHABET[(ALPHABET.index(letter) + 7) % 32]


def test_the_printed_line_has_fourteen_groups_of_four_and_one_of_two() -> None:
    key = SpareKey.new()
    assert [len(group) for group in key.groups] == [4] * 14 + [2]
    assert key.printed.replace(" ", "") == key.identity


@pytest.mark.parametrize(
    "typed",
    [
        KEY.identity,
        KEY.printed,
        KEY.printed.lower(),
        KEY.identity.lower() + "\r\n",
        KEY.printed.replace(" ", "-"),
        KEY.printed.replace(" ", " – "),
        "  " + KEY.printed.replace(" ", "\n"),
        " ".join(KEY.groups),
        "".join(KEY.groups).lower(),
        "age secret key 1 " + " ".join(KEY.groups),
        "AGE-SECRET-KEY-I " + " ".join(KEY.groups),
        "age secret key l" + "".join(KEY.groups),
        "AGE-SECRET-KEY " + " ".join(KEY.groups),
        "agesecretkey1" + "".join(KEY.groups),
        KEY.printed.replace("0", "O"),
    ],
)
def test_case_spaces_hyphens_and_a_missing_start_do_not_matter(typed: str) -> None:
    assert parse_spare_key(typed) == KEY


def test_letters_that_no_key_holds_are_read_as_what_they_look_like() -> None:
    key = next(
        key
        for key in iter(SpareKey.new, None)
        if all(letter in key.identity[16:] for letter in "0L8")
    )
    body = "".join(key.groups).replace("0", "O").replace("L", "I").replace("8", "B")
    assert parse_spare_key(PREFIX + body) == key


@pytest.mark.parametrize("place", [*range(0, 58, 4), 57])  # one in each group, and the last
def test_one_wrong_character_names_its_group(place: int) -> None:
    body = "".join(KEY.groups)
    with pytest.raises(SpareKeySlipError) as caught:
        parse_spare_key(with_letters(KEY, {place: another(body[place])}))
    assert caught.value.values == {"groups": str(place // 4 + 1)}
    assert str(place // 4 + 1) in caught.value.next


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_two_wrong_characters_name_their_groups(chance: random.Random) -> None:
    key = SpareKey.new()
    first, second = sorted(chance.sample(range(58), 2))
    body = "".join(key.groups)
    with pytest.raises(SpareKeySlipError) as caught:
        parse_spare_key(
            with_letters(key, {first: another(body[first]), second: another(body[second])})
        )
    groups = sorted({first // 4 + 1, second // 4 + 1})
    assert caught.value.values == {"groups": ", ".join(map(str, groups))}


def test_two_neighbours_in_the_wrong_order_are_found() -> None:
    key = next(key for key in iter(SpareKey.new, None) if key.groups[4][1] != key.groups[4][2])
    group = key.groups[4]
    with pytest.raises(SpareKeySlipError) as caught:
        parse_spare_key(with_letters(key, {17: group[2], 18: group[1]}))
    assert caught.value.values == {"groups": "5"}


def test_many_wrong_characters_are_refused_without_a_word_about_where() -> None:
    body = "".join(KEY.groups)
    changes = {place: another(body[place]) for place in range(0, 58, 5)}
    with pytest.raises(SpareKeySlipError):
        parse_spare_key(with_letters(KEY, changes))


def test_a_group_with_a_character_missing_is_named() -> None:
    groups = list(KEY.groups)
    groups[6] = groups[6][:3]
    with pytest.raises(SpareKeyLengthError) as caught:
        parse_spare_key(" ".join([PREFIX, *groups]))
    assert caught.value.values == {"found": 57, "expected": 58, "group": 7}
    assert caught.value.code == "spare-key-length"


def test_a_line_cut_short_says_how_many_characters_there_are() -> None:
    with pytest.raises(SpareKeyLengthError) as caught:
        parse_spare_key(KEY.identity[:-5])
    assert "53" in caught.value.what


@pytest.mark.parametrize("typed", ["", "   ", "correct horse battery staple", "12345", "é" * 58])
def test_what_is_no_key_at_all_is_refused_kindly(typed: str) -> None:
    with pytest.raises((NotASpareKeyError, SpareKeySlipError)):
        parse_spare_key(typed)


def test_an_address_typed_for_the_key_is_told_apart() -> None:
    with pytest.raises(SpareKeyIsAnAddressError):
        parse_spare_key(recipient_of(KEY.identity))


def test_a_group_typed_back_matches_in_any_case() -> None:
    assert KEY.group_matches(3, KEY.groups[2].lower() + " ")
    assert not KEY.group_matches(3, KEY.groups[3])


def test_errors_and_repr_never_show_the_key() -> None:
    assert KEY.groups[0] not in repr(KEY)
    with pytest.raises(SpareKeySlipError) as caught:
        parse_spare_key(with_letters(KEY, {0: another(KEY.groups[0][0])}))
    assert KEY.groups[1] not in str(caught.value) + repr(caught.value.values)
