"""A folder of last year's papers: pointed at now, looked through once the records are shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.evidence.words import breakable
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class PapersCard(Card):
    """Emits ``choose_asked``; ``folder`` is what was chosen."""

    choose_asked = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("A folder of last year's papers"), parent=parent)
        self.folder: Path | None = None
        self.add(
            PlainLabel(
                self.tr(
                    "If you have one on this PC or on a stick, point at it. You are shown which "
                    "answers each paper probably shows, and tick. Nothing is kept before you say "
                    "so, and your own files are never changed."
                )
            )
        )
        self.chosen = self.add(PlainLabel(role="strong"))
        self.chosen.hide()
        self.choose = Button(self.tr("Choose the folder…"), icon_name="files")
        self.forget = Button(self.tr("Not now"), kind="quiet")
        self.forget.hide()
        row = FlowLayout(gap=10)
        row.addWidget(self.choose)
        row.addWidget(self.forget)
        self.add_layout(row)
        self.add(PlainLabel(self.tr("Or later, under Evidence."), role="muted"))
        self.choose.clicked.connect(self.choose_asked)
        self.forget.clicked.connect(self._on_forget)

    def show_folder(self, folder: Path | None) -> None:
        """Say which folder is looked through next, or none."""
        self.folder = folder
        name = breakable(folder.name or str(folder)) if folder is not None else ""
        self.chosen.setText(self.tr("{name} is looked through next.").format(name=name))
        self.chosen.setVisible(folder is not None)
        self.forget.setVisible(folder is not None)
        self.changed.emit()

    def _on_forget(self) -> None:
        self.show_folder(None)
        self.choose.setFocus()
