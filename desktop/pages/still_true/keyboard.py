"""Where the keyboard goes from one of last year's answers to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.pages.still_true.view import StillTrueView


def button_in_use(view: StillTrueView) -> QWidget | None:
    """Return the one of the three buttons that has the keyboard."""
    focus = view.focusWidget()
    return focus if focus in view.verdicts.buttons.values() else None


def take_keyboard(view: StillTrueView, used: QWidget | None = None) -> None:
    """Let the next key count. A button in *used* keeps the keyboard while it can be pressed."""
    target = view.end.first_control()
    if view.body.currentWidget() is view.asking:
        target = used if used is not None and used.isEnabled() else view.now
    if target is not None:
        target.setFocus(Qt.FocusReason.OtherFocusReason)
