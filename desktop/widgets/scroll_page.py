"""A column that scrolls up and down, never sideways."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QChildEvent, QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.widgets.reading_order import read_as_seen

Kind = TypeVar("Kind", bound=QWidget)


class _Inner(QWidget):
    """Tells the scroll area when what is in it needs more width."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__()
        self._puts_in_order = False
        self._area = area

    def childEvent(self, event: QChildEvent) -> None:
        super().childEvent(event)
        if event.added() and event.child().isWidgetType() and not self._puts_in_order:
            self._puts_in_order = True  # its place in the layout is known only afterwards
            QTimer.singleShot(0, self, self._put_in_order)

    def _put_in_order(self) -> None:
        self._puts_in_order = False
        layout = self.layout()
        if layout is not None:
            read_as_seen(layout)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._area.updateGeometry()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        # Wrapped text asks for the height of a narrow column; the width that is there decides.
        least = super().minimumSizeHint()
        wraps = self.layout() is not None and self.layout().hasHeightForWidth()
        return QSize(least.width(), 0) if wraps else least


class ScrollPage(QScrollArea):
    """Put cards in with ``add``. It is no stop for the Tab key; it scrolls to what has focus."""

    def __init__(self, name: str = "", *, margin: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = _Inner(self)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(10)
        self.setWidget(inner)

    def minimumSizeHint(self) -> QSize:
        # Nothing is cut off at the right: there is no bar to get there.
        width = self.widget().minimumSizeHint().width() if self.widget() else 0
        return QSize(width + self.verticalScrollBar().sizeHint().width(), 60)

    def add(self, widget: Kind, stretch: int = 0) -> Kind:
        """Put *widget* below what is there and return it."""
        self.body.addWidget(widget, stretch)
        return widget

    def add_layout(self, layout: QLayout) -> None:
        """Put a row or grid below what is there."""
        self.body.addLayout(layout)

    @contextmanager
    def keeping_in_place(self, widget: QWidget | None) -> Iterator[None]:
        """Whatever comes or goes above *widget* meanwhile, it stays where the person sees it."""
        if widget is None or not self.widget().isAncestorOf(widget) or not widget.isVisible():
            yield
            return
        before = widget.mapTo(self.viewport(), QPoint(0, 0)).y()
        yield
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # lay it out now
        moved = widget.mapTo(self.viewport(), QPoint(0, 0)).y() - before
        if moved and widget.isVisible():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    def finish(self) -> None:
        """Keep what was put in at the top."""
        self.body.addStretch(1)
