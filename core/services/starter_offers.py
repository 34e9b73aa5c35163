"""What starters come to in one assessment: for which questions, with what filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.catalogue import QuestionSet
from core.domain.evidence import Evidence
from core.domain.organisation import Organisation
from core.domain.starters import Document, Starter, facts_of, made_for
from core.domain.told import TOLD
from core.services.facts import read_quoted
from core.services.reading import STARTER_FACT, read_evidence
from core.services.records import Records
from core.store import tables
from core.text import QT_TRANSLATE_NOOP, translate

_FROM_PROFILE = {
    "organisation": QT_TRANSLATE_NOOP("starters", "name"),
    "ods_code": QT_TRANSLATE_NOOP("starters", "ODS code"),
}


@dataclass(frozen=True, slots=True)
class StarterOffer:
    """A starter as it is offered in one assessment.

    *refs* are the requirements that offer it, *serves* those of them that it is evidence for.
    *blanks* is how many things are left to fill in, each once however often it is asked for;
    *filled* is what was put in, in words.
    *kept* is the document in use that was begun with it last.
    """

    starter: Starter
    refs: tuple[str, ...]
    serves: tuple[str, ...]
    blanks: int
    filled: tuple[str, ...]
    kept: Evidence | None = None

    @property
    def linked(self) -> frozenset[str]:
        """The requirements of the assessment that the kept document serves already."""
        return frozenset(link.ref for link in self.kept.links) if self.kept else frozenset()


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around the starters: who asks, what is asked, what was told and begun."""

    organisation: Organisation
    question_set: QuestionSet
    facts: Mapping[str, str]
    begun: Mapping[str, Evidence]  # by the starter's id: what is in use and was begun with it

    def document(self, starter: Starter) -> Document:
        """Return *starter* as this organisation gets it."""
        return made_for(starter, self.question_set.org_type, self.facts)

    def offer(self, starter: Starter) -> StarterOffer:
        """Return what *starter* comes to here; without any refs where nothing asks for it."""
        served = starter.serves.get(self.question_set.catalogue.id, ())
        asked = [one for one in self.question_set.asked if not one.applicability.exempt]
        named = facts_of(starter, self.question_set.org_type)
        return StarterOffer(
            starter,
            tuple(
                one.ref
                for one in asked
                if one.ref in served or starter.id in one.requirement.templates
            ),
            tuple(one.ref for one in asked if one.ref in served),
            len(set(self.document(starter).blanks)),
            tuple(_words(key) for key in named if self.facts.get(key, "").strip()),
            self.begun.get(starter.id),
        )


def read_around(session: Session, records: Records, assessment_id: str | None) -> Around:
    """Return what is known around the starters of an assessment. Raises NoAssessmentError."""
    row = records.assessment_row(session, assessment_id)
    pieces = {one.id: one for one in read_evidence(session, row.organisation_id, row.id)}
    begun = _begun(session, row.organisation_id)
    return Around(
        records.organisation(session),
        records.question_set(session, row),
        read_quoted(session, records),
        {starter: pieces[piece] for starter, piece in begun.items() if piece in pieces},
    )


def _begun(session: Session, organisation_id: str) -> Mapping[str, str]:
    found = session.execute(
        select(tables.Fact.name, tables.Fact.value).where(
            tables.Fact.organisation_id == organisation_id,
            tables.Fact.name.startswith(STARTER_FACT, autoescape=True),
        )
    )
    return {name.removeprefix(STARTER_FACT): str(value) for name, value in found}


def _words(key: str) -> str:
    return TOLD[key].words if key in TOLD else translate("starters", _FROM_PROFILE[key])
