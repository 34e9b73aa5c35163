"""A field with its name above it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.plain_label import PlainLabel


def labelled(name: str, field: QWidget, hint: str = "") -> QWidget:
    """Return *field* in a column under its *name*, with a *hint* below where there is one."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    label = PlainLabel(name, role="strong")
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    if hint:
        column.addWidget(PlainLabel(hint, role="small"))
    return holder
