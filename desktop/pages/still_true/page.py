"""“Still true?”: last year's answers, one at a time, one key each. There is no accepting all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from core.domain.carried import Verdict
from core.domain.catalogue import AnswerKind
from core.domain.change import Change
from core.domain.clock import SystemClock, london_date
from core.services.answers import AnswerEdit, AnswerService
from core.services.assessments import AssessmentService
from core.services.item_answers import ITEM
from core.services.people.people import PeopleService
from core.services.years.looking_again import LastYearsAnswer, LookAgainService
from core.services.years.years import YearService
from desktop.changes import Changes
from desktop.commands.page_keys import bind_keys
from desktop.errors import trouble_of
from desktop.evidence.copy_watch import CopyWatch
from desktop.page import Page
from desktop.pages.questions.keeper import DraftKeeper
from desktop.pages.questions.writes import Writes
from desktop.pages.still_true.anew_card import words_of
from desktop.pages.still_true.facts import Facts, read_facts
from desktop.pages.still_true.keyboard import button_in_use, take_keyboard
from desktop.pages.still_true.keys import KEYS
from desktop.pages.still_true.last_year_card import spoken_answer
from desktop.pages.still_true.verdict_row import KEYS as VERDICTS
from desktop.pages.still_true.view import StillTrueView
from desktop.pages.still_true.walk import Walk
from desktop.tasks import TaskRunner
from desktop.widgets.fill import fill

LEFT_BEHIND = "left-behind"


class StillTruePage(Page):
    """``arrive`` takes a ref. *go(place, target)* leads elsewhere.

    One key each: Y still true, C changed, N not sure; Backspace goes one back. A key that is held
    down counts once. What is said is in the records at once, so one can leave at any time.
    """

    keeps_its_place = True

    def __init__(
        self,
        *,
        look_again: LookAgainService,
        years: YearService,
        answers: AnswerService,
        assessments: AssessmentService,
        people: PeopleService,
        watch: CopyWatch,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look_again, self._answers = look_again, answers
        self._read = partial(read_facts, look_again, years, assessments, answers, people)
        self._watch, self._tasks, self._changes, self._go = watch, tasks, changes, go
        self._facts: Facts | None = None
        self._walk = Walk((), frozenset())
        self._said: dict[str, Verdict] = {}  # said here and not read back yet
        self._wanted = self._shown = ""
        self._opened = ""  # the ref whose answer is being changed here
        self.view = StillTrueView(self._today)
        self.writes = Writes(tasks, self)
        self.keeper = DraftKeeper(ITEM, self.view.anew.words, answers, tasks, self.writes)
        fill(self, self.view)
        self.view.hide()
        self._connect()

    def arrive(self, target: str = "") -> None:
        self._wanted = target
        self._opened = ""
        self._load(again=True)

    def depart(self) -> None:
        self.view.anew.flush()

    def where(self) -> str:
        """Return the question on screen, as a target to come back to."""
        return self._walk.at

    def say(self, verdict: Verdict) -> None:
        """Say of the answer on screen whether it is still true, and go on to the next."""
        one, facts = self._one(), self._facts
        if one is None or facts is None or not facts.may_say:
            return
        if verdict is Verdict.STILL_TRUE and not one.may_be_still_true:
            self._open_anew(one)
            self.view.tell(self.tr("Last year's answer does not count this year."))
            return
        self.view.anew.flush()
        does = {
            Verdict.STILL_TRUE: self._look_again.still_true,
            Verdict.CHANGED: self._look_again.has_changed,
            Verdict.NOT_SURE: self._look_again.not_sure,
        }
        self._remember(one.ref, verdict)
        self.writes.do(partial(does[verdict], one.ref))
        if verdict is Verdict.CHANGED:
            self._open_anew(one)
        else:
            self._go_on()

    def step_back(self) -> None:
        """Show the one before, whatever was said of it."""
        self._leave_anew()
        self._walk = self._walk.back()
        self._show()

    # Reading

    def _load(self, *, again: bool = False) -> None:
        self._tasks.read(self, self._read, partial(self._on_facts, again), self._on_failed)

    def _on_facts(self, again: bool, facts: Facts) -> None:
        if self.writes.pending:
            return  # older than what is shown; the last write loads again
        self.keeper.forget_kept()
        self._facts, self._said = facts, {}
        refs = tuple(one.ref for one in facts.brought)
        unseen = frozenset(one.ref for one in facts.said(Verdict.UNSEEN))
        if again or not self._walk.refs:
            here = self._walk.at if self._walk.at in unseen else ""
            self._walk = Walk(refs, unseen, here)
            self._walk = self._walk if here else self._walk.begin()
        else:
            unsure = {one.ref for one in facts.said(Verdict.NOT_SURE)}
            self._walk = self._walk.over(refs, unseen | unsure)
        wanted, self._wanted = self._wanted, ""
        if wanted in refs:
            self._walk = self._walk.show(wanted)
        was_asking = self.view.body.currentWidget() is self.view.asking
        self._show(fresh=again)
        self.view.show()
        ended = was_asking and self.view.body.currentWidget() is self.view.ended
        typing = self.view.anew.isAncestorOf(self.view.focusWidget())
        if self.isVisible() and (again or ended) and not typing:
            take_keyboard(self.view)

    def _one(self) -> LastYearsAnswer | None:
        if self._facts is None:
            return None
        return next((one for one in self._facts.brought if one.ref == self._walk.at), None)

    def _verdict(self, one: LastYearsAnswer) -> Verdict | None:
        return self._said.get(one.ref, one.verdict)

    def _show(self, *, fresh: bool = False) -> None:
        facts, one, view = self._facts, self._one(), self.view
        assert facts is not None
        looked_at = sum(self._verdict(a) is not Verdict.UNSEEN for a in facts.brought)
        view.show_progress(looked_at, len(facts.brought))
        if one is not None:
            view.show_part(view.asking)
            self._show_one(one, facts, is_new=fresh or one.ref != self._shown)
        elif facts.brought:
            view.end.show_end(facts)
            view.show_part(view.ended)
        else:
            view.show_part(view.nothing)
        self._shown = one.ref if one else ""

    def _show_one(self, one: LastYearsAnswer, facts: Facts, *, is_new: bool) -> None:
        view, questions = self.view, facts.state.question_set
        kind = questions.by_ref[one.ref].requirement.answer
        if is_new:
            view.now.show_question(one, questions, self._walk.number, len(facts.brought))
            view.last.show_answer(one, facts.state.today)
            view.tell("" if facts.may_say else self.tr("You read here, and change nothing."))
            view.page.verticalScrollBar().setValue(0)
        view.verdicts.show_said(
            self._verdict(one), may_say=facts.may_say, may_be_true=one.may_be_still_true
        )
        view.verdicts.back.setEnabled(self._walk.number > 1)
        self.keeper.show(one.ref, words_of(one, kind), facts.drafts)
        view.anew.show_answer(one, kind, is_new=is_new)
        open_here = self._opened == one.ref or not one.may_be_still_true or self._is_typed(kind)
        view.anew.setVisible(facts.may_say and open_here)
        if is_new:
            view.now.say(spoken_answer(one))

    def _is_typed(self, kind: AnswerKind) -> bool:
        return kind in (AnswerKind.TEXT, AnswerKind.OPEN) and self.view.anew.words.has_unsent

    # Saying

    def _remember(self, ref: str, verdict: Verdict) -> None:
        self._said[ref] = verdict
        self._walk = self._walk.done(ref)

    def _open_anew(self, one: LastYearsAnswer) -> None:
        self._opened = one.ref
        self._show()
        first = self.view.anew.first_control()
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self.view, self._show_anew)  # once it has its place

    def _show_anew(self) -> None:
        self.view.page.ensureWidgetVisible(self.view.anew)

    def _leave_anew(self) -> None:
        self.view.anew.flush()
        self._opened = ""

    def _on_answered(self, text: str) -> None:
        one = self._one()
        if one is not None:
            if text:
                self._remember(one.ref, Verdict.CHANGED)
            self.writes.do(partial(self._answers.change, one.ref, AnswerEdit(item=text)))

    def _on_words_left(self, text: str) -> None:
        """What is given anew has been looked at by that; the keeper hands the text over."""
        one = self._one()
        if one is not None and text.strip() and text != (one.now.item or ""):
            self._remember(one.ref, Verdict.CHANGED)

    def _go_on(self) -> None:
        used = button_in_use(self.view)  # before anything that has the keyboard is hidden
        self._leave_anew()
        self._walk = self._walk.on()
        if not self._walk.at:
            self._load()  # the end tells what is in the records, once all is
            return
        self._show()
        take_keyboard(self.view, used)

    def _on_later(self) -> None:
        one = self._one()
        if one is not None:
            self._walk = self._walk.done(one.ref)  # not asked again in this pass
        self._go_on()

    def _on_again(self) -> None:
        assert self._facts is not None
        again = (*self._facts.said(Verdict.UNSEEN), *self._facts.said(Verdict.NOT_SURE))
        self._walk = Walk(self._walk.refs, frozenset(one.ref for one in again)).begin()
        self._show(fresh=True)
        take_keyboard(self.view)

    # Telling

    def _on_wrote(self, change: Change) -> None:
        self._changes.notify(change, origin=self)
        if not self.writes.pending:
            self._load()

    def _on_changed(self, change: Change, origin: object) -> None:
        concerned = change.requirements or change.evidence or change.assessment or change.people
        if origin is not self and (concerned or change.sign_off) and self.isVisible():
            self._load()

    def _on_failed(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self.view.message.tell(trouble.tone, trouble.what, trouble.next)

    def _on_question_asked(self) -> None:
        self._go("questions", self._walk.at)

    def _on_escape(self) -> None:
        if not self.view.anew.isHidden() and self.view.body.currentWidget() is self.view.asking:
            self._on_later()

    def _connect(self) -> None:
        view = self.view
        self._changes.changed.connect(self._on_changed)
        self.writes.wrote.connect(self._on_wrote)
        self.writes.failed.connect(self._on_failed)
        self.keeper.failed.connect(self._on_failed)
        view.verdicts.chosen.connect(self.say)
        view.verdicts.back_asked.connect(self.step_back)
        view.now.question_asked.connect(self._on_question_asked)
        view.last.open_asked.connect(self._watch.open)
        view.anew.answered.connect(self._on_answered)
        view.anew.words.left.connect(self._on_words_left)
        view.anew.went_on.connect(self._on_later)
        view.anew.question_asked.connect(self._on_question_asked)
        view.end.again_asked.connect(self._on_again)
        view.end.chosen.connect(partial(self._go, "questions"))
        view.end.left_behind_asked.connect(partial(self._go, LEFT_BEHIND, ""))
        acts = {verdict.value: partial(self.say, verdict) for verdict in VERDICTS}
        more = {"back": self.step_back, "leave": self._on_escape, "keep": self._on_keep}
        bind_keys(self, KEYS, acts | more)

    def _on_keep(self) -> None:
        if not self.view.anew.isHidden():
            self.view.anew.go_on()

    def _today(self) -> date:
        return self._facts.state.today if self._facts else london_date(SystemClock().now())
