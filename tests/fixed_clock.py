"""A clock for tests; the ``clock`` fixture gives one, an import gives its type."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FixedClock:
    """A clock that stands still until a test moves it. Fits ``core.domain.clock.Clock``."""

    def __init__(self, instant: datetime) -> None:
        self._instant = instant

    def now(self) -> datetime:
        """Return the instant that the test last set."""
        return self._instant

    def advance(self, **amount: float) -> None:
        """Move on by ``days=``, ``hours=``, ``minutes=``, ``seconds=`` and so on."""
        self._instant += timedelta(**amount)

    def set(self, instant: datetime) -> None:
        """Say that it is *instant* (aware) now."""
        self._instant = instant.astimezone(UTC)
