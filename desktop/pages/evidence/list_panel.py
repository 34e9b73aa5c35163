"""The left side: find, narrow, sort, choose, add."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from desktop.announce import announce_found
from desktop.pages.evidence.evidence_list import EvidenceList
from desktop.pages.evidence.listing import Filter, Shelf, Sort, Wish
from desktop.pages.evidence.piece_row import row_of
from desktop.remembered import keep
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.drop_area import DropArea
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class ListPanel(Card):
    """Emits ``opened(id)`` and ``entered_row(id)`` as its list does."""

    opened = Signal(str)
    entered_row = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("All evidence"))
        self.body.setContentsMargins(12, 12, 12, 12)
        self.shelf = Shelf()
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Find evidence"))
        self.search.setPlaceholderText(self.tr("Title, file, place or number"))
        self.filter = self._choice(self.tr("Show"))
        self.sort = self._choice(self.tr("Order"))
        for kind, text in self._sort_words():
            self.sort.addItem(QIcon(), text, kind)
        for kind in Filter:
            self.filter.addItem(QIcon(), kind.value, kind)
        keep(self.filter)
        keep(self.sort)
        self.list = EvidenceList(self.tr("Evidence"))
        self.none = PlainLabel(role="muted")
        self.drop = DropArea(self.tr("Drop files here to keep them"), self.tr("Add files"))
        self.drop.setAcceptDrops(False)  # the whole page takes drops
        self.folder = Button(self.tr("A folder of papers"), icon_name="files", kind="quiet")
        self.folder.setToolTip(self.tr("Looks through it and proposes what each file shows"))
        self.photos = Button(self.tr("Photos of a paper"), icon_name="camera", kind="quiet")
        self.photos.setToolTip(self.tr("Several photos become one document"))
        self._lay_out()
        self.search.textChanged.connect(self._on_wish_changed)
        self.filter.currentIndexChanged.connect(self._on_wish_changed)
        self.sort.currentIndexChanged.connect(self._on_wish_changed)
        self.list.opened.connect(self.opened)
        self.list.entered_row.connect(self.entered_row)

    @property
    def wish(self) -> Wish:
        """What is asked for now."""
        # Qt hands a StrEnum back as plain text.
        kind, order = Filter(self.filter.currentData()), Sort(self.sort.currentData())
        return Wish(self.search.text(), kind, order)

    def show_shelf(self, shelf: Shelf) -> None:
        """Show what is asked for of *shelf*."""
        self.shelf = shelf
        words = self._filter_words()
        for place, kind in enumerate(Filter):
            self.filter.setItemText(place, f"{words[kind]} ({shelf.count(kind)})")
        self._on_wish_changed()

    def show_key(self, key: str) -> None:
        """Mark one piece; what hides it gives way."""
        if not self.list.show_key(key) and any(piece.id == key for piece in self.shelf.pieces):
            self.search.clear()
            self.filter.setCurrentIndex(0)
            self.list.show_key(key)

    def _on_wish_changed(self) -> None:
        shelf, wish = self.shelf, self.wish
        shown = shelf.shown(wish)
        self.list.set_rows(
            row_of(piece, shelf.today, waits=piece.id in shelf.waiting) for piece in shown
        )
        self.none.setVisible(not shown)
        self.list.setVisible(bool(shown))
        if wish.text.strip():
            announce_found(self.search, len(shown))
            self.none.setText(self.tr("Nothing here holds all of these words."))
        else:
            self.none.setText(self.tr("There is nothing of this kind."))

    def _choice(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return box

    def _filter_words(self) -> dict[Filter, str]:
        return {
            Filter.ALL: self.tr("All"),
            Filter.FILES: self.tr("Kept here"),
            Filter.PAPER: self.tr("On paper"),
            Filter.PAST: self.tr("Past its date"),
            Filter.UNUSED: self.tr("Used for nothing yet"),
            Filter.CHANGED: self.tr("Changed, to decide"),
        }

    def _sort_words(self) -> tuple[tuple[Sort, str], ...]:
        return (
            (Sort.TITLE, self.tr("By title")),
            (Sort.CHECK, self.tr("Next to check first")),
            (Sort.NEWEST, self.tr("Added last first")),
            (Sort.DATED, self.tr("Oldest date first")),
            (Sort.USES, self.tr("Most used first")),
        )

    def _lay_out(self) -> None:
        self.add(self.search)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.filter, 1)
        row.addWidget(self.sort, 1)
        self.add_layout(row)
        self.none.setContentsMargins(6, 12, 6, 12)
        self.add(self.none)
        self.add(self.list, 1)
        self.list.setMinimumHeight(scaled(90))
        self.body.addStretch(0)
        self.add(self.drop)
        self.ways = QWidget()
        ways = FlowLayout(self.ways, gap=8)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.addWidget(self.folder)
        ways.addWidget(self.photos)
        self.add(self.ways)
