"""Regular jobs: what comes round, and each time that it was done, with what shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from core.domain.change import Change
from core.domain.evidence import EvidenceLink
from core.domain.home_line import long_date
from core.domain.jobs import Job, JobOffer, by_next_due, job_offers
from core.domain.long_work import Cancelled, Progress
from core.domain.plan import is_mine
from core.domain.starters import months_later
from core.domain.targets import links_of
from core.services.documents.recording import record_staged, settle
from core.services.documents.staging import Staged, stage_file
from core.services.reading import read_person
from core.services.records import AssessmentSignedError, NoAssessmentError, Records
from core.services.todo.rows import job_row, people_gone, read_jobs
from core.services.todo.todo_errors import UnknownOfferError
from core.services.todo.typed import (
    check_interval,
    check_past,
    check_targets,
    typed_long,
    typed_name,
    typed_title,
)
from core.store import plan_tables as rows
from core.store.base import new_id
from core.store.vault import Vault
from core.text import QT_TRANSLATE_NOOP, translate

_SHOWN_BY = QT_TRANSLATE_NOOP("jobs", "{title}, {day}")


@dataclass(frozen=True, slots=True)
class JobAdded:
    """A regular job that was taken on."""

    job: Job
    change: Change


class JobService:
    """Keeps the regular jobs of an organisation; they go along from year to year.

    Each method that is given an id raises UnknownJobError; each that changes something raises
    NotAllowedError where the role of whoever works does not include it.
    """

    def __init__(self, records: Records, vault: Vault) -> None:
        self._records = records
        self._vault = vault

    def all(self) -> tuple[Job, ...]:
        """Return every job, what is due first, and what was stopped last."""
        with self._records.store.read() as session:
            return by_next_due(read_jobs(session, self._records.organisation_id))

    def get(self, job_id: str) -> Job:
        """Return one job with its records."""
        with self._records.store.read() as session:
            job_row(session, self._records.organisation_id, job_id)
            found = read_jobs(session, self._records.organisation_id)
        return next(job for job in found if job.id == job_id)

    def mine(self, person: str) -> tuple[Job, ...]:
        """Return the running jobs of the person of that name, and those that are nobody's."""
        with self._records.store.read() as session:
            found = read_jobs(session, self._records.organisation_id)
            gone = people_gone(session, self._records.organisation_id)
        running = (job for job in found if job.next_due is not None)
        return by_next_due(job for job in running if is_mine(job.owner, person, gone))

    def late(self, today: date) -> tuple[Job, ...]:
        """Return the jobs whose day has passed."""
        return tuple(job for job in self.all() if job.is_late(today))

    def offers(self) -> tuple[JobOffer, ...]:
        """Return the jobs that the questions suggest and that are not taken on yet."""
        taken = {job.offer for job in self.all()}
        return tuple(offer for offer in self._offers() if offer.key not in taken)

    def take(self, key: str, *, first_due: date | None = None, owner: str = "") -> JobAdded:
        """Take on a job that was offered; without *first_due* it is due today.

        Raises UnknownOfferError, TextTooLongError.
        """
        offers = {offer.key: offer for offer in self._offers()}
        offer = offers.get(key)
        if offer is None:
            raise UnknownOfferError(key=key, keys=", ".join(offers))
        return self.add(
            offer.title,
            offer.every_months,
            offer.serves,
            first_due=first_due,
            owner=owner,
            offer=key,
        )

    def add(
        self,
        title: str,
        every_months: int,
        serves: Iterable[str] = (),
        *,
        first_due: date | None = None,
        owner: str = "",
        note: str = "",
        offer: str = "",
    ) -> JobAdded:
        """Take on a job that comes round every so many months, the first time on *first_due*.

        Raises TitleMissingError, IntervalError, UnknownRequirementError, TextTooLongError.
        """
        records = self._records
        job_id = new_id()
        with records.write("plan", "job-added") as unit:
            unit.session.add(
                rows.Job(
                    id=job_id,
                    organisation_id=records.organisation_id,
                    title=typed_title(title),
                    every_months=check_interval(every_months),
                    first_due=first_due or records.today(),
                    serves=self._targets(unit.session, serves),
                    offer=offer or None,
                    owner=typed_name(owner),
                    note=typed_long(note),
                    created=records.now(),
                )
            )
        return JobAdded(self.get(job_id), Change(todo=True))

    def edit(
        self,
        job_id: str,
        *,
        title: str | None = None,
        every_months: int | None = None,
        first_due: date | None = None,
        serves: Iterable[str] | None = None,
        owner: str | None = None,
        note: str | None = None,
    ) -> Change:
        """Change what a job says; None leaves a thing alone, an empty text takes it away.

        Raises TitleMissingError, IntervalError, UnknownRequirementError, TextTooLongError.
        """
        with self._records.write("plan", "job-edited") as unit:
            row = job_row(unit.session, self._records.organisation_id, job_id)
            if title is not None:
                row.title = typed_title(title)
            if every_months is not None:
                row.every_months = check_interval(every_months)
            if first_due is not None:
                row.first_due = first_due
            if serves is not None:
                row.serves = self._targets(unit.session, serves)
            if owner is not None:
                row.owner = typed_name(owner)
            if note is not None:
                row.note = typed_long(note)
        return Change(todo=bool(unit.touched))

    def stop(self, job_id: str) -> Change:
        """Let a job come round no more; what was done stays on record."""
        return self._set_stopped("job-stopped", job_id, self._records.today())

    def resume(self, job_id: str) -> Change:
        """Let a job that was stopped come round again."""
        return self._set_stopped("job-resumed", job_id, None)

    def stage(
        self, path: Path, *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Staged:
        """Lock a copy of what shows it into the vault; ``done`` makes evidence of it."""
        return stage_file(self._records, self._vault, path, progress=progress, cancelled=cancelled)

    def done(
        self,
        job_id: str,
        *,
        on: date | None = None,
        by: str = "",
        note: str = "",
        staged: Staged | None = None,
    ) -> Change:
        """Write down that a job was done, today by whoever works if nothing else is said.

        What was staged becomes evidence for all that the job serves, to be checked again when the
        job is next due. Raises DayAheadError, TextTooLongError.
        """
        records = self._records
        today = records.today()
        with records.write("plan", "job-done") as unit:
            row = job_row(unit.session, records.organisation_id, job_id)
            day = check_past(on or today, today)
            record = rows.JobDone(
                id=new_id(),
                job_id=row.id,
                done=day,
                done_by=typed_name(by) or self._working(unit.session),
                note=typed_long(note),
                created=records.now(),
            )
            links: Sequence[EvidenceLink] = ()
            if staged is not None:
                links = self._links(unit.session, row)
                record.evidence_id = self._keep(unit.session, row, day, staged, links)
            unit.session.add(record)
        if staged is not None:
            settle(records, self._vault, staged.blob)
        refs = frozenset(link.ref for link in links)
        return Change(requirements=refs, evidence=staged is not None, todo=True)

    def _keep(
        self,
        session: Session,
        row: rows.Job,
        day: date,
        staged: Staged,
        links: Sequence[EvidenceLink],
    ) -> str:
        title = translate("jobs", _SHOWN_BY, title=row.title, day=long_date(day))
        made = record_staged(
            session,
            self._records,
            staged,
            links,
            title=title,
            dated=day,
            review_by=months_later(day, row.every_months),
        )
        return made.evidence_id

    def _offers(self) -> tuple[JobOffer, ...]:
        from core.catalogue.starters import load_starters  # read only where offers are shown

        records = self._records
        with records.store.read() as session:
            questions = records.question_set(session, records.assessment_row(session, None))
        return job_offers(questions, load_starters().values())

    def _set_stopped(self, label: str, job_id: str, day: date | None) -> Change:
        with self._records.write("plan", label) as unit:
            row = job_row(unit.session, self._records.organisation_id, job_id)
            row.stopped = day
        return Change(todo=bool(unit.touched))

    def _targets(self, session: Session, serves: Iterable[str]) -> list[str]:
        wanted = tuple(serves)
        if not wanted:
            return []
        row = self._records.assessment_row(session, None)
        return check_targets(self._records.question_set(session, row), wanted)

    def _links(self, session: Session, row: rows.Job) -> tuple[EvidenceLink, ...]:
        if not row.serves:
            return ()
        try:
            assessment = self._records.open_row(session, None)
        except (AssessmentSignedError, NoAssessmentError):
            return ()  # it is done for next year: kept, and linked when somebody links it
        return links_of(self._records.question_set(session, assessment), row.serves)

    def _working(self, session: Session) -> str:
        assert self._records.person_id is not None  # set up with the records
        return read_person(session, self._records.person_id).name
