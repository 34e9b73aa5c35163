"""Facts told once: where answers quote them, and changing those quotes with the fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.catalogue import AnswerKind, QuestionSet
from core.domain.change import Change
from core.domain.organisation import AssessmentStatus
from core.domain.told import TOLD, as_quoted
from core.domain.told_uses import around, changed, is_quoted_in
from core.services.answer_fields import put_fields
from core.services.answers import NOTE
from core.services.item_answers import ITEM, PLACE, SET_ASIDE
from core.services.profile import NAME, ODS_CODE, UnknownFactError
from core.services.reading import read_told
from core.services.records import NoAssessmentError, Records
from core.services.typed_text import LONG, typed
from core.store import tables

QUOTED_AS: Final[Mapping[str, str]] = {
    NAME: "organisation",
    ODS_CODE: "ods_code",
    **{key: key for key in TOLD},
}
"""The profile's keys that texts quote, and the names under which texts know them."""

_FIELDS = (ITEM, NOTE, PLACE, SET_ASIDE)
_IN_WORDS = (AnswerKind.TEXT, AnswerKind.OPEN)


@dataclass(frozen=True, slots=True)
class Use:
    """One answer that quotes a fact, and a few of the words around it."""

    ref: str
    words: str


@dataclass(frozen=True, slots=True)
class ChangedEverywhere:
    """The answers in which a fact was changed."""

    change: Change
    refs: tuple[str, ...]


def read_quoted(session: Session, records: Records) -> Mapping[str, str]:
    """Return what may be quoted, told or not, under the names that texts know."""
    told = _told(session, records)
    return {name: told.get(key, "") for key, name in QUOTED_AS.items()}


def _told(session: Session, records: Records) -> Mapping[str, str]:
    organisation = records.organisation(session)
    told = read_told(session, records.organisation_id)
    return {**told, NAME: organisation.name, ODS_CODE: organisation.ods_code}


class FactService:
    """Shows and changes the quotes of facts in the answers of the open assessment.

    A fact that was not told yet is quoted as a blank to fill in, and found as one.
    """

    def __init__(self, records: Records) -> None:
        self._records = records

    def quoted(self) -> Mapping[str, str]:
        """Return what may be quoted, told or not, under the names that texts know."""
        with self._records.store.read() as session:
            return read_quoted(session, self._records)

    def uses(self) -> Mapping[str, tuple[Use, ...]]:
        """Return which answers quote each fact as it is now, by the keys of the profile."""
        with self._records.store.read() as session:
            told = _told(session, self._records)
            texts = tuple(self._texts(session))
        return {
            key: _uses(texts, as_quoted(name, told.get(key, ""))) for key, name in QUOTED_AS.items()
        }

    def uses_of(self, key: str, value: str) -> tuple[Use, ...]:
        """Return which answers quote *value*, an earlier value of the fact *key*.

        Raises UnknownFactError.
        """
        with self._records.store.read() as session:
            return _uses(tuple(self._texts(session)), as_quoted(_name_of(key), value))

    def change_everywhere(
        self, key: str, old: str, refs: tuple[str, ...] | None = None
    ) -> ChangedEverywhere:
        """Change *old*, an earlier value of the fact *key*, into its value of now.

        In all answers of the open assessment that quote it, or in those of *refs* alone; one
        entry in the history. Raises UnknownFactError, NoAssessmentError, AssessmentSignedError,
        TextTooLongError.
        """
        name = _name_of(key)
        before = as_quoted(name, old)
        with self._records.write("answer", "fact-changed-everywhere", field=key) as unit:
            row = self._records.open_row(unit.session, None)
            after = as_quoted(name, _told(unit.session, self._records).get(key, ""))
            found: dict[str, dict[str, str]] = {}
            for ref, field, text in self._texts(unit.session):
                if (refs is None or ref in refs) and is_quoted_in(text, before):
                    new = typed(changed(text, before, after), LONG)
                    found.setdefault(ref, {})[field] = new
            label = unit.label
            put_fields(unit, row.id, found.items())
            unit.label = label  # one answer or several, it is called after the fact
        return ChangedEverywhere(Change(requirements=frozenset(found)), tuple(found))

    def _texts(self, session: Session) -> Iterator[tuple[str, str, str]]:
        """Give ref, field and text of every typed answer of the open assessment, in its order."""
        try:
            row = self._records.assessment_row(session, None)
        except NoAssessmentError:
            return
        if row.state != AssessmentStatus.OPEN.value:
            return
        questions = self._records.question_set(session, row)
        answer = tables.Answer
        found = session.execute(
            select(answer.ref, answer.field, answer.value).where(
                answer.assessment_id == row.id, answer.field.in_(_FIELDS)
            )
        ).all()
        order = {ref: place for place, ref in enumerate(questions.by_ref)}
        for ref, field, value in sorted(found, key=lambda r: (order.get(r[0], -1), r[1])):
            if ref in order and value and _is_typed(questions, ref, field):
                yield ref, field, str(value)


def _is_typed(questions: QuestionSet, ref: str, field: str) -> bool:
    return field != ITEM or questions.by_ref[ref].requirement.answer in _IN_WORDS


def _uses(texts: tuple[tuple[str, str, str], ...], quoted: str) -> tuple[Use, ...]:
    found: dict[str, Use] = {}
    for ref, _field, text in texts:
        if ref not in found and is_quoted_in(text, quoted):
            found[ref] = Use(ref, around(text, quoted))
    return tuple(found.values())


def _name_of(key: str) -> str:
    name = QUOTED_AS.get(key.replace("-", "_"))
    if name is None:
        raise UnknownFactError(key=key, keys=", ".join(QUOTED_AS))
    return name
