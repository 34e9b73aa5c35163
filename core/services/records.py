"""What every service shares: the open store, the clock, who is working and the question sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from core.domain.amendments import Amendments
from core.domain.canonical import Json
from core.domain.catalogue import Catalogue, QuestionSet
from core.domain.clock import Clock, london_date
from core.domain.organisation import Assessment, AssessmentStatus, Organisation
from core.domain.roles import Deed, deed_of
from core.domain.state import AssessmentState, assessment_state
from core.errors import UserError
from core.services.amending.facts import read_amendments
from core.services.installed_sets import InstalledSet, KeptTexts, installed_sets, newest
from core.services.people.pin_attempts import Attempts
from core.services.permission import refuse_unless_allowed
from core.services.reading import (
    BY_AGE,
    read_answers,
    read_evidence,
    read_file_made_on,
    read_organisation,
    read_publication,
    read_send_back,
    read_sign_offs,
)
from core.services.todo.rows import read_requests
from core.store import tables
from core.store.journal import Label, read_head
from core.store.store import Store
from core.store.unit import WriteUnit
from core.text import QT_TRANSLATE_NOOP

_IN_ORDER = case(
    {status.value: place for place, status in enumerate(AssessmentStatus)},
    value=tables.Assessment.state,
)
"""Open ones before signed ones before moved ones."""

ORGANISATION_SETTING = "organisation"
PERSON_SETTING = "person"


class NoAssessmentError(UserError):
    """Nothing was started yet, or an id was given that is not there."""

    code = "no-assessment"
    what_text = QT_TRANSLATE_NOOP("errors", "There is no such assessment in your records.")
    next_text = QT_TRANSLATE_NOOP("errors", "Start one, or choose one from the list.")


class AssessmentMovedError(UserError):
    """Its answers went on under a newer set; what stands here is for reading."""

    code = "assessment-moved"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "This assessment was moved to a newer question set, so it does not change."
    )
    next_text = QT_TRANSLATE_NOOP("errors", "Carry on in the newer one. This one stays readable.")


class AssessmentSignedError(UserError):
    """Answers are frozen by the signature."""

    code = "assessment-signed"
    what_text = QT_TRANSLATE_NOOP("errors", "This assessment is signed, so it does not change.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Reopen it first. The signed version is kept as it stands."
    )


def refuse_moved(row: tables.Assessment) -> None:
    """Refuse to go on from *row* where it went on elsewhere. Raises AssessmentMovedError."""
    if row.state == AssessmentStatus.MOVED.value:
        raise AssessmentMovedError()


def refuse_unless_open(row: tables.Assessment) -> None:
    """Refuse what would change *row* where it is signed or moved.

    Raises AssessmentSignedError, AssessmentMovedError.
    """
    refuse_moved(row)
    if row.state != AssessmentStatus.OPEN.value:
        raise AssessmentSignedError()


def pinned_row(session: Session, catalogue_row: str, rules_hash: str) -> str:
    """Return the row of the question set that has the rules *rules_hash*.

    It is *catalogue_row*, the edition that an assessment was begun with, unless the organisation
    had changed what is asked when it signed: then it is the newest text of what was signed. Where
    damage took that away, the edition is what is left to read the answers by.
    """
    edition = session.get_one(tables.Catalogue, catalogue_row)
    if edition.rules_hash == rules_hash:
        return catalogue_row
    signed = session.scalars(
        select(tables.Catalogue.id)
        .where(
            tables.Catalogue.catalogue_id == edition.catalogue_id,
            tables.Catalogue.rules_hash == rules_hash,
        )
        .order_by(tables.Catalogue.added.desc(), BY_AGE.desc())
        .limit(1)
    ).first()
    return signed or catalogue_row


@dataclass
class Records:
    """The open records as the services see them. *bundled* is asked only when it is needed."""

    store: Store
    clock: Clock
    bundled: Callable[[], Mapping[str, Catalogue]]
    organisation_id: str = ""
    person_id: str | None = None
    pin_attempts: dict[str, Attempts] = field(default_factory=dict)
    _stored: dict[str, Catalogue] = field(default_factory=dict)
    _sets: dict[tuple[str, str], tuple[Amendments, QuestionSet]] = field(default_factory=dict)
    _installed: Mapping[str, InstalledSet] = field(default_factory=dict)
    kept_texts: KeptTexts = field(default_factory=KeptTexts)

    def remember_who(self) -> None:
        """Take from the store whose records these are and who works with them."""
        with self.store.read() as session:
            settings: dict[str, Any] = dict(
                session.execute(
                    select(tables.Setting.name, tables.Setting.value).where(
                        tables.Setting.name.in_((ORGANISATION_SETTING, PERSON_SETTING))
                    )
                ).all()
            )
        self.organisation_id = settings[ORGANISATION_SETTING]
        self.person_id = settings.get(PERSON_SETTING)

    def now(self) -> datetime:
        """Return the present instant."""
        return self.clock.now()

    def today(self) -> date:
        """Return today's civil date in England."""
        return london_date(self.clock.now())

    @contextmanager
    def write(self, kind: str, label: str, **args: Json) -> Iterator[WriteUnit]:
        """Change records in one transaction, as whoever is working now.

        Raises NotAllowedError where their role does not include it; then nothing is changed.
        """
        with self.store.write(kind=kind, label=Label(label, args), person=self.person_id) as unit:
            self.refuse_unless_allowed(unit.session, deed_of(kind, label))
            yield unit

    def refuse_unless_allowed(self, session: Session, deed: Deed | None) -> None:
        """Refuse what whoever is working may not do, where it is no change of the records.

        Raises NotAllowedError.
        """
        refuse_unless_allowed(session, self.organisation_id, self.person_id, deed)

    def check_may(self, deed: Deed) -> None:
        """The same in a moment of its own, before long work begins. Raises NotAllowedError."""
        with self.store.read() as session:
            self.refuse_unless_allowed(session, deed)

    def organisation(self, session: Session) -> Organisation:
        """Return the organisation in force."""
        return read_organisation(session, self.organisation_id)

    def assessment_row(self, session: Session, assessment_id: str | None) -> tables.Assessment:
        """Return the assessment asked for: else the newest open one, else the newest signed one.

        One that was moved to a newer set is meant only where it is asked for.

        Raises NoAssessmentError.
        """
        wanted = select(tables.Assessment).where(
            tables.Assessment.organisation_id == self.organisation_id
        )
        if assessment_id is not None:
            wanted = wanted.where(tables.Assessment.id == assessment_id)
        row = session.scalars(
            wanted.order_by(
                _IN_ORDER,
                tables.Assessment.started.desc(),
                BY_AGE.desc(),
            ).limit(1)
        ).first()
        if row is None:
            raise NoAssessmentError()
        return row

    def open_row(self, session: Session, assessment_id: str | None) -> tables.Assessment:
        """Return the same, refusing one that does not change any more.

        Raises AssessmentSignedError, AssessmentMovedError.
        """
        row = self.assessment_row(session, assessment_id)
        refuse_unless_open(row)
        return row

    def assessment(self, session: Session, row: tables.Assessment) -> Assessment:
        """Return *row* as a plain value."""
        return Assessment(
            id=row.id,
            organisation_id=row.organisation_id,
            catalogue_id=self.catalogue(session, row.catalogue_id).id,
            rules_hash=self.question_set(session, row).catalogue.rules_hash,
            org_type=row.org_type,
            status=AssessmentStatus(row.state),
            started_at=row.started,
            due=row.due,
            brought_from=row.carried_from,
        )

    def catalogue(self, session: Session, row_id: str) -> Catalogue:
        """Return the question set that a row pins, with the newest text that has those rules."""
        installed = installed_sets(session, self.organisation_id)
        if installed != self._installed:  # one was taken in, or that was undone
            self._installed, self._stored, self._sets = installed, {}, {}
        stored = self._stored
        known = stored.get(row_id)
        if known is None:
            known = stored[row_id] = self._load(session, row_id, installed)
        return known

    def question_set(self, session: Session, row: tables.Assessment) -> QuestionSet:
        """Return the questions as the organisation is asked them, by what it found out itself.

        Of a signed assessment they are those that were signed: what was found out since changes
        words there and no rules.
        """
        catalogue_id = self.catalogue(session, row.catalogue_id).id
        amendments = read_amendments(session, row.organisation_id, catalogue_id, row.org_type)
        if row.state == AssessmentStatus.SIGNED.value:
            amendments = amendments.words_only
        row_id = pinned_row(session, row.catalogue_id, row.rules_hash)
        sets = self._sets  # of the sets taken in as they are now
        known = sets.get((row_id, row.org_type))
        if known is None or known[0] != amendments:
            known = (amendments, self._ask(session, row_id, row.org_type, amendments))
            sets[row_id, row.org_type] = known
        return known[1]

    def _ask(
        self, session: Session, row_id: str, org_type: str, amendments: Amendments
    ) -> QuestionSet:
        catalogue = self.catalogue(session, row_id)
        if amendments:
            from core.catalogue.amended import amended  # only where something was established

            catalogue = amended(catalogue, org_type, amendments)
        return catalogue.for_type(org_type)

    def _load(
        self, session: Session, row_id: str, installed: Mapping[str, InstalledSet]
    ) -> Catalogue:
        row = session.get_one(tables.Catalogue, row_id)
        texts = []
        if row.catalogue_id in (bundled := self.bundled()):
            texts.append(bundled[row.catalogue_id])
        if row.catalogue_id in installed:
            texts.append(self.kept_texts.of(session, installed[row.catalogue_id].row))
        fitting = [text for text in texts if text.rules_hash == row.rules_hash]
        return newest(fitting) if fitting else self.kept_texts.of(session, row_id)

    def state(self, session: Session, row: tables.Assessment) -> AssessmentState:
        """Return where an assessment stands, from one moment of the store."""
        sign_offs = read_sign_offs(session, row.id)
        sign_off = next((s for s in reversed(sign_offs) if not s.superseded), None)
        return assessment_state(
            self.organisation(session),
            self.assessment(session, row),
            self.question_set(session, row),
            read_answers(session, row.id),
            read_evidence(session, row.organisation_id, row.id),
            self.today(),
            sign_off=sign_off,
            send_back=read_send_back(session, row.id),
            history_stamp=self.stamp(session),
            file_made_on=read_file_made_on(session, sign_off.id) if sign_off else None,
            publication=read_publication(session, row.organisation_id, sign_off.id)
            if sign_off
            else None,
            requests=read_requests(session, row.id),
        )

    def stamp(self, session: Session) -> str:
        """Return the history stamp: 64 digits that no other history of changes has."""
        return read_head(session, self.store.replica).digest
