"""Qt as it is installed here does what the program counts on."""

from __future__ import annotations

import subprocess
import sys

# PySide6 6.12.0 on Python 3.11 loses a reference to True at each emit and takes the process down
# after some hundreds. In a process of its own, so that an abort is a result and not the end.
MANY_EMITS = """
import sys
from PySide6.QtCore import QObject, Signal
class Source(QObject):
    happened = Signal(bool)
    plain = Signal()
source, seen = Source(), []
source.happened.connect(seen.append)
source.plain.connect(lambda: seen.append(True))
before = sys.getrefcount(True) + sys.getrefcount(None)
for _ in range(10_000):
    source.happened.emit(True)
    source.plain.emit()
seen.clear()
lost = before - sys.getrefcount(True) - sys.getrefcount(None)
sys.exit(0 if lost < 100 else f"lost {lost} references")
"""


def test_thousands_of_signals_lose_no_reference() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MANY_EMITS], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
