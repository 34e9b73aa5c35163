"""Watches the event loop: how long the window was deaf at the longest, and what it was doing.

``with watching() as watch: ...`` and then ``watch.stalls`` or ``print(watch.report())``. A timer of
the UI thread beats every few milliseconds; each gap between two beats over the limit is a stall.
A thread beside it looks at the UI thread's stack while the gap lasts. The clock on the wall alone
would blame our code for a busy machine, so each stall also says how long the UI thread ran and how
long it stood ready without getting a processor: ``ours_ms`` leaves that waiting out.

What a test does itself between two turns of the loop (looking for a button, say) holds the loop up
as well; such stalls are told by their stacks and left out of ``stalls``.
"""

from __future__ import annotations

import faulthandler
import re
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

ROOT = Path(__file__).resolve().parents[1]
OURS = (str(ROOT / "desktop"), str(ROOT / "core"))
BEAT_MS = 5
LIMIT_MS = 50.0
LOOK_S = 0.01
DEPTH = 12  # frames of the program that a report names
FRAME = re.compile(r'File "(.+)", line (\d+) in (.+)')

Frame = tuple[str, int, str]  # file, line, name


@dataclass(frozen=True)
class Stall:
    """One gap between two turns of the event loop."""

    wall_ms: float
    ran_ms: float  # the UI thread had a processor
    unserved_ms: float  # the UI thread was ready, and others had the processors
    stack: tuple[str, ...] = ()  # innermost first: our code only, or whatever there was
    is_ours: bool = True  # False when only the test itself was at work

    @property
    def ours_ms(self) -> float:
        """The gap as it would be on a machine with a processor to spare."""
        return self.wall_ms - self.unserved_ms

    def __str__(self) -> str:
        where = "\n        ".join(self.stack) or "inside Qt"
        return (
            f"{self.ours_ms:.0f} ms ({self.wall_ms:.0f} on the wall, {self.ran_ms:.0f} run, "
            f"{self.unserved_ms:.0f} without a processor)\n        {where}"
        )


class Watch(QObject):
    """Made on the UI thread; runs from ``start`` to ``stop``."""

    def __init__(self, limit_ms: float = LIMIT_MS, ours: tuple[str, ...] = OURS) -> None:
        super().__init__()
        self.limit_ms, self._ours = limit_ms, ours
        self.stalls: list[Stall] = []
        self.beats = 0
        self.longest = Stall(0.0, 0.0, 0.0)
        self._main = threading.get_ident()
        self._served = _Processor()
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._stacks: list[tuple[int, list[Frame]]] = []
        self._dump = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, name="stall-watch", daemon=True)

    def start(self) -> None:
        """Begin with the next turn of the loop."""
        self._remember()
        self._timer.start()
        self._thread.start()

    def stop(self) -> None:
        """Take the thread and the timer away."""
        self._timer.stop()
        self._ended.set()
        self._thread.join()
        self._dump.close()
        self._served.close()

    def pause(self) -> None:
        """Forget the time since the last turn: something else than the window was at work."""
        self._remember()

    def report(self, most: int = 10) -> str:
        """Return the worst stalls in words, each place once, the longest first."""
        lines = [f"{len(self.stalls)} stalls over {self.limit_ms:.0f} ms in {self.beats} turns"]
        named: set[tuple[str, ...]] = set()
        for stall in sorted(self.stalls, key=lambda one: -one.ours_ms):
            place = stall.stack[:3]
            if place not in named and len(named) < most:
                named.add(place)
                lines.append(f"    {stall}")
        return "\n".join(lines)

    def _beat(self) -> None:
        self.beats += 1
        wall = (time.perf_counter() - self._at) * 1000 - BEAT_MS
        served = self._served.read()
        ran, unserved = (now - then for now, then in zip(served, self._then, strict=True))
        stall = Stall(wall, ran, min(unserved, max(wall, 0.0)))
        if stall.ours_ms > self.limit_ms:
            stacks = [frames for beat, frames in self._stacks if beat == self.beats - 1]
            stack, is_ours = _judge(stacks, self._ours)
            stall = Stall(wall, ran, stall.unserved_ms, stack, is_ours)
            if is_ours:
                self.stalls.append(stall)
        if stall.is_ours and stall.ours_ms > self.longest.ours_ms:
            self.longest = stall
        self._remember()

    def _remember(self) -> None:
        self._stacks.clear()
        self._then = self._served.read()
        self._at = time.perf_counter()

    def _look(self) -> None:
        while not self._ended.wait(LOOK_S):
            beat = self.beats
            if (time.perf_counter() - self._at) * 1000 > self.limit_ms / 2:
                frames = self._stack()
                if frames and beat == self.beats:
                    self._stacks.append((beat, frames))

    def _stack(self) -> list[Frame]:
        """Return what the UI thread is doing, innermost first.

        By way of a file: taking hold of a frame would keep its painter alive, and end it here.
        """
        self._dump.seek(0)
        self._dump.truncate()
        faulthandler.dump_traceback(self._dump, all_threads=True)
        self._dump.seek(0)
        for block in self._dump.read().split("\n\n"):
            if f"{self._main:#x}"[2:] in block.partition("\n")[0]:
                return [(file, int(line), name) for file, line, name in FRAME.findall(block)]
        return []


@contextmanager
def watching(limit_ms: float = LIMIT_MS, ours: tuple[str, ...] = OURS) -> Iterator[Watch]:
    """Watch the event loop of this thread for the length of the block.

    Files whose paths begin with one of *ours* are the program.
    """
    watch = Watch(limit_ms, ours)
    watch.start()
    try:
        yield watch
    finally:
        watch.stop()
        watch.deleteLater()


class _Processor:
    """How long this thread ran, and how long it was ready to run and did not, in milliseconds."""

    def __init__(self) -> None:
        self._file = None
        with suppress(OSError):
            thread = threading.get_native_id()
            self._file = Path(f"/proc/self/task/{thread}/schedstat").open("rb", buffering=0)  # noqa: SIM115
        # without it (Windows, macOS) the time without a processor is not known

    def read(self) -> tuple[float, float]:
        if self._file is None:
            return time.thread_time() * 1000, 0.0
        self._file.seek(0)
        ran, waited, _ = self._file.read().split()
        return int(ran) / 1e6, int(waited) / 1e6

    def close(self) -> None:
        if self._file is not None:
            self._file.close()


def _judge(stacks: list[list[Frame]], of_ours: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """Return the stack that was seen most, and whether the program was at work in it.

    A stack that ends in the loop itself (``exec``) was inside Qt: painting, laying out.
    """
    if not stacks:
        return (), True
    ours = [[f for f in stack if f[0].startswith(of_ours)] for stack in stacks]
    seen = [stack for stack in ours if stack]
    if seen:
        keys = [tuple(f"{f[0]}:{f[2]}" for f in stack) for stack in seen]
        often = max(range(len(keys)), key=lambda place: keys.count(keys[place]))
        return tuple(_said(one) for one in seen[often][:DEPTH]), True
    last = stacks[len(stacks) // 2]
    in_loop = last[0][2] in ("let_work", "run", "_look_after")
    return tuple(_said(one) for one in last[:DEPTH]), in_loop


def _said(frame: Frame) -> str:
    file, line, name = frame
    path = Path(file)
    shown = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
    return f"{shown}:{line} {name}"
