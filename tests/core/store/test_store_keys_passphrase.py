"""Passphrases: proposed, judged, and kept in one form."""

from __future__ import annotations

import pytest

from core.resources import resource
from core.store.keys import PassphraseTooWeakError, check_passphrase, propose_passphrase
from core.store.keys.passphrase import canonical_passphrase


def test_a_proposed_passphrase_is_four_different_words_that_pass_the_check() -> None:
    seen = {propose_passphrase() for _ in range(50)}
    assert len(seen) == 50
    for passphrase in seen:
        assert len(set(passphrase.split(" "))) == 4
        check_passphrase(passphrase)


def test_the_word_list_is_long_and_plain() -> None:
    words = resource("words.txt").read_text(encoding="ascii").split()
    assert len(words) == len(set(words)) >= 2048
    assert all(word.isalpha() and word.islower() and 3 <= len(word) <= 8 for word in words)


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "password",
        "a a a a",
        "cat cat cat cat",
        "aaaaaaaaaaaaaaaa",
        "1212121212121212",
        "  " * 9,
    ],
)
def test_a_weak_passphrase_is_refused_kindly(weak: str) -> None:
    with pytest.raises(PassphraseTooWeakError) as caught:
        check_passphrase(weak)
    assert "four different words" in caught.value.next


@pytest.mark.parametrize(
    "good",
    ["correct horse battery staple", "Tr0ub4dor&3-again", "dŵr môr coed awyr", "жёлтый дом у моря"],
)
def test_four_words_or_fourteen_characters_are_enough(good: str) -> None:
    check_passphrase(good)


def test_one_passphrase_composed_in_two_ways_is_the_same() -> None:
    assert canonical_passphrase("caf\u00e9 x") == canonical_passphrase("cafe\u0301 x")
    assert canonical_passphrase("Case  and spaces ") == "Case  and spaces "
