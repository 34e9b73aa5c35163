"""How long from process start to the first picture: our window against a bare QMainWindow."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AIM = 1.15
REPORT = "import os, time; os.write(1, str(time.monotonic()).encode()); os._exit(0)"
BARE = f"""
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
class Inner(QWidget):
    def paintEvent(self, event):
        {REPORT}
app = QApplication([])
app.setStyle("Fusion")
window = QMainWindow()
window.setCentralWidget(Inner())
window.resize(1360, 860)
window.show()
app.exec()
"""
OURS = f"""
from desktop.__main__ import put_back
from desktop.app import Starter, make_app
app = make_app([])
starter = Starter(app, None)
put_back(starter.window, starter.theme)
def painted():
    {REPORT}
starter.window.skeleton.painted.connect(painted)
starter.show()
app.exec()
"""


def milliseconds(script: str) -> float:
    """Return the time from process start to the first paint of *script*."""
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, timeout=60, check=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return (float(done.stdout) - began) * 1000


def measure(runs: int) -> tuple[float, float]:
    """Return the medians (ours, bare) of *runs* alternating pairs, after one to warm up."""
    pairs = [(milliseconds(OURS), milliseconds(BARE)) for _ in range(runs + 1)][1:]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def main(argv: list[str] | None = None) -> int:
    """Print both medians and their ratio; the exit code is 0 whatever they are."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    runs: int = parser.parse_args(argv).runs
    ours, bare = measure(runs)
    sys.stdout.write(
        f"first paint: {ours:.0f} ms, bare QMainWindow {bare:.0f} ms, "
        f"ratio {ours / bare:.2f} (aim {AIM}), medians of {runs}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
