"""What goes on under a newer set, and that whatever was typed stays to be read."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from year_sets import ITEMS_NEW, ITEMS_OLD, LEVELS_NEW, LEVELS_OLD, year_set

from core.domain.answers import Answer
from core.domain.carrying import (
    LONGEST,
    Held,
    LastYear,
    Why,
    bring,
    bring_link,
    left_behind,
    old_refs,
)
from core.domain.catalogue import Catalogue
from core.domain.evidence import EvidenceLink
from core.domain.follows import Follows, Renamed
from core.domain.succession import successors

OLD, NEW = year_set(ITEMS_OLD), year_set(ITEMS_NEW)
LEVELS = year_set(LEVELS_OLD), year_set(LEVELS_NEW)
WORDS = st.text("abc ", min_size=1, max_size=8).map(str.strip).filter(bool)


def last_year(*answers: Answer, links: tuple[EvidenceLink, ...] = ()) -> LastYear:
    return LastYear("a1", OLD, {a.ref: a for a in answers}, links)


def brought(ref: str, *answers: Answer) -> tuple[Answer, tuple[Held, ...]]:
    one = bring(last_year(*answers), successors(OLD, NEW), NEW.for_type("pharmacy").by_ref[ref])
    return one.answer, one.held


def test_one_text_of_two_merged_questions_needs_no_line_about_where_it_is_from() -> None:
    alone, _ = brought("1.2.1", Answer("1.2.1", item="Shredder"))
    same, _ = brought("1.2.1", Answer("1.2.1", item="Shredder"), Answer("1.2.2", item="Shredder"))
    assert alone.item == same.item == "Shredder"


def test_merged_ticks_need_every_question_to_have_said_the_same() -> None:
    both, held = brought("1.2.3", Answer("1.2.3", item="yes"), Answer("1.2.4", item="yes"))
    assert (both.item, held) == ("yes", ())
    one, held = brought("1.2.3", Answer("1.2.3", item="yes"))
    assert (one.item, held) == (None, (Held(Why.DIFFER, "item"),))


def test_texts_that_do_not_fit_together_are_shown_and_not_cut() -> None:
    half = "x" * (LONGEST["note"] // 2)
    answer, held = brought(
        "1.2.1", Answer("1.2.1", note=half), Answer("1.2.2", note=half.replace("x", "y"))
    )
    assert (answer.note, held) == ("", (Held(Why.TOO_LONG, "note"),))
    assert answer.carried is not None and answer.carried.refs == ("1.2.1", "1.2.2")


def test_an_owner_alone_is_kept_and_is_nothing_to_look_at() -> None:
    answer, _ = brought("1.1.1", Answer("1.1.1", owner="Ada"))
    assert answer == Answer("1.1.1", owner="Ada")


def test_evidence_alone_is_something_to_look_at() -> None:
    last = last_year(links=(EvidenceLink("2.1.5"),))
    one = bring(last, successors(OLD, NEW), NEW.for_type("pharmacy").by_ref["2.1.5"])
    assert one.answer.is_to_be_looked_at


def test_words_set_aside_go_on_with_the_answer() -> None:
    old, new = (_with_open_answer(catalogue) for catalogue in (OLD, NEW))
    last = LastYear("a1", old, {"1.1.1": Answer("1.1.1", item="yes", set_aside="ZA1")}, ())
    asked = new.for_type("pharmacy").by_ref["1.1.1"]
    answer = bring(last, successors(old, new), asked).answer
    assert (answer.item, answer.set_aside) == ("yes", "ZA1")


def _with_open_answer(catalogue: Catalogue) -> Catalogue:
    from core.catalogue import catalogue_from_json, catalogue_to_json
    from core.catalogue.hashes import with_hashes

    plain = catalogue_to_json(catalogue)
    plain["groups"][0]["children"][0]["children"][0]["answer"] = "open"
    return catalogue_from_json(with_hashes(plain))


ANSWERS = st.dictionaries(
    st.sampled_from(list(OLD.by_ref)),
    st.builds(
        Answer,
        st.just(""),
        note=WORDS | st.just(""),
        item=WORDS | st.none(),
        place=WORDS | st.just(""),
        not_relevant=WORDS | st.none(),
    ),
)
RENAMED = st.lists(
    st.builds(
        Renamed,
        st.lists(st.sampled_from(list(OLD.by_ref)), min_size=1, max_size=3).map(tuple),
        st.lists(st.sampled_from(list(NEW.by_ref)), max_size=3).map(tuple),
    ),
    max_size=8,
)


@given(
    ANSWERS,
    st.lists(st.sampled_from(list(OLD.by_ref)).map(EvidenceLink)),
    RENAMED,
    st.sampled_from(["pharmacy", "social-care", "dental"]),
)
def test_nothing_typed_is_ever_dropped(
    answers: dict[str, Answer], links: list[EvidenceLink], renamed: list[Renamed], org_type: str
) -> None:
    new = replace(NEW, follows=Follows(OLD.id, tuple(renamed)))
    leads, questions = successors(OLD, new), new.for_type(org_type)
    told = {ref: replace(answer, ref=ref) for ref, answer in answers.items()}
    last = LastYear("a1", OLD, told, tuple(links))
    shown = {
        r: asked for asked in questions.asked for r in old_refs(last, leads, asked.requirement)
    }
    left = left_behind(last, leads, questions)
    for ref, answer in told.items():
        if answer.is_untouched:
            continue
        assert (ref in shown) != (ref in left)  # it is read beside its successor, or by itself
        for now in leads.refs[ref]:
            if now in questions.by_ref:
                one = bring(last, leads, questions.by_ref[now])
                assert answer.note in one.answer.note
                assert one.answer.is_to_be_looked_at
                for field in ("item", "place", "not_relevant"):
                    text = getattr(answer, field)
                    held = {part.part for part in one.held}
                    assert not text or text in (getattr(one.answer, field) or "") or field in held
    for link in links:
        assert bring_link(leads, questions, link) or link.ref in left


@given(st.sets(st.sampled_from([c.id for r in LEVELS[0].by_ref.values() for c in r.criteria])))
def test_a_tick_is_never_made_up(met: set[str]) -> None:
    old, new = LEVELS
    leads = successors(old, new)
    answers = {
        ref: Answer(ref, met=frozenset(c.id for c in leaf.criteria if c.id in met))
        for ref, leaf in old.by_ref.items()
    }
    last = LastYear("a1", old, answers, ())
    for asked in new.for_type("pharmacy").asked:
        for tick in bring(last, leads, asked).answer.met:
            olds = leads.old_criteria[tick]
            assert olds and set(olds) <= met
            assert not any(last.points[c][1].ages for c in olds)
