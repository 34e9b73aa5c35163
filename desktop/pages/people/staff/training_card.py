"""How many are trained, what the questions ask of that, and putting it into the answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.services.people.training import TrainingOffer, TrainingStanding
from desktop.pages.people.offer_words import offer_state
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_bar import ProgressBar
from desktop.widgets.status_chip import StatusChip


class OfferLine(QWidget):
    """One question that asks for the count. Emits ``used(ref)`` or ``question_asked(ref)``."""

    used = Signal(str)
    question_asked = Signal(str)

    def __init__(
        self, offer: TrainingOffer, *, may_change: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ref = offer.ref
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.words = PlainLabel(self._words(offer))
        self.state = StatusChip(*offer_state(offer))
        self.use = Button(self.tr("Use this in {ref}").format(ref=offer.ref), icon_name="check")
        self.use.setAccessibleDescription(offer.sentence)
        self.use.setToolTip(offer.sentence)
        self.go = Button(self.tr("Go there"), kind="quiet")
        self.go.setAccessibleName(self.tr("Go there: {what}").format(what=offer.ref))
        row = FlowLayout(gap=8)
        for widget in (self.state, self.use, self.go):
            row.addWidget(widget)
        if offer.is_used or not may_change:
            self.use.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addLayout(row)
        self.use.clicked.connect(self._on_use)
        self.go.clicked.connect(self._on_go)

    def _words(self, offer: TrainingOffer) -> str:
        known = {"ref": offer.ref, "title": offer.title, "share": offer.share}
        lines = [self.tr("{ref}  {title}").format(**known)]
        count = offer.count
        if offer.told is not None and not offer.is_used:
            text = self.tr("The answer says {told} of {of}. Today it is {trained} of {total}.")
            lines.append(
                text.format(
                    told=offer.told.trained,
                    of=offer.told.total,
                    trained=count.trained,
                    total=count.total,
                )
            )
        elif offer.everybody:
            text = self.tr(
                "Asked of everybody on the list: {trained} of {total} = {percent}%, needs {share}%."
            )
            lines.append(
                text.format(
                    trained=count.trained,
                    total=count.total,
                    percent=count.percent,
                    share=offer.share,
                )
            )
        return "\n".join(lines)

    def _on_use(self) -> None:
        self.used.emit(self._ref)

    def _on_go(self) -> None:
        self.question_asked.emit(self._ref)


class TrainingCard(Card):
    """Emits ``used(ref)`` and ``question_asked(ref)``."""

    used = Signal(str)
    question_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Trained in the last twelve months"), parent=parent)
        self.body.setSpacing(10)
        self.words = self.add(PlainLabel(role="lead"))
        self.bar = self.add(ProgressBar(self.tr("Trained")))
        self.hint = self.add(PlainLabel(role="muted"))
        self.lines: list[OfferLine] = []
        self._shown: tuple[TrainingStanding, bool] | None = None
        self.hide()

    def show_standing(self, standing: TrainingStanding, *, may_change: bool) -> None:
        """Show the count and who asks for it; nothing before anybody is listed."""
        if (standing, may_change) == self._shown:
            return
        self._shown = (standing, may_change)
        count = standing.count
        self.setVisible(count.total > 0)
        text = self.tr("{trained} of {total} trained = {percent}%")
        self.words.setText(
            text.format(trained=count.trained, total=count.total, percent=count.percent)
        )
        self.bar.show_count(count.trained, count.total)
        self.hint.setText(
            self.tr(
                "Counted are those who can see personal information. Training counts for twelve "
                "months, so look again shortly before you publish."
            )
        )
        for line in self.lines:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [OfferLine(offer, may_change=may_change) for offer in standing.offers]
        before: QWidget = self
        for line in self.lines:
            self.add(line)
            line.used.connect(self.used)
            line.question_asked.connect(self.question_asked)
            for button in (line.use, line.go):
                self.setTabOrder(before, button)
                before = button
