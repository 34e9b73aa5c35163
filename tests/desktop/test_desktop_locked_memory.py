"""Locking drops the keys: nothing in this process holds what opened the records any more.

What Python frees is not overwritten, so traces stay in memory until it is used anew; SECURITY.md
says so. What is shown here is that no object with a key in it is still within reach.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

from real_window import RealWindow, made_records
from sqlalchemy import Engine
from sqlcipher3.dbapi2 import Connection

from core.store.keys import KeyFile, StoreSecrets
from core.store.store import Store
from core.store.vault import Vault
from core.workspace import Workspace
from desktop.opener import Session

OpenWindow = Callable[..., RealWindow]
HOLDERS = (StoreSecrets, KeyFile, Vault, Store, Engine, Connection, Workspace, Session)
"""What has a key in it, and what leads to one."""


def holders() -> list[object]:
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, HOLDERS)]


def test_no_key_is_held_after_the_lock(open_window: OpenWindow, tmp_path: Path) -> None:
    before = {id(one) for one in holders()}  # of other tests, if any
    key = made_records(tmp_path / "store")
    window = open_window(tmp_path / "store")
    for places in (("questions", "evidence", "finish", "settings", "spare-key"), ("settings",)):
        window.unlock_with(key)
        for place in places:
            window.window.go(place)
        window.settle()
        if place == "settings":
            window.page.arrive("locks")
            window.settle()
        assert any(isinstance(one, StoreSecrets) for one in holders())
        window.window.lock_asked.emit()
        window.settle()
        left = [one for one in holders() if id(one) not in before]
        # A locked page knows a Session, too: one without records.
        named = [type(o).__name__ for o in left if not (isinstance(o, Session) and not o.workspace)]
        assert named == []
