"""The ground of the monkey: the real window on full records, and nothing real outside it.

File dialogs and other programs are played here, the keyring lies in memory. What goes wrong
anywhere (an exception, a word of Qt's, a failure that the window takes for our bug) is in
``troubles``.
"""

from __future__ import annotations

import gc
import os
import random
import shutil
import sys
import threading
import time
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from event_loop import let_work
from memory_keyring import MemoryKeyring
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from soak_records import SoakError, faults

import core.log
import desktop.errors
from core.domain.evidence import EvidenceLink
from core.domain.organisation import Role
from core.services import sample
from core.services.access import KeyringPlace, SpareKey, SpareKeyUnlock
from core.workspace import NewStore, Workspace
from desktop.app import Starter, make_app
from desktop.opener import Surroundings
from desktop.wiring import RealWiring, make_wiring

PATIENCE = 120.0  # seconds for one piece of work on a busy machine
NO_TROUBLE = ("This plugin does not support",)  # said offscreen only
LOADED_ONCE = ("core.reports.starter_docx", "core.reports.document.docx", "openpyxl", "reportlab")
"""Libraries that stay once a document was made; the first, thousands of deeds on, is no leak."""
SCHEMES = ("file", "http", "https", "mailto")


class MonkeyWorld(QObject):
    """``begin`` first, ``end`` last; ``again`` after the window was closed."""

    def __init__(self, root: Path, seed: int) -> None:
        app = make_app([])
        for name in LOADED_ONCE:
            import_module(name)
        super().__init__()
        self.app, self.root = app, root
        self.troubles: list[str] = []
        self.given = 0  # files handed to other programs
        self.begun = 0  # times that the window was started
        self._random = random.Random(f"dialogs {seed}")
        self._patch = pytest.MonkeyPatch()
        self._stores = 0
        self.store = root / "none"
        root.mkdir(parents=True, exist_ok=True)
        self.files = _files(root / "files")
        self._out = root / "out"
        self._out.mkdir()
        self.key = _full_records(root / "master")
        self._was_quitting = app.quitOnLastWindowClosed()
        app.setQuitOnLastWindowClosed(False)
        self._patch.setenv("IGT_HOME", str(root / "home"))
        self._hear()
        self._play_dialogs()
        for scheme in SCHEMES:
            QDesktopServices.setUrlHandler(scheme, self, "take")

    @property
    def window(self) -> Any:
        return self.starter.window

    @property
    def shell(self) -> Any:
        assert self.starter.navigator is not None
        return self.starter.navigator.shell

    @property
    def is_open(self) -> bool:
        """True while the places of opened records are shown, or could be behind a cover."""
        return bool(self.window.frame.key)

    def begin(self) -> None:
        """Start the window on a new copy of the full records, and open them."""
        self._stores += 1
        self.store = self.root / f"store-{self._stores}"
        shutil.copytree(self.root / "master", self.store)
        self._start()

    def again(self) -> None:
        """Start the window once more on the same records, as after it was closed."""
        self._finish()
        self._start()

    def anew(self) -> None:
        """Leave these records, which nobody gets into any more, and begin with others."""
        self._finish()
        shutil.rmtree(self.store)
        self.begin()

    def end(self) -> None:
        """Close everything and give the computer its own dialogs and programs back."""
        self._finish()
        for scheme in SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)
        self._patch.undo()
        self.app.setQuitOnLastWindowClosed(self._was_quitting)

    def settle(self) -> None:
        """Wait until everything that was asked for is done."""
        end = time.monotonic() + PATIENCE
        let_work(1)
        while self.starter.navigator is None or self.shell.tasks.is_busy:
            let_work(2)
            if time.monotonic() > end:
                raise SoakError("the window does not come to rest")

    def unlock(self) -> bool:
        """Type the spare key on the page that asks for it, and say whether that opened them."""
        page = self.window.frame.pages.currentWidget()
        view = getattr(page, "view", None)
        if not hasattr(view, "spare_key"):
            return False
        if view.by_spare_key.isHidden():
            view.other_button.click()
        view.spare_key.setPlainText(self.key.printed)
        view.open_button.click()
        for _ in range(20):  # "Opening..." is put on screen before anything is asked for
            let_work(10)
            self.settle()
            if self.is_open:
                return True
        return False

    def checked(self) -> list[str]:
        """Return what the checks of the records find once the window is closed."""
        self._finish()
        try:
            with Workspace.open(self.store, SpareKeyUnlock(self.key.printed)) as workspace:
                return faults(workspace)
        finally:
            gc.collect()

    @Slot(QUrl)
    def take(self, _url: QUrl) -> None:
        """Called by Qt in place of starting a program."""
        self.given += 1

    def _start(self) -> None:
        self.begun += 1
        self._keyring = KeyringPlace(backend=MemoryKeyring())
        self.wiring: RealWiring = make_wiring(
            self.store, around=Surroundings(keyring=self._keyring)
        )
        wiring = self.wiring
        self.starter = Starter(self.app, lambda: wiring)
        self.starter.show()
        self.settle()
        self.window.activateWindow()
        if not self.is_open:
            self.unlock()

    def _finish(self) -> None:
        starter = getattr(self, "starter", None)
        if starter is None:
            return
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        starter.window.close()
        self.settle()
        starter.window.hide()
        starter.close()
        starter.window.deleteLater()
        starter.deleteLater()
        del self.starter, self.wiring
        let_work(1)
        gc.collect()

    def _hear(self) -> None:
        def bug(error: BaseException | None) -> str:
            if error is not None:
                self.troubles.append("".join(traceback.format_exception(error)))
            return type(error).__name__

        def install(_on_bug: object = None) -> None:
            sys.excepthook = lambda _kind, error, _trace: bug(error) and None
            threading.excepthook = lambda failure: bug(failure.exc_value) and None
            sys.unraisablehook = lambda failure: bug(failure.exc_value) and None

        def qt_message(level: str, category: str, message: str) -> None:
            if level not in ("debug", "info") and not any(one in message for one in NO_TROUBLE):
                self.troubles.append(f"Qt {level} {category}: {message}")

        self._patch.setattr(core.log, "install_hooks", install)
        self._patch.setattr(core.log, "qt_message", qt_message)
        self._patch.setattr(desktop.errors, "describe", bug)

    def _play_dialogs(self) -> None:
        """Answer each file dialog at random: left, a folder, a file that is there or a new one."""
        chosen: list[str] = []

        def there() -> list[str]:
            return [str(self._random.choice(self.files))] if self._random.random() < 0.7 else []

        def new() -> list[str]:
            name = f"out-{self._random.randrange(20)}"
            return [str(self._out / name)] if self._random.random() < 0.7 else []

        def run(dialog: QFileDialog) -> int:
            saving = dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
            chosen[:] = new() if saving else there()
            return len(chosen)

        def folder(*_: object, **__: object) -> str:
            return str(self._out) if self._random.random() < 0.7 else ""

        def several(*_: object, **__: object) -> tuple[list[str], str]:
            return there() + there(), ""

        def printed(dialog: QPrintDialog) -> bool:
            dialog.printer().setOutputFileName(str(self._out / "printed.pdf"))
            return self._random.random() < 0.7

        answers = {
            "exec": run,
            "selectedFiles": lambda _dialog: list(chosen),
            "getOpenFileNames": several,
            "getOpenFileName": lambda *_, **__: ("".join(there()), ""),
            "getSaveFileName": lambda *_, **__: ("".join(new()), ""),
            "getExistingDirectory": folder,
        }
        for name, answer in answers.items():
            self._patch.setattr(QFileDialog, name, answer)
        self._patch.setattr(QPrintDialog, "exec", printed)


def what_is_seen(window: QWidget) -> str:
    """Return in a few words where the window is, for the trail of a failure."""
    if getattr(window, "is_covered", False):
        return "covered"
    frame = getattr(window, "frame", None)
    return (frame.key or type(frame.pages.currentWidget()).__name__) if frame else "skeleton"


def _files(folder: Path) -> list[Path]:
    folder.mkdir()
    contents = {
        "policy.txt": b"We keep the shredder locked.\n" * 40,
        "empty.txt": b"",
        "not a picture.png": b"\x89PNG\r\n\x1a\nbroken",
        "not a letter.docx": b"PK\x03\x04broken",
        "not a page.pdf": b"%PDF-1.7\nbroken",
        "a very long name of a paper that somebody scanned in a hurry " * 2 + ".txt": b"long",
        "program.exe": b"MZ\x00\x00",
    }
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir())


def _full_records(folder: Path) -> SpareKey:
    """Make records with answers, evidence of every kind, people, and half-typed words."""
    key = SpareKey.new()
    setup = NewStore(
        sample.NAME, sample.ODS_CODE, sample.ORG_TYPE, sample.MANAGER, sample.CATALOGUE_ID,
        spare_key=key,
    )  # fmt: skip
    with Workspace.create(folder, setup).workspace as workspace:
        sample.fill(workspace, sample.HowFar.HALF)
        refs = list(workspace.assessments.state().by_ref)
        for number in range(30):
            ref = refs[number % len(refs)]
            workspace.evidence.add_paper(
                f"Folder {number % 7}", f"Rota {number}", [EvidenceLink(ref)]
            )
        for name in ("Ben Tern", "Mo Heron-Featherstonehaugh of the long name"):
            workspace.people.add(name, Role.CONTRIBUTOR)
        workspace.answers.set_note(refs[0], "A note of many words. " * 60)
    os.sync()
    return key
