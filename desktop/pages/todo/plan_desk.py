"""What is pressed on Mine becomes a change of the plan."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from core.domain.plan import Action, ActionState
from core.services.todo.plan import PlanService
from desktop.pages.todo.action_card import ActionCard
from desktop.pages.todo.action_form import TypedAction
from desktop.pages.todo.doer import Doer
from desktop.pages.todo.plan_tab import PlanTab


class PlanDesk(QObject):
    """Looks after the tab Mine."""

    def __init__(
        self, tab: PlanTab, plan: PlanService, doer: Doer, go: Callable[[str, str], None]
    ) -> None:
        super().__init__(tab)
        self._tab, self._plan, self._doer, self._go = tab, plan, doer, go
        tab.form.given.connect(self._on_new)
        tab.card_made.connect(self._on_card)

    def _on_new(self, typed: TypedAction) -> None:
        job = partial(
            self._plan.add,
            typed.title,
            typed.serves,
            owner=typed.owner,
            due=typed.due,
            effort=typed.effort,
            note=typed.note,
        )
        said = self.tr("In the plan: {title}").format(title=typed.title.strip())
        self._doer.do(job, said, tell=self._tab.form.show_error, then=self._tab.end)

    def _on_card(self, card: ActionCard) -> None:
        card.ref_asked.connect(partial(self._go, "questions"))
        card.state_asked.connect(partial(self._on_state, card))
        card.changed.connect(partial(self._on_changed, card))

    def _on_state(self, card: ActionCard, action: Action, state: ActionState, reason: str) -> None:
        words = {
            ActionState.TO_DO: self.tr("To be done again: {title}"),
            ActionState.DOING: self.tr("Begun: {title}"),
            ActionState.DONE: self.tr("Done: {title}"),
            ActionState.DROPPED: self.tr("Dropped: {title}"),
        }
        job = partial(self._plan.set_state, action.id, state, reason)
        self._doer.do(job, words[state].format(title=action.title), tell=card.show_error)

    def _on_changed(self, card: ActionCard, action: Action, typed: TypedAction) -> None:
        job = partial(
            self._plan.edit,
            action.id,
            title=typed.title,
            serves=typed.serves,
            owner=typed.owner,
            due=typed.due or "",
            effort=typed.effort or "",
            note=typed.note,
        )
        said = self.tr("Changed: {title}").format(title=typed.title.strip())
        self._doer.do(job, said, tell=card.show_error)
