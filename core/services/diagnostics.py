"""What whoever helps needs to know: versions, sizes, what the log says; nothing personal."""

from __future__ import annotations

import platform
from collections.abc import Iterable

from sqlalchemy import func, select, text

from core import log
from core.services.records import Records
from core.services.shipped import program_version
from core.store.tables import SCHEMA

_NOT_THEIRS = frozenset({"alembic_version"})
LOG_LINES = 60
Line = tuple[str, str]


class DiagnosticsService:
    """Reads only. What it tells is meant to be copied into a message to a stranger."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def report(self, more: Iterable[Line] = ()) -> str:
        """Return lines of a name and a value, with *more* of the caller's, then the log's end.

        Values are versions, counts and codes: no name, no answer, no path. The words are the
        code's own, in English, for whoever mends the program.
        """
        lines = [
            ("program", program_version()),
            ("python", platform.python_version()),
            ("system", f"{platform.system()} {platform.release()} {platform.machine()}"),
            *more,
            *self._sizes(),
        ]
        told = [f"{name}: {value}" for name, value in lines]
        return "\n".join([*told, "", "log:", *log.last_lines(LOG_LINES)]) + "\n"

    def _sizes(self) -> list[Line]:
        with self._records.store.read() as session:
            revision = session.scalar(text("SELECT version_num FROM alembic_version"))
            cipher = session.scalar(text("PRAGMA cipher_version"))
            pages = session.scalar(text("PRAGMA page_count")) or 0
            counted = [
                (f"rows {table.name}", str(session.scalar(select(func.count()).select_from(table))))
                for table in SCHEMA.sorted_tables
                if table.name not in _NOT_THEIRS
            ]
        size = f"{pages * 4096 // 1_000_000} MB"
        return [("schema", f"{revision}"), ("cipher", f"{cipher}"), ("records", size), *counted]
