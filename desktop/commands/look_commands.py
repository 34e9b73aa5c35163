"""Larger and smaller text by the keys that every program has for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from core.settings import Settings
from desktop.choices import TEXT_PERCENT
from desktop.commands.command import Command, Menu
from desktop.commands.commands import Commands
from desktop.tasks import TaskRunner
from desktop.theme import TEXT_SIZES, Theme

LARGER, SMALLER, USUAL = "text-larger", "text-smaller", "text-usual"
_GROUP = 1


class LookCommands(QObject):
    """What is chosen holds at once and is kept, as in Settings."""

    def __init__(
        self,
        commands: Commands,
        theme: Theme,
        settings: Settings,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._commands, self._theme = commands, theme
        self._settings, self._tasks = settings, tasks
        standard = QKeySequence.StandardKey
        larger, smaller = self.tr("Larger text"), self.tr("Smaller text")
        zoom_in = (standard.ZoomIn, "Ctrl+=")
        commands.add(self._command(LARGER, larger, zoom_in), partial(self._step, 1))
        commands.add(self._command(SMALLER, smaller, (standard.ZoomOut,)), partial(self._step, -1))
        commands.add(self._command(USUAL, self.tr("Usual text size"), ("Ctrl+0",)), self._usual)
        theme.changed.connect(self._judge)
        self._judge()

    def _command(
        self, key: str, text: str, keys: tuple[QKeySequence.StandardKey | str, ...]
    ) -> Command:
        return Command(key, Menu.VIEW, text, keys, "search", _GROUP)

    def _step(self, by: int) -> None:
        now = min(TEXT_SIZES, key=lambda size: abs(size - self._theme.text_percent))
        place = min(max(TEXT_SIZES.index(now) + by, 0), len(TEXT_SIZES) - 1)
        self._choose(TEXT_SIZES[place])

    def _usual(self) -> None:
        self._choose(TEXT_SIZES[0])

    def _choose(self, percent: int) -> None:
        self._theme.choose(text_percent=percent)
        self._tasks.run(self, partial(self._settings.put, TEXT_PERCENT, percent))

    def _judge(self) -> None:
        percent = self._theme.text_percent
        self._commands.allow(LARGER, percent < TEXT_SIZES[-1])
        self._commands.allow(SMALLER, percent > TEXT_SIZES[0])
        self._commands.allow(USUAL, percent != TEXT_SIZES[0])
