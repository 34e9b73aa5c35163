"""What a journey leaves to look at: a picture after each deed, and what a screen reader found.

``IGT_DIARY`` names the folder; without it nothing is written. Beside the pictures lies
``deeds.json``: seconds since the start, hand strokes so far, the deed in words, the picture, and
the controls without a name that a second process found over the accessibility bus.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from event_loop import let_work
from heard import Node, nameless, nodes_in
from PySide6.QtWidgets import QApplication, QWidget

HERE = Path(__file__).parent
LOOK_MS = 250  # a person who watches the video sees what was done


class Diary:
    """Writes down each deed of a person at *window*."""

    def __init__(self, folder: Path, window: QWidget) -> None:
        self._folder, self._window = folder, window
        folder.mkdir(parents=True, exist_ok=True)
        self._told = folder / "deeds.json"  # goes on where the last window left off
        self._deeds: list[dict[str, Any]] = (
            json.loads(self._told.read_text("utf-8")) if self._told.is_file() else []
        )
        before = self._deeds[-1] if self._deeds else {"seconds": 0, "strokes": 0}
        self._began = time.monotonic() - before["seconds"]
        self._strokes_before = before["strokes"]
        self._reader = Reader()

    def note(self, deed: str, strokes: int) -> None:
        """Keep a picture of what came of *deed*."""
        let_work(LOOK_MS)
        number = len(self._deeds) + 1
        picture = f"{number:03}.png"
        screen = self._window.screen()
        screen.grabWindow(0).save(str(self._folder / picture))
        nodes = self._reader.tree()
        self._deeds.append(
            {
                "seconds": round(time.monotonic() - self._began, 1),
                "strokes": self._strokes_before + strokes,
                "deed": deed,
                "picture": picture,
                "heard": len(nodes),
                "nameless": nameless(nodes),
            }
        )
        self._told.write_text(json.dumps(self._deeds, indent=1), "utf-8")

    def close(self) -> None:
        """End the second process."""
        self._reader.close()


class Reader:
    """The second process, which reads the window as a screen reader does."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, HERE / "accessible_reader.py", QApplication.applicationName()],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def tree(self) -> list[Node]:
        """Return what it finds in this window, which works meanwhile."""
        pipes = self._process.stdin, self._process.stdout
        assert pipes[0] is not None and pipes[1] is not None
        pipes[0].write(b"tree\n")
        pipes[0].flush()
        lines: list[bytes] = []
        waits = threading.Thread(target=lambda: lines.append(pipes[1].readline()))
        waits.start()
        while waits.is_alive():
            let_work(10)
        waits.join()
        return nodes_in(lines[0])

    def close(self) -> None:
        """End it."""
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        self._process.wait(timeout=20)


def diary_for(window: QWidget) -> Diary | None:
    """Return a diary where ``IGT_DIARY`` asks for one."""
    folder = os.environ.get("IGT_DIARY")
    return Diary(Path(folder), window) if folder else None
