"""What happened, for whoever helps later: codes, counts and ids, never what a person typed.

Modules write with the standard library and a constant text:

    _log = logging.getLogger(__name__)
    _log.info("store opened in %d ms", elapsed)

Only the loggers ``core`` and ``desktop`` reach the file, and each value is vetted on its way:
numbers, ids, codes and places in our code pass, anything else is written as ``?``.
The text of an exception never passes, only its type and where it was raised.
"""

from __future__ import annotations

import contextlib
import enum
import logging
import logging.handlers
import re
import sys
import threading
import traceback
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from core import places
from core.domain.clock import utc_text

MAX_BYTES = 256 * 1024
KEPT_FILES = 3
UNKNOWN = "?"
_OURS = ("core", "desktop")
_FRAMES = 12
_PLACE = r"[\w<>-]+\.py:\d+"
_SAFE_TEXT = re.compile(
    r"[a-z0-9]+(?:-[a-z0-9]+)+(?:\.[a-z0-9]+)?"  # a code or a requirement: store-busy, 10-114.2a
    r"|[0-9a-f]{16,128}"  # an id or a digest
    rf"|\w+ at (?:{_PLACE}(?: > {_PLACE})*)?"  # what describe() writes
)
_QT_NAME = re.compile(r"Q\w+(?:::\w+)?")
_QT_CATEGORY = re.compile(r"[a-z0-9]+(?:\.[a-z0-9]+)*")
_QT_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING}


class Vetted(str):
    """A text that our own code put together from names in code; it passes as it is."""

    __slots__ = ()


def start(program: str, folder: Path | None = None) -> None:
    """Write the log of *program* ("window" or "command") to a rotating file from now on.

    A folder that cannot be used leaves the program without a log, never without its work.
    Messages of other libraries go nowhere: they may hold anything.
    """
    stop()
    logging.getLogger().addHandler(logging.NullHandler())
    handler: logging.Handler
    try:
        target = places.make_private(folder or places.log_folder()) / f"{program}.log"
        handler = _QuietFile(
            target, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True
        )
    except (OSError, places.FolderNotOursError):
        handler = logging.NullHandler()
    handler.setFormatter(SafeFormatter())
    for name in _OURS:
        logger = logging.getLogger(name)
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False


def stop() -> None:
    """Close the log file; what is written afterwards goes nowhere."""
    for name in _OURS:
        logger = logging.getLogger(name)
        for handler in list(logger.handlers):
            logger.removeHandler(handler)
            handler.close()
        logger.propagate = True
        logger.setLevel(logging.NOTSET)


def last_lines(count: int, folder: Path | None = None) -> list[str]:
    """Return the newest *count* lines of this computer's logs, the window's and the command's."""
    lines: list[str] = []
    for file in sorted((folder or places.log_folder()).glob("*.log")):
        with contextlib.suppress(OSError):
            lines += file.read_text(encoding="utf-8", errors="replace").splitlines()
    return sorted(lines)[-count:]  # each begins with its time


def describe(error: BaseException) -> Vetted:
    """Return the type of *error* and its places in the code, without its message or any path."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    found = (f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    return Vetted(f"{type(error).__name__} at {' > '.join(found)}")


def install_hooks(on_bug: Callable[[BaseException], None] | None = None) -> None:
    """Log what nobody caught, in the main thread, other threads and destructors.

    Nothing goes to standard error, which some desktops keep in a file for ever. *on_bug* is
    called afterwards, on the thread that failed; the window uses it to say that something broke.
    """

    def report(error: BaseException | None) -> None:
        if error is None:
            return
        logging.getLogger("core.log").error("unhandled %s", describe(error))
        if on_bug is not None:
            on_bug(error)

    def in_main(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            report(error)

    def in_thread(failure: threading.ExceptHookArgs) -> None:
        if failure.exc_type is not SystemExit:
            report(failure.exc_value)

    sys.excepthook = in_main
    threading.excepthook = in_thread
    sys.unraisablehook = lambda failure: report(failure.exc_value)


def remove_hooks() -> None:
    """Give the interpreter its own hooks back."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    sys.unraisablehook = sys.__unraisablehook__


def qt_message(level: str, category: str, message: str) -> None:
    """Log that Qt complained: *level* ("debug" ... "fatal"), category and Qt's own name only.

    The window installs this through ``qInstallMessageHandler``. The rest of the message may hold
    a file name or a text from the screen.
    """
    named = _QT_NAME.match(message)
    logging.getLogger("desktop.qt").log(
        _QT_LEVELS.get(level, logging.ERROR),
        "qt %s",
        Vetted(
            f"{category if _QT_CATEGORY.fullmatch(category) else UNKNOWN} "
            f"{named.group() if named else UNKNOWN}"
        ),
    )


def without_core_dumps() -> None:
    """Keep the memory of this process, keys and all, out of a crash file where we can."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; SECURITY.md says what that means
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class SafeFormatter(logging.Formatter):
    """One line a record: UTC time, level, logger and the constant text with vetted values."""

    def format(self, record: logging.LogRecord) -> str:
        when = utc_text(datetime.fromtimestamp(record.created, UTC))
        line = f"{when} {record.levelname} {record.name} {_vetted_message(record)}"
        if record.exc_info and record.exc_info[1] is not None:
            line += f" ({describe(record.exc_info[1])})"
        return line


def _vetted_message(record: logging.LogRecord) -> str:
    text = str(record.msg) if isinstance(record.msg, str) else UNKNOWN
    arguments = record.args
    if not arguments:
        return text
    try:
        if isinstance(arguments, tuple):
            return text % tuple(_vetted(value) for value in arguments)
        return text % {key: _vetted(value) for key, value in arguments.items()}
    except (TypeError, ValueError):
        return text


def _vetted(value: object) -> object:
    if value is None or isinstance(value, bool | int | float | uuid.UUID | Vetted):
        return value
    if isinstance(value, enum.Enum):
        return value.name
    if isinstance(value, BaseException):
        return describe(value)
    if isinstance(value, str) and _SAFE_TEXT.fullmatch(value):
        return value
    return UNKNOWN


class _QuietFile(logging.handlers.RotatingFileHandler):
    """A full disk or a file held by another program costs a line of log and nothing else."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        return
