"""The official website: that it counts only there, and since when it is there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.home_line import long_date
from core.domain.publication import Publication, status_name
from desktop.pages.finish.fact_list import FactList
from desktop.pages.finish.facts import Facts
from desktop.pages.finish.publish_form import PublishForm
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.sign_line import SignLine


class PublishCard(Card):
    """Emits ``taken_back`` and ``confirmation_opened(evidence id)``; its form tells the rest."""

    taken_back = Signal()
    confirmation_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The official website"), parent=parent)
        self._published: Publication | None = None
        self.words = self.add(PlainLabel(role="muted"))
        self.done = self.add(SignLine("circle-check", "ok", role="strong"))
        self.facts = self.add(FactList())
        self.form = self.add(PublishForm())
        self.mend = Button(self.tr("Change this"), kind="plain")
        self.open = Button(self.tr("Open the confirmation"), icon_name="paperclip")
        self.back = Button(self.tr("It is not published after all"), kind="quiet")
        row = FlowLayout()
        for button in (self.mend, self.open, self.back):
            row.addWidget(button)
        self.add_layout(row)
        self.mend.clicked.connect(self._on_mend)
        self.open.clicked.connect(self._on_open)
        self.back.clicked.connect(self.taken_back)

    def show_facts(self, facts: Facts) -> None:
        """Show since when it is published, or the form to say so once it is signed."""
        state = facts.state
        published = self._published = state.publication if facts.is_signed else None
        may_say = facts.is_signed and facts.allowed.send
        self.words.setText(self._words(facts))
        self.words.setVisible(published is None)
        self.done.say(self.tr("Published. This is what counts.") if published else "")
        self.facts.setVisible(published is not None)
        if published is not None:
            self.facts.show_facts(self._lines(published))
        self.form.show_state(state)
        self.form.setVisible(may_say and published is None)
        self.mend.setVisible(may_say and published is not None)
        self.back.setVisible(may_say and published is not None)
        self.open.setVisible(published is not None and published.evidence_id is not None)

    def show_busy(self, busy: bool) -> None:
        """What is being kept is not kept twice."""
        self.form.button.setEnabled(not busy)

    def take_focus(self) -> None:
        """Put the keyboard where one goes on here."""
        shown = (self.form.day.line, self.mend)
        next((one for one in shown if one.isVisibleTo(self)), self).setFocus()

    def _words(self, facts: Facts) -> str:
        counts = self.tr(
            "Where a national body wants the answers on its website, they count only when they "
            "are there. This program sends nothing there."
        )
        if not facts.is_signed:
            return counts
        return self.tr("{counts} Once it is published, say so here.").format(counts=counts)

    def _lines(self, published: Publication) -> list[tuple[str, str]]:
        status = status_name(published.status) if published.status else ""
        return [
            (self.tr("Published on"), long_date(published.on)),
            (self.tr("What the website says"), status),
        ]

    def _on_mend(self) -> None:
        published = self._published
        if published is None:
            return
        self.form.day.set_value(published.on)
        self.form.choose(published.status)
        self.form.show()
        self.mend.hide()
        self.form.day.line.setFocus()

    def _on_open(self) -> None:
        if self._published is not None and self._published.evidence_id:
            self.confirmation_opened.emit(self._published.evidence_id)
