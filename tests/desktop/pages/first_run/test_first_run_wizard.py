"""First run without a window: what each step asks for and what the records begin with."""

from __future__ import annotations

import pytest

from core.services.first_run import question_sets
from desktop.pages.first_run.wizard import (
    ORDER,
    Answers,
    Gap,
    Spare,
    Step,
    Uses,
    after,
    before,
    gaps,
    new_store,
)


@pytest.fixture
def answers() -> Answers:
    newest = question_sets()[0]
    return Answers(newest, "pharmacy", name="Harbour", person="Ada")


def test_the_steps_follow_each_other_and_the_last_has_no_way_back() -> None:
    assert [after(step) for step in ORDER] == [*ORDER[1:], None]
    assert [before(step) for step in ORDER] == [None, *ORDER[:3], None]


def test_names_are_asked_for_and_a_code_is_not(answers: Answers) -> None:
    assert gaps(Step.ABOUT, answers) == ()
    answers.name = answers.person = " "
    assert gaps(Step.ABOUT, answers) == (Gap.NAME, Gap.PERSON)
    answers.ods_code = "X99"
    assert answers.code_looks_odd


@pytest.mark.parametrize(
    ("passphrase", "again", "shown", "gap"),
    [
        ("", "", False, Gap.PASSPHRASE),
        ("short", "short", False, Gap.PASSPHRASE_WEAK),
        ("wagon lemon tiger paper", "", False, Gap.PASSPHRASE_DIFFERS),
        ("wagon lemon tiger paper", "", True, None),
        ("wagon lemon tiger paper", "wagon lemon tiger paper", False, None),
    ],
)
def test_a_passphrase_is_strong_and_typed_twice_or_seen(
    answers: Answers, passphrase: str, again: str, shown: bool, gap: Gap | None
) -> None:
    assert gaps(Step.SIGN_IN, answers) == (Gap.USES,)
    answers.uses = Uses.NOT_SURE
    answers.passphrase, answers.passphrase_again = passphrase, again
    answers.passphrase_shown = shown
    assert gaps(Step.SIGN_IN, answers) == ((gap,) if gap else ())


def test_one_person_needs_a_passphrase_only_where_the_pc_remembers_nothing(
    answers: Answers,
) -> None:
    answers.uses = Uses.ONLY_ME
    answers.passphrase = "left over from another choice"
    assert gaps(Step.SIGN_IN, answers) == () and answers.wants_keyring
    assert new_store(answers).passphrase is None and new_store(answers).use_keyring
    answers.keyring_fails = True
    answers.passphrase = ""
    assert gaps(Step.SIGN_IN, answers) == (Gap.PASSPHRASE,) and not answers.wants_keyring


def test_two_groups_are_typed_back_unless_it_is_left_for_later(answers: Answers) -> None:
    assert gaps(Step.SPARE_KEY, answers) == (Gap.SPARE,)
    answers.spare = Spare.WRITE
    assert gaps(Step.SPARE_KEY, answers) == (Gap.FIRST_GROUP, Gap.SECOND_GROUP)
    first, second = (answers.spare_key.groups[number - 1] for number in answers.asked)
    answers.typed = (first.lower(), f" {second} ")
    assert gaps(Step.SPARE_KEY, answers) == ()
    assert new_store(answers).spare_key is answers.spare_key
    answers.spare = Spare.LATER
    assert gaps(Step.SPARE_KEY, answers) == () and new_store(answers).spare_key is None


def test_secrets_are_not_in_what_a_log_could_show(answers: Answers) -> None:
    answers.passphrase = "wagon lemon tiger paper"
    answers.typed = (answers.spare_key.groups[0], "")
    told = repr(answers) + repr(new_store(answers))
    assert "wagon" not in told and answers.spare_key.groups[0] not in told
