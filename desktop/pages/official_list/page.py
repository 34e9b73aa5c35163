"""The page that reads an official list in: choose it, confirm its columns, see what changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.domain.official_list import Differences, ListSheet, OfficialList, Role
from core.services.amending.official import OfficialListService
from desktop.changes import Changes
from desktop.errors import trouble_of
from desktop.page import Page
from desktop.pages.finish.file_chooser import FileChooser
from desktop.pages.official_list.changes_card import ChangesCard
from desktop.pages.official_list.columns_card import ColumnsCard
from desktop.pages.official_list.file_card import FileCard
from desktop.tasks import TaskRunner
from desktop.widgets.banner import Banner
from desktop.widgets.column_page import ColumnPage
from desktop.widgets.fill import fill
from desktop.widgets.heading import Heading
from desktop.widgets.plain_label import PlainLabel


class OfficialListPage(Page):
    """Nothing is written before the last button."""

    def __init__(
        self,
        *,
        lists: OfficialListService,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[..., None],
        chooser: FileChooser,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lists, self._tasks, self._changes = lists, tasks, changes
        self._go, self._chooser = go, chooser
        self._listed: OfficialList | None = None
        self._found: Differences | None = None
        self._asked = 0  # only the newest answer is shown
        view = self.view = ColumnPage(self.tr("Read the official list in"), 760)
        view.add(Heading(self.tr("Read the official list in"), 1))
        view.add(
            PlainLabel(
                self.tr(
                    "Its wording then stands beside ours, what we were not sure of is settled, and "
                    "you see what is missing here."
                ),
                role="lead",
            )
        )
        self.message = view.add(Banner())
        self.file = view.add(FileCard())
        self.columns = view.add(ColumnsCard())
        self.differences = view.add(ChangesCard())
        view.finish()
        fill(self, view)
        self.columns.hide()
        self.differences.hide()
        self.file.drop.choose_clicked.connect(self._on_choose)
        self.file.drop.dropped.connect(lambda paths: self.read(paths[0]))
        self.file.drop.without_file.connect(self._on_no_file)
        self.columns.changed.connect(self._on_columns_changed)
        self.columns.confirmed.connect(self._on_confirmed)
        self.differences.taken.connect(self._on_take)
        self.differences.left.connect(self._start_anew)
        self.message.acted.connect(lambda: go("compare"))

    def read(self, path: Path) -> None:
        """Read the workbook at *path* and show its columns."""
        self._start_anew()
        self._asked += 1
        look = partial(self._lists.look, path)
        self._tasks.read(self, look, partial(self._on_read, self._asked), self._on_failed)

    def _on_choose(self) -> None:
        path = self._chooser.to_open(self, self.tr("Choose the workbook"))
        if path is not None:
            self.read(path)

    def _on_no_file(self) -> None:
        self.message.tell("info", self.tr("Save the attachment first, then drop it here."))

    def _on_read(self, asked: int, listed: OfficialList) -> None:
        if asked != self._asked:
            return
        self._listed = listed
        self.file.show_name(listed.file_name)
        if not listed.sheets:
            self.message.tell("warn", self.tr("This workbook is empty."))
            return
        self.columns.show_list(listed)
        self.columns.show()
        self._reveal(self.columns.keep)

    def _on_confirmed(self, sheet: ListSheet, roles: Mapping[Role, int]) -> None:
        assert self._listed is not None  # its columns were shown
        self.message.hide()
        look = partial(self._lists.preview, self._listed, sheet, roles)
        self._tasks.read(self, look, self._on_previewed, self._on_failed)

    def _on_previewed(self, found: Differences) -> None:
        self._found = found
        self.differences.show_differences(found)
        self.differences.show()
        self.columns.keep.set_kind("plain")  # one primary button on a page
        self._reveal(self.differences)

    def _on_take(self, add: list[str], aside: list[str]) -> None:
        assert self._found is not None  # it is what is shown
        self.differences.setEnabled(False)
        job = partial(self._lists.take_in, self._found, add=add, aside=aside)
        self._tasks.run(self, job, self._on_taken, self._on_failed)

    def _on_taken(self, change: Change) -> None:
        self._start_anew()
        self.message.tell(
            "ok",
            self.tr("The list is taken in."),
            self.tr("Every answer is as it was."),
            button=self.tr("See the questions"),
        )
        self.view.verticalScrollBar().setValue(0)
        self._changes.notify(change, origin=self)

    def _on_failed(self, error: Exception) -> None:
        self.differences.setEnabled(True)
        trouble = trouble_of(error)
        self.message.tell(trouble.tone, trouble.what, trouble.next)
        self.view.verticalScrollBar().setValue(0)

    def _on_columns_changed(self) -> None:
        self.differences.hide()
        self.columns.keep.set_kind("primary")

    def _start_anew(self) -> None:
        self.message.hide()
        self.columns.hide()
        self._on_columns_changed()
        self.differences.setEnabled(True)
        self.file.name.hide()
        self._listed = self._found = None

    def _reveal(self, widget: QWidget) -> None:
        QTimer.singleShot(0, widget, partial(self.view.ensureWidgetVisible, widget, 0, 40))
