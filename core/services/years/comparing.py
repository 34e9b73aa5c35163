"""Years side by side: every year in a row, and two of them compared."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.organisation import AssessmentStatus
from core.domain.year_comparison import YearComparison, YearMark, compared, year_mark
from core.errors import UserError
from core.services.reading import BY_AGE
from core.services.records import Records
from core.services.years.last_year import read_succession
from core.store import tables
from core.text import QT_TRANSLATE_NOOP


class OneYearOnlyError(UserError):
    """There is nothing to compare with."""

    code = "one-year-only"
    what_text = QT_TRANSLATE_NOOP("errors", "There is only one year in your records.")
    next_text = QT_TRANSLATE_NOOP("errors", "Years can be compared once the next one has begun.")


class ComparingService:
    """Compares years. One that was moved to a newer set went on there and is no year of its own."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def years(self) -> tuple[YearMark, ...]:
        """Return every year, the oldest first."""
        records = self._records
        with records.store.read() as session:
            return tuple(year_mark(records.state(session, row)) for row in self._rows(session))

    def compare(self, then_id: str | None = None, now_id: str | None = None) -> YearComparison:
        """Return what moved between two years: of the last two unless others are named.

        Raises OneYearOnlyError, NoAssessmentError.
        """
        records = self._records
        with records.store.read() as session:
            rows = self._rows(session)
            now = records.assessment_row(session, now_id) if now_id else self._last(rows)
            earlier = [row for row in rows if row.started < now.started]
            then = records.assessment_row(session, then_id) if then_id else self._last(earlier)
            old, new = records.state(session, then), records.state(session, now)
            leads = read_succession(
                session, records, old.question_set.catalogue, new.question_set.catalogue
            )
        return compared(old, new, leads)

    def _last(self, rows: list[tables.Assessment]) -> tables.Assessment:
        if not rows:
            raise OneYearOnlyError()
        return rows[-1]

    def _rows(self, session: Session) -> list[tables.Assessment]:
        return list(
            session.scalars(
                select(tables.Assessment)
                .where(
                    tables.Assessment.organisation_id == self._records.organisation_id,
                    tables.Assessment.state != AssessmentStatus.MOVED.value,
                )
                .order_by(tables.Assessment.started, BY_AGE)
            )
        )
