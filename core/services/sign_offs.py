"""Signing off: what is in the way, the statement, the signature, and sending back."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.advice import Finding, Weight, check_before_signing
from core.domain.catalogue import Scheme
from core.domain.change import Change
from core.domain.clock import london_date
from core.domain.organisation import AssessmentStatus
from core.domain.signoff import SignedHow, SignOff
from core.domain.state import AssessmentState
from core.errors import UserError
from core.services.assessments import ReasonMissingError
from core.services.catalogues import keep_catalogue
from core.services.documents.evidence_rows import evidence_row
from core.services.frozen import freeze
from core.services.profile import find_or_add_person
from core.services.reading import read_person, read_sign_offs
from core.services.records import Records, refuse_unless_open
from core.services.typed_text import NAME, PLACE, REASON, typed
from core.store import tables
from core.store.base import new_id
from core.text import QT_TRANSLATE_NOOP, translate

_STATEMENT = QT_TRANSLATE_NOOP(
    "sign-off",
    "I have read this assessment of {organisation} against {set}. To the best of my knowledge "
    "the answers are true. I know which points are on our word only and which evidence is past "
    "its date. We will keep to what is written here, and put right what is not yet met.",
)
_STATEMENT_OF_QUESTIONS = QT_TRANSLATE_NOOP(
    "sign-off",
    "I have read the answers of {organisation} to {set}, and agree to their being put on the "
    "official website. To the best of my knowledge they are true. I know which of them rest on "
    "our word only and which documents are past their date. We will keep to what is written "
    "here, and put right what is not yet so.",
)


class InTheWayError(UserError):
    """Something must be done before signing. ``values["codes"]``, and refs to go to."""

    code = "in-the-way"
    what_text = QT_TRANSLATE_NOOP("errors", "It cannot be signed off yet: {findings}")
    next_text = QT_TRANSLATE_NOOP("errors", "Deal with what is listed, then sign.")


class SignerMissingError(UserError):
    """A signature needs a name and a role."""

    code = "signer-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "Who signs, and in what role, is missing.")
    next_text = QT_TRANSLATE_NOOP("errors", "Type the name and the role of the person who signs.")


class PaperSignatureIncompleteError(UserError):
    """Ink needs a date and a place."""

    code = "paper-signature-incomplete"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "Signing in ink needs the date and the place where the paper is kept."
    )
    next_text = QT_TRANSLATE_NOOP("errors", "Give both.")


class SignedInFutureError(UserError):
    """A signature cannot bear a day that has not come."""

    code = "signed-in-future"
    what_text = QT_TRANSLATE_NOOP("errors", "{day} has not come yet.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give the day on which it was signed.")


class RecordsMovedError(UserError):
    """Somebody changed an answer in the very moment of signing."""

    code = "records-moved"
    what_text = QT_TRANSLATE_NOOP("errors", "Something was changed while it was being signed.")
    next_text = QT_TRANSLATE_NOOP("errors", "Read the page once more, then sign.")


class SignOffService:
    """Signs assessments off and keeps every signed version."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def findings(self, *, assessment_id: str | None = None) -> tuple[Finding, ...]:
        """Return what is in the way of signing, then what is worth a look."""
        return check_before_signing(self._state(assessment_id))

    def statement(self, *, assessment_id: str | None = None) -> str:
        """Return the words that whoever signs accepts."""
        return _statement(self._state(assessment_id))

    def sign_off(
        self,
        by: str,
        role: str,
        how: SignedHow = SignedHow.HERE,
        signed_on: date | None = None,
        place: str = "",
        scan_id: str | None = None,
        typed_by: str = "",
        *,
        assessment_id: str | None = None,
    ) -> Change:
        """Record that *by* accepted the statement, and freeze the assessment as it stands.

        *typed_by* is whoever is working unless somebody else is named; *scan_id* is evidence that
        holds the signed page. Raises SignerMissingError, PaperSignatureIncompleteError,
        SignedInFutureError, AssessmentSignedError, AssessmentMovedError, InTheWayError,
        UnknownEvidenceError.
        """
        records = self._records
        self._check(by, role, how, signed_on, place)
        with records.store.read() as session:
            row = records.open_row(session, assessment_id)
            state = records.state(session, row)
            _refuse_obstacles(state)
            assert records.person_id is not None  # set up with the records
            if scan_id is not None:
                evidence_row(session, records, scan_id)
            now = records.now()
            now = now.replace(microsecond=now.microsecond // 1000 * 1000)
            signed = SignOff(
                id=new_id(),
                by=typed(by, NAME),
                role=typed(role, NAME),
                how=how,
                signed_on=signed_on or london_date(now),
                recorded_at=now,
                typed_by=typed(typed_by, NAME) or read_person(session, records.person_id).name,
                statement=_statement(state),
                grade=state.score.grade.value if state.score.grade else "",
                percent=state.score.sums.percent,
                place=typed(place, PLACE),
                scan_id=scan_id,
                history_stamp=state.history_stamp,
            )
            frozen = freeze(records, session, state, signed)
        self._record(row.id, signed, frozen)
        return Change(sign_off=True, assessment=True)

    def send_back(self, by: str, reason: str, *, assessment_id: str | None = None) -> Change:
        """Record that *by* did not sign, and why. Raises ReasonMissingError, SignerMissingError."""
        if not by.strip():
            raise SignerMissingError()
        if not reason.strip():
            raise ReasonMissingError()
        with self._records.write("sign-off", "sent-back") as unit:
            row = self._records.open_row(unit.session, assessment_id)
            unit.session.add(
                tables.SendBack(
                    assessment_id=row.id,
                    sent_back_by=typed(by, NAME),
                    reason=typed(reason, REASON),
                    at=self._records.now(),
                )
            )
        return Change(sign_off=True)

    def all(self, *, assessment_id: str | None = None) -> tuple[SignOff, ...]:
        """Return every signing of an assessment, the oldest first; replaced ones say so."""
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, assessment_id)
            return read_sign_offs(session, row.id)

    def _state(self, assessment_id: str | None) -> AssessmentState:
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, assessment_id)
            return self._records.state(session, row)

    def _check(
        self, by: str, role: str, how: SignedHow, signed_on: date | None, place: str
    ) -> None:
        if not by.strip() or not role.strip():
            raise SignerMissingError()
        if how is SignedHow.ON_PAPER and (signed_on is None or not place.strip()):
            raise PaperSignatureIncompleteError()
        if signed_on is not None and signed_on > self._records.today():
            raise SignedInFutureError(day=signed_on.isoformat())

    def _record(self, assessment_id: str, signed: SignOff, frozen: bytes) -> None:
        records = self._records
        with records.write("sign-off", "signed-off") as unit:
            session = unit.session
            if unit.head.digest != signed.history_stamp:
                raise RecordsMovedError()
            row = session.get_one(tables.Assessment, assessment_id)
            refuse_unless_open(row)
            self._pin_rules(session, row)
            row.state = AssessmentStatus.SIGNED.value
            for older in session.scalars(
                select(tables.SignOff).where(
                    tables.SignOff.assessment_id == row.id, tables.SignOff.superseded.is_(None)
                )
            ):
                older.superseded = signed.recorded_at
            session.add(
                tables.SignOff(
                    id=signed.id,
                    assessment_id=row.id,
                    signed_by=signed.by,
                    role=signed.role,
                    how=signed.how.value,
                    signed=signed.recorded_at,
                    paper_date=signed.signed_on,
                    paper_place=signed.place or None,
                    scan_evidence_id=signed.scan_id,
                    typed_by=find_or_add_person(session, records, signed.typed_by),
                    statement=signed.statement,
                    frozen=frozen,
                    history_stamp=signed.history_stamp,
                )
            )

    def _pin_rules(self, session: Session, row: tables.Assessment) -> None:
        """Let what is signed keep its questions, where the organisation changed what is asked."""
        asked = self._records.question_set(session, row).catalogue
        if asked.amends:
            from core.catalogue.amended import without_official

            keep_catalogue(session, self._records, without_official(asked))
            row.rules_hash = asked.rules_hash


def _statement(state: AssessmentState) -> str:
    is_dspt = state.question_set.catalogue.scheme is Scheme.DSPT_ITEMS
    statement = _STATEMENT_OF_QUESTIONS if is_dspt else _STATEMENT
    return translate(
        "sign-off",
        statement,
        organisation=state.organisation.name,
        set=state.question_set.catalogue.title,
    )


def _refuse_obstacles(state: AssessmentState) -> None:
    obstacles = [f for f in check_before_signing(state) if f.weight is Weight.IN_THE_WAY]
    if obstacles:
        raise InTheWayError(
            findings=" ".join(finding.text for finding in obstacles),
            codes=tuple(dict.fromkeys(finding.code for finding in obstacles)),
            refs=tuple(dict.fromkeys(f.ref for f in obstacles if f.ref)),
        )
