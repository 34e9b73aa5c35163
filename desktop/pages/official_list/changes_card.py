"""What the list says otherwise than we do, with ticks for what is to be added or set aside."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.official_list import Correction, Differences
from core.services.labels import in_mid_sentence
from desktop.pages.compare.words import kind_words
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.sign_line import SignLine
from desktop.widgets.wrap_check import WrapCheck


class ChangesCard(Card):
    """Emits ``taken(add, aside)`` with the refs that are ticked, and ``left()``."""

    taken = Signal(list, list)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("3. What would change"), parent=parent)
        self.foreign = self.add(SignLine("triangle-alert", "warn"))
        self.nothing = self.add(PlainLabel(self.tr("It says just what you have."), role="muted"))
        self.worded = self.add(PlainLabel())
        self.confirmed = self.add(PlainLabel())
        self.corrected = self.add(PlainLabel())
        self.missing_words = self.add(
            PlainLabel(self.tr("In the list and missing here. Add them?"), role="strong")
        )
        self.missing = _Ticks()
        self.add(self.missing)
        self.absent_words = self.add(
            PlainLabel(self.tr("Asked here and not in the list. Set them aside?"), role="strong")
        )
        self.absent = _Ticks()
        self.add(self.absent)
        self.add(
            PlainLabel(
                self.tr("Every answer stays as it is, and one Undo takes all of it back."),
                role="muted",
            )
        )
        self.keep = Button(self.tr("Take it in"), icon_name="check", kind="primary")
        self.leave = Button(self.tr("Leave everything as it is"), kind="quiet")
        row = FlowLayout(gap=8)
        row.addWidget(self.keep)
        row.addWidget(self.leave)
        self.add_layout(row)
        self.keep.clicked.connect(
            lambda: self.taken.emit(self.missing.ticked(), self.absent.ticked())
        )
        self.leave.clicked.connect(self.left)

    def show_differences(self, found: Differences) -> None:
        """Show *found*; in a list that looks like one for others nothing is ticked."""
        self.foreign.say(
            self.tr("This list has few of your questions. Is it the one for you?")
            if found.looks_foreign
            else ""
        )
        self.nothing.setVisible(found.is_nothing)
        self.keep.setEnabled(not found.is_nothing)
        _say(
            self.worded,
            self.tr(
                "The official wording stands beside ours: {count} questions.",
                None,
                len(found.worded),
            ).format(count=len(found.worded))
            if found.worded
            else "",
        )
        _say(
            self.confirmed,
            self.tr("In doubt no more: {refs}").format(refs=", ".join(found.confirmed))
            if found.confirmed
            else "",
        )
        lines = [f"{c.ref}  {c.title}: {', '.join(self._correction(c))}" for c in found.corrected]
        _say(self.corrected, "\n".join([self.tr("Put right:"), *lines]) if lines else "")
        self.missing_words.setVisible(bool(found.missing))
        self.missing.show_ticks(
            [(i.ref, f"{i.ref}  {' '.join(i.text.split())}") for i in found.missing],
            ticked=not found.looks_foreign,
        )
        self.absent_words.setVisible(bool(found.absent))
        answered = self.tr("{title} (you have answered it)")
        self.absent.show_ticks(
            [
                (a.ref, f"{a.ref}  {answered.format(title=a.title) if a.is_answered else a.title}")
                for a in found.absent
            ],
            ticked=False,
        )

    def _correction(self, one: Correction) -> Iterator[str]:
        if one.mandatory is not None:
            yield self.tr("compulsory") if one.mandatory else self.tr("not compulsory")
        if one.answer is not None:
            yield self.tr("answered by: {kind}").format(
                kind=in_mid_sentence(kind_words(one.answer))
            )


class _Ticks(QWidget):
    """A column of ticks, each for a ref."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.checks: dict[str, WrapCheck] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_ticks(self, rows: list[tuple[str, str]], *, ticked: bool) -> None:
        """Show *rows* of a ref and its words."""
        for check in self.checks.values():
            self._column.removeWidget(check)
            check.hide()
            check.deleteLater()
        self.checks = {ref: WrapCheck(words, ticked) for ref, words in rows}
        for check in self.checks.values():
            self._column.addWidget(check)
        self.setVisible(bool(rows))

    def ticked(self) -> list[str]:
        """Return the refs that are ticked."""
        return [ref for ref, check in self.checks.items() if check.isChecked()]


def _say(label: PlainLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
