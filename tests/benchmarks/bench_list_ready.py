"""How long from process start until the requirements can be worked on: list filled, card shown.

The floor is the first picture of a bare QMainWindow, as in ``bench_first_paint``.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile

from bench_first_paint import BARE, REPORT, milliseconds

READY = f"""
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView
from desktop.app import Starter, make_app
from desktop.wiring import make_wiring
app = make_app([])
starter = Starter(app, lambda: make_wiring(sample="pharmacy"))
def look():
    window = starter.window
    if starter.navigator is None or not hasattr(window, "frame") or not window.frame.key:
        return
    if window.frame.key != "questions":
        window.go("questions")
    lists = [v for v in window.findChildren(QAbstractItemView) if v.isVisible()]
    if any(v.model() is not None and v.model().rowCount() > 10 for v in lists):
        app.processEvents()
        {REPORT}
timer = QTimer()
timer.timeout.connect(look)
timer.start(2)
starter.show()
app.exec()
"""


def main(argv: list[str] | None = None) -> int:
    """Print both medians and their ratio; the exit code is 0 whatever they are."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    runs: int = parser.parse_args(argv).runs
    with tempfile.TemporaryDirectory(prefix="igt-bench-") as home:
        os.environ["IGT_HOME"] = home
        milliseconds(READY)  # makes the made-up pharmacy, and warms up
        pairs = [(milliseconds(READY), milliseconds(BARE)) for _ in range(runs)]
    ours, bare = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    sys.stdout.write(
        f"requirements list ready: {ours:.0f} ms, bare QMainWindow {bare:.0f} ms, "
        f"ratio {ours / bare:.1f}, medians of {runs}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
