"""What a check found, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from core.domain.clock import utc_text
from core.services.documents.document_check import EvidenceFault
from core.services.seen_here import Memory
from core.services.surroundings import doubtful_folder
from core.store.check import DatabaseReport
from core.text import QT_TRANSLATE_NOOP, translate

_PAGES = QT_TRANSLATE_NOOP("care", "parts of the file are damaged")
_STRUCTURE = QT_TRANSLATE_NOOP("care", "the order inside the file is damaged")
_ORPHANS = QT_TRANSLATE_NOOP("care", "{count} records belong to nothing")
_OLDER = QT_TRANSLATE_NOOP(
    "care",
    "these records are older than the ones this computer had: the last {missing} changes are"
    " missing",
)
_OTHER = QT_TRANSLATE_NOOP(
    "care", "these records have another history than the ones this computer had"
)
_DOCUMENT = QT_TRANSLATE_NOOP("care", "the kept document {title} is missing or damaged")
_DOCUMENT_SERVES = QT_TRANSLATE_NOOP(
    "care", "the kept document {title}, which shows {refs}, is missing or damaged"
)
_UNRECORDED = QT_TRANSLATE_NOOP(
    "care",
    "{count} locked files belong to no document; they are cleared away once they are a day old",
)
_WITNESS = QT_TRANSLATE_NOOP(
    "care",
    "a part of the file that watches the history was damaged; the other part still says that"
    " nothing is missing",
)
_LIST = QT_TRANSLATE_NOOP(
    "care",
    "the list of the ways to open your records was damaged or unfinished; it was put right, and"
    " nobody gets in who could not before",
)
_SET_BACK = QT_TRANSLATE_NOOP(
    "care",
    "the clock of this computer was set back {count} times; the history keeps its order all the"
    " same",
)
_AHEAD = QT_TRANSLATE_NOOP(
    "care", "the last change is later than this computer's clock: check the clock"
)
_SLACK = timedelta(minutes=5)  # computers set their clocks by seconds all the time

_STEPS_BACK = """
    SELECT count(*) FROM (
        SELECT at, lag(at) OVER (PARTITION BY replica_id ORDER BY seq) AS before FROM change
    ) WHERE julianday(before) - julianday(at) > ?
"""


def database_words(report: DatabaseReport) -> list[str]:
    """Return what is wrong with the file."""
    words = []
    if report.pages:
        words.append(translate("care", _PAGES))
    if report.structure:
        words.append(translate("care", _STRUCTURE))
    if report.orphans:
        words.append(translate("care", _ORPHANS, count=report.orphans))
    return words


def memory_words(memory: Memory) -> list[str]:
    """Return what this computer's memory says against the records."""
    if memory.missing:
        return [translate("care", _OLDER, missing=memory.missing)]
    return [translate("care", _OTHER)] if memory.differs else []


def document_words(faults: Iterable[EvidenceFault]) -> list[str]:
    """Name the faulty documents and what they are needed for."""
    return [
        translate("care", _DOCUMENT_SERVES, title=fault.title, refs=", ".join(fault.refs))
        if fault.refs
        else translate("care", _DOCUMENT, title=fault.title)
        for fault in faults
    ]


def unrecorded_words(count: int) -> list[str]:
    """Say that there are files which nothing names."""
    return [translate("care", _UNRECORDED, count=count)] if count else []


def witness_words(spoilt: bool, ok: bool) -> list[str]:
    """Say that the file which watches the history was damaged in part when the records opened."""
    return [translate("care", _WITNESS)] if spoilt and ok else []


def list_words(right: bool) -> list[str]:
    """Say that the plain list of the ways in was put right when the records were opened."""
    return [] if right else [translate("care", _LIST)]


def clock_words(session: Session, now: datetime) -> list[str]:
    """Say where the clock was set back, by the times of the history."""
    connection = session.connection()
    slack = _SLACK / timedelta(days=1)
    count = connection.exec_driver_sql(_STEPS_BACK, (slack,)).scalar_one()
    words = [translate("care", _SET_BACK, count=count)] if count else []
    last = connection.exec_driver_sql("SELECT max(at) FROM change").scalar()
    if last is not None and str(last) > utc_text(now + _SLACK):
        words.append(translate("care", _AHEAD))
    return words


def place_words(folder: Path) -> list[str]:
    """Say why the records' folder is a doubtful place."""
    doubt = doubtful_folder(folder)
    return [doubt] if doubt else []
