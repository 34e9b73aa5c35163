"""How many of the staff are trained, where the open question asks for that."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.services.people.training import TrainingOffer
from desktop.pages.people.offer_words import offer_state
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.status_chip import StatusChip


class StaffCountCard(Card):
    """Emits ``used`` and ``staff_asked``. Hidden at questions that do not ask for it."""

    used = Signal()
    staff_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.setText(self.tr("From your staff list"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.words = self.add(PlainLabel())
        self.state = StatusChip()
        self.use = Button("", icon_name="check")
        self.staff = Button(self.tr("Open the staff list"), kind="quiet")
        row = FlowLayout(gap=8)
        for widget in (self.state, self.use, self.staff):
            row.addWidget(widget)
        self.add_layout(row)
        self.use.clicked.connect(self.used)
        self.staff.clicked.connect(self.staff_asked)
        self.hide()

    def show_nobody(self) -> None:
        """Say that the list would count."""
        self.words.setText(
            self.tr(
                "Keep the staff list in People, with the day on which each was trained: it then "
                "counts by itself, and puts the sum here."
            )
        )
        self.state.hide()
        self.use.hide()
        self.show()

    def show_offer(self, offer: TrainingOffer, *, can_change: bool) -> None:
        """Show the count of today, and whether the answer says so."""
        count = offer.count
        text = self.tr("{trained} of {total} trained in the last twelve months = {percent}%")
        lines = [text.format(trained=count.trained, total=count.total, percent=count.percent)]
        if offer.told is not None and not offer.is_used:
            older = self.tr("The answer says {told} of {of}.")
            lines.append(older.format(told=offer.told.trained, of=offer.told.total))
        self.words.setText("\n".join(lines))
        self.state.show_status(*offer_state(offer))
        self.state.show()
        self.use.set_text(self.tr("Use this in {ref}").format(ref=offer.ref))
        self.use.setToolTip(offer.sentence)
        self.use.setAccessibleDescription(offer.sentence)
        self.use.setVisible(can_change and not offer.is_used)
        self.show()
