"""One file of a batch: whether it is kept, and what it serves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.evidence import EvidenceLink
from core.domain.state import AssessmentState
from desktop.evidence.batch.basket import Basket
from desktop.evidence.link_picker import LinkPicker
from desktop.evidence.words import breakable, size_words
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.scroll_page import ScrollPage
from desktop.widgets.wrap_check import WrapCheck


class FileCard(ScrollPage):
    """``keep_ticked(on)``, and ``use_ticked(EvidenceLink, on)`` for each proposal."""

    keep_ticked = Signal(bool)
    use_ticked = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", margin=0, parent=parent)
        self.setAccessibleName(self.tr("Chosen file"))
        self.card = self.add(Card(""))
        self.name = self.card.add(PlainLabel(role="lead"))
        self.facts = self.card.add(PlainLabel(role="muted"))
        self.trouble = self.card.add(PlainLabel(role="error"))
        self.keep = self.card.add(WrapCheck(self.tr("Keep this file")))
        self.asks = self.card.add(PlainLabel(role="strong"))
        self._ticks = QVBoxLayout()
        self._ticks.setSpacing(2)
        self.card.add_layout(self._ticks)
        self.more = Button(self.tr("Something else"), icon_name="plus", kind="quiet")
        self.more.setCheckable(True)
        self.card.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.picker = self.card.add(LinkPicker())
        self.picker.hide()
        self.finish()
        self._key = ""
        self._shown: tuple[EvidenceLink, ...] | None = None
        self._state: AssessmentState | None = None
        self.keep.clicked.connect(self.keep_ticked)
        self.more.toggled.connect(self._on_more)
        self.picker.chosen.connect(self._on_picked)
        self.picker.left.connect(self._on_left)

    def begin(self, state: AssessmentState) -> None:
        """Offer what is asked in *state*."""
        self._state, self._key = state, ""

    def show_file(self, basket: Basket, key: str) -> None:
        """Show a file as it stands in *basket*."""
        one, links = basket[key], basket.links(key)
        if key != self._key:
            self._key, self._shown = key, None
            self.more.setChecked(False)
            self.verticalScrollBar().setValue(0)
        self.name.setText(breakable(one.name))
        facts = [breakable(str(one.path.parent)), size_words(one.size) if one.size else ""]
        if one.kept_as:
            facts.append(self.tr("Kept here already as {title}.").format(title=one.kept_as))
        if one.twin_of:
            facts.append(self.tr("The same content as {name}.").format(name=one.twin_of))
        self.facts.setText("\n".join(filter(None, facts)))
        refused = one.trouble is not None
        self.trouble.setText(f"{one.trouble.what} {one.trouble.next}" if one.trouble else "")
        self.trouble.setVisible(refused)
        for widget in (self.keep, self.asks, self.more):
            widget.setVisible(not refused)
        self.keep.setChecked(basket.is_kept(key))
        self.asks.setText(self.tr("It shows") if one.servings or links else self.tr("Used for"))
        offered = tuple(EvidenceLink(serving.ref) for serving in one.servings)
        wanted = () if refused else (*offered, *(link for link in links if link not in offered))
        if wanted != self._shown:
            self._fill(basket, key, wanted)
        for tick, link in zip(self.ticks, wanted, strict=True):
            tick.setChecked(link in links)
        if self._state is not None and self.more.isChecked():
            self.picker.show_choices(self._state, links)

    @property
    def ticks(self) -> list[WrapCheck]:
        """The proposals, the best first."""
        widgets = (self._ticks.itemAt(k).widget() for k in range(self._ticks.count()))
        return [tick for tick in widgets if isinstance(tick, WrapCheck)]

    def _fill(self, basket: Basket, key: str, wanted: tuple[EvidenceLink, ...]) -> None:
        for tick in self.ticks:
            self._ticks.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        because = {serving.ref: serving.words for serving in basket[key].servings}
        for link in wanted:
            tick = WrapCheck(self._words(link, because.get(link.ref, ())))
            tick.clicked.connect(lambda on, link=link: self.use_ticked.emit(link, on))
            self._ticks.addWidget(tick)
        self._shown = wanted

    def _words(self, link: EvidenceLink, because: tuple[str, ...]) -> str:
        requirement = self._state.by_ref.get(link.ref) if self._state is not None else None
        title = requirement.title if requirement is not None else ""
        if requirement is not None and link.criterion is not None:
            texts = {one.criterion.id: one.criterion.text for one in requirement.criteria}
            title = texts.get(link.criterion, title)
        words = f"{link.criterion or link.ref}  {title}"
        if not because or link.criterion is not None:
            return words
        return self.tr("{question}\nbecause of: {words}").format(
            question=words, words=", ".join(because)
        )

    def _on_more(self, shown: bool) -> None:
        self.picker.setVisible(shown)
        if shown and self._state is not None:
            self.picker.show_choices(self._state, ())
            self.picker.search.setFocus()

    def _on_picked(self, link: EvidenceLink) -> None:
        self.use_ticked.emit(link, True)

    def _on_left(self) -> None:
        self.more.setChecked(False)
        self.more.setFocus()
