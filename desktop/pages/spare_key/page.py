"""Makes the spare key that was put off at first run, or a new one in place of a lost one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.domain.organisation import Organisation
from core.services.access import SpareKey
from core.services.locks import LockService
from core.services.profile import ProfileService
from desktop.changes import Changes
from desktop.page import Page
from desktop.pages.first_run.wizard import Gap, two_groups
from desktop.pages.spare_key.panel import SpareKeyPanel
from desktop.pages.spare_key.sheet_printer import SheetPrinter
from desktop.tasks import TaskRunner
from desktop.widgets.button import Button
from desktop.widgets.column_page import ColumnPage
from desktop.widgets.fill import fill
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.plain_label import PlainLabel


class SpareKeyPage(Page):
    """The key counts only after two of its groups were typed back from paper."""

    def __init__(
        self,
        *,
        locks: LockService,
        profile: ProfileService,
        tasks: TaskRunner,
        changes: Changes,
        go: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._locks, self._profile = locks, profile
        self._tasks, self._changes, self._go = tasks, changes, go
        self._back = ("home", "")
        self._printer = SheetPrinter(tasks, self)
        self._key = SpareKey.new()
        self._asked = two_groups(len(self._key.groups))
        self.view = ColumnPage(self.tr("Your spare key"))
        self.panel = SpareKeyPanel(self._key, self._asked, offers_later=False)
        self.done = Button(self.tr("Make this my spare key"), icon_name="key-round", kind="primary")
        self.cancel = Button(self.tr("Not now"), kind="quiet")
        self._lay_out()
        self.panel.print_clicked.connect(self._on_print)
        self._printer.shown.connect(self._on_shown)
        self._printer.failed.connect(self.panel.say_printing)
        self.done.clicked.connect(self._on_done)
        self.cancel.clicked.connect(self._leave)

    def arrive(self, target: str = "") -> None:
        self._back = ("settings", "locks") if target == "settings" else ("home", "")
        self.panel.choices[next(iter(self.panel.choices))].setFocus()

    def depart(self) -> None:
        self._printer.clear()

    def _lay_out(self) -> None:
        self.view.add(Heading(self.tr("Your spare key"), 1))
        self.view.add(
            PlainLabel(
                self.tr(
                    "PCs break, and sometimes somebody resets the sign-in password. A line of "
                    "letters on paper opens your records on any PC, together with a copy of them. "
                    "A new spare key ends the one before."
                ),
                role="lead",
            )
        )
        self.view.add(self.panel)
        buttons = FlowLayout(gap=10)
        buttons.addWidget(self.done)
        buttons.addWidget(self.cancel)
        self.view.add_layout(buttons)
        self.view.finish()
        fill(self, self.view)

    def _on_print(self) -> None:
        self._tasks.read(self, self._profile.organisation, self._on_organisation)

    def _on_organisation(self, organisation: Organisation) -> None:
        self._printer.print_sheet(self._key, organisation.name, organisation.ods_code)

    def _on_shown(self) -> None:
        self.panel.say_printing(
            self.tr("The sheet is open in another program. Print it there, then close it.")
        )

    def _gaps(self) -> tuple[Gap, ...]:
        if self.panel.spare is None:
            return (Gap.SPARE,)
        return tuple(
            gap
            for gap, number, typed in zip(
                (Gap.FIRST_GROUP, Gap.SECOND_GROUP), self._asked, self.panel.typed, strict=True
            )
            if not self._key.group_matches(number, typed)
        )

    def _on_done(self) -> None:
        missing = self._gaps()
        self.panel.say(missing)
        if not missing:
            self.done.setEnabled(False)
            job = partial(self._locks.use_spare_key, self._key)
            self._tasks.run(self, job, self._on_made, self._on_failed)

    def _on_made(self, change: Change) -> None:
        self._changes.notify(change, origin=self)
        self._renew()
        self._leave()

    def _on_failed(self, error: Exception) -> None:
        from desktop.errors import trouble_of

        self.done.setEnabled(True)
        trouble = trouble_of(error)
        self.panel.say_printing("")
        self.panel.error.setText(f"{trouble.what} {trouble.next}")
        self.panel.error.show()

    def _renew(self) -> None:
        """The next visit makes another key: this one is in use and is shown no more."""
        self._key = SpareKey.new()
        self._asked = two_groups(len(self._key.groups))
        panel = SpareKeyPanel(self._key, self._asked, offers_later=False)
        self.view.body.replaceWidget(self.panel, panel)
        self.panel.deleteLater()
        self.panel = panel
        panel.print_clicked.connect(self._on_print)
        self._printer.failed.connect(panel.say_printing)
        self.done.setEnabled(True)

    def _leave(self) -> None:
        self._go(*self._back)
