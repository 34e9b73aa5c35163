"""Lets the window work for a while, and the threads beside it.

``QTest.qWait`` keeps Python's lock while it waits, so whatever the window waits for stands still
for most of the time; an event loop of Qt's gives it away.
"""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer


def let_work(milliseconds: int) -> None:
    """Run the event loop for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
