"""A page of sections, one of which is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.page import Page
from desktop.sections.section import Section
from desktop.sections.view import SectionsView


class SectionsPage(Page):
    """A section is built when it is first shown. ``arrive(key)`` goes to one.

    *moved* says what to call for the key of a section that stands elsewhere now; *left* is for a
    page that has sections with panes among others.
    """

    def __init__(
        self,
        name: str,
        sections: Sequence[Section],
        parent: QWidget | None = None,
        *,
        moved: Mapping[str, Callable[[], None]] | None = None,
        left: bool = False,
    ) -> None:
        super().__init__(parent)
        self._moved = moved or {}
        self._sections = tuple(sections)
        self._built: dict[str, Any] = {}
        self._key = ""
        self.view = SectionsView(name, [section.text for section in sections], self, left=left)
        self.view.tabs.chosen.connect(self._on_chosen)

    @property
    def section(self) -> Any:
        """The section on screen."""
        return self._built[self._key]

    def where(self) -> str:
        """Return the section on screen, as a target to come back to."""
        return self._key

    def arrive(self, target: str = "") -> None:
        known = [section.key for section in self._sections]
        if target in self._moved:
            QTimer.singleShot(0, self, self._moved[target])
        self._show(target if target in known else self._key or known[0])

    def depart(self) -> None:
        if self._key:
            self.section.depart()

    def _on_chosen(self, number: int) -> None:
        self.depart()
        self._show(self._sections[number].key)

    def _show(self, key: str) -> None:
        number = next(k for k, section in enumerate(self._sections) if section.key == key)
        if key not in self._built:
            self._built[key] = self._sections[number].make()
            self.view.add(self._built[key])
        self._key = key
        self.view.show_tab(number, self._built[key])
        self._built[key].arrive()
