"""What changed since whoever is working was last here. Each person has a mark of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import takewhile
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.clock import parse_utc, utc_text
from core.domain.news import News, NewsItem, gathered
from core.services.past.history_views import Views
from core.services.past.history_words import Words, titles_of
from core.services.past.undo import REDONE, UNDONE
from core.services.records import Records
from core.store import tables
from core.store.journal_trail import TrailRow, refs_touched, taken_back_among, trail_rows
from core.store.journal_undo import last_place

_MARK: Final = "last-here/"  # and the person's id
_LOOKED_AT: Final = 300  # changes; what is older than so many is told as a number
_SHOWN: Final = 12
_NO_NEWS: Final = frozenset({"work-as", "own-pin", "draft", "copy", "copy-place", "backup"})
"""Kinds of changes that tell nobody what became of the work."""


class NewsService:
    """Tells what others did, and remembers how far each person has seen it.

    Where somebody has been is nobody else's business: it stands in no history.
    """

    def __init__(self, records: Records) -> None:
        self._records = records

    def look(self) -> News:
        """Say what is new for whoever is working now, and forget that they asked."""
        with self._records.store.read() as session:
            mark = self._mark(session)
            return self._since(session, mark) if mark else News()

    def arrive(self) -> News:
        """Say what is new for whoever is working now, and keep that they were here.

        What was new today stays new today, also after a lock. Nothing is news at a first visit,
        and nobody's own changes are. In damaged records nothing is kept.
        """
        records = self._records
        with records.store.read() as session:
            mark, place = self._mark(session), last_place(session)
            news = self._since(session, mark) if mark else News()
        here = {"place": place, "at": utc_text(records.now())}
        start = self._start(mark) if mark else here
        if not records.store.read_only:
            self._keep({"from": start, "until": here, "day": records.today().isoformat()})
        return news

    def seen(self) -> None:
        """Keep that whoever is working has seen everything up to now."""
        with self._records.store.read() as session:
            place = last_place(session)
        here = {"place": place, "at": utc_text(self._records.now())}
        self._keep({"from": here, "until": here, "day": self._records.today().isoformat()})

    def _keep(self, mark: dict[str, Any]) -> None:
        self._records.store.save_setting(_MARK + (self._records.person_id or ""), mark)

    def _mark(self, session: Session) -> dict[str, Any] | None:
        name = _MARK + (self._records.person_id or "")
        found: dict[str, Any] | None = session.scalars(
            select(tables.Setting.value).where(tables.Setting.name == name)
        ).first()
        return found

    def _start(self, mark: dict[str, Any]) -> dict[str, Any]:
        """Return since when it is news: of today's mark where it began, else where it ended."""
        same_day = mark["day"] == self._records.today().isoformat()
        start: dict[str, Any] = mark["from" if same_day else "until"]
        return start

    def _since(self, session: Session, mark: dict[str, Any]) -> News:
        start = self._start(mark)
        rows = list(self._of_others(session, start["place"]))
        away: datetime = parse_utc(start["at"])
        items = gathered(self._items(session, rows[:_LOOKED_AT]))
        shown = items[:_SHOWN]
        told = sum(one.count for one in shown)
        return News(away, shown, len(rows) - told)

    def _of_others(self, session: Session, place: int) -> Iterator[TrailRow]:
        """Give what others changed after *place* and did not take back, the newest first."""
        newer = list(takewhile(lambda row: row.place > place, trail_rows(session)))
        gone = taken_back_among(session, [row.id for row in newer])
        for row in newer:
            is_own = row.person == self._records.person_id
            is_step = row.label_key in (UNDONE, REDONE)
            if not (is_own or is_step or row.kind in _NO_NEWS or row.id in gone):
                yield row

    def _items(self, session: Session, rows: list[TrailRow]) -> Iterator[NewsItem]:
        views, ids = Views(session), [row.id for row in rows]
        refs = refs_touched(session, ids)
        titles = titles_of(session, Words(session, self._records), ids)
        for row in rows:
            touched = refs.get(row.id, frozenset())
            yield NewsItem(
                row.at,
                views.person(row.person),
                views.label(row.label_key, row.args_text),
                next(iter(touched)) if len(touched) == 1 else "",
                titles.get(row.id, ""),
            )
