"""Side bar, status strip, banner, page and task strip, put together."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Trouble
from desktop.evidence.changed_banner import ChangedBanner
from desktop.page import Page, Place
from desktop.theme import scaled
from desktop.widgets.banner import Banner
from desktop.widgets.nav_bar import NavBar
from desktop.widgets.status_strip import StatusStrip
from desktop.widgets.task_strip import TaskStrip

ROOMY = 1000  # from this width on, at 100 % text, the side bar has words
TALL = 600  # from this height on, the question about a changed document explains itself


class Frame(QWidget):
    """Everything in the window but its cover and its menus."""

    place_shown = Signal(str)
    place_made = Signal(str, bool)  # whether it was told where to go
    places_changed = Signal()  # what the side bar offers
    alone_changed = Signal()  # first run and the like came, or gave way to the places

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = StatusStrip()
        self.nav = NavBar()
        self.banner = Banner()
        self.changed = ChangedBanner()
        self.undone = Banner()
        self.pages = QStackedWidget()
        self.tasks = TaskStrip()
        self._places: dict[str, Place] = {}
        self._built: dict[str, Page] = {}
        self._alone: QWidget | None = None
        self.key = ""
        self._lay_out()
        self.nav.hide()
        self.status.hide()
        self.nav.chosen.connect(self.go)

    def set_places(self, places: Iterable[Place]) -> None:
        """Take the places of opened records; pages of earlier records are destroyed."""
        self._forget()
        for place in places:
            self._places[place.key] = place
            if place.in_nav:
                item = self.nav.add_item(place.key, place.text, place.icon_name, foot=place.foot)
                item.setVisible(not place.waits)
        self.places_changed.emit()

    def show_place(self, key: str, shown: bool) -> None:
        """Let the side bar offer a place that waited, or no more; then it is left."""
        if key in self._places and self.nav.item(key).isHidden() is shown:
            self.nav.item(key).setVisible(shown)
            self.places_changed.emit()
            if not shown and self.key == key:
                self.go(next(iter(self._places)))

    def go(self, key: str, target: str = "") -> None:
        """Show the page of *key*, built now if it never was."""
        if key != self.key:
            self.depart()
        is_new = key not in self._built
        if is_new:
            self._built[key] = self._places[key].make()
            self.pages.addWidget(self._built[key])
        self.key = key
        self._show_around(True)
        self.nav.mark(key)
        self.pages.setCurrentWidget(self._built[key])
        self._drop_alone()
        self._built[key].arrive(target)
        if is_new:
            self.place_made.emit(key, bool(target))
        self.place_shown.emit(key)

    def reachable(self) -> list[Place]:
        """Return the places that the side bar shows, as they stand there."""
        listed = [place for place in self._places.values() if place.in_nav]
        return [place for place in listed if not self.nav.item(place.key).isHidden()]

    def place(self, key: str) -> Place:
        """Return the place *key* of the opened records."""
        return self._places[key]

    def all_places(self) -> tuple[Place, ...]:
        """All places of the opened records, those that wait or stand elsewhere, too."""
        return tuple(self._places.values())

    def made(self) -> tuple[tuple[str, Page], ...]:
        """Return the pages that were built, each with its key."""
        return tuple(self._built.items())

    def page(self, key: str) -> Page | None:
        """Return the page of *key* if it was built."""
        return self._built.get(key)

    def show_alone(self, widget: QWidget) -> None:
        """Show *widget* only, without side bar, and close the pages of earlier records."""
        self.depart()
        self._forget()
        self._drop_alone()
        self._alone = widget
        self.pages.addWidget(widget)
        self.pages.setCurrentWidget(widget)
        self._show_around(False)
        focus = self.window().focusWidget()
        if focus is None or not widget.isAncestorOf(focus):  # else it chose its field itself
            widget.setFocus()

    def depart(self) -> None:
        """Let the page on screen hand over what is half typed."""
        if self.key in self._built:
            self._built[self.key].depart()

    def show_trouble(self, trouble: Trouble) -> None:
        """Put a failure that nobody else handled on top of the page."""
        self.banner.tell(trouble.tone, trouble.what, trouble.next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.nav.set_compact(self.width() < scaled(ROOMY))
        self.changed.set_compact(self.height() < scaled(TALL))

    def _on_message(self) -> None:
        shown = (self.banner, self.changed, self.undone)
        self._messages.setHidden(all(message.isHidden() for message in shown))

    @property
    def is_alone(self) -> bool:
        """True while something is shown without side bar and status."""
        return self.nav.isHidden()

    def _show_around(self, shown: bool) -> None:
        if self.is_alone is shown:
            self.status.setVisible(shown)
            self.nav.setVisible(shown)
            self.alone_changed.emit()

    def _drop_alone(self) -> None:
        if self._alone is not None:
            self.pages.removeWidget(self._alone)
            self._alone.deleteLater()
            self._alone = None

    def _forget(self) -> None:
        for page in self._built.values():
            self.pages.removeWidget(page)
            page.deleteLater()
        self._built.clear()
        self._places.clear()
        self.nav.clear()
        self.key = ""
        self.places_changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.status)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.nav)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        self._messages = QWidget()
        around = QVBoxLayout(self._messages)
        around.setContentsMargins(12, 12, 12, 0)
        around.setSpacing(8)
        for message in (self.banner, self.changed, self.undone):
            around.addWidget(message)
            message.visibility.connect(self._on_message)
        self._messages.hide()
        middle.addWidget(self._messages)
        self.pages.setMinimumSize(1, 1)  # a page gives way, not the lines round it
        middle.addWidget(self.pages, 1)
        row.addLayout(middle, 1)
        column.addLayout(row, 1)
        column.addWidget(self.tasks)
