"""How often a PIN was typed wrong and how long to wait: kept outside the records.

After three wrong PINs the wait grows: 5 seconds, 15, a minute, five, then fifteen each time. An
attempt is counted before the PIN is looked at, so that ending the program saves nobody a wait.
The count lies in this computer's state folder, one small file a person, and survives a restart.
Whoever can change that folder, or may set the computer's clock forward, can take the waits away:
a PIN guards the window and encrypts nothing.
"""

from __future__ import annotations

import json
from collections.abc import MutableMapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path

from core.domain.clock import Clock, parse_utc, utc_text
from core.errors import EnvironmentProblem, UserError
from core.places import make_private, state_folder
from core.store.atomic import write_atomically
from core.text import QT_TRANSLATE_NOOP, translate

FREE_TRIES = 2
WAITS = (5, 15, 60, 5 * 60, 15 * 60)
"""Seconds to wait after the third wrong PIN, the fourth and so on; the last holds for the rest."""

_FORMAT = "igt-pin-attempts-1"
_LONGEST = FREE_TRIES + len(WAITS)  # as many wrong PINs as lead to the longest wait
_SECONDS = QT_TRANSLATE_NOOP("pins", "{count} seconds")
_MINUTE = QT_TRANSLATE_NOOP("pins", "a minute")
_MINUTES = QT_TRANSLATE_NOOP("pins", "{count} minutes")


class PinDelayError(UserError):
    """It is too early for another try; the PIN was not looked at. ``values["seconds"]``."""

    code = "pin-delay"
    what_text = QT_TRANSLATE_NOOP("errors", "The PIN was wrong {wrong} times.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Wait {wait}, then type it again. An administrator can clear a forgotten PIN."
    )


@dataclass(frozen=True, slots=True)
class Attempts:
    """How many tries since the last right one, and when the last was begun."""

    wrong: int
    last: datetime

    @property
    def until(self) -> datetime:
        """When the next try may be made."""
        return self.last + timedelta(seconds=wait_after(self.wrong))


def wait_after(wrong: int) -> int:
    """Return the seconds to wait after so many wrong PINs."""
    return 0 if wrong <= FREE_TRIES else WAITS[min(wrong - FREE_TRIES, len(WAITS)) - 1]


def wait_text(seconds: int) -> str:
    """Return a wait in words."""
    if seconds < 60:
        return translate("pins", _SECONDS, count=seconds)
    minutes = ceil(seconds / 60)
    return (
        translate("pins", _MINUTE) if minutes == 1 else translate("pins", _MINUTES, count=minutes)
    )


class PinAttempts:
    """The tries of one store's people. *memory* holds them where the folder cannot be written.

    A clock that was set back never shortens a wait: it is counted anew from the moment that the
    clock now shows. A file that cannot be understood counts as the longest wait, once.
    """

    def __init__(
        self, organisation_id: str, clock: Clock, memory: MutableMapping[str, Attempts]
    ) -> None:
        self._folder = state_folder() / "pins" / organisation_id
        self._clock = clock
        self._memory = memory

    def seconds_to_wait(self, person_id: str) -> int:
        """Return how many whole seconds are left until the next try; 0 when it may be made."""
        attempts = self._now(person_id)
        if attempts is None:
            return 0
        return max(0, ceil((attempts.until - self._clock.now()).total_seconds()))

    def begin(self, person_id: str) -> None:
        """Count one more try before it is made. Raises PinDelayError, and counts nothing then."""
        seconds = self.seconds_to_wait(person_id)
        before = self._now(person_id)
        wrong = before.wrong if before else 0
        if seconds:
            raise PinDelayError(wrong=wrong, seconds=seconds, wait=wait_text(seconds))
        self._keep(person_id, Attempts(wrong + 1, self._clock.now()))

    def forget(self, person_id: str) -> None:
        """Begin anew after a right PIN, or when the PIN was changed or cleared."""
        self._memory.pop(person_id, None)
        with suppress(OSError):
            self._file(person_id).unlink(missing_ok=True)

    def _now(self, person_id: str) -> Attempts | None:
        attempts = self._memory.get(person_id) or self._read(person_id)
        if attempts is not None and self._clock.now() < attempts.last:
            attempts = Attempts(attempts.wrong, self._clock.now())
            self._keep(person_id, attempts)
        return attempts

    def _keep(self, person_id: str, attempts: Attempts) -> None:
        self._memory[person_id] = attempts
        document = {"format": _FORMAT, "wrong": attempts.wrong, "last": utc_text(attempts.last)}
        with suppress(EnvironmentProblem, OSError):  # the memory counts until the program ends
            make_private(self._folder.parent)
            make_private(self._folder)
            write_atomically(self._file(person_id), json.dumps(document).encode())

    def _read(self, person_id: str) -> Attempts | None:
        try:
            text = self._file(person_id).read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            text = b""
        try:
            attempts = _understood(text)
        except (ValueError, KeyError, TypeError):
            attempts = Attempts(_LONGEST, self._clock.now())
            self._keep(person_id, attempts)
        return attempts

    def _file(self, person_id: str) -> Path:
        return self._folder / f"{person_id}.json"


def _understood(text: bytes) -> Attempts:
    document = json.loads(text)
    if document["format"] != _FORMAT or not isinstance(document["wrong"], int):
        raise ValueError
    if document["wrong"] < 1:
        raise ValueError
    return Attempts(document["wrong"], parse_utc(document["last"]))
