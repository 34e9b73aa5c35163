"""The pages on which the question set is held against the website and the official list."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.services.access import SpareKey, SpareKeyUnlock
from core.services.amending.amendments import NewQuestion
from core.workspace import NewStore, Workspace

ROOT = Path(__file__).resolve().parent.parent
DOUBTFUL = "1.3.6"


def sets(home: Path, begin: Callable[[Path], Any]) -> None:
    """A question in doubt, the comparison, the section of Settings, and a list that is read in."""
    folder, key = home / "sets", SpareKey.new()
    new = NewStore("Corner Pharmacy", "FZZ02", "pharmacy", "Ada Wren", "dspt-8", spare_key=key)
    Workspace.create(folder, new).workspace.close()
    window = begin(folder)
    window.unlock(SpareKeyUnlock(key.printed))
    window.go("questions", DOUBTFUL)
    window.draw("questions-in-doubt")
    window.go("compare")
    window.draw("compare")
    _official(window, home / "Version 8 2025-26 all categories.xlsx")
    amendments = window.workspace.amendments
    rows = amendments.compare().rows
    window.did(amendments.check([row.ref for row in rows[2:12]]))
    window.did(amendments.set_aside("1.4.2", "It is not on the website."))
    window.did(
        amendments.add(NewQuestion("1.3.9", "Which fax machines are used?", "1.3", "text", True))
    )
    window.go("compare", "1.4.2")
    window.draw("compare-set-aside")
    window.go("compare", "1.3.9")
    window.draw("compare-added")
    window.go("questions", "1.4.2")
    window.draw("questions-set-aside")
    window.go("settings", "sets")
    window.draw("settings-sets")
    window.end()


def _official(window: Any, path: Path) -> None:
    """Read a list in whose rows are those of the set but for two, and draw each step."""
    sys.path.insert(0, str(ROOT / "tests"))
    from official_workbooks import HEADS, workbook

    rows = [
        (r.ref, r.group_title, f"Official words about: {r.title.lower()}", "", "", "Mandatory")
        for r in window.workspace.amendments.compare().rows
        if r.ref not in (DOUBTFUL, "9.6.2")
    ]
    rows[1] = (*rows[1][:5], "Not mandatory")
    rows.append(("1.3.9", "", "Which fax machines does the organisation use?", "", "Text", "Y"))
    workbook(path, {"Category 3": (HEADS, *rows)})
    window.go("official-list")
    window.draw("official-list")
    window.page.read(path)
    window.settle()
    window.draw("official-list-columns")
    window.page.columns.keep.click()
    window.settle()
    window.draw("official-list-changes")
    window.page.differences.leave.click()
