"""A screen, a window manager and a message bus of our own, and a person's hands on them.

Everything is started and stopped by its process id; a mark in the environment finds what those
programs started in their turn, so that nothing is left behind.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

from heard import Node, nodes_in

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MARK = "IGT_JOURNEY"
TOOL_SECONDS = 10
TOOLS = ("Xvfb", "openbox", "xdotool", "import", "dbus-daemon", "xdpyinfo")


class TookTooLongError(AssertionError):
    """What was waited for did not come."""


def until(look: Callable[[], Any], what: str, seconds: float = 15) -> Any:
    """Return the first answer of *look* that is true; asked until *seconds* have passed."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise TookTooLongError(f"waited {seconds} s in vain for: {what}")
        time.sleep(0.03)  # between two looks; the wait itself ends with what is waited for


class RealDisplay:
    """``with RealDisplay(folder) as screen``: everything it needs lies in *folder*."""

    def __init__(self, folder: Path, size: str = "1600x1000") -> None:
        self._folder, self._size = folder, size
        # The path of a socket may have 107 letters, so their folder is not within the test's own.
        self._run = tempfile.TemporaryDirectory(prefix="igt-", dir="/tmp")
        self._started: list[subprocess.Popen[Any]] = []
        self._mark = uuid.uuid4().hex
        self._log = (folder / "programs.log").open("ab")
        self.environment = os.environ | {
            MARK: self._mark,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "LC_ALL": "C.UTF-8",  # without it xdotool drops what is not ASCII
            "HOME": str(folder),
            "IGT_HOME": str(folder / "igt"),
            "XDG_RUNTIME_DIR": self._run.name,
            "TMPDIR": str(folder / "tmp"),
        }

    def __enter__(self) -> RealDisplay:
        (self._folder / "tmp").mkdir(mode=0o700)
        try:
            self._start_screen()
            self._start_bus()
            self.start("openbox")
            self._reader = self.start(
                sys.executable, HERE / "accessible_reader.py", "igt-desktop",
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            )  # fmt: skip
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._started):
            if process.poll() is None:
                process.terminate()
        until(lambda: all(p.poll() is not None for p in self._started), "the programs to end")
        for process in self._started:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
        for pid in self.left():
            os.kill(pid, signal.SIGTERM)
        until(lambda: not self.left(), "what they started to end")
        self._log.close()
        self._run.cleanup()

    def left(self) -> list[int]:
        """Return the processes that bear our mark."""
        sought = f"{MARK}={self._mark}".encode()
        found = []
        for entry in Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and sought in (entry / "environ").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
            except OSError:
                continue  # it ended while we looked, or is not ours
        return found

    def start(self, *command: str | Path, **options: Any) -> subprocess.Popen[Any]:
        """Start a program on this screen."""
        options.setdefault("stdout", subprocess.DEVNULL)
        options.setdefault("stdin", subprocess.DEVNULL)
        process = subprocess.Popen(
            [str(word) for word in command],
            env=self.environment, cwd=ROOT, stderr=self._log, **options,
        )  # fmt: skip
        self._started.append(process)
        return process

    def tool(self, *command: str | Path) -> str:
        """Run a short program on this screen and return what it printed."""
        done = subprocess.run(
            [str(word) for word in command],
            env=self.environment, capture_output=True, text=True, timeout=TOOL_SECONDS, check=True,
        )  # fmt: skip
        return done.stdout

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, as ``Tab`` or ``ctrl+q``."""
        self.tool("xdotool", "key", "--delay", "25", *keys)

    def type(self, text: str) -> None:
        """Type *text* into whatever has the keyboard.

        A letter that the keyboard lacks is put on a key for as long as it is typed: the window
        must have heard of that, so those are typed slowly.
        """
        for plain, letters in groupby(text, str.isascii):
            delay = "12" if plain else "150"
            self.tool("xdotool", "type", "--delay", delay, "".join(letters))

    def click(self, node: Node) -> None:
        """Click in the middle of *node*, where it says that it is."""
        left, top = node.middle
        self.tool("xdotool", "mousemove", str(left), str(top), "click", "1")

    def picture(self, name: str) -> Path:
        """Leave a picture of the screen in build/journeys."""
        target = ROOT / "build" / "journeys" / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        self.tool("import", "-window", "root", target)
        return target

    def tree(self) -> list[Node]:
        """Return what the second process finds now; nothing while the window is not there."""
        return self._ask("tree")

    def focus(self) -> list[Node]:
        """Return what the second process finds to have the keyboard."""
        return self._ask("focus")

    def _ask(self, what: str) -> list[Node]:
        assert self._reader.stdin is not None and self._reader.stdout is not None
        self._reader.stdin.write(f"{what}\n".encode())
        self._reader.stdin.flush()
        return nodes_in(self._reader.stdout.readline())

    def until(self, look: Callable[[], Any], what: str, seconds: float = 15) -> Any:
        """Wait for *look*; where it is in vain, leave a picture and say what was on screen."""
        try:
            return until(look, what, seconds)
        except TookTooLongError as error:
            self.picture("in-vain")
            seen = [
                f"{one.role} {one.name!r} {sorted(one.states)} {one.text!r}" for one in self.tree()
            ]
            raise TookTooLongError("\n".join([str(error), *seen])) from None

    def find(self, name: str, role: str = "", *, seconds: float = 15) -> Node:
        """Wait for what bears *name* (its beginning is enough) and return it."""

        def look() -> Node | None:
            for node in self.tree():
                if node.name.startswith(name) and role in ("", node.role) and node.box:
                    return node
            return None

        return self.until(look, f"{role} {name!r} on the screen", seconds)

    def _start_screen(self) -> None:
        reads, writes = os.pipe()
        self.start(
            "Xvfb", "-displayfd", str(writes), "-screen", "0", f"{self._size}x24",
            "-nolisten", "tcp", "-noreset", "-dpi", "96", pass_fds=(writes,),
        )  # fmt: skip
        os.close(writes)
        with os.fdopen(reads) as told:
            number = told.readline().strip()  # comes once the screen can be used
        self.environment["DISPLAY"] = f":{number}"
        self.tool("xdpyinfo")

    def _start_bus(self) -> None:
        bus = self.start(
            "dbus-daemon", "--session", "--nofork", "--print-address=1",
            f"--address=unix:path={self._run.name}/bus", stdout=subprocess.PIPE,
        )  # fmt: skip
        assert bus.stdout is not None
        address = bus.stdout.readline().decode().strip()
        assert address, "the message bus did not start"
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
