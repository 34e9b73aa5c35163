"""Picks what a piece of evidence shows: a question, a whole requirement, or one point of it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.evidence import EvidenceLink
from core.domain.state import AssessmentState, Progress, RequirementState
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.row_list import RowList
from desktop.widgets.row_list_model import ListRow, RowState
from desktop.widgets.search_line import SearchLine


class LinkPicker(QWidget):
    """Emits ``chosen(EvidenceLink)`` for each one picked, and stays for the next; ``left()`` on
    Escape."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchLine()
        self.search.setAccessibleName(self.tr("Find what it is used for"))
        self.search.setPlaceholderText(self.tr("Find by number or words"))
        self.list = RowList(self.tr("What it can show"))
        self.list.setMinimumHeight(scaled(240))
        self.text = PlainLabel(role="muted")
        self.use = Button(self.tr("Use it for this"), icon_name="plus")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        for widget in (self.search, self.list, self.text):
            column.addWidget(widget)
        column.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        self._links: dict[str, EvidenceLink] = {}
        self._texts: dict[str, str] = {}
        self._used: frozenset[EvidenceLink] = frozenset()
        self.search.textChanged.connect(self._on_text_changed)
        self.search.installEventFilter(self)
        self.list.opened.connect(self._show_chosen)
        self.list.activated.connect(self._on_activated)
        self.use.clicked.connect(self._choose)
        self._show_chosen()

    def show_choices(self, state: AssessmentState, used: Collection[EvidenceLink]) -> None:
        """Offer all that is asked; what is *used* already says so."""
        self._links.clear()
        self._texts.clear()
        self._used = frozenset(used)
        rows: list[ListRow] = []
        for requirement in state.requirements:
            if requirement.progress is not Progress.EXEMPT:
                rows += self._rows_of(requirement)
        self.list.set_rows(rows)
        self._show_chosen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _rows_of(self, requirement: RequirementState) -> list[ListRow]:
        ref, title = requirement.ref, requirement.title
        if not requirement.criteria:
            return [self._row(EvidenceLink(ref), title, ref, requirement)]
        everything = self.tr("All points")
        rows = [
            ListRow(ref, f"{ref}  {title}", is_group=True),
            self._row(EvidenceLink(ref), everything, "", requirement),
        ]
        for point in requirement.criteria:
            level = self.tr("Level {number}").format(number=point.level)
            link = EvidenceLink(ref, point.criterion.id)
            rows.append(self._row(link, point.criterion.text, level, requirement))
        return rows

    def _row(
        self, link: EvidenceLink, text: str, level: str, requirement: RequirementState
    ) -> ListRow:
        key = str(len(self._links))
        self._links[key] = link
        self._texts[key] = f"{link.ref}: {text}"
        used = link in self._used
        return ListRow(
            key,
            text,
            level,
            RowState.DONE if used else RowState.OPEN,
            self.tr("used for this already") if used else self.tr("not used for this"),
            search=f"{link.ref} {requirement.title}",
        )

    def _on_text_changed(self, text: str) -> None:
        self.list.set_filter(text)
        self._show_chosen()

    def _show_chosen(self) -> None:
        key = self.list.key
        link = self._links.get(key)
        used = link is not None and link in self._used
        words = self._texts.get(key, self.tr("Choose what it shows."))
        if used:
            words = self.tr("{point} (used for this already)").format(point=words)
        self.text.setText(words)
        shown = self.list.rows.index_of(key).isValid()
        self.use.setEnabled(shown and link is not None and not used)

    def _on_activated(self, _index: QModelIndex) -> None:
        if self.use.isEnabled():
            self._choose()

    def _choose(self) -> None:
        self.chosen.emit(self._links[self.list.key])
