"""The operating system's keyring as a place that remembers one small secret for this person.

A keyring can wait for ever (a locked gnome-keyring asks in a window that nobody sees), forget
without a word (the null back end) or not be there at all. So every call runs on a thread of its
own with a time limit, what was written is read back, and anything else than success is one error
with a reason.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from core.errors import EnvironmentProblem
from core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_Result = TypeVar("_Result")

SERVICE = "Information Governance Toolkit"
LIMIT = 10.0  # seconds
LONGEST_SECRET = 1280  # characters; the Windows Credential Manager holds no more


class NoPlaceReason(StrEnum):
    """Why the keyring is of no use, for logs and support; the person's next step is the same."""

    ABSENT = "absent"  # no keyring on this computer, or no session to reach it
    LOCKED = "locked"  # it is there and stayed locked
    SILENT = "silent"  # no answer within the limit
    FORGETS = "forgets"  # what was written could not be read back
    FAILED = "failed"  # anything else


class NoKeyPlaceError(EnvironmentProblem):
    """This computer cannot remember a key. ``reason`` says why."""

    code = "no-key-place"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "This computer's sign-in offers no place that remembers a key."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Use a passphrase, or the spare key from your recovery sheet."
    )

    def __init__(self, reason: NoPlaceReason) -> None:
        super().__init__(reason=reason.value)
        self.reason = reason


class KeyringPlace:
    """Remembers secrets in the keyring of the person who is signed in.

    *backend* is for tests; otherwise the keyring library chooses (PYTHON_KEYRING_BACKEND is
    honoured). *limit* in seconds is for each call.
    """

    def __init__(
        self,
        *,
        service: str = SERVICE,
        limit: float = LIMIT,
        backend: KeyringBackend | None = None,
    ) -> None:
        self._service = service
        self._limit = limit
        self._backend = backend
        self._waiting: threading.Thread | None = None

    def remember(self, account: str, secret: str) -> None:
        """Keep *secret* under *account* and prove it by reading it back.

        Raises NoKeyPlaceError; then nothing is left behind, even if the keyring wakes up later.
        """
        if len(secret) > LONGEST_SECRET:
            raise ValueError("too long for a Windows keyring")

        def job(call: _Call) -> bool:
            backend = self._get_backend()
            backend.set_password(self._service, account, secret)
            kept = backend.get_password(self._service, account) == secret
            if not call.deliver() or not kept:
                with suppress(Exception):
                    backend.delete_password(self._service, account)
            return kept

        if not self._run(job):
            raise NoKeyPlaceError(NoPlaceReason.FORGETS)

    def recall(self, account: str) -> str | None:
        """Return what is kept under *account*, or None. Raises NoKeyPlaceError."""
        return self._run(lambda _: self._get_backend().get_password(self._service, account))

    def forget(self, account: str) -> None:
        """Remove what is kept under *account*, if anything is. Raises NoKeyPlaceError."""

        def job(_: _Call) -> None:
            backend = self._get_backend()
            if backend.get_password(self._service, account) is not None:
                backend.delete_password(self._service, account)

        self._run(job)

    def _get_backend(self) -> KeyringBackend:
        if self._backend is None:
            import keyring  # slow, and it may talk to the session: so only here, on the thread

            backend = keyring.get_keyring()
            for each in (backend, *getattr(backend, "backends", ())):
                if type(each).__module__ == "keyring.backends.Windows":
                    each.persist = "local machine"  # else it roams with a domain profile
            self._backend = backend
        return self._backend

    def _run(self, job: Callable[[_Call], _Result]) -> _Result:
        """Do *job* on a thread of its own and return its result within the limit.

        A thread that never comes back cannot be ended: it is left to the end of the process, and
        until it does come back every further call fails at once.
        """
        if self._waiting is not None and self._waiting.is_alive():
            raise NoKeyPlaceError(NoPlaceReason.SILENT)
        call = _Call()
        results: list[_Result] = []
        errors: list[BaseException] = []

        def work() -> None:
            try:
                results.append(job(call))
            except BaseException as error:  # back ends raise whatever their libraries raise
                errors.append(error)
            finally:
                call.done.set()

        thread = threading.Thread(target=work, name="keyring", daemon=True)
        thread.start()
        if not call.done.wait(self._limit) and call.abandon():
            self._waiting = thread
            raise NoKeyPlaceError(NoPlaceReason.SILENT)
        thread.join()
        if errors:
            raise NoKeyPlaceError(_reason(errors[0])) from None
        return results[0]


class _Call:
    """One call to the keyring, which ends either delivered or abandoned, never both."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self._guard = threading.Lock()
        self._ending = ""

    def deliver(self) -> bool:
        """Claim that the result will be used; False when nobody waits for it any more."""
        return self._end_as("delivered")

    def abandon(self) -> bool:
        """Stop waiting; False when the result is on its way."""
        return self._end_as("abandoned")

    def _end_as(self, ending: str) -> bool:
        with self._guard:
            self._ending = self._ending or ending
            return self._ending == ending


def _reason(error: BaseException) -> NoPlaceReason:
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    if isinstance(error, KeyringLocked):
        return NoPlaceReason.LOCKED
    if isinstance(error, NoKeyringError | InitError):
        return NoPlaceReason.ABSENT
    return NoPlaceReason.FAILED
