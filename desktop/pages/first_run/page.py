"""First run: goes from screen to screen and makes the records at the end of the fourth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.catalogue import Catalogue, QuestionSet
from core.domain.clock import london_date
from core.domain.home import easy_start
from core.services.access import keyring_is_usable
from core.workspace import NewStore
from desktop.copy_chooser import PlatformCopyChooser
from desktop.errors import trouble_of
from desktop.evidence.choosers import choose_papers
from desktop.opener import Opener
from desktop.pages.first_run.first_copy import FirstCopy
from desktop.pages.first_run.first_facts import FirstFacts
from desktop.pages.first_run.view import FirstRunView
from desktop.pages.first_run.wizard import Answers, Spare, Step, after, before, gaps, new_store
from desktop.pages.spare_key.sheet_printer import SheetPrinter, ShowFile, show_in_other_program
from desktop.sample_records import Sample
from desktop.shell import Opening
from desktop.tasks import Job, TaskRunner

if TYPE_CHECKING:
    from desktop.pages.bring_back.page import BringBackPage

SHOWN_FIRST_MS = 40

_Made = tuple[Opening, QuestionSet, tuple[tuple[str, str], ...]]


class FirstRunPage(QWidget):
    """Emits ``opened(Opening)`` when the person goes on to Home, or into the sample."""

    opened = Signal(object)

    def __init__(
        self,
        opener: Opener,
        sets: Sequence[Catalogue],
        tasks: TaskRunner,
        show_file: ShowFile = show_in_other_program,
        choose_papers: Callable[[QWidget], Path | None] = choose_papers,
    ) -> None:
        super().__init__()
        self._opener, self._tasks = opener, tasks
        self._choose_papers = choose_papers
        newest = sets[0]
        self.answers = Answers(newest, next(iter(newest.offered_types)))
        self.step = Step.WELCOME
        self._opening: Opening | None = None
        self.bring_back: BringBackPage | None = None
        self._printer = SheetPrinter(tasks, self, show_file)
        self.view = FirstRunView(self.answers, sets, self._today())
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        view = self.view
        view.back.clicked.connect(self.go_back)
        view.next.clicked.connect(self.go_on)
        view.welcome.set_up.connect(self.go_on)
        view.welcome.look_round.connect(self._on_look_round)
        view.good_start.papers.choose_asked.connect(self._on_papers_asked)
        view.good_start.papers.changed.connect(self._name_next)
        FirstCopy(view.good_start.copies, opener, tasks, PlatformCopyChooser())
        self._facts = FirstFacts(view.good_start.facts, opener, tasks)
        view.welcome.have_records.connect(self._on_have_records)
        view.spare_key.panel.print_clicked.connect(self._on_print)
        view.spare_key.panel.chosen.connect(self._name_next)
        self._printer.shown.connect(self._on_sheet_shown)
        self._printer.failed.connect(view.spare_key.panel.say_printing)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus()

    def go_back(self) -> None:
        """Show the screen before; what was typed stays."""
        earlier = before(self.step)
        if earlier is not None:
            self._leave()
            self.step = earlier
            self._show()

    def go_on(self) -> None:
        """Show the next screen, if nothing is missing on this one."""
        if self.step is Step.GOOD_START:
            self._facts.after_all(self._go_to_home)
            return
        self._leave()
        screen = self.view.screens[self.step]
        missing = gaps(self.step, self.answers)
        screen.say(missing)
        self.view.say("")
        if missing:
            return
        if self.step is Step.SIGN_IN and self.answers.wants_keyring:
            self._begin(
                self.tr("Asking this PC whether it can remember a key…"),
                partial(keyring_is_usable, self._opener.around.keyring),
                self._on_keyring_asked,
            )
        elif self.step is Step.SPARE_KEY:
            self._begin(
                self.tr("Making your records and locking them…"),
                partial(_make, self._opener, new_store(self.answers)),
                self._on_made,
            )
        else:
            self._advance()

    def _go_to_home(self) -> None:
        folder = self.view.good_start.papers.folder
        if folder is not None and self._opening is not None:
            to_look = replace(self._opening, place="evidence", target=f"look/{folder}")
            self.opened.emit(to_look)
        else:
            self.opened.emit(self._opening)

    def _on_papers_asked(self) -> None:
        folder = self._choose_papers(self)
        if folder is not None:
            self.view.good_start.papers.show_folder(folder)

    def _advance(self) -> None:
        later = after(self.step)
        assert later is not None
        self.step = later
        self._show()

    def _leave(self) -> None:
        self.view.screens[self.step].take(self.answers)
        if self.step is Step.SPARE_KEY:
            self._printer.clear()

    def _show(self) -> None:
        self.view.screens[self.step].show_answers(self.answers)
        self.view.show_step(self.step)
        self._name_next()
        self._focus()

    def _focus(self) -> None:
        first = self.view.screens[self.step].first()
        (first or self.view.next).setFocus()

    def _name_next(self) -> None:
        words = self.tr("Next")
        if self.step is Step.GOOD_START:
            has_papers = self.view.good_start.papers.folder is not None
            words = self.tr("Look through the papers") if has_papers else self.tr("Go to Home")
        elif self.step is Step.SPARE_KEY:
            words = (
                self.tr("Make my records, key later")
                if self.view.spare_key.panel.spare is Spare.LATER
                else self.tr("Make my records")
            )
        self.view.next.set_text(words)

    def _begin(self, words: str, job: Job, done: object) -> None:
        self.view.set_busy(words)
        # The words must be on screen before a passphrase is worked out, which takes over a second.
        QTimer.singleShot(SHOWN_FIRST_MS, self, partial(self._run, job, done))

    def _run(self, job: Job, done: object) -> None:
        self._tasks.run(self, job, done, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self.view.set_busy("")
        trouble = trouble_of(error)
        if trouble.code == "no-key-place" and self.answers.wants_keyring:
            self._on_keyring_asked(False)
        else:
            self.view.say(f"{trouble.what} {trouble.next}")

    def _on_keyring_asked(self, usable: bool) -> None:
        self.view.set_busy("")
        self.answers.keyring_fails = not usable
        if usable:
            self._advance()
        else:
            self.step = Step.SIGN_IN
            self._show()

    def _on_made(self, made: _Made) -> None:
        self.view.set_busy("")
        self._opening, question_set, easy = made
        self.view.good_start.facts.show_set(question_set)
        self.view.good_start.show_easy(easy)
        self._advance()

    def _on_have_records(self) -> None:
        from desktop.pages.bring_back.page import BringBackPage

        page = BringBackPage(self._opener, self._tasks, self._today())
        page.opened.connect(self.opened)
        page.left.connect(self._on_have_left)
        self._column.addWidget(page)
        self.view.hide()
        self.bring_back = page

    def _on_have_left(self) -> None:
        if self.bring_back is not None:
            self._column.removeWidget(self.bring_back)
            self.bring_back.hide()
            self.bring_back.deleteLater()
            self.bring_back = None
        self.view.show()
        self.view.welcome.have_button.setFocus()

    def _on_look_round(self, sample: Sample) -> None:
        self._begin(
            self.tr("Making the care home…")
            if sample is Sample.CARE_HOME
            else self.tr("Making the pharmacy…"),
            partial(self._opener.use_sample, sample),
            self.opened.emit,
        )

    def _on_print(self) -> None:
        answers = self.answers
        self._printer.print_sheet(answers.spare_key, answers.name, answers.ods_code)

    def _on_sheet_shown(self) -> None:
        self.view.spare_key.panel.say_printing(
            self.tr("The sheet is open in another program. Print it there, then close it.")
        )

    def _today(self) -> date:
        from core.domain.clock import SystemClock

        return london_date((self._opener.around.clock or SystemClock()).now())


def _make(opener: Opener, setup: NewStore) -> _Made:
    """Make the records and find five easy questions; runs on the writer."""
    opening = opener.create(setup)
    state = opening.session.workspace.assessments.state()
    easy = tuple((one.ref, one.title) for one in easy_start(state))
    return opening, state.question_set, easy
