"""Layout of the staff list: the count, the list, new ones, those who left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.pages.people.staff.facts import StaffFacts
from desktop.pages.people.staff.gone_card import GoneCard
from desktop.pages.people.staff.many_card import ManyCard
from desktop.pages.people.staff.staff_card import StaffCard
from desktop.pages.people.staff.staff_form import StaffForm
from desktop.pages.people.staff.training_card import TrainingCard
from desktop.sections.section import SectionPage
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout


class StaffView(SectionPage):
    """One thing is asked at a time: somebody new, many at once, or about somebody known."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Staff"))
        self.message = self.add(Banner())
        self.training = self.add(TrainingCard())
        self.adding = self.add(Card(self.tr("Somebody new")))
        self.form = self.adding.add(StaffForm(self.tr("Put them on the list"), today))
        self.many = self.add(ManyCard())
        self.list = self.add(StaffCard(today))
        self.gone = self.add(GoneCard())
        self.others = Button(self.tr("Let somebody else work here too"), kind="quiet")
        row = FlowLayout(gap=8)
        row.addWidget(self.others)
        self.add_layout(row)
        self.finish()
        self.adding.hide()
        self.list.hide()
        self.others.hide()
        self.list.add_asked.connect(self._on_add_asked)
        self.list.many_asked.connect(self._on_many_asked)
        self.form.left.connect(self._on_form_left)
        self.many.left.connect(self._on_many_left)

    def show_facts(self, facts: StaffFacts) -> None:
        """Show the list and what it comes to."""
        self.training.show_standing(facts.standing, may_change=facts.may_change)
        self.list.show_staff(facts)
        self.list.show()
        self.gone.show_staff(facts)
        self.others.setVisible(not facts.is_shared)

    def fold_all(self) -> None:
        """Ask nothing and forget what was typed."""
        self.list.fold()
        self.adding.hide()
        self.many.hide()

    def tell(self, text: str, tone: str = "warn") -> None:
        """Say what came of it, on top of the page."""
        self.message.tell(tone, text)
        self.verticalScrollBar().setValue(0)

    def show_soon(self, widget: QWidget) -> None:
        """Scroll to *widget* once it has its place."""
        QTimer.singleShot(0, self, partial(self.ensureWidgetVisible, widget))

    def show_busy(self, busy: bool) -> None:
        """Offer nothing while something is being changed."""
        for card in (self.training, self.adding, self.many, self.list, self.gone):
            card.setEnabled(not busy)

    def _on_add_asked(self) -> None:
        self.fold_all()
        self.message.hide()
        self.form.begin()
        self.adding.show()
        self.form.name.control.setFocus()
        self.show_soon(self.form.keep)

    def _on_many_asked(self) -> None:
        self.fold_all()
        self.message.hide()
        self.many.begin()
        self.show_soon(self.many.leave)

    def _on_form_left(self) -> None:
        self.adding.hide()
        self.list.add_button.setFocus()

    def _on_many_left(self) -> None:
        self.many.hide()
        self.list.many_button.setFocus()
