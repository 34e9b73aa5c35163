"""A first window in a process of its own, put away; it says when it comes to the front.

    python first_window.py STORE

Writes ``there`` once it is minimised and listens, and ``forward`` when it was called. It ends
when its standard input is closed.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer

from desktop.app import Starter, make_app
from desktop.attention import Attention
from desktop.wiring import make_wiring


def main(store: Path) -> None:
    app = make_app([])
    starter = Starter(app, lambda: make_wiring(store))
    attention = Attention(starter, store)
    told: list[str] = []
    ended: list[bool] = []

    def look() -> None:
        if ended:
            app.quit()
        elif not told and attention._slot is not None:
            starter.window.showMinimized()
            tell("there")
        elif told == ["there"] and not starter.window.isMinimized():
            tell("forward")

    def tell(word: str) -> None:
        told.append(word)
        sys.stdout.write(f"{word}\n")
        sys.stdout.flush()

    def wait_for_the_end() -> None:
        sys.stdin.read()
        ended.append(True)

    timer = QTimer(starter, interval=20)
    timer.timeout.connect(look)
    timer.start()
    threading.Thread(target=wait_for_the_end, daemon=True).start()
    starter.show()
    app.exec()
    timer.stop()
    starter.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
