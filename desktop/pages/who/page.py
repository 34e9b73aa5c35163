"""Asks who is working, before the window shows anything or to let somebody else work."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.change import Change
from core.domain.organisation import Person
from core.services.people.people import PeopleService
from core.services.people.pin_attempts import wait_text
from desktop.errors import trouble_of
from desktop.pages.who.facts import WhoFacts, read_who
from desktop.pages.who.panel import WhoPanel
from desktop.tasks import TaskRunner
from desktop.widgets.brand_line import BrandLine
from desktop.widgets.column_page import ColumnPage

TICK_MS = 1_000


class WhoPage(QWidget):
    """Emits ``passed(Change)`` once somebody may go on, ``left`` when it stays as it was.

    *must*: nobody goes on without choosing; the records can be locked instead. A wrong PIN tells
    how long to wait, counted down in words.
    """

    passed = Signal(object)  # Change
    left = Signal()
    lock_asked = Signal()
    altered = Signal(object)  # Change: a forgotten PIN was taken away

    def __init__(
        self,
        people: PeopleService,
        tasks: TaskRunner,
        *,
        must: bool,
        can_lock: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._people, self._tasks, self.must = people, tasks, must
        self._working = ""
        self._said = ""  # why it did not go on; the wait stands behind it
        self.panel = WhoPanel()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._ask_wait)
        self._lay_out()
        panel = self.panel
        panel.back.setVisible(not must)
        panel.lock.setVisible(must and can_lock)
        panel.hide()  # until it is known who there is
        panel.asked.connect(self._on_asked)
        panel.chosen.connect(self._on_chosen)
        panel.back.clicked.connect(self.left)
        panel.lock.clicked.connect(self.lock_asked)
        panel.forgotten.given.connect(self._on_spare_key)
        tasks.read(self, partial(read_who, people), self._on_read)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.panel.put_focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.panel.put_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.must:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_read(self, facts: WhoFacts) -> None:
        self._working = facts.working.id
        self.panel.show_people(facts)
        self.panel.show()
        if self.isVisible():
            self.panel.put_focus()
            # Once it has its place: large text does not leave it below the edge.
            focus = self.window().focusWidget() or self.panel.go
            QTimer.singleShot(0, focus, partial(self._page.ensureWidgetVisible, focus, 0, 80))
        self._ask_wait()

    def _on_chosen(self) -> None:
        self._said = ""
        self._tick.stop()
        self._ask_wait()
        person = self.panel.person
        if self.isVisible() and person is not None and person.has_pin and not self._arrows():
            self.panel.pin.setFocus()

    def _arrows(self) -> bool:
        """Whether the keyboard is walking along the people and must stay there."""
        focus = self.window().focusWidget()
        return focus in self.panel.cards.values() and not focus.underMouse()

    def _on_asked(self) -> None:
        panel, person = self.panel, self.panel.person
        if person is None or not panel.go.isEnabled():
            return
        if person.has_pin and not panel.pin.text():
            panel.show_error(self.tr("Type the PIN first."))
            panel.pin.setFocus()
            return
        pin = panel.take_pin() if person.has_pin else None
        panel.show_busy(True)
        job = (
            partial(_prove, self._people, person.id, pin)  # nothing to write: not even the name
            if person.id == self._working
            else partial(self._people.work_as, person.id, pin)
        )
        self._tasks.run(self, job, self._on_passed, partial(self._on_failed, person))

    def _on_passed(self, change: Change) -> None:
        self.panel.show_busy(False)
        self._tick.stop()
        self.passed.emit(change)

    def _on_failed(self, person: Person, error: Exception) -> None:
        panel, trouble = self.panel, trouble_of(error)
        panel.show_busy(False)
        seconds = getattr(error, "values", {}).get("seconds", 0)
        self._said = trouble.what
        panel.show_error(trouble.what if seconds else f"{trouble.what} {trouble.next}")
        panel.put_focus()
        if person.has_pin and seconds:
            self._show_wait(person.id, int(seconds))

    def _ask_wait(self) -> None:
        person = self.panel.person
        if person is not None and person.has_pin:
            job = partial(self._people.seconds_to_wait, person.id)
            self._tasks.read(self, job, partial(self._show_wait, person.id))
        else:
            self._tick.stop()

    def _show_wait(self, person_id: str, seconds: int) -> None:
        panel = self.panel
        if panel.person is None or panel.person.id != person_id:
            return
        waited = self._tick.isActive()
        if seconds:
            words = self.tr("Wait {wait}, then type it again.").format(wait=wait_text(seconds))
            panel.show_error(f"{self._said} {words}".strip())
            self._tick.start()
        elif waited:
            self._tick.stop()
            panel.show_error(self.tr("You can type it again now."))
        panel.show_wait(seconds)

    def _on_spare_key(self, typed: str) -> None:
        person = self.panel.person
        if person is not None:
            self.panel.show_busy(True)
            job = partial(self._people.clear_pin_with_spare_key, person.id, typed)
            self._tasks.run(self, job, self._on_cleared, self._on_not_cleared)

    def _on_cleared(self, change: Change) -> None:
        self.panel.forgotten.end()
        self.panel.show_busy(False)
        self.altered.emit(change)
        self._tasks.read(self, partial(read_who, self._people), self._on_read)

    def _on_not_cleared(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self.panel.show_busy(False)
        self.panel.forgotten.show_error(f"{trouble.what} {trouble.next}")
        self.panel.forgotten.key.setFocus()

    def _lay_out(self) -> None:
        self._page = page = ColumnPage(self.tr("Who is working?"), 560)
        page.body.addStretch(1)
        page.add(BrandLine())
        page.add(self.panel)
        page.body.addStretch(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)


def _prove(people: PeopleService, person_id: str, pin: str | None) -> Change:
    """Try the PIN of whoever works already. They may go on without one that they no longer have."""
    people.try_pin(person_id, pin or "")
    return Change()
