"""Where the keyboard goes on a question: to its half-typed field, one of its parts, its start."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.pages.questions.keeper import Drafts
from desktop.pages.questions.place import Whereabouts
from desktop.pages.questions.requirement_pane import RequirementPane
from desktop.pages.questions.typed_fields import TypedFields


class Caret:
    """Of the pane whose fields *typed* keeps."""

    def __init__(self, pane: RequirementPane, typed: TypedFields) -> None:
        self._pane, self._typed = pane, typed

    def settle_in(self, ref: str, where: Whereabouts, drafts: Drafts) -> None:
        """Go to where one was at the last end: the half-typed field, else the place in the card."""
        if not self._typed.focus_half_typed(ref, drafts) and where.ref == ref:
            self._pane.scroll_back(where.scroll)

    def go_to(self, ref: str, part: str, drafts: Drafts) -> None:
        """Go to one *part* of the question *ref*; without one to what is half typed or first."""
        if part:
            control = self._pane.control_of(part)
            if control is not None:
                control.setFocus(Qt.FocusReason.TabFocusReason)
                self._pane.page.ensureWidgetVisible(control, 0, 60)
        elif not self._typed.focus_half_typed(ref, drafts):
            self._pane.first_control().setFocus(Qt.FocusReason.OtherFocusReason)
