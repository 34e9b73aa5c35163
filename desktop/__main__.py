"""``python -m desktop``: the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QByteArray, QMessageLogContext, QtMsgType, qInstallMessageHandler

from desktop.app import Starter, run
from desktop.main_window import MainWindow
from desktop.sample_records import Sample, folder_of
from desktop.theme.theme import Theme

ENVIRONMENT = 3


def main(argv: list[str] | None = None) -> int:
    """Open the window on the records that the arguments name; return the exit code.

    Without a screen it says so and ends the program with 3, where Qt would abort.
    """
    arguments = sys.argv[1:] if argv is None else argv
    options: dict[str, object] = {}
    if arguments:
        from desktop.options import read_options

        options = read_options(arguments)

    from desktop.attention import Attention, another_came_forward, say_so

    store = _records(options)
    if another_came_forward(store):
        say_so()
        return 0

    def make_wiring() -> object:
        from desktop.wiring import make_wiring as real

        return real(**options)

    def before_show(starter: Starter) -> None:
        put_back(starter.window, starter.theme)
        Attention(starter, store)

    qInstallMessageHandler(_before_the_window)
    return run([], make_wiring, before_show)


def _records(options: dict[str, object]) -> Path:
    from core import places

    if options.get("sample"):
        return folder_of(Sample(options["sample"]))
    chosen = options.get("store")
    return chosen if isinstance(chosen, Path) else places.store_folder()


def put_back(window: MainWindow, theme: Theme | None = None) -> None:
    """Put window and look back as they were the last time, as far as that still fits."""
    from desktop.first_look import remembered

    values = remembered()
    if theme is not None:
        theme.remember(
            values.get("look", ""), values.get("text-percent", ""), values.get("contrast", "")
        )
    geometry = values.get("geometry")
    if geometry:
        window.restoreGeometry(QByteArray.fromHex(geometry.encode("ascii", "ignore")))


def _before_the_window(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Hear what Qt says until the log takes over; it is fatal only where there is no screen."""
    if kind is not QtMsgType.QtFatalMsg:
        return
    from core.text import translate

    sentence = translate(
        "start",
        "The window needs a screen, and none answers here. Start it from the desktop, or use the "
        "command line: igt --help.",
    )
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
    os._exit(ENVIRONMENT)


if __name__ == "__main__":
    sys.exit(main())
