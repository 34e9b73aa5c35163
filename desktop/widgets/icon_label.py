"""An icon as a picture, in a colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.theme import colours, icon_pixmap, scaled


class IconLabel(QLabel):
    """*colour* is the name of a colour of tokens.py. It is decoration: no accessible name."""

    def __init__(
        self, name: str, colour: str = "muted", size: int = 20, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size = name, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _draw(self) -> None:
        colour = getattr(colours(), self._colour)
        ratio = self.devicePixelRatioF()
        self.setPixmap(icon_pixmap(self._name, colour, scaled(self._size), ratio))
