"""The years behind an assessment: the one that it began with, and what a move left behind that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core.domain.carrying import Held, LastYear, bring, left_behind, old_refs
from core.domain.catalogue import Asked, QuestionSet, Requirement
from core.domain.organisation import AssessmentStatus
from core.domain.succession import Succession
from core.services.records import Records
from core.services.years.last_year import read_last_year, read_succession
from core.services.years.old_answers import OldAnswer, read_old_answers
from core.store import tables


@dataclass(frozen=True)
class PastYear:
    """An older assessment. *before* is the one behind it, where it was moved and never finished.

    Whoever moves in the middle of a year still sees what stood in the year before.
    """

    last: LastYear
    leads: Succession
    questions: QuestionSet  # of the older assessment
    shown: Mapping[str, OldAnswer]
    before: PastYear | None

    def held(self, asked: Asked) -> tuple[Held, ...]:
        """Return what of last year's answer does not stand in this year's."""
        return bring(self.last, self.leads, asked).held

    def olds(self, leaf: Requirement) -> tuple[OldAnswer, ...]:
        """Return every older answer to what *leaf* asks, the newest year first."""
        return tuple(self._with_earlier(old_refs(self.last, self.leads, leaf)))

    def left(self, questions: QuestionSet) -> tuple[OldAnswer, ...]:
        """Return every older answer to what *questions* ask no more, the newest year first."""
        here = self._with_earlier(left_behind(self.last, self.leads, questions, self._says))
        earlier = self.before.left(self.questions) if self.before else ()
        return tuple(dict.fromkeys((*here, *earlier)))

    def _says(self, ref: str) -> bool:
        """Whether anything was said of *ref* in the older assessment or behind it."""
        return self.last.says_something(ref) or any(
            not old.answer.is_untouched or old.evidence for old in self._earlier((ref,))
        )

    def _with_earlier(self, refs: Iterable[str]) -> Iterator[OldAnswer]:
        refs = tuple(refs)
        yield from (self.shown[ref] for ref in refs)
        yield from dict.fromkeys(self._earlier(refs))

    def _earlier(self, refs: Iterable[str]) -> Iterator[OldAnswer]:
        """Give what stood behind *refs* in the years before a move."""
        known = self.last.catalogue.by_ref
        if self.before is not None:
            for leaf in (known[ref] for ref in refs if ref in known):
                yield from self.before.olds(leaf)


def read_past(session: Session, records: Records, row: tables.Assessment) -> PastYear | None:
    """Return the years behind *row*; None where it was not started from an older one."""
    if row.carried_from is None:
        return None
    old = session.get_one(tables.Assessment, row.carried_from)
    last = read_last_year(session, records, old)
    new = records.catalogue(session, row.catalogue_id)
    refs = dict.fromkeys((*last.catalogue.by_ref, *last.answers))
    moved = old.state == AssessmentStatus.MOVED.value
    return PastYear(
        last,
        read_succession(session, records, last.catalogue, new),
        records.question_set(session, old),
        {one.ref: one for one in read_old_answers(session, records, last, refs)},
        read_past(session, records, old) if moved else None,
    )
