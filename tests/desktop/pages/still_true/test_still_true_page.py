"""Last year's answers, one at a time, one key each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from core.domain.carried import Verdict
from core.services.answers import AnswerEdit
from desktop.pages.left_behind.page import LeftBehindPage
from desktop.widgets.button import Button

Key = Qt.Key


def words(root: QWidget) -> str:
    """Everything that can be read now."""
    labels = [one for one in root.findChildren(QLabel) if one.isVisible()]
    buttons = [one for one in root.findChildren(Button) if one.isVisible()]
    return "\n".join(one.text() for one in (*labels, *buttons)).replace("\u200b", "")


def test_one_key_says_it_and_the_next_comes_at_once(table) -> None:
    first, second = table.refs()[:2]
    assert table.ref == first
    table.key(Key.Key_Y, settle=False)
    assert table.ref == second  # nobody waits for the disk
    table.settle()
    assert table.verdict(first) is Verdict.STILL_TRUE
    assert table.verdict(second) is Verdict.UNSEEN
    assert f"1 of {len(table.refs())} looked at" in words(table.page)


def test_not_sure_goes_on_too_and_stays_in_the_way(table) -> None:
    first, second = table.refs()[:2]
    table.key(Key.Key_N)
    assert (table.ref, table.verdict(first)) == (second, Verdict.NOT_SURE)
    assert first in [one.ref for one in table.workspace.look_again.to_look_at().left]


def test_the_keyboard_stays_so_that_the_next_key_counts(table) -> None:
    refs = table.refs()
    true = [r for r in refs if table.workspace.look_again.last_years_answer(r).may_be_still_true]
    table.show(true[0])
    assert QApplication.focusWidget() is table.view.now
    table.key(Key.Key_Y)
    assert QApplication.focusWidget() is table.view.now
    button = table.view.verdicts.buttons[Verdict.NOT_SURE]
    button.setFocus()
    table.key(Key.Key_Space)
    assert QApplication.focusWidget() is button


def test_a_key_that_is_held_down_counts_once(table) -> None:
    first, second = table.refs()[:2]
    held = QTest  # the platform repeats a held key as presses that say so
    from PySide6.QtGui import QKeyEvent

    focus = QApplication.focusWidget()
    held.keyPress(focus, Key.Key_N)
    for _ in range(5):
        event = QKeyEvent(
            QKeyEvent.Type.KeyPress, Key.Key_N, Qt.KeyboardModifier.NoModifier, "n", True
        )
        QApplication.sendEvent(focus, event)
    held.keyRelease(focus, Key.Key_N)
    table.settle()
    assert table.ref == second
    assert table.verdict(first) is Verdict.NOT_SURE
    assert table.verdict(second) is Verdict.UNSEEN


def test_there_is_no_accepting_all(table) -> None:
    said = [one.accessibleName() or one.text() for one in table.page.findChildren(Button)]
    assert said and not [text for text in said if "all" in text.lower().split()]


def test_backspace_goes_one_back_and_what_was_said_can_be_said_otherwise(table) -> None:
    first, second, third = table.refs()[:3]
    table.key(Key.Key_N)
    table.key(Key.Key_N)
    assert table.ref == third
    table.key(Key.Key_Backspace)
    table.key(Key.Key_Backspace)
    assert table.ref == first
    table.key(Key.Key_Backspace)
    assert table.ref == first  # there is nothing before it
    table.key(Key.Key_Y)
    assert table.verdict(first) is Verdict.STILL_TRUE
    assert table.ref == third  # the second was answered already
    assert table.verdict(second) is Verdict.NOT_SURE


def test_one_can_leave_and_come_back_at_any_time(table, make_table: Callable[[], object]) -> None:
    table.key(Key.Key_N)
    table.key(Key.Key_N)
    again = make_table()  # another start of the program
    assert again.ref == table.refs()[2]
    assert f"2 of {len(table.refs())} looked at" in words(again.page)


def test_what_was_said_and_noted_last_year_is_shown_with_its_evidence(table) -> None:
    table.show("1.1.1")
    text = words(table.page)
    for said in ("ZA123456", "On the wall.", "Ada", "Question 1 of"):
        assert said in text
    split = next(
        one for one in table.workspace.look_again.to_look_at().brought if one.olds[0].evidence
    )
    table.show(split.ref)
    assert split.olds[0].evidence[0].title in words(table.page)
    assert "without a date" in words(table.page)


def test_what_ages_is_shown_and_has_to_be_answered_anew_right_there(table) -> None:
    table.show("2.1.1")
    text = words(table.page)
    assert "9 September 2025" in text and "Not carried over" in text
    assert not table.view.verdicts.buttons[Verdict.STILL_TRUE].isEnabled()
    table.key(Key.Key_Y)  # the key does not get round it
    assert table.verdict("2.1.1") is Verdict.UNSEEN
    assert table.ref == "2.1.1"
    focus = QApplication.focusWidget()
    assert focus is table.view.anew.day.line
    QTest.keyClicks(focus, "10 September 2026")
    table.key(Key.Key_Return)
    assert table.ref != "2.1.1"
    seen = table.workspace.look_again.last_years_answer("2.1.1")
    assert (seen.now.item, seen.verdict) == ("2026-09-10", Verdict.CHANGED)


def test_changed_opens_the_answer_right_there(table) -> None:
    table.show("1.1.1")
    table.key(Key.Key_C)
    assert table.verdict("1.1.1") is Verdict.CHANGED  # at once: a power cut loses nothing
    field = table.view.anew.words
    assert QApplication.focusWidget() is field and field.toPlainText() == "ZA123456"
    field.selectAll()
    QTest.keyClicks(field, "ZA999999, yes")  # letters that are keys elsewhere are letters here
    QTest.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    table.settle()
    assert table.ref != "1.1.1"
    assert table.workspace.assessments.state().by_ref["1.1.1"].answer.item == "ZA999999, yes"
    assert QApplication.focusWidget() is table.view.now


def test_escape_leaves_the_changed_answer_for_later_and_goes_on(table) -> None:
    first, second = table.refs()[:2]
    table.key(Key.Key_C)
    table.key(Key.Key_Escape)
    assert table.ref == second
    assert table.verdict(first) is Verdict.CHANGED


def test_what_is_reworded_or_put_together_is_said(table) -> None:
    brought = table.workspace.look_again.to_look_at().brought
    for kind in ("reworded", "merged", "answer"):
        one = next(o for o in brought if any(d.kind.value == kind for d in o.news))
        table.show(one.ref)
        said = {"reworded": "last year: “", "merged": "was ", "answer": "; last year "}[kind]
        assert said in words(table.view.now)


def test_at_the_end_it_says_what_changed_and_leads_there(table) -> None:
    total = len(table.refs())
    for number in range(total):
        if number == 1:
            table.key(Key.Key_C)
            table.key(Key.Key_Escape)
        elif table.view.verdicts.buttons[Verdict.STILL_TRUE].isEnabled() and number > 2:
            table.key(Key.Key_Y)
        else:
            table.key(Key.Key_N)
    text = words(table.page)
    assert f"All {total} answers of last year were looked at" in text
    assert "1 changed" in text and "Go to the 1 that changed" in text
    unsure = [r for r in table.refs() if table.verdict(r) is Verdict.NOT_SURE]
    assert f"Look at those {len(unsure)} again" in text
    table.view.end.changed_go.click()
    assert table.gone == [("questions", table.refs()[1])]
    assert QApplication.focusWidget() is table.view.end.again
    table.key(Key.Key_Space)
    assert table.ref == unsure[0]
    for _ in unsure:
        table.key(Key.Key_C)
        table.key(Key.Key_Escape)
    assert "0 not sure" in words(table.page)
    assert table.workspace.look_again.to_look_at().left == ()


def test_what_was_left_for_later_is_said_at_the_end(table) -> None:
    table.show("2.1.1")
    table.key(Key.Key_Escape)
    while table.ref:
        table.key(Key.Key_N)
    assert "Left for later" in words(table.page)
    assert table.verdict("2.1.1") is Verdict.UNSEEN


def test_an_auditor_reads_and_says_nothing(table) -> None:
    from core.domain.organisation import Role

    people = table.workspace.people
    auditor = people.add("Ida Crane", Role.AUDITOR).person
    people.work_as(auditor.id)
    table.show("")
    table.key(Key.Key_N)
    assert table.verdict(table.refs()[0]) is Verdict.UNSEEN
    assert "You read here" in words(table.page)


def test_an_answer_given_elsewhere_meanwhile_is_not_asked_again(table) -> None:
    second = table.refs()[1]
    change = table.workspace.answers.change(second, AnswerEdit(note="Otherwise now."))
    table.changes.notify(change)
    table.settle()
    table.key(Key.Key_N)
    assert table.ref == table.refs()[2]


def test_each_new_question_is_told_to_screen_readers(table) -> None:
    before = table.view.now.accessibleName()
    table.key(Key.Key_N)
    after = table.view.now.accessibleName()
    assert before != after and after.startswith(f"Question 2 of {len(table.refs())}")
    assert "Answer: " in after


def test_what_is_asked_no_more_stays_readable_and_can_be_copied(
    left_behind: LeftBehindPage, workspace
) -> None:
    olds = workspace.years.left_behind()
    assert olds
    text = words(left_behind)
    for old in olds:
        assert old.title in text
        for said in (old.answer.note, old.answer.place, old.answer.owner):
            assert said in text
        assert all(piece.title in text for piece in old.evidence)
    left_behind.view.copy_all.click()
    copied = QGuiApplication.clipboard().text()
    assert all(old.title in copied and old.answer.note in copied for old in olds)
    left_behind.view.cards[0].copy.click()
    assert olds[0].title in QGuiApplication.clipboard().text()


def test_what_changed_in_ticks_is_changed_among_the_questions(levels_table) -> None:
    table = levels_table
    one = next(o for o in table.workspace.look_again.to_look_at().brought if o.olds[0].ticks)
    table.show(one.ref)
    assert all(f"✓ {point.text}" in words(table.view.last) for point in one.olds[0].ticks)
    table.key(Key.Key_C)
    assert QApplication.focusWidget() is table.view.anew.question
    table.key(Key.Key_Space)
    assert table.gone == [("questions", one.ref)]
    assert table.verdict(one.ref) is Verdict.CHANGED


def test_without_a_last_year_there_is_nothing_to_look_at(first_year_table) -> None:
    assert "Nothing of last year is to be looked at" in words(first_year_table.page)
    first_year_table.key(Key.Key_Y)
    assert first_year_table.workspace.history.changes()[0].label != "Look at 1.1.1 again"
