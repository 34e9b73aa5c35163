"""Opening found damage: shows what is left, and leads to reading it or to the newest good copy."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from core.services.backup.restoring import RestoreOutcome
from desktop import copy_words
from desktop.copy_chooser import CopyChooser, PlatformCopyChooser
from desktop.errors import trouble_of
from desktop.opener import Opener, Session
from desktop.opening_damaged import WhatIsLeft
from desktop.pages.damaged.view import DamagedView
from desktop.tasks import TaskRunner
from desktop.widgets.fill import fill
from desktop.work import Progress


class DamagedPage(QWidget):
    """Emits ``opened(Opening)``: for reading, with the copy, or as they open by now."""

    opened = Signal(object)

    def __init__(
        self,
        opener: Opener,
        session: Session,
        tasks: TaskRunner,
        today: date,
        chooser: CopyChooser | None = None,
    ) -> None:
        super().__init__()
        assert session.unlock is not None
        self._opener, self._tasks, self._today = opener, tasks, today
        self._unlock = session.unlock
        self._left: WhatIsLeft | None = None
        self.view = view = DamagedView(chooser or PlatformCopyChooser(), tasks, today)
        fill(self, view)
        view.read_button.clicked.connect(self._on_read)
        view.good_button.clicked.connect(self._on_good)
        view.finder.chosen.connect(self._on_chosen)
        view.other_button.clicked.connect(self._on_other)
        view.find_button.clicked.connect(self._on_find)
        view.confirm.confirmed.connect(self._on_confirmed)
        view.confirm.left.connect(self._on_left)
        view.again.clicked.connect(self._on_again)
        view.show_working(self.tr("Looking at what is left, and for the newest good copy…"))
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        self._tasks.run(
            self, partial(self._opener.open_damaged, self._unlock), self._on_opened, self._on_failed
        )

    def _on_opened(self, left: WhatIsLeft | None) -> None:
        if left is not None:  # nothing can be read
            self._show(left)
            return
        self._tasks.work(
            self, self._opener.what_is_left, self._show, self._on_failed, progress=self._on_progress
        )

    def _on_progress(self, progress: Progress) -> None:
        if progress.total:
            self.view.bar.show_count(progress.done, progress.total)

    def _show(self, left: WhatIsLeft) -> None:
        self._left = left
        view = self.view
        view.show_working("")
        view.damage.setText(self._damage_words(left))
        view.left.show()
        view.read_button.setVisible(left.damage is not None)
        view.good.setText(self._good_words(left))
        view.newest.setVisible(left.damage is not None)
        view.good_button.setVisible(left.good is not None)
        view.finder.setVisible(left.good is None)
        view.other_button.setVisible(left.good is not None)
        view.finder.show_found(left.elsewhere)
        (view.good_button if left.good is not None else view.finder.folder_button).setFocus()

    def _damage_words(self, left: WhatIsLeft) -> str:
        damage = left.damage
        if damage is None:
            return self.tr(
                "Nothing can be read in this file any more. Your documents lie beside it and are "
                "kept, and a copy brings the rest back. The damaged file is kept, too."
            )
        counts = self.tr(
            "{answers} answers, {documents} kept documents and {changes} changes of the history "
            "can still be read."
        ).format(answers=damage.answers, documents=damage.documents, changes=damage.changes)
        if damage.whole:
            return self.tr("{counts} It seems that nothing is missing.").format(counts=counts)
        return self.tr(
            "{counts} Some of the file cannot be read, so something may be missing there. You can "
            "look at everything and print it; nothing can be changed."
        ).format(counts=counts)

    def _good_words(self, left: WhatIsLeft) -> str:
        if left.good is None:
            return self.tr(
                "No good copy is on this PC. Put a stick with copies in and point to it below."
            )
        when = copy_words.moment(left.good.made_at, self._today)
        words = (
            self.tr("{moment}, {place}. All of it was opened and read.").format(
                moment=when, place=left.good_place
            )
            if left.good_place
            else self.tr("{moment}. All of it was opened and read.").format(moment=when)
        )
        words = words[:1].upper() + words[1:]
        return f"{words} {self._lost_words(left.lost)}"

    def _lost_words(self, lost: int) -> str:
        if lost == 0:
            return self.tr("It lacks nothing that we know of.")
        if lost == 1:
            return self.tr("1 change was made after it and would be lost.")
        return self.tr("{count} changes were made after it and would be lost.", None, lost).format(
            count=lost
        )

    def _on_read(self) -> None:
        self._open("home", "")

    def _on_good(self) -> None:
        assert self._left is not None and self._left.good is not None
        self._open("restore", self._left.good.id)

    def _open(self, place: str, target: str) -> None:
        self.view.show_working(self.tr("One moment…"))
        job = partial(self._opener.open_to_read, place, target)
        self._tasks.run(self, job, self.opened.emit, self._on_failed)

    def _on_chosen(self) -> None:
        self.view.find_button.setVisible(self.view.finder.copy is not None)
        self.view.confirm.hide()

    def _on_other(self) -> None:
        view = self.view
        view.other_button.hide()
        view.finder.show()
        view.finder.folder_button.setFocus()

    def _on_left(self) -> None:
        self.view.find_button.show()
        self.view.find_button.setFocus()

    def _on_find(self) -> None:
        self.view.find_button.hide()
        self.view.confirm.ask(
            self.tr(
                "The copy takes the place of the damaged records, which are kept in a folder "
                "beside it. What was changed after the copy was made is lost."
            )
        )

    def _on_confirmed(self) -> None:
        copy = self.view.finder.copy
        assert copy is not None
        self.view.find_button.show()
        self.view.say("")
        self.view.show_working(self.tr("Bringing the copy back…"))
        self._tasks.work(
            self,
            partial(self._opener.rescue, self._unlock, copy),
            self._on_rescued,
            self._on_failed,
            progress=self._on_progress,
        )

    def _on_rescued(self, outcome: RestoreOutcome) -> None:
        job = partial(self._opener.open_rescued, self._unlock, outcome)
        self._tasks.run(self, job, self.opened.emit, self._on_failed)

    def _on_again(self) -> None:
        self.view.show_working(self.tr("One moment…"))
        job = partial(self._opener.unlock, self._unlock)
        self._tasks.run(self, job, self.opened.emit, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self.view.show_working("")
        trouble = trouble_of(error)
        self.view.say(f"{trouble.what} {trouble.next}")
