"""Whatever was typed, pasted or sent is shown, harmlessly, and nothing breaks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import paper_samples as sample
import pytest
from paper_tools import Pdf

from core.domain.answers import Answer
from core.domain.catalogue import Catalogue
from core.domain.evidence import Evidence, EvidenceKind, EvidenceLink
from core.reports.safe_text import BOX, clip, lines, pieces, plain

MARKUP = '<b>bold</b> <img src="file:///etc/passwd"/> &amp; <a href="http://x">x</a> <para> ]]> {n}'
OVERRIDE = "safe\u202egnp.exe\u202c \u2066end\u2069"
NASTY = {
    "markup": MARKUP,
    "an unclosed tag": "<font color=red <i>",
    "control characters": "a\x00b\x07c\x1bd\x7fe\x85f",
    "an override": OVERRIDE,
    "half a surrogate pair": "x\ud800y",
    "other scripts": "日本語 עברית العربية हिन्दी 😀",
    "only spaces": " \t\n ",
    "a word without an end": "W" * 4000,
    "PDF syntax": ") Tj ET Q endstream endobj /JS (app.alert(1))",
}


def state_with(words: str) -> Any:
    """Return a state that has *words* in every place that somebody else can fill."""
    which = _catalogue_with(words)
    first = next(iter(which.by_ref))
    kept = (
        Evidence(
            "e9", EvidenceKind.PAPER, words, sample.MADE_AT, words,
            links=(EvidenceLink(first),), place=words,
        ),
    )  # fmt: skip
    given = dict(sample.answers(which))
    given[first] = replace(given[first], note=words, owner=words)
    last = list(which.by_ref)[-1]
    given[last] = Answer(last, not_relevant=words)
    of = replace(sample.organisation(words, sample=True), ods_code=words)
    return sample.state(which, given, kept, of=of)


def _catalogue_with(words: str) -> Catalogue:
    base = sample.catalogue((("one", "Topic", 4),))
    (group,) = base.groups
    leaf = group.children[0]
    level = leaf.levels[0]
    criteria = (replace(level.criteria[0], text=words, short=words, place=words),)
    leaf = replace(
        leaf,
        title=words,
        guidance=replace(leaf.guidance, asks=words),
        levels=(replace(level, criteria=criteria + level.criteria[1:]), *leaf.levels[1:]),
    )
    group = replace(group, title=words, children=(leaf, *group.children[1:]))
    return replace(base, title=words, edition=words, wording_note=words, groups=(group,))


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY.keys())
@pytest.mark.parametrize("document", ["checklist", "summary"])
def test_nasty_text_everywhere_still_gives_a_sound_document(
    words: str, document: str, request: pytest.FixtureRequest
) -> None:
    pdf: Pdf = request.getfixturevalue(document)(state_with(words))
    assert pdf.is_sound()
    assert pdf.info["JavaScript"] == "no"
    assert all(row[-5] == "yes" for row in pdf.fonts)


def test_markup_is_shown_as_it_was_typed(checklist: Any) -> None:
    text = " ".join(checklist(state_with(MARKUP)).read_aloud.split())
    assert MARKUP in text


def test_an_override_cannot_turn_a_name_round() -> None:
    assert plain(OVERRIDE) == "safegnp.exe end"


def test_what_cannot_be_drawn_is_a_visible_box() -> None:
    assert plain("a\x00b") == f"a{BOX}b"
    assert plain("日本") == BOX * 2
    assert plain("x\ud800y") == f"x{BOX}y"
    assert plain("Zoë £5 – Łódź Ωμέγα Київ") == "Zoë £5 – Łódź Ωμέγα Київ"
    assert plain("e\u0301") == "é"


def test_line_ends_of_every_kind_part_lines() -> None:
    assert lines("a\r\nb\u2028c\n\n d ") == ("a", "b", "c", "d")


def test_pieces_lose_nothing_and_keep_words_whole() -> None:
    text = "seven words that go on and on " * 40
    cut = list(pieces(text, 100))
    assert " ".join(cut) == plain(text)
    assert max(map(len, cut)) <= 100
    assert "".join(pieces("W" * 250, 100)) == "W" * 250
    assert clip("abcdef", 4) == "abc…"


def test_a_note_of_20000_characters_runs_over_pages_and_none_is_lost(checklist: Any) -> None:
    note = " ".join(f"word{n:04d}" for n in range(2200))[:20_000]
    which = sample.catalogue()
    given = sample.answers(which) | {"10-114": Answer("10-114", note=note)}
    pdf = checklist(sample.state(which, given))
    assert note in " ".join(pdf.read_aloud.split())
    assert pdf.is_sound()
    short = pdf.tags.count("P")
    given["10-114"] = Answer("10-114", note="short")
    assert checklist(sample.state(which, given)).tags.count("P") == short  # one note, one element


@pytest.mark.parametrize("document", ["checklist", "summary"])
@pytest.mark.parametrize(
    "name", ["The " + "Very Long Name " * 10 + "Pharmacy Ltd", "N" * 167], ids=["words", "one"]
)
def test_a_name_of_167_characters_is_whole_on_the_first_page_and_cut_in_the_header(
    name: str, document: str, request: pytest.FixtureRequest
) -> None:
    name = name.ljust(167, "x")[:167].strip()
    pdf: Pdf = request.getfixturevalue(document)(sample.state(of=sample.organisation(name)))
    assert name.replace(" ", "") in pdf.read_aloud.replace(" ", "")
    assert "…" in pdf.text(2).splitlines()[0]
    assert pdf.is_sound()


def test_a_criterion_too_long_for_a_page_is_shown_whole(checklist: Any) -> None:
    words = " ".join(f"clause{n:04d}" for n in range(1500))
    pdf = checklist(state_with(words), blank=True)
    aloud = pdf.read_aloud
    assert "clause0000" in aloud
    assert "clause1499" in aloud
    assert pdf.is_sound()


def test_hundreds_of_linked_papers_are_counted_and_not_all_listed(checklist: Any) -> None:
    kept = tuple(
        Evidence(f"e{n}", EvidenceKind.FILE, f"Paper {n}", sample.MADE_AT, "A",
                 links=(EvidenceLink("10-114"),))
        for n in range(300)
    )  # fmt: skip
    assert "and 260 more" in checklist(sample.state(kept=kept)).read_aloud
