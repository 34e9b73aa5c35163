"""Which set serves which type, and how far a fact reaches in a set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from small_sets import SURE, catalogue, item

from core.domain.catalogue import (
    AnswerKind,
    Confidence,
    Cover,
    Group,
    Provenance,
    QuestionSet,
    Scheme,
)
from core.domain.fact_reach import reach_of_cover, reach_of_told
from core.domain.guidance import ExampleAnswer
from core.domain.set_choice import newest_first, offered_types, serving, usual_set

OLD = replace(
    catalogue(()),
    id="igt-10",
    due=date(2013, 3, 31),
    org_types={"pharmacy": "Pharmacy", "dental": "Dentist", "x": "X"},
)
LAST = replace(catalogue(()), id="last", due=date(2025, 6, 30), org_types={"dental": "Dentist"})
NEW = replace(
    catalogue(()),
    id="new",
    due=date(2026, 6, 30),
    org_types={"pharmacy": "Community pharmacy", "dental": "Dental practice", "acute": "Trust"},
    titles_only=("acute",),
)
SETS = (OLD, LAST, NEW)


def test_sets_that_serve_a_type_come_the_newest_first() -> None:
    assert [one.id for one in serving(SETS, "dental")] == ["new", "last", "igt-10"]
    undated = replace(LAST, due=None)
    assert [one.id for one in newest_first((undated, OLD))] == ["igt-10", "last"]


def test_a_type_of_which_only_titles_are_known_is_not_served() -> None:
    assert serving(SETS, "acute") == ()
    assert "acute" not in offered_types(SETS)


def test_a_script_gets_the_old_toolkit_for_a_pharmacy_and_else_the_newest_set() -> None:
    found = {each: usual_set(SETS, each) for each in ("pharmacy", "dental", "lighthouse")}
    assert {key: one.id if one else None for key, one in found.items()} == {
        "pharmacy": "igt-10",
        "dental": "new",
        "lighthouse": None,
    }


def test_a_type_is_called_as_the_newest_set_calls_it() -> None:
    assert offered_types(SETS) == {
        "pharmacy": "Community pharmacy",
        "dental": "Dental practice",
        "x": "X",
    }


def questions() -> QuestionSet:
    doubtful = Provenance(Confidence.UNCERTAIN, "a test")
    covered = replace(
        item("1.1.1", AnswerKind.YES_NO),
        covered_by=(Cover("cyber-essentials-plus", SURE), Cover("nhsmail-only", doubtful)),
    )
    exempt = item("1.1.2", AnswerKind.YES_NO)
    exempt = replace(
        exempt,
        covered_by=(Cover("cyber-essentials-plus", SURE),),
        applies={"pharmacy": replace(exempt.applies["pharmacy"], exempt=True)},
    )
    text = replace(
        item("1.1.3", AnswerKind.TEXT),
        examples=(
            ExampleAnswer("Ask {it_supplier}."),
            ExampleAnswer("Ask {record_supplier}.", ("dental",)),
        ),
    )
    group = Group("1", "One", (Group("1.1", "First", (covered, exempt, text)),))
    return catalogue((group,), Scheme.DSPT_ITEMS).for_type("pharmacy")


def test_a_fact_answers_what_it_surely_covers_and_nothing_that_is_not_asked() -> None:
    reach = reach_of_cover(questions(), "cyber-essentials-plus")
    assert (reach.answers, reach.in_doubt, reach.is_any) == (("1.1.1",), (), True)
    assert reach_of_cover(questions(), "nhsmail-only").in_doubt == ("1.1.1",)
    assert not reach_of_cover(questions(), "iso-27001").is_any


def test_a_fact_is_quoted_where_a_starter_for_this_type_quotes_it() -> None:
    assert reach_of_told(questions(), "it_supplier").quoted == ("1.1.3",)
    assert not reach_of_told(questions(), "record_supplier").is_any
