"""Reads the starters of the open question, and does with them what is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from core.domain.state import RequirementState
from core.services.starters import StarterOffer, StarterService
from desktop.errors import trouble_of
from desktop.evidence.copy_watch import CopyWatch
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.questions.starter_card import StarterCard
from desktop.starters.starter_work import StarterWork, Write
from desktop.tasks import TaskRunner


class StarterDesk(QObject):
    """``show`` each time the page shows a question."""

    def __init__(
        self,
        card: StarterCard,
        starters: StarterService,
        watch: CopyWatch,
        tasks: TaskRunner,
        chooser: FileChooser,
        write: Write,
    ) -> None:
        super().__init__(card)
        self._card, self._starters, self._tasks = card, starters, tasks
        self._work = StarterWork(card, starters, watch, tasks, chooser, write)
        self._ref = ""
        self._can_change = False
        self._work.serve(card.list)
        self._work.told.connect(card.banner.tell)
        self._work.failed.connect(self._on_failed)

    def show(self, requirement: RequirementState, *, can_change: bool) -> None:
        """Look for the starters of *requirement*; those of another one are put away at once."""
        if requirement.ref != self._ref:
            self._card.banner.hide()
            self._card.hide()
        self._ref = self._work.ref = requirement.ref
        self._can_change = can_change
        job = partial(
            _offers_for, self._starters, self._ref, requirement.asked.requirement.templates
        )
        self._tasks.read(self, job, partial(self._on_read, self._ref), _nothing)

    def _on_read(self, ref: str, offers: tuple[StarterOffer, ...]) -> None:
        if ref == self._ref:
            self._card.show_offers(offers, ref, can_change=self._can_change)

    def _on_failed(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self._card.banner.tell(trouble.tone, trouble.what, trouble.next)


def _offers_for(
    starters: StarterService, ref: str, named: Sequence[str]
) -> tuple[StarterOffer, ...]:
    """Return what *ref* offers, in the order in which the question names it."""
    place = {starter_id: number for number, starter_id in enumerate(named)}
    offers = [offer for offer in starters.all() if ref in offer.refs]
    return tuple(sorted(offers, key=lambda one: place.get(one.starter.id, len(place))))


def _nothing(_error: Exception) -> None:
    """Starters that cannot be read are no trouble: the question stands without them."""
