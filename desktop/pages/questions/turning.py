"""Turning from one question to another: the buttons below it, the keys, and one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from core.domain.state import AssessmentState
from desktop.pages.questions.looks import Only, only_words
from desktop.pages.questions.view import QuestionsView
from desktop.pages.questions.walk import next_to_go


class Turning(QObject):
    """``turned_to(ref)`` for another question, ``alone_changed()`` when the list comes or goes."""

    turned_to = Signal(str)
    alone_changed = Signal()

    def __init__(self, view: QuestionsView, page: QWidget) -> None:
        super().__init__(page)
        self._view = view
        self._state: AssessmentState | None = None
        self._ref = ""
        pane = view.pane
        pane.previous.clicked.connect(partial(self.step, -1))
        pane.next.clicked.connect(partial(self.step, 1))
        pane.next_to_go.clicked.connect(self.go_to_next)
        view.list.filters.alone_asked.connect(partial(self.show_alone, True))
        view.list.look_changed.connect(self._show_place)
        view.alone.back.clicked.connect(partial(self.show_alone, False))
        self.acts: dict[str, Callable[[], object]] = {
            "previous": partial(self.step, -1),
            "next": partial(self.step, 1),
            "to-go": self.go_to_next,
            "alone": lambda: self.show_alone(not self.alone),
            "find": self._find_in_list,
        }
        """What the page's keys do, by their names in keys.py."""

    @property
    def alone(self) -> bool:
        """Whether one question at a time is shown, without the list."""
        return not self._view.alone.isHidden()

    def show(self, state: AssessmentState, ref: str) -> None:
        """Work from *ref* on."""
        self._state, self._ref = state, ref
        pane, listed = self._view.pane, self._view.list
        pane.previous.setEnabled(bool(listed.neighbour(ref, -1)))
        pane.next.setEnabled(bool(listed.neighbour(ref, 1)))
        pane.next_to_go.setEnabled(bool(next_to_go(state, ref)))
        self._show_place()

    def step(self, step: int) -> None:
        """Go up or down in the list as it stands."""
        ref = self._view.list.neighbour(self._ref, step)
        if ref:
            self.turned_to.emit(ref)

    def go_to_next(self) -> None:
        """Go to the next question that is to go."""
        if self._state is not None and (ref := next_to_go(self._state, self._ref)):
            self.turned_to.emit(ref)

    def show_alone(self, alone: bool, *, tell: bool = True) -> None:
        """Put the list away, so that one question and its guidance have all the room; or back."""
        if alone != self.alone:
            self._view.show_alone(alone)
            self._show_place()
            if tell:
                self._view.pane.first_control().setFocus(Qt.FocusReason.OtherFocusReason)
                self.alone_changed.emit()

    def _show_place(self) -> None:
        state = self._state
        if state is None or not self.alone:
            return
        listed = self._view.list
        refs = listed.list.shown_refs()
        words = ""
        if listed.look.only is not Only.ALL:
            words = only_words(listed.look.only, state).partition(":")[0]
        number = refs.index(self._ref) + 1 if self._ref in refs else 0
        self._view.alone.show_place(number, len(refs), words)
        self._view.alone.show_done(state.answered, state.total)

    def _find_in_list(self) -> None:
        self.show_alone(False)
        self._view.find_in_list()
