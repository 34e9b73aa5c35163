"""What is pressed on Waiting for others becomes a change of the waiting list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from core.domain.change import Change
from core.domain.letters import Letter
from core.domain.requests import Request
from core.services.documents.staging import Staged
from core.services.todo.letters import LetterService
from core.services.todo.requests import RequestService
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.todo.ask_form import TypedRequest
from desktop.pages.todo.doer import Doer
from desktop.pages.todo.request_card import RequestCard
from desktop.pages.todo.waiting_tab import WaitingTab
from desktop.pages.todo.words import questions_words
from desktop.tasks import TaskRunner


class WaitingDesk(QObject):
    """Looks after the tab Waiting for others."""

    def __init__(
        self,
        tab: WaitingTab,
        requests: RequestService,
        letters: LetterService,
        tasks: TaskRunner,
        doer: Doer,
        chooser: FileChooser,
        go: Callable[[str, str], None],
    ) -> None:
        super().__init__(tab)
        self._tab, self._requests, self._letters = tab, requests, letters
        self._tasks, self._doer, self._chooser, self._go = tasks, doer, chooser, go
        self._asked = 0  # only the newest letter is shown
        tab.form.letter_wanted.connect(self._on_letter_wanted)
        tab.form.given.connect(self._on_given)
        tab.form.letter.save_asked.connect(self._on_save)
        tab.card_made.connect(self._on_card)

    def _on_letter_wanted(self) -> None:
        typed = self._tab.form.typed
        self._asked += 1
        if typed.serves:
            job = partial(self._letters.letter, typed.asked_of, typed.serves, typed.chase_on)
            self._tasks.read(self, job, partial(self._on_letter, self._asked))

    def _on_letter(self, asked: int, letter: Letter) -> None:
        if asked == self._asked and not self._tab.asking.isHidden():
            self._tab.form.show_letter(letter)

    def _on_given(self, typed: TypedRequest) -> None:
        job = partial(
            self._requests.ask,
            typed.asked_of,
            typed.serves,
            reach=typed.reach,
            letter=typed.letter,
            asked_on=typed.asked_on,
            chase_on=typed.chase_on or "",
        )
        said = self.tr("Waiting for {name}").format(name=typed.asked_of.strip())
        self._doer.do(job, said, tell=self._tab.form.show_error, then=self._tab.end)

    def _on_card(self, card: RequestCard) -> None:
        card.ref_asked.connect(partial(self._go, "questions"))
        card.reply_asked.connect(partial(self._go, "evidence"))
        card.chase_wanted.connect(partial(self._on_chase_wanted, card))
        card.chased.connect(self._on_chased)
        card.reply_dropped.connect(self._on_reply)
        card.reply_chosen.connect(partial(self._on_reply_chosen, card))
        card.told.connect(partial(self._on_told, card))
        card.given_up.connect(partial(self._on_given_up, card))
        card.waits_again.connect(self._on_waits_again)
        card.save_asked.connect(self._on_save)

    def _on_chase_wanted(self, card: RequestCard, request: Request) -> None:
        job = partial(self._letters.chase_letter, request.id)
        self._tasks.read(card, job, card.show_chase_letter)

    def _on_chased(self, request: Request) -> None:
        said = self.tr("Reminded: {name}").format(name=request.asked_of)
        self._doer.do(partial(self._requests.chase, request.id), said)

    def _on_reply_chosen(self, card: RequestCard, request: Request, check_by: date | None) -> None:
        path = self._chooser.to_open(card, self.tr("Choose the reply"))
        if path is not None:
            self._on_reply(request, path, check_by)

    def _on_reply(self, request: Request, path: Path, check_by: date | None) -> None:
        self._tasks.work(
            self,
            partial(self._requests.stage, path),
            partial(self._on_staged, request, check_by),
            self._doer.refuse,
            title=self.tr("Keeping {name}").format(name=path.name),
        )

    def _on_staged(self, request: Request, check_by: date | None, staged: Staged) -> None:
        job = partial(self._requests.keep_reply, request.id, staged, review_by=check_by)
        said = self.tr("The reply of {name} is kept").format(name=request.asked_of)
        detail = self.tr("It is evidence for {questions}. Look whether each is answered by it.")
        self._doer.do(
            job, said, detail=detail.format(questions=questions_words(len(request.serves)))
        )

    def _on_told(self, card: RequestCard, request: Request, words: str) -> None:
        job = partial(self._requests.answer_in_words, request.id, words)
        said = self.tr("The answer of {name} is written down").format(name=request.asked_of)
        self._doer.do(job, said, tell=card.show_error)

    def _on_given_up(self, card: RequestCard, request: Request, words: str) -> None:
        job = partial(self._requests.give_up, request.id, words)
        said = self.tr("Nobody waits for {name} any more").format(name=request.asked_of)
        self._doer.do(job, said, tell=card.show_error)

    def _on_waits_again(self, request: Request) -> None:
        said = self.tr("Waiting for {name}").format(name=request.asked_of)
        self._doer.do(partial(self._requests.wait_again, request.id), said)

    def _on_save(self, text: str) -> None:
        name = self.tr("letter.txt")
        path = self._chooser.to_save(self._tab, self.tr("Save the letter"), name)
        if path is not None:
            said = self.tr("Saved: {name}").format(name=path.name)
            self._doer.do(partial(_written, self._letters, text, path), said)


def _written(letters: LetterService, text: str, path: Path) -> Change:
    letters.write_letter(text, path)
    return Change()
