"""Facts are told once and quoted; what was not told stays a blank that can be seen."""

from __future__ import annotations

from core.domain.told import TOLD, blanks_in, facts_in, with_facts


def test_a_fact_that_was_told_is_put_in_and_the_other_becomes_a_blank() -> None:
    text = "Number {ico_number}, asked of {dpo}."
    assert facts_in(text) == ("ico_number", "dpo")
    filled = with_facts(text, {"ico_number": "ZA000001", "dpo": "  "})
    assert filled == "Number ZA000001, asked of [fill in: data protection officer]."
    assert blanks_in(filled) == ("data protection officer",)


def test_brackets_of_the_person_are_no_blanks() -> None:
    assert blanks_in("See the folder [red], and {this}.") == ()


def test_a_fact_from_the_profile_may_be_missing_too() -> None:
    assert with_facts("{ods_code}", {}) == "[fill in: ODS code]"


def test_every_fact_has_words_of_its_own() -> None:
    assert len({fact.words for fact in TOLD.values()}) == len(TOLD) > 15
