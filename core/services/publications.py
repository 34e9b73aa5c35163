"""Publishing: the person says when it was done on the official website, and keeps what shows it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.change import Change
from core.domain.home_line import long_date
from core.domain.organisation import AssessmentStatus
from core.domain.publication import Publication, PublishedStatus, statuses_of
from core.errors import UserError
from core.services.assessments import NotSignedError
from core.services.documents.recording import record_staged, settle
from core.services.documents.staging import Staged
from core.services.profile import put_fact
from core.services.reading import PUBLISHED_FACT, read_publication
from core.services.records import Records, refuse_moved
from core.store import tables
from core.store.vault import Vault
from core.text import QT_TRANSLATE_NOOP, translate


class PublishedInFutureError(UserError):
    """Nothing is published on a day that has not come."""

    code = "published-in-future"
    what_text = QT_TRANSLATE_NOOP("errors", "{day} has not come yet.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give the day on which it was published.")


class PublishedTooEarlyError(UserError):
    """The set was not open yet: most likely a slip in the year."""

    code = "published-too-early"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "{day} is before the questions were open for answers ({opened})."
    )
    next_text = QT_TRANSLATE_NOOP("errors", "Look at the year of the date.")


class StatusNotOfSetError(UserError):
    """The website has other results for this set."""

    code = "status-not-of-set"
    what_text = QT_TRANSLATE_NOOP("errors", "The website does not say {status} for this set.")
    next_text = QT_TRANSLATE_NOOP("errors", "It may say: {statuses}.")


class NotPublishedError(UserError):
    """There is nothing to take back."""

    code = "not-published"
    what_text = QT_TRANSLATE_NOOP("errors", "Nobody has said that it was published.")
    next_text = QT_TRANSLATE_NOOP("errors", "Say so once it is on the website.")


class PublicationService:
    """Keeps that the signed version was published. It holds for that version only."""

    def __init__(self, records: Records, vault: Vault) -> None:
        self._records = records
        self._vault = vault

    def current(self, *, assessment_id: str | None = None) -> Publication | None:
        """Return when the version that is signed now was published; None if it was not."""
        with self._records.store.read() as session:
            row = self._records.assessment_row(session, assessment_id)
            signed = _sign_off_in_force(session, row.id)
            return read_publication(session, row.organisation_id, signed) if signed else None

    def record(
        self,
        on: date,
        status: PublishedStatus | None = None,
        *,
        confirmation: Staged | None = None,
        assessment_id: str | None = None,
    ) -> Change:
        """Say that the signed version was published on the day *on* as *status*.

        *confirmation* is a staged file (an e-mail, a screenshot) that becomes evidence in the same
        change. Saying it again replaces what was said and keeps a confirmation that was given
        before. Raises NotSignedError, AssessmentMovedError, PublishedInFutureError,
        PublishedTooEarlyError, StatusNotOfSetError.
        """
        records = self._records
        with records.write("publication", "published") as unit:
            session = unit.session
            row, signed = self._signed(session, assessment_id)
            self._refuse(session, row, on, status)
            earlier = read_publication(session, row.organisation_id, signed)
            evidence_id = earlier.evidence_id if earlier else None
            if confirmation is not None:
                title = translate("publication", "Confirmation of publishing")
                made = record_staged(session, records, confirmation, (), title=title, dated=on)
                evidence_id = made.evidence_id
            told = {
                "on": on.isoformat(),
                "status": status.value if status else None,
                "evidence": evidence_id,
            }
            put_fact(session, row.organisation_id, PUBLISHED_FACT + signed, told)
        if confirmation is not None:
            settle(records, self._vault, confirmation.blob)
        return Change(sign_off=True, evidence=confirmation is not None)

    def take_back(self, *, assessment_id: str | None = None) -> Change:
        """Say that the signed version was not published after all; its confirmation stays.

        Raises NotSignedError, AssessmentMovedError, NotPublishedError.
        """
        with self._records.write("publication", "publication-taken-back") as unit:
            row, signed = self._signed(unit.session, assessment_id)
            if read_publication(unit.session, row.organisation_id, signed) is None:
                raise NotPublishedError()
            put_fact(unit.session, row.organisation_id, PUBLISHED_FACT + signed, None)
        return Change(sign_off=True)

    def _signed(self, session: Session, assessment_id: str | None) -> tuple[tables.Assessment, str]:
        row = self._records.assessment_row(session, assessment_id)
        refuse_moved(row)
        signed = _sign_off_in_force(session, row.id)
        if row.state != AssessmentStatus.SIGNED.value or signed is None:
            raise NotSignedError()
        return row, signed

    def _refuse(
        self, session: Session, row: tables.Assessment, on: date, status: PublishedStatus | None
    ) -> None:
        catalogue = self._records.question_set(session, row).catalogue
        if on > self._records.today():
            raise PublishedInFutureError(day=long_date(on))
        if catalogue.opens is not None and on < catalogue.opens:
            raise PublishedTooEarlyError(day=long_date(on), opened=long_date(catalogue.opens))
        offered = statuses_of(catalogue.scheme)
        if status not in offered and (status is not None or offered):
            raise StatusNotOfSetError(
                status=status.value if status else translate("publication", "nothing"),
                statuses=", ".join(offered) or translate("publication", "nothing"),
            )


def _sign_off_in_force(session: Session, assessment_id: str) -> str | None:
    return session.scalars(
        select(tables.SignOff.id)
        .where(tables.SignOff.assessment_id == assessment_id, tables.SignOff.superseded.is_(None))
        .order_by(tables.SignOff.signed.desc())
        .limit(1)
    ).first()
