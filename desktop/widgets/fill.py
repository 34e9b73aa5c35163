"""Lets one widget fill another."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


def fill(holder: QWidget, widget: QWidget) -> None:
    """Put *widget* into *holder*, up to its edges."""
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
