"""A button with an icon that follows the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.theme import colours, icon, scaled
from desktop.widgets.restyle import restyle

_ICON_COLOUR = {
    "plain": "accent",
    "primary": "on_accent",
    "quiet": "accent",
    "danger": "bad",
    "header": "on_header",
    "find": "on_header_muted",
    "fold": "muted",
}


class Button(QPushButton):
    """*kind*: plain, primary (one a page), quiet, danger, header, find (looks like a field
    to type in), fold (a heading that folds).

    ``&`` in text is shown as is.
    """

    def __init__(
        self,
        text: str,
        *,
        icon_name: str = "",
        kind: str = "plain",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._kind = icon_name, kind
        self.setProperty("kind", kind)
        self.setAutoDefault(kind == "primary")
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Change the words; they are shown as they are."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self._draw()

    def show_words(self, text: str) -> None:
        """Show *text* beside the icon, or the icon alone; its name for screen readers stays."""
        if text != self.text():
            self.setText(text)
            self._draw()

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self._draw()

    def set_kind(self, kind: str) -> None:
        """Make it more or less prominent."""
        self._kind = kind
        restyle(self, "kind", kind)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.EnabledChange)
        if event.type() in kinds and hasattr(self, "_kind"):
            self._draw()

    def _draw(self) -> None:
        if self._icon_name:
            colour = _ICON_COLOUR[self._kind] if self.isEnabled() else "muted"
            side, gap = scaled(18), scaled(4) if self.text() else 0
            self.setIcon(icon(self._icon_name, getattr(colours(), colour), side, gap))
            self.setIconSize(QSize(side + gap, side))
