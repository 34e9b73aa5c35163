"""The same index in memory, for records that nothing may be written into."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection

from core.domain.spelling import Term
from core.store.engine import driver
from core.store.search_index import Found, Passage, in_words, look_up_in, make, put_in_set

State = tuple[str, ...]
"""What an index was made of; another state needs another index."""


class MemoryIndex:
    """Makes an index in memory when it is first asked, and again when the records have changed.

    Nothing of it is ever on a disk.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()  # one connection, and any thread may look something up
        self._state: State | None = None
        self._database: Any = None

    def look_up(
        self,
        state: State,
        records: Connection,
        sets: Mapping[str, Callable[[], Iterable[Passage]]],
        sources: Iterable[str],
        terms: Iterable[Term],
        limit: int,
    ) -> list[Found]:
        """Look up as ``search_index.look_up`` does, in the *records* of this *state* and *sets*."""
        with self._lock:
            if self._database is None or self._state != state:
                self._database = _made(records, sets)
                self._state = state
            return look_up_in(self._database, sources, terms, limit)


def _made(records: Connection, sets: Mapping[str, Callable[[], Iterable[Passage]]]) -> Any:
    database = sqlcipher.connect(":memory:", check_same_thread=False, isolation_level=None)
    make(database, "", typed=driver(records))
    for source, passages in sets.items():
        put_in_set(database, source, in_words(passages()))
    return database
