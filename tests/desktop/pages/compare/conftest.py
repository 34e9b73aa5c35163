"""The window on records of a pharmacy that answers the shipped set of the DSPT."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from made_once import MadeOnce
from real_window import RealWindow

from core.services.access import SpareKey
from core.workspace import NewStore, Workspace

OpenWindow = Callable[..., RealWindow]


def dspt_records(folder: Path) -> SpareKey:
    key = SpareKey.new()
    new = NewStore("Harbour Pharmacy", "FZZ01", "pharmacy", "Ada Wren", "dspt-8", spare_key=key)
    Workspace.create(folder, new).workspace.close()
    return key


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path, made_once: MadeOnce) -> RealWindow:
    """Home on screen."""
    key = made_once.copy("compare", dspt_records, tmp_path / "store")
    one = open_window(tmp_path / "store")
    one.window.resize(1240, 860)
    one.unlock_with(key)
    return one
