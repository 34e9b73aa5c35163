"""The real window on real records, for tests: what a person would see, offscreen.

``window = open_window(store=folder)`` (fixture ``open_window``) starts the program as
``igt-desktop`` does and waits until nothing is under way. ``made_records`` makes records that a
spare key opens, which is quick. ``window.settle()`` after each thing that a person does.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from event_loop import let_work
from keyring.backend import KeyringBackend
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.services.access import KeyringPlace, SpareKey, SpareKeyUnlock
from core.workspace import NewStore, Workspace
from desktop.app import Starter
from desktop.opener import Surroundings
from desktop.wiring import RealWiring, make_wiring


@dataclass
class RealWindow:
    """The started program."""

    starter: Starter
    wiring: RealWiring
    qtbot: QtBot

    @property
    def window(self) -> Any:
        return self.starter.window

    @property
    def page(self) -> Any:
        """What is on screen below the status line: a page, first run or the unlock page."""
        return self.window.frame.pages.currentWidget()

    @property
    def workspace(self) -> Workspace:
        assert self.wiring.opener.workspace is not None
        return self.wiring.opener.workspace

    @property
    def status(self) -> Any:
        return self.window.frame.status

    @property
    def banner(self) -> Any:
        return self.window.frame.banner

    def settle(self) -> None:
        """Wait until what was asked for is done and shown."""
        self.qtbot.waitUntil(lambda: self.starter.navigator is not None, timeout=60_000)
        quiet = 0
        for _ in range(2000):
            let_work(10)
            quiet = 0 if self.starter.navigator.shell.tasks.is_busy else quiet + 1
            if quiet == 8:  # longer than the pause in which "Opening…" is put on screen
                return
        raise AssertionError("the window did not come to rest")

    def unlock_with(self, key: SpareKey) -> None:
        """Open the records as a person with a spare key does."""
        view = self.page.view
        if view.by_spare_key.isHidden():
            view.other_button.click()
        view.spare_key.setPlainText(key.printed)
        view.open_button.click()
        self.settle()

    def close(self) -> None:
        """Close the window as a person does, and wait until it is gone."""
        self.window.close()
        self.settle()

    def end(self) -> None:
        """End the program."""
        self.window.close()
        self.starter.close()


def start_window(
    qapp: QApplication,
    qtbot: QtBot,
    store: Path | None,
    *,
    sample: str | None = None,
    clock: Any = None,
    keyring: KeyringBackend | None = None,
) -> RealWindow:
    """Start the program on *store* and wait until it shows what that asks for."""
    place = KeyringPlace(backend=keyring) if keyring is not None else None
    wiring = make_wiring(store, sample, Surroundings(clock=clock, keyring=place))
    starter = Starter(qapp, lambda: wiring)
    qtbot.addWidget(starter.window)
    window = RealWindow(starter, wiring, qtbot)
    starter.show()
    window.settle()
    return window


def made_records(
    folder: Path,
    *,
    clock: Any = None,
    fill: Callable[[Workspace], object] | None = None,
    name: str = "Harbour Street Pharmacy",
    **setup: Any,
) -> SpareKey:
    """Make records in *folder*, let *fill* work in them, close them, and return their key."""
    key = SpareKey.new()
    values: dict[str, Any] = {"ods_code": "FZZ01", "org_type": "pharmacy", "person": "Ada Wren"}
    values["catalogue_id"] = "igt-10"
    new = NewStore(name, spare_key=key, **(values | setup))
    with Workspace.create(folder, new, clock=clock).workspace as workspace:
        if fill is not None:
            fill(workspace)
    return key


def reopened(folder: Path, key: SpareKey, clock: Any = None) -> contextlib.closing[Workspace]:
    """Open records after the program has ended, to see what it left."""
    opened = Workspace.open(folder, SpareKeyUnlock(key.printed), clock=clock)
    return contextlib.closing(opened)


def widget_with_name(root: QWidget, kind: type[QWidget], name: str) -> Any:
    """Return the control with that accessible name, as a screen reader finds it."""
    return next(one for one in root.findChildren(kind) if one.accessibleName() == name)
