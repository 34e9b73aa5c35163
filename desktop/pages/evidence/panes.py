"""The list and the chosen piece, side by side where there is room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.theme import scaled
from desktop.widgets.split_pane import SplitPane

WIDEST_LIST = 640


class Panes(SplitPane):
    """Shares the room anew each time there is enough for both; then the person may change it."""

    _was_narrow = True

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.splitter.splitterMoved.connect(self._on_moved)
        self._is_chosen = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.is_narrow and (self._was_narrow or not self._is_chosen):
            room = self.width() - self.splitter.handleWidth()
            listed = min(round(room * 0.43), scaled(WIDEST_LIST))
            self.splitter.setSizes([listed, room - listed])
        self._was_narrow = self.is_narrow

    def _on_moved(self) -> None:
        self._is_chosen = True
