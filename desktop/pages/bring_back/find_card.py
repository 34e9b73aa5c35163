"""Finds copies where the person points, and lets one of them be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from core.services.backup.bring_back import FoundCopy, look_at
from desktop import copy_words
from desktop.copy_chooser import CopyChooser
from desktop.errors import trouble_of
from desktop.focus_order import meet_before
from desktop.tasks import TaskRunner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.choice_card import ChoiceCard
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel

FIRST = 3  # the newest is nearly always the one that is wanted


class FindCard(Card):
    """Emits ``chosen`` when another copy holds; ``copy`` is that one, or None."""

    chosen = Signal()

    def __init__(
        self,
        title: str,
        chooser: CopyChooser,
        tasks: TaskRunner,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        self.body.setSpacing(10)
        self._chooser, self._tasks, self._today = chooser, tasks, today
        self._found: tuple[FoundCopy, ...] = ()
        self.cards: list[ChoiceCard] = []
        self.add(
            PlainLabel(
                self.tr(
                    "On a stick, in a folder, or in one single file. The folder with the copies "
                    "is called igt-copies; the stick it is on will do."
                )
            )
        )
        self.folder_button = Button(self.tr("A stick or a folder…"), icon_name="usb")
        self.file_button = Button(self.tr("A single file…"), icon_name="archive")
        buttons = FlowLayout(gap=10)
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self.file_button)
        self.add_layout(buttons)
        self.error = self.add(PlainLabel(role="error"))
        self.error.hide()
        self._holder = self.add(QWidget())
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.older = Button(self.tr("Older copies"), kind="quiet", icon_name="chevron-down")
        self._column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        self._holder.hide()
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._on_toggled)
        self.folder_button.clicked.connect(self._on_folder)
        self.file_button.clicked.connect(self._on_file)
        self.older.clicked.connect(self._on_older)

    @property
    def copy(self) -> FoundCopy | None:
        """The copy that holds."""
        number = self._group.checkedId()
        return self._found[number] if 0 <= number < len(self._found) else None

    def say(self, error: str) -> None:
        """Show what is wrong here; an empty text clears it."""
        self.error.setText(error)
        self.error.setVisible(bool(error))
        self.folder_button.setAccessibleDescription(error)

    def show_found(self, found: Sequence[FoundCopy]) -> None:
        """Show *found*, the newest first and chosen."""
        self._found = tuple(found)
        for card in self.cards:
            self._group.removeButton(card)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        few = len(self._found) <= FIRST + 1
        self._append(self._found if few else self._found[:FIRST])
        self.older.setVisible(not few)
        self._holder.setVisible(bool(self._found))
        if self.cards:
            self.cards[0].setChecked(True)
        self.say("")
        self.chosen.emit()

    def _append(self, found: Sequence[FoundCopy]) -> None:
        several = len({one.source for one in self._found}) > 1
        for one in found:
            number = len(self.cards)
            if one.made_at is None:
                title = one.source.name
                text = self.tr("One single file with everything in it.")
            else:
                when = copy_words.moment(one.made_at, self._today)
                title = self.tr("Copy of {moment}").format(moment=when)
                text = self.tr("The newest.") if number == 0 else ""
                if several:
                    text = f"{text} {one.source.name}".strip()
            card = ChoiceCard(title, text)
            self._group.addButton(card, number)
            self._column.insertWidget(number, card)
            self.cards.append(card)
            meet_before(self.older, (card,))

    def _on_older(self) -> None:
        first_new = len(self.cards)
        self._append(self._found[first_new:])
        self.older.hide()
        self.cards[first_new].setFocus()

    def _on_toggled(self, _number: int, checked: bool) -> None:
        if checked:
            self.chosen.emit()

    def _on_folder(self) -> None:
        self._look(self._chooser.folder(self, self.tr("Choose the stick or the folder")))

    def _on_file(self) -> None:
        self._look(self._chooser.file(self, self.tr("Choose the file")))

    def _look(self, path: Path | None) -> None:
        if path is not None:
            self._tasks.read(self, partial(look_at, path), self.show_found, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self.show_found(())
        trouble = trouble_of(error)
        self.say(f"{trouble.what} {trouble.next}")
