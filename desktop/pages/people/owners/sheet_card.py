"""One person's sheet on screen: training, what is to be done, documents, the rest."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.belongings import Thing, ThingKind
from core.domain.home import long_date
from core.domain.person_sheet import PersonSheet
from desktop.widgets.action_list import ActionList
from desktop.widgets.action_row import ActionItem
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel

EVIDENCE = "evidence/"


class SheetCard(Card):
    """Emits ``copy_asked``, ``pdf_asked`` and ``go_asked(place, target)``."""

    copy_asked = Signal()
    pdf_asked = Signal()
    go_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What they look after"), parent=parent)
        self.body.setSpacing(10)
        self.copy = Button(self.tr("Copy as text"), icon_name="copy")
        self.pdf = Button(self.tr("Save as PDF"), icon_name="printer")
        row = FlowLayout(gap=8)
        row.addWidget(self.copy)
        row.addWidget(self.pdf)
        self.add_layout(row)
        self.job = self.add(PlainLabel(role="muted"))
        self.add(PlainLabel(self.tr("Training"), role="strong"))
        self.training = self.add(PlainLabel())
        self.add(PlainLabel(self.tr("To do"), role="strong"))
        self.nothing = self.add(PlainLabel(self.tr("Nothing is waiting."), role="muted"))
        self.to_do = self.add(ActionList(most=8))
        self.documents_title = self.add(
            PlainLabel(self.tr("Documents to check again"), role="strong")
        )
        self.documents = self.add(ActionList(most=5))
        self.rest_title = self.add(
            PlainLabel(self.tr("Looked after, nothing to do"), role="strong")
        )
        self.rest = self.add(ActionList(most=5))
        self._things: dict[str, Thing] = {}
        self.copy.clicked.connect(self.copy_asked)
        self.pdf.clicked.connect(self.pdf_asked)
        for listed in (self.to_do, self.documents, self.rest):
            listed.acted.connect(self._on_acted)

    def show_sheet(self, sheet: PersonSheet) -> None:
        """Show *sheet*."""
        self.title.setText(self.tr("What {name} looks after").format(name=sheet.name))
        self.setAccessibleName(self.title.text())
        job = sheet.staff.job if sheet.staff else ""
        self.job.setText(job)
        self.job.setVisible(bool(job))
        self.training.setText(sheet.training)
        self._things = {f"{t.kind.value}/{t.id}/{t.ref}": t for t in sheet.belongings.things}
        self.to_do.show_items(self._items(sheet.to_do))
        self.to_do.setVisible(bool(sheet.to_do))
        self.nothing.setVisible(not sheet.to_do)
        go, spoken = self.tr("Go there"), self.tr("Go there: {what}")
        until = self.tr("check again by {day}")
        self.documents.show_items(
            [
                ActionItem(
                    EVIDENCE + piece.evidence_id,
                    piece.title,
                    until.format(day=long_date(piece.review_by)),
                    go,
                    spoken.format(what=piece.title),
                )
                for piece in sheet.belongings.evidence
            ]
        )
        self.rest.show_items(self._items(sheet.in_order))
        for title, listed in (
            (self.documents_title, self.documents),
            (self.rest_title, self.rest),
        ):
            title.setVisible(bool(listed.items))
            listed.setVisible(bool(listed.items))

    def _items(self, things: Iterable[Thing]) -> list[ActionItem]:
        go, spoken = self.tr("Go there"), self.tr("Go there: {what}")
        until = self.tr("until {day}")
        return [
            ActionItem(
                f"{thing.kind.value}/{thing.id}/{thing.ref}",
                thing.words,
                until.format(day=long_date(thing.due)) if thing.due else "",
                go,
                spoken.format(what=thing.ref or thing.title),
            )
            for thing in things
        ]

    def _on_acted(self, key: str) -> None:
        if key.startswith(EVIDENCE):
            self.go_asked.emit("evidence", key.removeprefix(EVIDENCE))
            return
        thing = self._things[key]
        if thing.kind is ThingKind.QUESTION:
            self.go_asked.emit("questions", thing.ref)
        else:
            self.go_asked.emit("todo", thing.id)
