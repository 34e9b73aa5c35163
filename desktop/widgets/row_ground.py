"""Paints what is behind a row of a list: chosen, pointed at, holding the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.theme import colours


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> str:
    """Paint the ground of a row and return the colour that is now behind its words."""
    look = colours()
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    ground = QRectF(option.rect).adjusted(2, 2, -6, -2)
    painter.setPen(Qt.PenStyle.NoPen)
    if selected or hovered:
        painter.setPen(QColor(look.selected_edge if selected else look.hover))
        painter.setBrush(QColor(look.selected if selected else look.hover))
        painter.drawRoundedRect(ground, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
    if selected:
        painter.setBrush(QColor(look.accent))
        painter.drawRoundedRect(ground.adjusted(0, 4, 4 - ground.width(), -4), 2, 2)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.focus), 2))
        painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 6, 6)
    return look.selected if selected else look.card
