"""Texts on screen that are cut, do not fit, or never went through the translator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QWidget,
)

from desktop.widgets.elided_label import ElidedLabel

OPEN, CLOSE = "\u2039", "\u203a"
SLACK = 1  # pixels by which rounding may be wrong


def cut_texts(window: QWidget) -> list[str]:
    """Return a sentence for each text in *window* that has too little room."""
    found: list[str] = []
    for widget in _seen(window):
        needs = _needs(widget)
        if needs:
            found.append(f"cut: {_name(widget)}: {needs}")
        if isinstance(widget, QScrollArea):
            found += _too_wide(widget)
    return found


def _needs(widget: QWidget) -> str:
    """Say what *widget* lacks, or nothing."""
    if isinstance(widget, QLabel):
        return _label_needs(widget)
    if isinstance(widget, QAbstractButton):
        if isinstance(widget.parentWidget(), QLineEdit):
            return ""  # a sign in a field, which Qt draws to measure
        return _button_needs(widget)
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option,
            QStyle.SubControl.SC_ComboBoxEditField, widget,
        )  # fmt: skip
        return _short(widget.fontMetrics(), widget.currentText(), field.width())
    if isinstance(widget, QLineEdit) and not widget.text():
        option = QStyleOptionFrame()
        widget.initStyleOption(option)
        inner = widget.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, widget)
        return _short(widget.fontMetrics(), widget.placeholderText(), inner.width())
    return ""


def _label_needs(label: QLabel) -> str:
    if not label.text() or isinstance(label, ElidedLabel):  # the tool tip has all of an elided one
        return ""
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + SLACK:
            return f"{needed} px high, has {label.height()}"
    needed = label.minimumSizeHint().width() if label.wordWrap() else label.sizeHint().width()
    if needed > label.width() + SLACK:
        return f"{needed} px wide, has {label.width()}"
    return ""


def _button_needs(button: QAbstractButton) -> str:
    if button.hasHeightForWidth():
        needed = button.heightForWidth(button.width())
        return f"{needed} px high, has {button.height()}" if needed > button.height() + 1 else ""
    hint = button.minimumSizeHint()
    if hint.width() > button.width() + SLACK:
        return f"{hint.width()} px wide, has {button.width()}"
    if hint.height() > button.height() + SLACK:
        return f"{hint.height()} px high, has {button.height()}"
    return ""


def _short(metrics: QFontMetrics, text: str, room: int) -> str:
    needed = metrics.horizontalAdvance(text)
    return f"{needed} px wide, has {room}" if text and needed > room + SLACK else ""


def _too_wide(area: QScrollArea) -> Iterator[str]:
    """A page is scrolled one way only (WCAG 2.2, 1.4.10)."""
    inner = area.widget()
    if inner is not None and inner.width() > area.viewport().width() + SLACK:
        yield f"wider than the window: {_name(area)}: {inner.width()} in {area.viewport().width()}"


def _seen(window: QWidget) -> Iterator[QWidget]:
    """Yield what is shown in *window*, and what sticks out of it or of what it stands in."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.size().isEmpty():
            yield widget


def sticking_out(window: QWidget) -> list[str]:
    """Return what reaches beyond the edge of what it stands in, where no scrolling leads to it."""
    found = []
    for widget in _seen(window):
        parent = widget.parentWidget()
        if parent is None or widget.isWindow() or isinstance(parent, QAbstractScrollArea):
            continue
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            continue  # what is scrolled
        if not _holds(parent.rect(), widget.geometry()):
            found.append(f"sticks out: {_name(widget)}: {widget.geometry().getRect()}"
                         f" in {parent.size().toTuple()}")  # fmt: skip
    return found


def _holds(outer: QRect, inner: QRect) -> bool:
    return outer.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(inner)


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    words = text or widget.accessibleName()
    return f"{type(widget).__name__} “{words[:60]}”"


def visible_texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Yield every text that is seen or spoken in *window*, with where it is."""
    for widget in [window, *_seen(window)]:
        where = type(widget).__name__
        texts = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton):
            texts.append(widget.text())
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            texts.append(widget.placeholderText())
        elif isinstance(widget, QComboBox):
            texts += [widget.itemText(number) for number in range(widget.count())]
        elif isinstance(widget, QAbstractScrollArea) and hasattr(widget, "model"):
            texts += _row_texts(widget)
        yield from ((where, text) for text in texts if text)


def _row_texts(view: QWidget) -> list[str]:
    model = view.model()  # type: ignore[attr-defined]
    if model is None:
        return []
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole,
             Qt.ItemDataRole.ToolTipRole)  # fmt: skip
    indexes = [model.index(number, 0) for number in range(min(model.rowCount(), 60))]
    return [str(index.data(role) or "") for index in indexes for role in roles]


def unmarked(text: str) -> str:
    """Return what is left of *text* once everything that a translator gave is taken out."""
    depth, left = 0, []
    for letter in text:
        if letter == OPEN:
            depth += 1
        elif letter == CLOSE:
            depth = max(depth - 1, 0)
        elif not depth:
            left.append(letter)
    return " ".join("".join(left).replace("&&", "&").split())


def has_words(text: str) -> bool:
    """Say whether *text* has anything that another language would say otherwise."""
    return re.search(r"[^\W\d_]{2}", text) is not None
