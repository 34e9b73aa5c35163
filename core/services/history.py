"""The history of changes: what was changed when by whom, and the proof that it is whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from core.services.labels import label_text
from core.services.records import Records
from core.store import tables
from core.store.check import HistoryReport
from core.store.journal_read import Change as JournalChange
from core.store.journal_read import changes, history
from core.store.journal_verify import Flaw
from core.store.witness import WitnessState
from core.text import QT_TRANSLATE_NOOP, translate

_FLAWS = {
    Flaw.ALTERED: QT_TRANSLATE_NOOP("history", "change {seq} was altered"),
    Flaw.VALUE_ALTERED: QT_TRANSLATE_NOOP("history", "a value in change {seq} was altered"),
    Flaw.MISSING: QT_TRANSLATE_NOOP("history", "change {seq} is missing"),
    Flaw.UNLINKED: QT_TRANSLATE_NOOP("history", "change {seq} does not follow the one before"),
    Flaw.MOVED: QT_TRANSLATE_NOOP("history", "change {seq} was moved"),
    Flaw.STRAY_VALUE: QT_TRANSLATE_NOOP("history", "a value belongs to no change"),
    Flaw.RECORDS_DIFFER: QT_TRANSLATE_NOOP("history", "a record is not what the history says"),
}
_WITNESS = {
    WitnessState.AHEAD: QT_TRANSLATE_NOOP("history", "the last {missing} changes are missing"),
    WitnessState.DIFFERENT: QT_TRANSLATE_NOOP("history", "the history was exchanged"),
    WitnessState.ABSENT: QT_TRANSLATE_NOOP("history", "the file that watches the history is gone"),
    WitnessState.UNREADABLE: QT_TRANSLATE_NOOP(
        "history", "the file that watches the history is damaged"
    ),
}
_UNREADABLE = QT_TRANSLATE_NOOP("history", "the history could not be read to its end")


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One entry of the history as it is shown. Order by *place*, never by time."""

    id: str
    place: int
    seq: int
    at: datetime
    person: str
    kind: str
    label: str
    undoes: str | None


@dataclass(frozen=True, slots=True)
class HistoryVerdict:
    """Whether the history holds. *faults* are sentences; none means that it does."""

    count: int
    stamp: str
    faults: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing was altered, removed or moved."""
        return not self.faults


class HistoryService:
    """Shows and proves the history of changes."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def changes(
        self,
        *,
        ref: str | None = None,
        limit: int | None = None,
        assessment_id: str | None = None,
    ) -> tuple[ChangeView, ...]:
        """Return the changes, the newest first; with *ref* those of one requirement's answer."""
        with self._records.store.read() as session:
            people = session.execute(select(tables.Person.id, tables.Person.name)).all()
            names = {row.id: row.name for row in people}
            found: tuple[JournalChange, ...]
            if ref is None:
                found = changes(session, limit=limit, newest_first=True)
            else:
                row = self._records.assessment_row(session, assessment_id)
                by_id = {v.change.id: v.change for v in history(session, row.id, ref=ref)}
                found = tuple(by_id.values())[:limit]
            return tuple(_view(change, names) for change in found)

    def verify(self) -> HistoryVerdict:
        """Prove every change, and compare the records with what the history says of them."""
        report = self._records.store.verify_history()
        count = report.chain.changes if report.chain else 0
        return HistoryVerdict(count, self.stamp(), history_faults(report))

    def stamp(self) -> str:
        """Return the history stamp: 64 digits that no other history of changes has."""
        with self._records.store.read() as session:
            return self._records.stamp(session)


def history_faults(report: HistoryReport) -> tuple[str, ...]:
    """Return what is wrong with the history, in words."""
    faults: list[str] = []
    if report.chain is None:
        faults.append(translate("history", _UNREADABLE))
    else:
        faults += [
            translate("history", _FLAWS[problem.flaw], seq=problem.seq)
            for problem in report.chain.problems
        ]
    told = _WITNESS.get(report.witness.state)
    if told is not None:
        faults.append(translate("history", told, missing=report.witness.missing))
    return tuple(dict.fromkeys(faults))


def _view(change: JournalChange, names: dict[str, str]) -> ChangeView:
    return ChangeView(
        id=change.id,
        place=change.place,
        seq=change.seq,
        at=change.at,
        person=names.get(change.person or "", ""),
        kind=change.kind,
        label=label_text(change.label.key, change.label.args),
        undoes=change.undoes,
    )
