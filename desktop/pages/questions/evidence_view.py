"""The evidence of one requirement: its pieces, the place to drop files, and two small forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.evidence import Evidence
from core.domain.state import AssessmentState, RequirementState
from desktop.evidence.paper_form import PaperForm
from desktop.pages.questions.evidence_item import EvidenceItem
from desktop.pages.questions.kept_picker import KeptPicker
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.drop_area import DropArea
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel

AT_FIRST = 20  # pieces that are shown without being asked for


class EvidenceView(Card):
    """Layout only. Ids of evidence come with the signals of the pieces.

    Of very many pieces the first are shown, and those that were added since; a button shows all.
    """

    open_clicked = Signal(str)
    edited = Signal(str, dict)
    linked = Signal(str, object, bool)
    taken_off = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("Evidence"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self._today = today
        self.items: dict[str, EvidenceItem] = {}
        self._ref = ""
        self._show_again: Callable[[], None] = self._clear
        self._old: frozenset[str] = frozenset()  # what was there when the requirement was opened
        self._is_whole = False
        self.add_button = Button(self.tr("Add evidence"), icon_name="plus")
        self.add_button.setToolTip(self.tr("Choose files (Ctrl+E)"))
        self.paper_button = Button(self.tr("Kept on paper"), icon_name="archive", kind="quiet")
        self.kept_button = Button(
            self.tr("Use evidence already kept"), icon_name="folder-open", kind="quiet"
        )
        self.photo_button = Button(self.tr("Photos of a paper"), icon_name="camera", kind="quiet")
        self.photo_button.setToolTip(
            self.tr("Several photos become one document. A copied picture is pasted by Ctrl+V.")
        )
        self.folder_button = Button(self.tr("A folder of papers"), icon_name="files", kind="quiet")
        self.folder_button.setToolTip(self.tr("Looks through it and proposes what each file shows"))
        self.banner = Banner()
        self.none = PlainLabel(
            self.tr(
                "Nothing is attached yet. A document, a photo or an e-mail that shows it turns "
                "“on your word” into “shown”. It stays locked in your records."
            ),
            role="muted",
        )
        self.rest = Button("", icon_name="chevron-down", kind="quiet")
        self.rest.hide()
        self.rest.clicked.connect(self._on_rest_clicked)
        self.drop = DropArea(
            self.tr("Drop files here, or anywhere in this column"), self.tr("Choose files")
        )
        self.paper = PaperForm(today)
        self.kept = KeptPicker()
        self._lay_out()

    def show_evidence(
        self,
        requirement: RequirementState,
        state: AssessmentState,
        waiting: frozenset[str],
        *,
        can_change: bool,
    ) -> None:
        """Show the pieces as they are; their open details stay open."""
        if requirement.ref != self._ref:
            self._ref, self._is_whole = requirement.ref, False
            self._old = frozenset(piece.id for piece in requirement.evidence)
            self.put_away()
            self._clear()
        self._show_again = partial(
            self.show_evidence, requirement, state, waiting, can_change=can_change
        )
        wanted = {piece.id: piece for piece in self._to_show(requirement.evidence)}
        self._offer_rest(len(requirement.evidence) - len(wanted))
        for gone in [key for key in self.items if key not in wanted]:
            self._remove(gone)
        for piece in wanted.values():
            if piece.id not in self.items:
                self._insert(EvidenceItem(piece, requirement, self._today))
            self.items[piece.id].show_piece(
                piece,
                requirement,
                state,
                waits=piece.id in waiting,
                can_change=can_change,
            )
        self.none.setVisible(not wanted and can_change)
        for widget in (
            *(self.add_button, self.paper_button, self.kept_button, self.drop),
            *(self.photo_button, self.folder_button),
        ):
            widget.setVisible(can_change)
        if not can_change:
            self.put_away()

    def _to_show(self, pieces: Sequence[Evidence]) -> list[Evidence]:
        if self._is_whole or len(pieces) <= AT_FIRST:
            return list(pieces)
        first = [piece for piece in pieces if piece.id in self._old][:AT_FIRST]
        return first + [piece for piece in pieces if piece.id not in self._old]

    def _offer_rest(self, count: int) -> None:
        self.rest.setVisible(count > 0)
        self.rest.set_text(self.tr("Show {count} more", None, count).format(count=count))

    def _on_rest_clicked(self) -> None:
        self._is_whole = True
        before = len(self.items)
        self._show_again()
        following = list(self.items.values())[before:]
        if following:  # the button that had the keyboard is gone
            following[0].more.setFocus()

    def put_away(self) -> None:
        """Hide forms and message."""
        self.paper.hide()
        self.kept.hide()
        self.banner.hide()

    def flush(self) -> None:
        """Hand over what is being typed in open details."""
        for item in self.items.values():
            item.flush()

    def _insert(self, item: EvidenceItem) -> None:
        self.items[item.id] = item
        item.open_clicked.connect(lambda: self.open_clicked.emit(item.id))
        item.edited.connect(lambda values: self.edited.emit(item.id, values))
        item.linked.connect(lambda criterion, on: self.linked.emit(item.id, criterion, on))
        item.taken_off.connect(lambda: self.taken_off.emit(item.id))
        self._pieces.addWidget(item)

    def _remove(self, key: str) -> None:
        item = self.items.pop(key)
        if item.isAncestorOf(self.focusWidget() or self):
            self.add_button.setFocus()
        self._pieces.removeWidget(item)
        item.hide()
        item.deleteLater()

    def _clear(self) -> None:
        for key in list(self.items):
            self._remove(key)

    def _lay_out(self) -> None:
        self.head.addWidget(self.add_button)
        self.add(self.banner)
        self.add(self.none)
        self._pieces = QVBoxLayout()
        self._pieces.setSpacing(4)
        self.add_layout(self._pieces)
        self.add(self.rest)
        self.add(self.drop)
        row = FlowLayout(gap=8)
        row.addWidget(self.paper_button)
        row.addWidget(self.kept_button)
        row.addWidget(self.photo_button)
        row.addWidget(self.folder_button)
        self.add_layout(row)
        self.add(self.paper)
        self.add(self.kept)
        self.paper.hide()
        self.kept.hide()
