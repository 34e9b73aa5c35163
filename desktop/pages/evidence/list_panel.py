"""The left side: find, narrow, sort, choose, add."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from desktop.announce import announce_found
from desktop.pages.evidence.chip_row import ChipRow
from desktop.pages.evidence.evidence_list import EvidenceList
from desktop.pages.evidence.list_words import filter_words, kind_filter_words, sort_words
from desktop.pages.evidence.listing import Filter, Kind, Shelf, Sort, Wish
from desktop.pages.evidence.piece_row import row_of
from desktop.remembered import keep
from desktop.theme import scaled
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.drop_area import DropArea
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.search_line import SearchLine

FEW = 12  # so many pieces are seen at a glance, without kinds and places to choose from
NARROW = 380


class ListPanel(Card):
    """Emits ``opened(id)`` and ``entered_row(id)`` as its list does."""

    opened = Signal(str)
    entered_row = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("All evidence"))
        self.body.setContentsMargins(12, 12, 12, 12)
        self.shelf = Shelf()
        self.search = SearchLine()
        self.search.setAccessibleName(self.tr("Find evidence"))
        self.search.setPlaceholderText(self.tr("Title, file, place or number"))
        self.chips = ChipRow()
        self.filter = self._choice(self.tr("Show"), ((kind, "") for kind in Filter))
        self.kind = self._choice(self.tr("Kind"), ((kind, "") for kind in Kind))
        self.sort = self._choice(self.tr("Order"), sort_words())
        self.place = self._choice(self.tr("Place"), (("", self.tr("All places")),))
        for box in (self.filter, self.kind, self.sort):
            keep(box)
        self.list = EvidenceList(self.tr("Evidence"))
        self.none = PlainLabel(role="muted")
        self.drop = DropArea(self.tr("Drop files here to keep them"), self.tr("Add files"))
        self.drop.setAcceptDrops(False)  # the whole page takes drops
        self.folder = Button(self.tr("A folder"), icon_name="files", kind="quiet")
        self.folder.setToolTip(self.tr("Looks through it and proposes what each file shows"))
        self.photos = Button(self.tr("Photos"), icon_name="camera", kind="quiet")
        self.photos.setToolTip(self.tr("Several photos become one document"))
        self._lay_out()
        self.search.textChanged.connect(self._on_wish_changed)
        for box in (self.filter, self.kind, self.sort, self.place):
            box.currentIndexChanged.connect(self._on_wish_changed)
        self.chips.chosen.connect(self._on_chip_chosen)
        self.list.opened.connect(self.opened)
        self.list.entered_row.connect(self.entered_row)

    @property
    def wish(self) -> Wish:
        """What is asked for now."""
        # Qt hands a StrEnum back as plain text.
        return Wish(
            self.search.text(),
            Filter(self.filter.currentData()),
            Sort(self.sort.currentData()),
            Kind(self.kind.currentData()),
            self.place.currentData(),
        )

    def show_shelf(self, shelf: Shelf) -> None:
        """Show what is asked for of *shelf*."""
        if shelf == self.shelf:
            return
        self.shelf = shelf
        for place, kind in enumerate(Filter):
            self.filter.setItemText(place, filter_words(kind, shelf.count(kind)))
        for place, sort in enumerate(Kind):
            self.kind.setItemText(place, kind_filter_words(sort, shelf.kinds[sort]))
        self._show_places()
        self._on_wish_changed()

    def show_key(self, key: str) -> None:
        """Mark one piece; what hides it gives way."""
        if not self.list.show_key(key) and any(piece.id == key for piece in self.shelf.pieces):
            self.search.clear()
            for box in (self.filter, self.kind, self.place):
                box.setCurrentIndex(0)
            self.list.show_key(key)

    def _on_wish_changed(self) -> None:
        shelf, wish = self.shelf, self.wish
        shown = shelf.shown(wish)
        self.chips.show_counts(shelf, wish.filter)
        self.list.show_pieces(
            shown, lambda piece: row_of(piece, shelf.today, waits=piece.id in shelf.waiting)
        )
        self.none.setVisible(not shown)
        self.list.setVisible(bool(shown))
        if wish.text.strip():
            announce_found(self.search, len(shown))
            self.none.setText(self.tr("Nothing here holds all of these words."))
        else:
            self.none.setText(self.tr("There is nothing of this kind."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The list needs the room more than these words: files may be dropped anywhere.
        self.drop.text.setVisible(self.width() >= scaled(NARROW))

    def _show_places(self) -> None:
        """Offer kinds, and the places of papers, once there is enough to choose from."""
        places = sorted(self.shelf.places.items(), key=lambda one: one[0].casefold())
        chosen = self.place.currentData()
        self.place.blockSignals(True)
        while self.place.count() > 1:
            self.place.removeItem(1)
        for place, count in places:
            self.place.addItem(QIcon(), f"{place} ({count})", place)
        self.place.setCurrentIndex(max(0, self.place.findData(chosen)))
        self.place.blockSignals(False)
        many = len(self.shelf.pieces) > FEW
        self.place.setVisible(many and len(places) > 1)
        self.kind.setVisible(many or self.kind.currentIndex() > 0)
        self._boxes.removeWidget(self.kind)
        self._boxes.addWidget(self.kind, 1, 0, 1, 1 if len(places) > 1 else 2)

    def _on_chip_chosen(self, kind: Filter) -> None:
        self.filter.setCurrentIndex(list(Filter).index(kind))
        self.chips.show_counts(self.shelf, kind)

    def _choice(self, name: str, items: Iterable[tuple[object, str]]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for value, text in items:
            box.addItem(QIcon(), text, value)
        return box

    def _lay_out(self) -> None:
        self.add(self.search)
        self.add(self.chips)
        boxes = self._boxes = QGridLayout()
        boxes.setSpacing(8)
        for place, box in enumerate((self.filter, self.sort, self.kind, self.place)):
            boxes.addWidget(box, place // 2, place % 2)
            boxes.setColumnStretch(place % 2, 1)
        self.add_layout(boxes)
        self.none.setContentsMargins(6, 12, 6, 12)
        self.add(self.none)
        self.add(self.list, 1)
        self.list.setMinimumHeight(scaled(110))
        self.body.addStretch(0)
        self.add(self.drop)
        self.ways = QWidget()
        ways = FlowLayout(self.ways, gap=8)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.addWidget(self.folder)
        ways.addWidget(self.photos)
        self.add(self.ways)
