"""Time as the toolkit keeps it: instants in UTC, civil dates in Europe/London."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Clock(Protocol):
    """What the time is. Injected everywhere, so that tests can say when they happen."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


def london_date(instant: datetime) -> date:
    """Return the civil date in England at *instant* (aware)."""
    return instant.astimezone(LONDON).date()


def utc_text(instant: datetime) -> str:
    """Return *instant* as ``2026-05-28T14:02:07.123Z``, the form of every stored time."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + (
        f"{instant.microsecond // 1000:03d}Z"
    )


def parse_utc(text: str) -> datetime:
    """Return the instant that ``utc_text`` wrote. Raises ValueError on another form."""
    instant = datetime.fromisoformat(text)  # ten times as quick as strptime
    if instant.tzinfo is None or "T" not in text:
        raise ValueError(f"not an instant: {text!r}")
    return instant.astimezone(UTC)
