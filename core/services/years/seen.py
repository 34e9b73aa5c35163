"""An answer that is given anew has been looked at by that."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.carried import Verdict
from core.domain.catalogue import AnswerKind, QuestionSet
from core.services.years.stored import CARRIED, with_verdict
from core.store import tables

_BY_EVIDENCE = (AnswerKind.DOCUMENT, AnswerKind.OPEN)


def see_by_evidence(
    session: Session, assessment_id: str, questions: QuestionSet, refs: Iterable[str], at: datetime
) -> None:
    """Take new evidence for *refs* as this year's answer, where evidence is the answer."""
    answered = [r for r in refs if questions.by_ref[r].requirement.answer in _BY_EVIDENCE]
    for row in session.scalars(
        select(tables.Answer).where(
            tables.Answer.assessment_id == assessment_id,
            tables.Answer.field == CARRIED,
            tables.Answer.ref.in_(answered),
        )
    ):
        row.value = with_verdict(row.value, Verdict.CHANGED, at)
