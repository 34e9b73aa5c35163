"""An error from core becomes a sentence and a next step on screen.

Known trouble says its own two sentences. Anything else is our bug: the person gets one calm
sentence, the log gets the type and the places in our code, never a message (it may hold a name
or a path), and never does a traceback reach the screen.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from core.errors import CheckFailedError, EnvironmentProblem, KnownError
from core.log import describe

_log = logging.getLogger("desktop.errors")


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a banner shows: its tone (a Banner kind), what happened, what to do next."""

    tone: str
    what: str
    next: str
    code: str


def trouble_of(error: BaseException) -> Trouble:
    """Return the words for *error*; a bug is written to the log on the way."""
    if isinstance(error, KnownError):
        serious = isinstance(error, EnvironmentProblem | CheckFailedError)
        return Trouble("error" if serious else "warn", error.what, error.next, error.code)
    _log.error("bug %s", describe(error))
    return Trouble(
        "error",
        QCoreApplication.translate("errors", "Something went wrong in this program."),
        QCoreApplication.translate(
            "errors",
            "It is our fault, not yours. What was saved is safe. Try once more; if it happens "
            "again, close the program and open it again.",
        ),
        "bug",
    )


class ErrorPlace(QObject):
    """Where a failure goes that nobody else handles. The window shows what is raised here."""

    raised = Signal(object)  # Trouble

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def show(self, error: BaseException) -> None:
        """Put *error* on screen, in the banner on top of the page."""
        self.raised.emit(trouble_of(error))
