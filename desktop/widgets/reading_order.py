"""Screen readers meet things in the order in which they are seen, also those put in later.

Qt lists the children of a widget as they came or were raised, whatever the layout says. What is
put in between others would be read after all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QLayout, QWidget


def read_as_seen(layout: QLayout) -> None:
    """Let the widgets of *layout*, and of the layouts in it, be met in its order."""
    by_parent: dict[QWidget, list[QWidget]] = {}
    for widget in _widgets(layout):
        parent = widget.parentWidget()
        if parent is not None:
            by_parent.setdefault(parent, []).append(widget)
    for parent, wanted in by_parent.items():
        placed = set(wanted)
        if [child for child in parent.children() if child in placed] != wanted:
            for widget in wanted:
                widget.raise_()


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets(inner)
