"""Screen and paper say what docs/words.md says; the code's own words stay in the code."""

from __future__ import annotations

import re
from functools import cache

import pytest
from source_files import ROOT
from texts_in_code import Text, marked_texts

ALLOWED_PLACES = ("core/cli/", "desktop/pages/settings/locks", "desktop/pages/help/glossary")
ALLOWED_CONTEXTS = ("cli", "locks", "glossary")
_PLACE = re.compile(r"\{[^}]*\}")


@cache
def unwanted() -> re.Pattern[str]:
    """Return a pattern over the right column of docs/words.md, as whole words."""
    rows = re.findall(r"^\|(.*)\|$", (ROOT / "docs" / "words.md").read_text("utf-8"), re.MULTILINE)
    words = [word.strip() for row in rows[2:] for word in row.split("|")[2].split(",")]
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE
    )


def words_in(text: str) -> list[str]:
    """Return the unwanted words that a person would read in *text*."""
    return unwanted().findall(_PLACE.sub("", text))


def may_use_them(one: Text) -> bool:
    return one.file.startswith(ALLOWED_PLACES) or one.context in ALLOWED_CONTEXTS


def test_no_text_uses_a_word_of_the_code() -> None:
    texts = [one for one in marked_texts("core", "desktop") if not may_use_them(one)]
    found = [
        f"{t.file}:{t.line} {words} in {t.text!r}"
        for t in texts
        if (words := words_in(f"{t.one} {t.text}"))
    ]
    assert not found, "say what docs/words.md says:\n" + "\n".join(found)


def test_the_table_was_read_whole() -> None:
    for word in (
        "bundle",
        "signer",
        "master key",
        "blob",
        "carry-forward",
        "not relevant",
        "withdrawn",
    ):
        assert words_in(f"This is {word}.") == [word]


@pytest.mark.parametrize(
    "text", ["Bundle written", "The store is open.", "2 Recipients", "Re-key now"]
)
def test_a_word_of_the_code_is_seen(text: str) -> None:
    assert words_in(text)


@pytest.mark.parametrize(
    "text", ["Stored today", "Saved in {store}", "Packed lunch", "Unwithdrawn-able"]
)
def test_another_word_or_a_place_to_fill_in_is_fine(text: str) -> None:
    assert not words_in(text)
