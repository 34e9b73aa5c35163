"""Errors as people meet them: what happened, and what to do next.

Three kinds are known trouble; anything else that is raised is our bug (exit 70). A concrete
error lives beside the code that raises it and only names its code and its two sentences:

    class EvidenceTooLargeError(UserError):
        code = "evidence-too-large"
        what_text = QT_TRANSLATE_NOOP("errors", "{name} is larger than 100 MB.")
        next_text = QT_TRANSLATE_NOOP("errors", "Keep a smaller copy, or record where it is kept.")

    raise EvidenceTooLargeError(name=path.name)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from core.text import translate


class KnownError(Exception):
    """Trouble that a person can understand: a stable code, a sentence and a next step."""

    code: ClassVar[str]
    what_text: ClassVar[str]
    next_text: ClassVar[str]
    exit_code: ClassVar[int]

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.code)

    @property
    def what(self) -> str:
        """The sentence that says what happened, in the person's language."""
        return translate("errors", self.what_text, **self.values)

    @property
    def next(self) -> str:
        """The next step, in the person's language."""
        return translate("errors", self.next_text, **self.values)

    @property
    def details(self) -> Mapping[str, object]:
        """What a script is told besides; most troubles have no more to say."""
        return {}

    def __str__(self) -> str:
        return f"{self.what} {self.next}"


class UserError(KnownError):
    """The person can mend it by asking for something else."""

    exit_code = 1


class UsageError(KnownError):
    """The command line was not understood."""

    exit_code = 2


class EnvironmentProblem(KnownError):  # noqa: N818 - the name that the architecture gives it
    """The computer is in the way: disk full, read-only, locked, no place for a key."""

    exit_code = 3


class CheckFailedError(KnownError):
    """A check was asked for and did not pass: a bundle, the store, the journal."""

    exit_code = 4
