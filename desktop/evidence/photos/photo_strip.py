"""A strip of small photos in the order of the pages."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.theme import colours, scaled
from desktop.widgets.plain_list import PlainList
from desktop.widgets.row_ground import paint_ground

Index = QModelIndex | QPersistentModelIndex
_SIDE, _WORDS = 84, 26
_IMAGE = Qt.ItemDataRole.UserRole + 1


class _Photos(QAbstractListModel):
    """Keys, pictures and names."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, QImage, str]] = []

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        _, image, name = self.rows[index.row()]
        if role == _IMAGE:
            return image
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Page {number} of {count}, {name}", None, len(self.rows)).format(
                number=index.row() + 1, count=len(self.rows), name=name
            )
        return None


class _Painter(QStyledItemDelegate):
    """A picture with its number below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(scaled(_SIDE + 22), scaled(_SIDE + _WORDS + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        paint_ground(painter, option)
        image: QImage = index.data(_IMAGE)
        room = QRectF(option.rect).adjusted(scaled(12), scaled(8), -scaled(14), -scaled(_WORDS + 6))
        if image is not None and not image.isNull():
            size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            shown = QRectF(0, 0, size.width(), size.height())
            shown.moveCenter(room.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(shown, image)
            painter.setPen(QColor(colours().edge))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(shown)
        words = QRectF(option.rect).adjusted(0, option.rect.height() - scaled(_WORDS + 4), -4, -4)
        painter.setPen(QColor(colours().text))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()


class PhotoStrip(PlainList):
    """``opened(key)`` when another photo is chosen."""

    opened = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._photos = _Photos()
        self._photos.setParent(self)
        self.setModel(self._photos)
        self.setItemDelegate(_Painter(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_photos(self, rows: list[tuple[str, QImage, str]], key: str) -> None:
        """Show photos with their keys and names; the one called *key* is chosen."""
        self._key = key
        self._photos.beginResetModel()
        self._photos.rows = rows
        self._photos.endResetModel()
        place = next((k for k, row in enumerate(rows) if row[0] == key), -1)
        self._choose(key, self._photos.index(place) if place >= 0 else QModelIndex())

    def sizeHint(self) -> QSize:
        return QSize(scaled(320), scaled(_SIDE + _WORDS + 34))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(140), self.sizeHint().height())

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            key = self._photos.rows[current.row()][0]
            if key != self._key:
                self._key = key
                self.opened.emit(key)
