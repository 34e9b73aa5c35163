"""Who looks after what: one person's sheet at a time, to read, copy, print or give over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QWidget

from core.domain.change import Change
from core.domain.person_sheet import sheet_text
from core.services.people.handing_over import HandingOverService
from core.services.people.people import PeopleService
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.people.handover_table import HandoverTable
from desktop.pages.people.owners.facts import OwnerFacts, read_owner
from desktop.pages.people.owners.sheet_card import SheetCard
from desktop.sections.section import SectionPage
from desktop.tasks import TaskRunner
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_label import PlainLabel


class OwnersSection(SectionPage):
    """Begins with whoever works; *go* leads to what is looked after."""

    def __init__(
        self,
        *,
        handing_over: HandingOverService,
        people: PeopleService,
        tasks: TaskRunner,
        changes: Changes,
        chooser: FileChooser,
        go: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Who looks after what"))
        self._handing_over, self._people = handing_over, people
        self._tasks, self._changes, self._chooser = tasks, changes, chooser
        self._facts: OwnerFacts | None = None
        self.message = self.add(Banner())
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Whose sheet"))
        self.who.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.who.setMinimumContentsLength(24)
        row = FlowLayout(gap=8)
        row.addWidget(PlainLabel(self.tr("Whose sheet"), role="strong", wrap=False))
        row.addWidget(self.who)
        self.add_layout(row)
        self.sheet = self.add(SheetCard())
        self.giving = self.add(Card(self.tr("Give to others")))
        self.table = self.giving.add(HandoverTable())
        self.give = Button(self.tr("Give these over"), icon_name="check")
        row = FlowLayout(gap=8)
        row.addWidget(self.give)
        self.giving.add_layout(row)
        self.finish()
        self.sheet.hide()
        self.giving.hide()
        self.who.activated.connect(self._on_chosen)
        self.sheet.go_asked.connect(go)
        self.sheet.copy_asked.connect(self._on_copy)
        self.sheet.pdf_asked.connect(self._on_pdf)
        self.give.clicked.connect(self._on_give)
        changes.changed.connect(self._on_changed)

    def arrive(self) -> None:
        self._read(self._name())

    def depart(self) -> None:
        self.message.hide()

    def _name(self) -> str:
        return self._facts.sheet.name if self._facts else ""

    def _read(self, name: str) -> None:
        job = partial(read_owner, self._handing_over, self._people, name)
        self._tasks.read(self, job, self._on_read, self._on_failed)

    def _on_read(self, facts: OwnerFacts) -> None:
        if facts == self._facts:
            return
        self._facts = facts
        names = list(facts.names)
        if facts.sheet.name not in names:  # has left, or is named in answers only
            names.append(facts.sheet.name)
        self.who.clear()
        self.who.addItems(names)
        self.who.setCurrentIndex(names.index(facts.sheet.name))
        self.sheet.show_sheet(facts.sheet)
        self.sheet.show()
        self.table.show_belongings(facts.sheet.belongings, facts.names)
        self.giving.setVisible(bool(facts.sheet.belongings.things) and facts.may_answer)

    def _on_changed(self, change: Change, origin: object) -> None:
        concerned = change.people or change.requirements or change.assessment or change.todo
        if origin is not self and self.isVisible() and (concerned or change.evidence):
            self._read(self._name())

    def _on_chosen(self, place: int) -> None:
        self.message.hide()
        self._read(self.who.itemText(place))

    def _on_copy(self) -> None:
        if self._facts is not None:
            QGuiApplication.clipboard().setText(sheet_text(self._facts.sheet))
            self.message.tell("ok", self.tr("Copied as text: you can put it in anywhere."))

    def _on_pdf(self) -> None:
        name = self.tr("Sheet of {name}.pdf").format(name=self._name().replace("/", "-"))
        path = self._chooser.to_save(self, self.tr("Save the sheet as a PDF"), name)
        if path is not None:
            job = partial(self._handing_over.write_sheet, self._name(), path)
            self._tasks.read(self, job, self._on_written, self._on_failed)

    def _on_written(self, path: Path) -> None:
        self.message.tell("ok", self.tr("Saved: {file}").format(file=path.name))

    def _on_give(self) -> None:
        heirs = self.table.heirs
        if not heirs:
            self.message.tell("info", self.tr("Choose who does it now for at least one of these."))
            return
        self.give.setEnabled(False)
        job = partial(self._handing_over.hand_over, heirs)
        self._tasks.run(self, job, self._on_given, self._on_failed)

    def _on_given(self, change: Change) -> None:
        self.give.setEnabled(True)
        self.message.tell("ok", self.tr("Given over"))
        self.verticalScrollBar().setValue(0)
        self._changes.notify(change, origin=self)
        self._read(self._name())

    def _on_failed(self, error: Exception) -> None:
        self.give.setEnabled(True)
        trouble = trouble_of(error)
        self.message.tell(trouble.tone, trouble.what, trouble.next)
        self.verticalScrollBar().setValue(0)
