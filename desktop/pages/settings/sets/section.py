"""The section about question sets: the one in use, the next one, and how sure it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.services.amending.amendments import AmendmentService
from core.services.amending.comparison import Comparison
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.pages.settings.sets.compare_card import CompareCard
from desktop.pages.settings.sets.year_part import YearPart
from desktop.sections.section import SectionPage
from desktop.tasks import TaskRunner
from desktop.widgets.banner import Banner

COMPARE, OFFICIAL_LIST = "compare", "official-list"


class SetsSection(SectionPage):
    """What comes next is *year*'s; the card below leads to where one gets surer of the set."""

    def __init__(
        self,
        *,
        year: YearPart,
        amendments: AmendmentService,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[..., None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Question sets"))
        self._amendments, self._tasks = amendments, tasks
        self.message = self.add(Banner())
        self.year = self.add(year)
        self.compare = self.add(CompareCard())
        self.finish()
        self.compare.hide()
        self.compare.compare.clicked.connect(partial(_go, go, COMPARE))
        self.compare.read_list.clicked.connect(partial(_go, go, OFFICIAL_LIST))
        changes.changed.connect(self._on_changed)

    def arrive(self) -> None:
        self.year.arrive()
        self._read()

    def depart(self) -> None:
        self.year.depart()

    def _read(self) -> None:
        self._tasks.read(self, self._amendments.compare, self._on_read, self._on_not_read)

    def _on_read(self, comparison: Comparison) -> None:
        self.message.hide()
        self.compare.show_comparison(comparison)
        self.compare.show()

    def _on_not_read(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self.message.tell(trouble.tone, trouble.what, trouble.next)

    def _on_changed(self, change: Change, _origin: object) -> None:
        if change.assessment or change.sign_off:
            self._read()


def _go(go: Callable[..., None], place: str) -> None:
    go(place)
