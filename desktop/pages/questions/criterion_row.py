"""One point of a level: its tick, what stands behind it, and the way to attach something to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.domain.state import AssessmentState, CriterionState
from desktop.pages.questions.words import standing_words, words_once_met
from desktop.theme import colours, scaled
from desktop.widgets.button import Button
from desktop.widgets.drop_area import paths_in
from desktop.widgets.icon_label import IconLabel
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.wrap_check import WrapCheck

FILES, KEPT, PAPER = "files", "kept", "paper"


class CriterionRow(QWidget):
    """``ticked(id, met)``; ``attach_asked(id, how)``, how being FILES, KEPT or PAPER;
    ``dropped(id, paths)``; ``without_file()``. What is dropped on it serves this point."""

    ticked = Signal(str, bool)
    attach_asked = Signal(str, str)
    dropped = Signal(str, list)
    without_file = Signal()

    def __init__(self, criterion: CriterionState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = criterion.criterion.id
        self._over = False
        self.check = WrapCheck(criterion.criterion.text)
        self.attach = Button("", icon_name="paperclip", kind="quiet")
        name = self.tr("Attach evidence to: {what}")
        self.attach.setAccessibleName(
            name.format(what=criterion.criterion.short or criterion.criterion.text)
        )
        self.attach.setToolTip(self.tr("Attach evidence to this point"))
        self.icon = IconLabel("info", "muted", 16)
        self.standing = PlainLabel(role="small")
        self._lay_out()
        self.check.clicked.connect(self._on_clicked)
        self.attach.clicked.connect(self._on_attach_clicked)

    def show_criterion(
        self, criterion: CriterionState, state: AssessmentState, *, can_change: bool
    ) -> None:
        """Show tick and standing as they are."""
        self.check.setChecked(criterion.met)
        icon, colour, words = standing_words(criterion, state)
        # Its room is kept while nothing stands there: the next box stays where it is on a tick.
        self.standing.setText(words or words_once_met(criterion, state))
        self.icon.show_icon(icon, colour)
        self.standing.setVisible(bool(words))
        self.icon.setVisible(bool(words))
        self.check.setAccessibleDescription(words)
        self.check.setEnabled(can_change)
        self.attach.setVisible(can_change)
        self.setAcceptDrops(can_change)

    def menu(self) -> QMenu:
        """Return the ways to attach something to this point."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for how, text in (
            (FILES, self.tr("Choose files…")),
            (KEPT, self.tr("Use evidence already kept…")),
            (PAPER, self.tr("Kept on paper…")),
        ):
            action = menu.addAction(text)
            action.triggered.connect(lambda _=False, how=how: self.attach_asked.emit(self.id, how))
        return menu

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._show_over(True)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take(paths_in(event.mimeData()))

    def take(self, paths: list[Path]) -> None:
        """Handle what was dropped."""
        if paths:
            self.dropped.emit(self.id, paths)
        else:
            self.without_file.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changes = (QEvent.Type.FontChange, QEvent.Type.StyleChange)  # both move the box's words
        if event.type() in changes and hasattr(self, "_line"):
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._over:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(colours().selected))
            painter.setPen(QPen(QColor(colours().accent), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def _on_clicked(self) -> None:
        self.ticked.emit(self.id, self.check.isChecked())

    def _on_attach_clicked(self) -> None:
        self.menu().popup(self.attach.mapToGlobal(self.attach.rect().bottomLeft()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.check, 1)
        line.addWidget(self.attach, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        row = QHBoxLayout()
        row.setSpacing(6)
        self._line = row
        for one in (self.icon, self.standing):
            policy = one.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            one.setSizePolicy(policy)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.standing, 1)
        column.addLayout(row)
        self._fit()

    def _fit(self) -> None:
        """Put what stands behind the point under its words, at every text size."""
        self._line.setContentsMargins(self.check._indent(), 0, scaled(40), scaled(6))
        self.attach.setMinimumSize(scaled(40), scaled(32))
