"""One request: whom, since when, for what; the reply is dropped on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.letters import Letter
from core.domain.requests import Request, RequestState
from desktop.pages.todo.labelled import labelled
from desktop.pages.todo.letter_panel import LetterPanel
from desktop.pages.todo.reason_line import ReasonLine
from desktop.pages.todo.todo_card import TodoCard
from desktop.pages.todo.words import BETWEEN, questions_words, request_facts
from desktop.widgets.button import Button
from desktop.widgets.date_field import DateField
from desktop.widgets.drop_area import DropArea
from desktop.widgets.fold_section import FoldSection


@dataclass(frozen=True, slots=True)
class ShownRequest:
    """A request as it stands today."""

    request: Request
    today: date
    can_change: bool


class RequestCard(TodoCard):
    """Emits what was asked for, always with the Request."""

    chase_wanted = Signal(object)  # show the letter that reminds
    chased = Signal(object)
    reply_dropped = Signal(object, object, object)  # Request, Path, check again by
    reply_chosen = Signal(object, object)  # Request, check again by
    told = Signal(object, str)  # Request, what they said
    given_up = Signal(object, str)
    waits_again = Signal(object)
    reply_asked = Signal(str)  # the evidence's id
    save_asked = Signal(str)

    def __init__(
        self, shown: ShownRequest, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        self.request = shown.request
        count = questions_words(len(self.request.serves))
        title = f"{self.request.asked_of}{BETWEEN}{count}"
        super().__init__(title, parent)
        request = self.request
        note = "\n".join(text for text in (request.reach, request.note) if text)
        self.show_texts(request_facts(request), note)
        if request.is_late(shown.today):
            self.show_chip(self.tr("remind them"), "warn")
        self._today = today
        self.check_by: DateField | None = None
        self.chase_letter: LetterPanel | None = None
        self.by_word: ReasonLine | None = None
        self.giving_up: ReasonLine | None = None
        waits = request.is_waiting and shown.can_change
        if waits:
            self._add_reply()
        self._add_letter()
        self._add_buttons(waits, shown.can_change)
        self.finish()

    def show_chase_letter(self, letter: Letter) -> None:
        """Show the letter that reminds, with the button that says that it was sent."""
        if self.chase_letter is None:
            self.chase_letter = self.add_panel(LetterPanel(self.tr("The reminder")))
            self.chase_letter.save_asked.connect(self.save_asked)
            self.chase_done = Button(self.tr("I have reminded them"), icon_name="check")
            self.chase_letter.row.addWidget(self.chase_done)
            self.chase_done.clicked.connect(lambda: self.chased.emit(self.request))
        self.chase_letter.show_letter(letter)
        self.chase_letter.text.setFocus()

    def show_error(self, text: str) -> None:
        """Say where it was typed why it was not taken."""
        for panel in (self.giving_up, self.by_word):
            if panel is not None and not panel.isHidden():
                panel.show_error(text)

    def _add_reply(self) -> None:
        count = len(self.request.serves)
        words = self.tr("Drop the reply here: one file serves all {count} questions.")
        one = self.tr("Drop the reply here.")
        self.drop = self.add(
            DropArea(words.format(count=count) if count > 1 else one, self.tr("Choose the reply"))
        )
        self.more = self.add(FoldSection(self.tr("Until when does the reply hold?"), is_open=False))
        self.more.head.toggled.connect(self._ask_until_when)
        self.drop.dropped.connect(self._on_dropped)
        self.drop.without_file.connect(self._on_without_file)
        self.drop.choose_clicked.connect(self._on_choose)

    def _ask_until_when(self) -> None:
        if self.check_by is None:
            self.check_by = DateField(self.tr("Check the reply again by"), self._today)
            self.more.body.addWidget(
                labelled(
                    self.tr("Check the reply again by"),
                    self.check_by,
                    self.tr("Leave it empty, or give a day in about a year."),
                )
            )

    def _add_letter(self) -> None:
        if self.request.letter:
            self.letter = self.add(FoldSection(self.tr("The letter that was sent"), is_open=False))
            self.letter.head.toggled.connect(self._fill_letter)

    def _fill_letter(self) -> None:
        if self.letter.body.count():
            return
        panel = LetterPanel(self.tr("The letter that was sent"))
        panel.show_letter(Letter("", self.request.letter))
        panel.subject.hide()
        panel.text.setReadOnly(True)
        panel.save_asked.connect(self.save_asked)
        self.letter.body.addWidget(panel)

    def _on_word(self) -> None:
        if self.by_word is None:
            self.by_word = self.add_panel(
                ReasonLine(self.tr("What they said"), self.tr("That is the answer"))
            )
            self.by_word.given.connect(lambda text: self.told.emit(self.request, text))
            self.by_word.left.connect(self.word.setFocus)
        self.by_word.begin()

    def _on_give_up(self) -> None:
        if self.giving_up is None:
            self.giving_up = self.add_panel(
                ReasonLine(self.tr("Why you wait no longer"), self.tr("Wait no longer"))
            )
            self.giving_up.given.connect(lambda text: self.given_up.emit(self.request, text))
            self.giving_up.left.connect(self.give_up.setFocus)
        self.giving_up.begin()

    def _add_buttons(self, waits: bool, can_change: bool) -> None:
        name = self.request.asked_of
        self.chase = self.add_button(
            self.tr("Remind them"), self.tr("Remind {name}").format(name=name), kind="plain"
        )
        self.word = self.add_button(
            self.tr("They told me"), self.tr("{name} told me").format(name=name)
        )
        self.give_up = self.add_button(
            self.tr("Wait no longer"), self.tr("Wait no longer for {name}").format(name=name)
        )
        self.again = self.add_button(
            self.tr("Wait for them again"), self.tr("Wait for {name} again").format(name=name)
        )
        self.reply = self.add_button(
            self.tr("See the reply"), self.tr("See the reply of {name}").format(name=name)
        )
        for button in (self.chase, self.word, self.give_up):
            button.setVisible(waits)
        self.again.setVisible(can_change and not self.request.is_waiting)
        has_reply = self.request.evidence_id is not None
        self.reply.setVisible(has_reply and self.request.state is RequestState.ANSWERED)
        self.add_refs(self.request.serves)
        self.chase.clicked.connect(lambda: self.chase_wanted.emit(self.request))
        self.word.clicked.connect(self._on_word)
        self.give_up.clicked.connect(self._on_give_up)
        self.again.clicked.connect(lambda: self.waits_again.emit(self.request))
        self.reply.clicked.connect(lambda: self.reply_asked.emit(self.request.evidence_id))

    def _on_without_file(self) -> None:
        self.drop.text.setText(self.tr("No file came with it. Save the e-mail, then drop it here."))

    def _on_dropped(self, paths: list[object]) -> None:
        if len(paths) > 1:
            words = self.tr("Drop the reply alone: what else came with it goes to Evidence.")
            self.drop.text.setText(words)
            return
        if self._day_is_readable():
            self.reply_dropped.emit(self.request, paths[0], self._holds_until())

    def _on_choose(self) -> None:
        if self._day_is_readable():
            self.reply_chosen.emit(self.request, self._holds_until())

    def _day_is_readable(self) -> bool:
        if self.check_by is not None:
            self.check_by.read()
        return self.check_by is None or self.check_by.is_readable

    def _holds_until(self) -> date | None:
        return None if self.check_by is None else self.check_by.value
