"""What stands on top of the page until it is dealt with: sample, missing changes, and the like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop.widgets.banner import Banner


@dataclass(frozen=True, slots=True)
class Notice:
    """One message. *key* names it, so that it can be taken away; a later one replaces it."""

    key: str
    tone: str
    title: str
    text: str = ""
    button: str = ""
    acted: Callable[[], None] | None = None
    can_close: bool = True


class Notices(QObject):
    """Shows the newest notice in the window's banner, and the one before when that is put away.

    A failure that the window shows there meanwhile gives way to the notices when it is put away.
    """

    def __init__(self, banner: Banner) -> None:
        super().__init__(banner)
        self._banner = banner
        self._notices: list[Notice] = []
        self._shown: Notice | None = None
        banner.acted.connect(self._on_acted)
        banner.dismissed.connect(self._on_dismissed)

    def add(self, notice: Notice) -> None:
        """Show *notice* now."""
        self._notices = [one for one in self._notices if one.key != notice.key]
        self._notices.append(notice)
        self._show()

    def remove(self, key: str) -> None:
        """Take the notice *key* away, if it is there."""
        left = [one for one in self._notices if one.key != key]
        if len(left) != len(self._notices):
            self._notices = left
            self._show()

    def clear(self) -> None:
        """Take all away: other records are shown now."""
        self._notices.clear()
        self._show()

    def _show(self) -> None:
        self._shown = self._notices[-1] if self._notices else None
        if self._shown is None:
            self._banner.hide()
            return
        notice = self._shown
        self._banner.tell(
            notice.tone,
            notice.title,
            notice.text,
            button=notice.button,
            can_close=notice.can_close,
        )

    def _on_acted(self) -> None:
        if self._shown is not None and self._shown.acted is not None:
            self._shown.acted()

    def _on_dismissed(self) -> None:
        # What was put away is the notice itself, unless a failure had taken its place.
        if self._shown is not None and self._banner.title.text() == self._shown.title:
            self._notices.remove(self._shown)
        self._show()
