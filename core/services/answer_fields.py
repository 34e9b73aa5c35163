"""Writing the fields of answers, and naming the change after what is really different."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from core.domain.canonical import Json
from core.domain.carried import Verdict
from core.services.answer_edits import DUE, NOT_RELEVANT, OWNER, TARGET, Values
from core.services.reading import MET
from core.services.years.stored import CARRIED, with_verdict
from core.store import tables
from core.store.journal import Label
from core.store.unit import WriteUnit


def put_fields(
    unit: WriteUnit,
    assessment_id: str,
    edits: Iterable[Values],
    *,
    seen_at: datetime | None = None,
) -> None:
    """Set the fields of answers, and name the change after what is really different.

    With *seen_at* somebody edits these very answers then: one that was brought from last year and
    says something else now is looked at by that.
    """
    changed: list[Label] = []
    for ref, values in edits:
        rows = {
            row.field: row
            for row in unit.session.scalars(
                select(tables.Answer).where(
                    tables.Answer.assessment_id == assessment_id, tables.Answer.ref == ref
                )
            )
        }
        said = len(changed)
        for field, value in values.items():
            row = rows.get(field)
            if (row.value if row else None) == value:
                continue
            changed.append(_label(ref, field, value))
            if row is not None and value is None:
                unit.session.delete(row)  # back to what it was before anything was said
            elif row is not None:
                row.value = value
            else:
                unit.session.add(
                    tables.Answer(assessment_id=assessment_id, ref=ref, field=field, value=value)
                )
        if seen_at is not None and CARRIED in rows and _says_more(changed[said:]):
            carried = rows[CARRIED]
            carried.value = with_verdict(carried.value, Verdict.CHANGED, seen_at)
    if len(changed) == 1:
        unit.label = changed[0]


def _says_more(changed: Iterable[Label]) -> bool:
    """Whether the answer itself is different, and not only who sees to it and until when."""
    return any(label.key not in (OWNER, TARGET, DUE) for label in changed)


def _label(ref: str, field: str, value: Json) -> Label:
    if field.startswith(MET):
        criterion = field.removeprefix(MET)
        return Label("ticked" if value else "unticked", {"ref": ref, "criterion": criterion})
    if field == NOT_RELEVANT and value is None:
        return Label("relevant", {"ref": ref})
    return Label(field, {"ref": ref})
