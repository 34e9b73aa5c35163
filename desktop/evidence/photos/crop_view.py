"""One photo with the part of it that is left: drawn by the mouse, or cut side by side by keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.evidence.photos.album import WHOLE, Crop, within
from desktop.theme import colours, scaled

_GRIP = 14  # pixels round an edge that take hold of it
_STEP = 0.02
_EDGES = {
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Down: (1, 1),
    Qt.Key.Key_Left: (2, -1),
    Qt.Key.Key_Up: (3, -1),
}
"""The edge that an arrow key pushes inwards, the way that the arrow points."""


class CropView(QWidget):
    """``cropped(Crop)`` whenever another part is to be left."""

    cropped = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._image = QImage()
        self._crop = WHOLE
        self._held: frozenset[int] = frozenset()  # the edges that are being dragged
        self._from: QPointF | None = None  # where a new part was begun

    def show_photo(self, image: QImage, crop: Crop) -> None:
        """Show a photo, turned already, and what of it is left."""
        self._image, self._crop = image, crop
        cut = (crop[0], crop[1], 1 - crop[2], 1 - crop[3])
        left, top, right, bottom = (round(100 * side) for side in cut)
        self.setAccessibleDescription(
            self.tr(
                "Cut off: left {left} %, top {top} %, right {right} %, bottom {bottom} %."
            ).format(left=left, top=top, right=right, bottom=bottom)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(320), scaled(300))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(160), scaled(200))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        edge = _EDGES.get(Qt.Key(event.key()))
        if edge is not None and not self._image.isNull():
            number, way = edge
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                way = -way
            sides = list(self._crop)
            sides[number] += way * _STEP
            self._cut((sides[0], sides[1], sides[2], sides[3]))
        elif event.key() == Qt.Key.Key_Home:
            self._cut(WHOLE)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self._image.isNull():
            self.setFocus()
            self._held = self._edges_at(event.position())
            self._from = None if self._held else self._part(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._part(event.position())
        if self._held:
            sides = list(self._crop)
            for edge in self._held:
                sides[edge] = at.x() if edge in (0, 2) else at.y()
            self._cut((sides[0], sides[1], sides[2], sides[3]))
        elif self._from is not None:
            x, y = sorted((self._from.x(), at.x())), sorted((self._from.y(), at.y()))
            self._cut((x[0], y[0], x[1], y[1]))
        else:
            self._show_hand(self._edges_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held, self._from = frozenset(), None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = colours()
        painter.fillRect(self.rect(), QColor(look.page))
        if not self._image.isNull():
            whole, part = self._room(), self._part_rect()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(whole, self._image)
            shade = QColor(look.page)
            shade.setAlpha(190)
            for cut in (
                QRectF(whole.topLeft(), QPointF(whole.right(), part.top())),
                QRectF(QPointF(whole.left(), part.bottom()), whole.bottomRight()),
                QRectF(QPointF(whole.left(), part.top()), part.bottomLeft()),
                QRectF(part.topRight(), QPointF(whole.right(), part.bottom())),
            ):
                painter.fillRect(cut, shade)
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRect(part)
            painter.setBrush(QColor(look.accent))
            grip = scaled(5)
            for corner in (part.topLeft(), part.topRight(), part.bottomLeft(), part.bottomRight()):
                painter.drawRect(QRectF(corner.x() - grip, corner.y() - grip, 2 * grip, 2 * grip))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.focus), 4))
            painter.drawRect(self.rect())

    def _room(self) -> QRectF:
        """Return where the whole photo is painted."""
        margin = scaled(10)
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        size = self._image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        shown = QRectF(0, 0, size.width(), size.height())
        shown.moveCenter(room.center())
        return shown

    def _part_rect(self) -> QRectF:
        whole, (left, top, right, bottom) = self._room(), self._crop
        return QRectF(
            whole.left() + left * whole.width(),
            whole.top() + top * whole.height(),
            (right - left) * whole.width(),
            (bottom - top) * whole.height(),
        )

    def _part(self, place: QPointF) -> QPointF:
        """Return a place of the widget as parts of the photo's width and height."""
        whole = self._room()
        return QPointF(
            (place.x() - whole.left()) / max(whole.width(), 1),
            (place.y() - whole.top()) / max(whole.height(), 1),
        )

    def _edges_at(self, place: QPointF) -> frozenset[int]:
        part, grip = self._part_rect(), scaled(_GRIP)
        if not part.adjusted(-grip, -grip, grip, grip).contains(place):
            return frozenset()
        far = (
            abs(place.x() - part.left()),
            abs(place.y() - part.top()),
            abs(place.x() - part.right()),
            abs(place.y() - part.bottom()),
        )
        return frozenset(edge for edge, distance in enumerate(far) if distance <= grip)

    def _show_hand(self, edges: frozenset[int]) -> None:
        shape = Qt.CursorShape.CrossCursor
        if edges in ({0, 1}, {2, 3}):
            shape = Qt.CursorShape.SizeFDiagCursor
        elif edges in ({0, 3}, {1, 2}):
            shape = Qt.CursorShape.SizeBDiagCursor
        elif edges & {0, 2}:
            shape = Qt.CursorShape.SizeHorCursor
        elif edges:
            shape = Qt.CursorShape.SizeVerCursor
        self.setCursor(shape)

    def _cut(self, crop: Crop) -> None:
        tidy = within(crop)
        if tidy != self._crop:
            self._crop = tidy
            self.cropped.emit(tidy)
            self.update()
