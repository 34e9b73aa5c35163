"""Asks for the passphrase or the spare key, kindly, and opens the records with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from core.services.access import PassphraseUnlock, SpareKeyUnlock, Unlock, WayKind
from desktop.errors import trouble_of
from desktop.opener import Opener, Session
from desktop.pages.unlock.view import UnlockView
from desktop.tasks import Job, TaskRunner
from desktop.widgets.fill import fill
from desktop.widgets.restyle import restyle


class UnlockPage(QWidget):
    """Emits ``opened(Opening)``. What is wrong is said below the field, which keeps its text."""

    opened = Signal(object)

    def __init__(self, opener: Opener, session: Session, tasks: TaskRunner) -> None:
        super().__init__()
        self._opener, self._tasks = opener, tasks
        self._ways = session.ways
        self._busy = False
        self.view = UnlockView()
        fill(self, self.view)
        view = self.view
        view.passphrase.returnPressed.connect(self._on_open)
        view.spare_key.submitted.connect(self._on_open)
        view.open_button.clicked.connect(self._on_open)
        view.pc_button.clicked.connect(self._on_open_with_pc)
        view.other_button.clicked.connect(self._on_other)
        view.show_typed.toggled.connect(self._on_show_typed)
        self._spare = not self._asks_passphrase and not self._asks_pc
        self._tell(session)
        self._arrange()

    @property
    def _asks_passphrase(self) -> bool:
        # An empty list of ways tells nothing: then both kinds are offered.
        return WayKind.PASSPHRASE in self._ways or not self._ways

    @property
    def _asks_pc(self) -> bool:
        return WayKind.KEYRING in self._ways

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus()

    def _tell(self, session: Session) -> None:
        view = self.view
        view.title.setText(self.tr("Your records are locked"))
        if session.trouble is not None:
            view.note.setText(
                self.tr("{what} {next}").format(
                    what=session.trouble.what, next=session.trouble.next
                )
            )
            view.note.show()

    def _arrange(self) -> None:
        view, spare = self.view, self._spare
        view.by_spare_key.setVisible(spare)
        view.by_passphrase.setVisible(not spare and self._asks_passphrase)
        typed = spare or self._asks_passphrase
        view.open_button.setVisible(typed)
        view.pc_button.setVisible(self._asks_pc)
        view.pc_button.set_kind("plain" if typed else "primary")
        view.other_button.set_text(
            self.tr("Use the passphrase") if spare else self.tr("Use the spare key")
        )
        view.other_button.setVisible(not spare or self._asks_passphrase)
        if spare:
            text = self.tr("Type the spare key from your recovery sheet to open them.")
        elif self._asks_passphrase:
            text = self.tr("Type your passphrase to open them.")
        else:
            text = self.tr("This PC remembers the key: one click opens them.")
        view.lead.setText(text)
        self._show_error("")

    def _focus(self) -> None:
        view = self.view
        if self._spare:
            view.spare_key.setFocus()
        elif self._asks_passphrase:
            view.passphrase.setFocus()
        else:
            view.pc_button.setFocus()

    def _on_other(self) -> None:
        self._spare = not self._spare
        self._arrange()
        self._focus()

    def _on_show_typed(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.view.passphrase.setEchoMode(modes.Normal if shown else modes.Password)

    def _on_open(self) -> None:
        view = self.view
        typed = view.spare_key.toPlainText() if self._spare else view.passphrase.text()
        if not typed.strip():
            self._show_error(
                self.tr("Type the spare key first.")
                if self._spare
                else self.tr("Type the passphrase first.")
            )
            return
        unlock: Unlock = SpareKeyUnlock(typed) if self._spare else PassphraseUnlock(typed)
        self._begin(partial(self._opener.unlock, unlock))

    def _on_open_with_pc(self) -> None:
        self._begin(self._opener.open_by_keyring)

    def _begin(self, job: Job) -> None:
        if self._busy:
            return
        self._set_busy(True)
        # The words must be on screen first: working out a passphrase takes over a second, during
        # which nothing else in the program can be drawn.
        QTimer.singleShot(40, self, partial(self._run, job))

    def _run(self, job: Job) -> None:
        self._tasks.run(self, job, self.opened.emit, self._on_failed)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        view = self.view
        for widget in (
            view.by_passphrase, view.by_spare_key, view.pc_button, view.open_button,
            view.other_button,
        ):  # fmt: skip
            widget.setEnabled(not busy)
        view.open_button.set_text(self.tr("Opening…") if busy else self.tr("Open"))
        view.pc_button.set_text(self.tr("Opening…") if busy else self.tr("Open with this PC"))
        if busy:
            self._show_error("")

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        trouble = trouble_of(error)
        if trouble.code == "wrong-passphrase":
            self._show_error(
                self.tr(
                    "That is not the passphrase. Capitals and spaces count: switch on "
                    "“Show what I type” and try again."
                )
            )
        else:
            self._show_error(f"{trouble.what} {trouble.next}")
        self._focus()
        self.view.passphrase.selectAll()

    def _show_error(self, text: str) -> None:
        view = self.view
        view.error.setText(text)
        view.error.setVisible(bool(text))
        field = view.spare_key if self._spare else view.passphrase
        field.setAccessibleDescription(text)
        restyle(view.passphrase, "bad", bool(text) and not self._spare)
