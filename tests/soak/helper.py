"""The campaign's end of the pipe to the helper in ``worker.py``."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

WORKER = Path(__file__).with_name("worker.py")
PATIENCE = 120.0  # seconds without a word


@contextmanager
def lent(helper: Helper | None) -> Iterator[Helper]:
    """Give *helper*, or one of its own to a campaign that was not lent any: it starts slowly."""
    if helper is not None:
        yield helper
        return
    with Helper() as own:
        yield own


class Helper:
    """A process that forks somebody at work for each shift, and what they say."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, str(WORKER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        self._unread = b""
        self._pid = 0
        self._ended: list[dict[str, Any]] = []
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pid:
            self.kill()
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(timeout=PATIENCE)
        finally:
            self._process.stdout.close()

    def begin(self, **asked: Any) -> None:
        """Let somebody sit down to work."""
        assert self._process.stdin is not None
        self._process.stdin.write((json.dumps(asked) + "\n").encode("ascii"))
        self._pid, self._ended = 0, []
        while not self._pid:
            self.next()

    def kill(self) -> None:
        """Kill whoever is at work, if anybody still is (0 would be our own process group)."""
        if self._pid > 0:
            os.kill(self._pid, signal.SIGKILL)

    def next(self, patience: float = PATIENCE) -> dict[str, Any] | None:
        """Return what is said next, or None when nothing is said for that long."""
        assert self._process.stdout is not None
        while b"\n" not in self._unread:
            ready, _, _ = select.select([self._process.stdout], [], [], patience)
            if not ready:
                return None
            read = os.read(self._process.stdout.fileno(), 1 << 16)
            if not read:
                raise RuntimeError("the helper has died")
            self._unread += read
        line, self._unread = self._unread.split(b"\n", 1)
        told: dict[str, Any] = json.loads(line)
        if "pid" in told:
            self._pid = told["pid"]
        if "ended" in told:
            self._pid, self._ended = 0, [told]
        return told

    def rest(self) -> list[dict[str, Any]]:
        """Return everything up to the end of the shift."""
        told: list[dict[str, Any]] = list(self._ended)
        while not told or "ended" not in told[-1]:
            word = self.next()
            if word is None:
                raise RuntimeError("somebody who was killed did not end")
            told.append(word)
        return told
