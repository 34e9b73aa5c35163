"""“I confirm that ...”: an assertion, as a whole, once its questions are answered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.assertions import AssertionState
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip
from desktop.widgets.wrap_check import WrapCheck

_MOST_NAMED = 8


class ConfirmCard(Card):
    """Emits ``confirmed(assertion id, on)``. The tick waits for the compulsory questions."""

    confirmed = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.show()
        self.chip = StatusChip()
        self.head.addWidget(self.chip)
        self.check = self.add(WrapCheck(""))
        self.words = self.add(PlainLabel(role="small"))
        self._id = ""
        self.check.clicked.connect(lambda on: self.confirmed.emit(self._id, on))

    def show_assertion(
        self, assertion: AssertionState | None, ref: str, *, can_change: bool
    ) -> None:
        """Show it under its last question, and wherever nothing else is left to do for it."""
        is_last = (
            assertion is not None and assertion.members[-1:] and (assertion.members[-1].ref == ref)
        )
        waits = assertion is not None and assertion.is_wanted and assertion.is_ready
        self.setVisible(bool(assertion and (is_last or (waits and not assertion.confirmed))))
        if assertion is None:
            return
        group = assertion.group
        self._id = group.id
        self.title.setText(self.tr("{id} as a whole").format(id=group.id))
        self.setAccessibleName(self.title.text())
        self.check.set_text(self.tr("I confirm that: {title}").format(title=group.title))
        self.check.setChecked(assertion.confirmed)
        self.check.setEnabled(can_change and (assertion.is_ready or assertion.confirmed))
        self.words.setText(self._words(assertion))
        self.check.setAccessibleDescription(self.words.text())
        if assertion.confirmed and assertion.is_ready:
            self.chip.show_status(self.tr("Confirmed"), "ok")
        elif assertion.confirmed:
            self.chip.show_status(self.tr("Confirmed too early"), "warn")
        else:
            self.chip.show_status(self.tr("Not confirmed yet"), "quiet")

    def _words(self, assertion: AssertionState) -> str:
        total, left = len(assertion.compulsory), len(assertion.to_go)
        if not total:
            return self.tr("Its questions are optional, so it need not be confirmed.")
        if not left:
            if total == 1:
                return self.tr("Its one compulsory question is complete.")
            return self.tr("All {total} compulsory questions are complete.").format(total=total)
        refs = ", ".join(r.ref for r in assertion.to_go[:_MOST_NAMED])
        if left > _MOST_NAMED:
            refs += " …"
        return self.tr(
            "{done} of {total} compulsory questions are complete. To go first: {refs}"
        ).format(done=total - left, total=total, refs=refs)
