"""Words as a search compares them: without accents and capitals, British and American alike.

A text becomes plain words for an index. What a person types becomes terms; each term has several
beginnings, any of which may begin a word of the text. So half a word finds the whole one, and
"licence", "organisation" or "e-mail" find "license", "organization" and "email", and the other
way round.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MOST_TERMS = 12
_LONGEST_TERM = 40
_LONGEST_QUERY = 400  # characters that are looked at; more words than that narrow nothing further

_COMMON = frozenset(
    (
        *("the", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in"),
        *("is", "it", "of", "on", "or", "our", "that", "this", "to", "was", "we", "with", "you"),
        "your",
    )
)
"""Words that stand nearly everywhere, so that they tell nothing apart."""

_UNIT = re.compile(r"[^\W_]+(?:[-\u2010\u2011.'\u2019][^\W_]+)*")
_JOINT = re.compile(r"[-\u2010\u2011.]")
_POSSESSIVE = re.compile(r"['\u2019]s$", re.IGNORECASE)

_ALIKE = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("z", "s"),  # organize, analyze
        (r"(?<=[a-z]{2})our", "or"),  # behaviour, colour; not four
        (r"^(un|self)?(licen|defen|offen|preten)c", r"\1\2s"),
        (r"practis", "practic"),
        (r"gramme", "gram"),
        (r"(cent|theat|fib|lit|met|calib)re(?=s?$)", r"\1er"),
        (r"centred", "centered"),
        (r"(catal|dial|anal|monol)ogue", r"\1og"),
        (r"(?<=p)ae(?=d)|(?<=h)ae(?=m)|(?<=an)ae(?=[ms])|(?<=f)ae(?=c)|(?<=n)ae(?=c)", "e"),
        (r"(?<=f)oe(?=t)|(?<=rrh)oe(?=a)|^oe(?=s|d)|(?<=man)oeu(?=v)", "e"),
        (r"(?<=[a-z]{3})ll", "l"),  # travelled, enroll, instalment; not all
        (r"dgement", "dgment"),
        (r"ageing", "aging"),
        (r"^grey", "gray"),
        (r"(?<=[a-z]{2})ies$", "y"),  # policies
    )
)


@dataclass(frozen=True, slots=True)
class Term:
    """One word that somebody looks for, in each of the *ways* in which a text may have it.

    A way is one word or several that follow each other; the last may go on in the text.
    """

    ways: tuple[tuple[str, ...], ...]

    @property
    def is_common(self) -> bool:
        """Whether it stands nearly everywhere: such a word, or a single letter."""
        word = self.ways[0][-1]
        return word in _COMMON or (len(word) == 1 and word.isalpha())

    def means(self, words: tuple[str, ...]) -> bool:
        """Whether *words*, which stand for one place in a text, are meant by this, or a part."""
        return any(
            word == part or (part == way[-1] and word.startswith(part))
            for way in self.ways
            for part in (way if len(way) == 1 else [part for part in way if len(part) > 1])
            for word in words
        )


def folded(text: str) -> str:
    """Return *text* in small letters and without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def places(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield each word of *text*: where it starts and ends, and the words that stand for it."""
    for match in _UNIT.finditer(text):
        yield match.start(), match.end(), _indexed(match[0])


def index_words(text: str) -> str:
    """Return the words that stand for *text* in an index, with a blank between them."""
    return " ".join(word for _, _, words in places(text) for word in words)


def terms(query: str) -> tuple[Term, ...]:
    """Return what *query* asks for; nothing where it has no word in it.

    Words that stand nearly everywhere are left out, unless there are no others.
    """
    found: dict[Term, None] = {}
    for match in _UNIT.finditer(query[:_LONGEST_QUERY]):
        term = _term(match[0])
        if term is not None:
            found[term] = None
    telling = [term for term in found if not term.is_common]
    return tuple(telling or found)[:MOST_TERMS]


def _parts(unit: str) -> list[str]:
    plain = folded(_POSSESSIVE.sub("", unit))
    parts = ("".join(re.findall(r"[^\W_]+", part)) for part in _JOINT.split(plain))
    return [part for part in parts if part]


def _is_number(parts: list[str]) -> bool:
    """Whether the parts make a ref or a date, such as 10-114.2a: those are kept together."""
    return len(parts) > 1 and all(part[0].isdigit() for part in parts)


@lru_cache(maxsize=1 << 14)
def _indexed(unit: str) -> tuple[str, ...]:
    parts = _parts(unit)
    whole = (".".join if _is_number(parts) else "".join)(parts)
    words = dict.fromkeys([*parts, whole] if len(parts) > 1 else parts)
    words.update(dict.fromkeys(_alike(word) for word in tuple(words)))
    return tuple(words)


def _term(unit: str) -> Term | None:
    parts = [part[:_LONGEST_TERM] for part in _parts(unit)]
    if not parts:
        return None
    if _is_number(parts):
        return Term(((".".join(parts)[:_LONGEST_TERM],),))
    ways: dict[tuple[str, ...], None] = {
        (word,): None for word in _spellings("".join(parts)[:_LONGEST_TERM])
    }
    if len(parts) > 1:
        ways[tuple(parts)] = None
    return Term(tuple(ways))


def _spellings(word: str) -> Iterator[str]:
    """Yield *word*, the one that several spellings share, and both without the mark of plural."""
    for one in (word, _alike(word)):
        yield one
        if len(one) > 3 and one.endswith("s") and not one.endswith(("ss", "is", "us")):
            yield one[:-1]


def _alike(word: str) -> str:
    for pattern, plain in _ALIKE:
        word = pattern.sub(plain, word)
    return word
