"""Six photos, one document: the strip, the photo that is looked at, and what it is called."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QTransform
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.evidence.photos.album import WHOLE, Album, Crop, Page
from desktop.evidence.photos.crop_view import CropView
from desktop.evidence.photos.photo_strip import PhotoStrip
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.scroll_page import ScrollPage

SMALL = 260  # pixels high: what the strip is painted from


class PhotoPanel(ScrollPage):
    """``kept(shots, title)`` when it is whole, ``more_clicked``, and ``left`` when none is kept."""

    kept = Signal(object, str)
    more_clicked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", margin=0, parent=parent)
        self.setAccessibleName(self.tr("Photos become one document"))
        self.album = Album()
        self._images: dict[str, QImage] = {}
        self._small: dict[str, QImage] = {}  # the strip is drawn anew at every cut
        self.heading = FlowLabel(self.tr("Photos become one document"), role="h2")
        self.cancel = Button(self.tr("Keep none of them"), kind="quiet")
        self.keep = Button(self.tr("Keep as one document"), icon_name="check", kind="primary")
        self.name_label = PlainLabel(self.tr("What it is"), role="strong")
        self.name = QLineEdit()
        self.name.setMaxLength(200)
        self.name.setAccessibleName(self.tr("What it is"))
        self.name.setPlaceholderText(self.tr("for example Notice beside the till"))
        self.name_label.setBuddy(self.name)
        self.error = PlainLabel(role="error")
        self.error.hide()
        self.strip = PhotoStrip(self.tr("Pages"))
        self.left_turn = self._tool("rotate-ccw", self.tr("Turn left"))
        self.right_turn = self._tool("rotate-cw", self.tr("Turn right"))
        self.earlier = self._tool("chevron-left", self.tr("Earlier"))
        self.later = self._tool("chevron-right", self.tr("Later"))
        self.whole = self._tool("undo-2", self.tr("All of it again"))
        self.out = self._tool("x", self.tr("Take out"))
        self.more = self._tool("plus", self.tr("Add photos"))
        self.photo = CropView(self.tr("Chosen photo"))
        self.hint = PlainLabel(
            self.tr(
                "Draw round what is to be left, or drag an edge. By keyboard, each arrow pushes "
                "one side inwards, Shift and the arrow brings it back, Home takes all of it."
            ),
            role="muted",
        )
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Start with no photo; what was typed for another document is gone."""
        self.album, self._images, self._small = Album(), {}, {}
        self.name.clear()
        self.show_error("")
        self.keep.setEnabled(True)
        self._draw()

    def put(self, page: Page, image: QImage) -> None:
        """Show a photo that was read."""
        self._images[page.key] = image
        smooth = Qt.TransformationMode.SmoothTransformation
        self._small[page.key] = image.scaledToHeight(SMALL, smooth)
        self._draw()

    def show_error(self, text: str) -> None:
        """Say what is missing or went wrong, or nothing."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def rest(self, working: bool) -> None:
        """Take no second click while the document is made."""
        self.keep.setEnabled(not working)

    def drop(self, page: Page) -> None:
        """Take out a photo that could not be read."""
        self.album.drop(page.key)
        self._draw()

    def _draw(self) -> None:
        album, chosen = self.album, self.album.chosen
        rows = [(one.key, self._shown(one, cut=True), one.shot.name) for one in album.pages]
        self.strip.show_photos(rows, chosen.key if chosen else "")
        self._draw_chosen()

    def _draw_chosen(self) -> None:
        album, chosen = self.album, self.album.chosen
        image = self._shown(chosen, cut=False) if chosen else QImage()
        self.photo.show_photo(image, chosen.crop if chosen else WHOLE)
        several = len(album.pages) > 1
        for tool in (self.earlier, self.later, self.strip):
            tool.setVisible(several)
        self.earlier.setEnabled(album.place > 0)
        self.later.setEnabled(album.place + 1 < len(album.pages))
        for tool in (self.left_turn, self.right_turn, self.out):
            tool.setEnabled(chosen is not None)
        self.whole.setEnabled(chosen is not None and chosen.shot.crop is not None)
        self.heading.setText(
            self.tr("{count} photos become one document", None, len(album.pages)).format(
                count=len(album.pages)
            )
            if several
            else self.tr("A picture becomes a document")
        )

    def _shown(self, page: Page, *, cut: bool) -> QImage:
        image = (self._small if cut else self._images).get(page.key, QImage())
        if image.isNull():
            return image
        if page.shot.turn:
            image = image.transformed(QTransform().rotate(page.shot.turn))
        if not cut or page.shot.crop is None:
            return image
        left, top, right, bottom = page.crop
        wide, high = image.width(), image.height()
        return image.copy(
            round(left * wide),
            round(top * high),
            max(1, round((right - left) * wide)),
            max(1, round((bottom - top) * high)),
        )

    def _on_opened(self, key: str) -> None:
        self.album.choose(key)
        self._draw_chosen()

    def _on_left_turn(self) -> None:
        self.album.turn(-90)
        self._draw()

    def _on_right_turn(self) -> None:
        self.album.turn(90)
        self._draw()

    def _on_earlier(self) -> None:
        self.album.move(-1)
        self._draw()

    def _on_later(self) -> None:
        self.album.move(1)
        self._draw()

    def _on_whole(self) -> None:
        self.album.cut(WHOLE)
        self._draw()
        self.photo.setFocus()

    def _on_out(self) -> None:
        self.album.remove()
        if self.album.pages:
            self._draw()
        else:
            self.left.emit()

    def _on_cropped(self, crop: Crop) -> None:
        self.album.cut(crop)
        self._draw()

    def _on_keep(self) -> None:
        title = " ".join(self.name.text().split())
        if not title:
            self.show_error(self.tr("Say in a few words what it is."))
            self.name.setFocus()
            return
        self.show_error("")
        self.kept.emit(self.album.shots, title)

    def _tool(self, icon_name: str, text: str) -> Button:
        return Button(text, icon_name=icon_name, kind="quiet")

    def _connect(self) -> None:
        self.strip.opened.connect(self._on_opened)
        self.left_turn.clicked.connect(self._on_left_turn)
        self.right_turn.clicked.connect(self._on_right_turn)
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        self.whole.clicked.connect(self._on_whole)
        self.out.clicked.connect(self._on_out)
        self.more.clicked.connect(self.more_clicked)
        self.photo.cropped.connect(self._on_cropped)
        self.keep.clicked.connect(self._on_keep)
        self.name.returnPressed.connect(self._on_keep)
        self.cancel.clicked.connect(self.left)

    def _lay_out(self) -> None:
        head = FlowLayout(gap=10)
        head.addWidget(self.heading)
        head.add_trailing(self.cancel)
        head.add_trailing(self.keep)
        self.add_layout(head)
        named = QWidget()
        column = QVBoxLayout(named)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.name_label, self.name, self.error):
            column.addWidget(widget)
        self.add(named)
        card = Card()
        self.strip.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        card.add(self.strip)
        tools = FlowLayout(gap=4)
        for tool in (
            *(self.left_turn, self.right_turn, self.earlier, self.later),
            *(self.whole, self.out, self.more),
        ):
            tools.addWidget(tool)
        card.add_layout(tools)
        card.add(self.photo, 1)
        card.add(self.hint)
        self.add(card, 1)
