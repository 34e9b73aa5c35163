"""Settings of this computer. What is chosen holds at once and is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from core.settings import Setting, Settings, T
from desktop.choices import CONTRAST, IDLE_MINUTES, LOOK, TEXT_PERCENT
from desktop.errors import trouble_of
from desktop.pages.settings.computer.lock_card import LockCard
from desktop.pages.settings.computer.look_card import LookCard
from desktop.pages.settings.computer.text_card import TextCard
from desktop.sections.section import SectionPage
from desktop.tasks import TaskRunner
from desktop.theme import Contrast, Theme
from desktop.widgets.plain_label import PlainLabel


class ComputerSection(SectionPage):
    """*lock_after* is told of another number of minutes; 0 is never."""

    def __init__(
        self,
        *,
        settings: Settings,
        theme: Theme,
        lock_after: Callable[[int], None],
        tasks: TaskRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("This computer"))
        self._settings, self._theme, self._tasks = settings, theme, tasks
        self._lock_after = lock_after
        self.look = LookCard()
        self.text = TextCard()
        self.lock = LockCard()
        self.error = PlainLabel(role="error")
        self.add(
            PlainLabel(
                self.tr("These hold for this computer only, and from the moment you choose them."),
                role="muted",
            )
        )
        self.add(self.error)
        for card in (self.look, self.text, self.lock):
            self.add(card)
        self.finish()
        self.error.hide()
        self.look.chosen.connect(self._on_look)
        self.look.contrast_chosen.connect(self._on_contrast)
        self.text.chosen.connect(self._on_text)
        self.lock.chosen.connect(self._on_lock)
        theme.changed.connect(self.arrive)  # by a key, or by the computer

    def arrive(self) -> None:
        self.look.show_mode(self._theme.mode)
        self.look.show_contrast(self._theme.contrast)
        self.text.show_percent(self._theme.text_percent)
        self.lock.show_minutes(self._settings.get(IDLE_MINUTES))

    def _on_look(self) -> None:
        self._theme.choose(self.look.mode)
        self._keep(LOOK, self.look.mode.value)

    def _on_contrast(self, contrast: str) -> None:
        self._theme.choose(contrast=Contrast(contrast))
        self._keep(CONTRAST, contrast)

    def _on_text(self, percent: int) -> None:
        self._theme.choose(text_percent=percent)
        self._keep(TEXT_PERCENT, percent)

    def _on_lock(self, minutes: int) -> None:
        self._lock_after(minutes)
        self._keep(IDLE_MINUTES, minutes)

    def _keep(self, setting: Setting[T], value: T) -> None:
        job = partial(self._settings.put, setting, value)
        self._tasks.run(self, job, self._on_kept, self._on_failed)

    def _on_kept(self, _nothing: object) -> None:
        self.error.hide()

    def _on_failed(self, error: Exception) -> None:
        trouble = trouble_of(error)
        self.error.setText(f"{trouble.what} {trouble.next}")
        self.error.show()
