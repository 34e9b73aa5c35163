"""One action of the plan: what, by whom, until when, and whether its gap is filled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.plan import Action, ActionState
from desktop.pages.todo.action_form import ActionForm, TypedAction
from desktop.pages.todo.reason_line import ReasonLine
from desktop.pages.todo.todo_card import TodoCard
from desktop.pages.todo.words import action_facts, first_large
from desktop.widgets.sign_line import SignLine


@dataclass(frozen=True, slots=True)
class ShownAction:
    """An action as it stands today."""

    action: Action
    filled: bool
    today: date
    people: tuple[str, ...]
    can_change: bool


class ActionCard(TodoCard):
    """Emits what was asked for, always with the Action."""

    state_asked = Signal(object, object, str)  # Action, ActionState, reason
    changed = Signal(object, object)  # Action, TypedAction

    def __init__(
        self, shown: ShownAction, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        self.action = shown.action
        super().__init__(shown.action.title, parent)
        self._shown, self._today = shown, today
        self._people: Sequence[str] = shown.people
        self.form: ActionForm | None = None
        self.show_texts(first_large(action_facts(self.action, shown.today)), self.action.note)
        self._show_chip()
        self.reason: ReasonLine | None = None
        if shown.filled:
            self.add(SignLine("circle-check", "ok")).say(
                self.tr("The question is answered now. Is this done?")
            )
        self._add_buttons()
        self.finish()
        if shown.filled:
            self.done.set_text(self.tr("Yes, it is done"))

    def edit(self) -> None:
        """Open the form below."""
        if self.form is None:
            form = ActionForm(self.tr("Keep the changes"), self._today)
            self.form = self.add_panel(form)
            self.form.given.connect(self._on_given)
            self.form.left.connect(self._on_left)
        self.form.show()
        self.form.begin(self.action, self._people)

    def show_error(self, text: str) -> None:
        """Say where it was typed why it was not taken."""
        if self.form is not None and not self.form.isHidden():
            self.form.show_error(text)
        elif self.reason is not None:
            self.reason.show_error(text)

    def _show_chip(self) -> None:
        action = self.action
        if action.is_late(self._shown.today):
            self.show_chip(self.tr("late"), "warn")
        elif action.state is ActionState.DOING:
            self.show_chip(self.tr("begun"), "info")

    def _add_buttons(self) -> None:
        action, title = self.action, self.action.title
        self.done = self.add_button(
            self.tr("Done"), self.tr("Done: {title}").format(title=title), kind="plain"
        )
        self.doing = self.add_button(
            self.tr("Begin"), self.tr("Begin: {title}").format(title=title)
        )
        self.again = self.add_button(
            self.tr("Take it up again"), self.tr("Take up again: {title}").format(title=title)
        )
        self.change = self.add_button(
            self.tr("Change"), self.tr("Change: {title}").format(title=title)
        )
        self.drop = self.add_button(self.tr("Drop"), self.tr("Drop: {title}").format(title=title))
        self.add_refs(action.serves)
        can = self._shown.can_change
        for button in (self.done, self.change, self.drop):
            button.setVisible(action.is_open and can)
        self.doing.setVisible(action.state is ActionState.TO_DO and can)
        self.again.setVisible(not action.is_open and can)
        self.done.clicked.connect(lambda: self._ask(ActionState.DONE))
        self.doing.clicked.connect(lambda: self._ask(ActionState.DOING))
        self.again.clicked.connect(lambda: self._ask(ActionState.TO_DO))
        self.change.clicked.connect(self.edit)
        self.drop.clicked.connect(self._on_drop)

    def _ask(self, state: ActionState) -> None:
        self.state_asked.emit(self.action, state, "")

    def _on_drop(self) -> None:
        if self.reason is None:
            self.reason = self.add_panel(
                ReasonLine(self.tr("Why it is dropped"), self.tr("Drop this action"))
            )
            self.reason.given.connect(self._on_dropped)
            self.reason.left.connect(self.drop.setFocus)
        self.reason.begin()

    def _on_dropped(self, reason: str) -> None:
        self.state_asked.emit(self.action, ActionState.DROPPED, reason)

    def _on_given(self, typed: TypedAction) -> None:
        self.changed.emit(self.action, typed)

    def _on_left(self) -> None:
        assert self.form is not None
        self.form.hide()
        self.change.setFocus()
