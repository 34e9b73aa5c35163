"""The history of changes: what was changed when by whom, and the proof that it is whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Final

from core.domain.change import Change
from core.services.past.history_back import (
    UnknownChangeError,
    known_change,
    preview_as_of,
    preview_put_back,
    put_back_as_of,
    put_back_change,
)
from core.services.past.history_csv import write_rows, write_trail
from core.services.past.history_views import (
    KINDS,
    ChangeView,
    KindGroup,
    PutBackPreview,
    RequirementChange,
    TrailFilter,
    ValueView,
    Views,
)
from core.services.past.history_words import Words, titles_of
from core.services.records import Records
from core.store.check import HistoryReport
from core.store.journal_read import ChangedValue, values_of
from core.store.journal_trail import (
    Below,
    place_of_stamp,
    taken_back_among,
    trail_rows,
)
from core.store.journal_verify import Flaw
from core.store.witness import WitnessState
from core.text import QT_TRANSLATE_NOOP, translate

__all__ = [
    "ChangeView",
    "HistoryService",
    "HistoryVerdict",
    "KindGroup",
    "PutBackPreview",
    "RequirementChange",
    "TrailFilter",
    "ValueView",
    "history_faults",
]

EVERYTHING: Final = TrailFilter()
STAMP_ENOUGH: Final = 16  # digits of a stamp that stand at the foot of each printed page

_FLAWS = {
    Flaw.ALTERED: QT_TRANSLATE_NOOP("history", "change {seq} was altered"),
    Flaw.VALUE_ALTERED: QT_TRANSLATE_NOOP("history", "a value in change {seq} was altered"),
    Flaw.MISSING: QT_TRANSLATE_NOOP("history", "change {seq} is missing"),
    Flaw.UNLINKED: QT_TRANSLATE_NOOP("history", "change {seq} does not follow the one before"),
    Flaw.MOVED: QT_TRANSLATE_NOOP("history", "change {seq} was moved"),
    Flaw.CUT: QT_TRANSLATE_NOOP(
        "history", "the history from before a copy was brought back is cut off or exchanged"
    ),
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
    """Shows and proves the history of changes, and puts older ones back."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def trail(
        self,
        wanted: TrailFilter = EVERYTHING,
        *,
        limit: int | None = 100,
        after: int | None = None,
    ) -> tuple[ChangeView, ...]:
        """Return the changes that fit, the newest first, at most *limit*.

        The next page comes with the *place* of the last change shown as *after*.
        Raises NoAssessmentError when a ref is asked for and there is no assessment.
        """
        with self._records.store.read() as session:
            views = Views(session)
            below = None
            if wanted.ref is not None:
                row = self._records.assessment_row(session, wanted.assessment_id)
                below = Below(row.id, wanted.ref)
            text = wanted.text.strip()
            rows = trail_rows(
                session,
                person=wanted.person_id,
                kinds=None if wanted.kind is None else KINDS[wanted.kind],
                since=wanted.since,
                until=wanted.until,
                below=below,
                before_place=after,
                fits=views.holding(text) if text else None,
                limit=None if text else limit,
            )
            return tuple(views.view(row) for row in islice(rows, limit))

    def changes(
        self,
        *,
        ref: str | None = None,
        limit: int | None = None,
        assessment_id: str | None = None,
    ) -> tuple[ChangeView, ...]:
        """Return the changes, the newest first; with *ref* those of one requirement's answer."""
        return self.trail(TrailFilter(ref=ref, assessment_id=assessment_id), limit=limit)

    def taken_back(self, change_ids: Iterable[str]) -> frozenset[str]:
        """Return which of these changes are undone or put back now, and not brought again."""
        with self._records.store.read() as session:
            return taken_back_among(session, change_ids)

    def documents(self, change_ids: Iterable[str]) -> dict[str, str]:
        """Return the title of the document that a change is about, where it is about one."""
        with self._records.store.read() as session:
            return titles_of(session, Words(session, self._records), change_ids)

    def find(self, name: str) -> ChangeView:
        """Return the change with that id or number in the list. Raises UnknownChangeError."""
        with self._records.store.read() as session:
            rows = trail_rows(session, named=name, limit=1)
            row = next(rows, None)
            if row is None:
                raise UnknownChangeError()
            return Views(session).view(row)

    def now(self) -> datetime:
        """Return the present moment, the last that anything can be put back to."""
        return self._records.now()

    def details(self, change_id: str) -> tuple[ValueView, ...]:
        """Return what a change set, from what to what, in words. Raises UnknownChangeError."""
        with self._records.store.read() as session:
            known_change(session, change_id)
            words = Words(session, self._records)
            return _views(words, values_of(session, change_id))

    def requirement(
        self, ref: str, *, limit: int | None = None, assessment_id: str | None = None
    ) -> tuple[RequirementChange, ...]:
        """Return who changed a requirement's answer and evidence, when, and from what to what.

        The newest comes first. Only what concerns this requirement is shown of a bulk change.
        """
        records = self._records
        with records.store.read() as session:
            row = records.assessment_row(session, assessment_id)
            views, words = Views(session), Words(session, records)
            rows = trail_rows(session, below=Below(row.id, ref), limit=limit)
            return tuple(
                RequirementChange(
                    views.view(one), _views(words, _of_ref(values_of(session, one.id), row.id, ref))
                )
                for one in list(rows)
            )

    def put_back_preview(self, change_id: str) -> PutBackPreview:
        """Say what putting a change back would set. Raises UnknownChangeError."""
        with self._records.store.read() as session:
            return preview_put_back(session, self._records, change_id)

    def put_back(self, change_id: str, *, even_if_moved_on: bool = False) -> Change:
        """Set what a change set to what stood there before it, as a change of its own.

        What was set again since is named and refused, unless the person was shown it and wants it
        all the same. Raises UnknownChangeError, CannotGoBackError, AssessmentSignedError and
        UndoRefusedError with its kind.
        """
        return put_back_change(self._records, change_id, even_if_moved=even_if_moved_on)

    def as_of_preview(
        self, ref: str | None, moment: datetime, *, assessment_id: str | None = None
    ) -> PutBackPreview:
        """Say what would be set to have one requirement, or all, as they were at *moment*.

        Raises UnknownRequirementError, NoSuchMomentError.
        """
        with self._records.store.read() as session:
            return preview_as_of(session, self._records, ref, moment, assessment_id)

    def put_back_as_of(
        self, ref: str | None, moment: datetime, *, assessment_id: str | None = None
    ) -> Change:
        """Set all answers and evidence links, or those of *ref*, to what they were at *moment*.

        One change. Links to documents that are no longer kept stay away. Raises
        AssessmentSignedError, UnknownRequirementError, NoSuchMomentError, UndoHalfTypedError.
        """
        return put_back_as_of(self._records, ref, moment, assessment_id)

    def stamped(self, text: str) -> ChangeView | None:
        """Return the change after which the history had the stamp in *text*.

        Blanks do not matter and the first sixteen digits will do, as at the foot of a print. None
        when this history never had that stamp.
        """
        beginning = "".join(text.split()).lower()
        if len(beginning) < STAMP_ENOUGH:
            return None
        with self._records.store.read() as session:
            place = place_of_stamp(session, beginning)
        return None if place is None else self.find(str(place))

    def write_csv(self, target: Path) -> int:
        """Write the whole trail as a table for a spreadsheet and return how many lines it has.

        Raises TargetFolderMissingError, TargetIsFolderError and the disk's troubles.
        """
        return write_trail(target, self._records)

    def csv_bytes(self) -> bytes:
        """Return the whole trail as a table for a spreadsheet."""
        buffer = BytesIO()
        with self._records.store.read() as session:
            write_rows(session, self._records, buffer)
        return buffer.getvalue()

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


def _views(words: Words, values: Iterable[ChangedValue]) -> tuple[ValueView, ...]:
    return tuple(
        ValueView(
            place=place.text,
            ref=place.ref,
            before=words.value(value.address, value.before),
            after=words.value(value.address, value.after, forgotten=value.redacted),
            evidence_id=place.evidence_id,
        )
        for value in values
        if (place := words.place(value.address)) is not None
    )


def _of_ref(values: Iterable[ChangedValue], assessment_id: str, ref: str) -> Iterator[ChangedValue]:
    for value in values:
        at = value.address
        if at.entity_id == assessment_id and at.field.startswith(f"{ref}/"):
            yield value
