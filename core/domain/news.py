"""What others did while one was away: their changes, in few lines, the newest first. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from core.domain.clock import london_date


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One thing that somebody else did; *count* changes of the same person to the same answer.

    *label* names it where it is one change, or where there is no *ref* to name it by. *title* is
    the document's, where it is about one.
    """

    at: datetime
    person: str
    label: str
    ref: str = ""
    title: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class News:
    """What others did since *since*; None at a first visit, where nothing is news.

    *more* changes are not listed.
    """

    since: datetime | None = None
    items: tuple[NewsItem, ...] = ()
    more: int = 0

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.items)


def gathered(changes: Iterable[NewsItem]) -> tuple[NewsItem, ...]:
    """Put changes of one person to one answer on one day together, the newest first.

    *changes* come the newest first. What is about no answer is put together by its name.
    """
    groups: dict[tuple[object, ...], NewsItem] = {}
    for one in changes:
        key = (one.person, london_date(one.at), one.ref or (one.label, one.title))
        known = groups.get(key)
        groups[key] = one if known is None else _joined(known, one)
    return tuple(groups.values())


def _joined(newer: NewsItem, older: NewsItem) -> NewsItem:
    same = newer.label == older.label
    return NewsItem(
        newer.at,
        newer.person,
        newer.label if same else "",
        newer.ref,
        newer.title if newer.title == older.title else "",
        newer.count + older.count,
    )
