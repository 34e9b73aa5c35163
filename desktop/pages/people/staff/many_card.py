"""Many people at once: names pasted one a line, or a list from a file, looked over first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.services.people.staff_file import ListedLine, ListedStaff
from desktop.theme import scaled
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.drop_area import DropArea
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class ManyCard(Card):
    """Emits ``pasted(text)``, ``file_dropped(Path)``, ``file_asked``, ``confirmed(ListedStaff)``
    or ``left``."""

    pasted = Signal(str)
    file_dropped = Signal(object)
    file_asked = Signal()
    confirmed = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Many at once"), parent=parent)
        self.body.setSpacing(10)
        lead = self.add(PlainLabel(self.tr("Names, one on each line")))
        self.names = QPlainTextEdit()
        self.names.setAccessibleName(self.tr("Names, one on each line"))
        self.names.setTabChangesFocus(True)
        self.names.setFixedHeight(scaled(130))
        lead.setBuddy(self.names)
        self.add(self.names)
        self.look = Button(self.tr("Look them over"), icon_name="search")
        self.leave = Button(self.tr("Leave it"), kind="quiet")
        self.drop = self.add(
            DropArea(self.tr("Or drop a list here, .csv or .xlsx"), self.tr("Choose a file"))
        )
        columns = self.tr(
            "Columns such as name, job, started and trained are found by their heads."
        )
        self.add(PlainLabel(columns, role="muted"))
        row = FlowLayout(gap=8)
        row.addWidget(self.look)
        row.addWidget(self.leave)
        self.add_layout(row)
        self.error = self.add(PlainLabel(role="error"))
        self.result = self.add(PlainLabel(role="strong"))
        self.out_title = self.add(PlainLabel(self.tr("Left out, and why"), role="strong"))
        self.left_out = self.add(ActionList(most=8))
        self.in_title = self.add(PlainLabel(self.tr("Would be taken in"), role="strong"))
        self.taken = self.add(ActionList(most=8))
        self.take = Button("", icon_name="check", kind="primary")
        row = FlowLayout(gap=8)
        row.addWidget(self.take)
        self.add_layout(row)
        self._listed: ListedStaff | None = None
        self.look.clicked.connect(self._on_look)
        self.leave.clicked.connect(self.left)
        self.drop.dropped.connect(self._on_dropped)
        self.drop.choose_clicked.connect(self.file_asked)
        self.drop.without_file.connect(self._on_without_file)
        self.take.clicked.connect(self._on_take)
        self.names.textChanged.connect(self._forget)
        self.hide()

    def begin(self) -> None:
        """Ask for names, from nothing."""
        self.names.clear()
        self._forget()
        self.show()
        self.names.setFocus()

    def show_listed(self, listed: ListedStaff) -> None:
        """Show what each line would do, those that are left out first."""
        self._forget()
        self._listed = listed
        out, taken = listed.left_out, [line for line in listed.lines if line.staff is not None]
        words = self.tr("{taken} of {all} lines would be taken in.")
        self.result.setText(words.format(taken=len(taken), all=len(listed.lines)))
        self.left_out.show_items([self._item(line, line.problem) for line in out])
        self.taken.show_items([self._item(line, self._what(line)) for line in taken])
        for widget, on in (
            (self.result, True),
            (self.out_title, out),
            (self.left_out, out),
            (self.in_title, taken),
            (self.taken, taken),
            (self.take, taken),
        ):
            widget.setVisible(bool(on))
        self.take.set_text(self.tr("Put these on the list"))
        (self.take if taken else self.names).setFocus()

    def show_error(self, text: str) -> None:
        """Say why it cannot be read or was not taken."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _item(self, line: ListedLine, detail: str) -> ActionItem:
        return ActionItem(str(line.number), f"{line.number}  {line.text}", detail)

    def _what(self, line: ListedLine) -> str:
        assert line.staff is not None  # it would be taken in
        from desktop.widgets.date_words import words_of

        one, said = line.staff, []
        if one.known:
            said.append(self.tr("is on the list; the training date is added"))
        if one.job:
            said.append(one.job)
        if one.started is not None:
            said.append(self.tr("since {day}").format(day=words_of(one.started)))
        if one.trained_on is not None:
            said.append(self.tr("trained {day}").format(day=words_of(one.trained_on)))
        return "  ·  ".join(said)

    def _forget(self) -> None:
        self._listed = None
        self.show_error("")
        for widget in (
            self.result,
            self.out_title,
            self.left_out,
            self.in_title,
            self.taken,
            self.take,
        ):
            widget.hide()

    def _on_look(self) -> None:
        self.pasted.emit(self.names.toPlainText())

    def _on_dropped(self, paths: list[Path]) -> None:
        self.file_dropped.emit(paths[0])

    def _on_without_file(self) -> None:
        self.show_error(self.tr("That was no file. Save the list first, then drop it here."))

    def _on_take(self) -> None:
        if self._listed is not None:
            self.confirmed.emit(self._listed)
