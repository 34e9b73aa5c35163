"""Files for a person's own calendar, and the days of what is still to do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from core.domain.jobs import Job
from core.domain.occasion import Occasion
from core.domain.plan import Action, is_mine
from core.domain.requests import Request
from core.services.outputs import check_target, write_output
from core.services.records import NoAssessmentError, Records
from core.services.todo.rows import people_gone, read_actions, read_jobs, read_requests
from core.text import translate

_A_DAY, _A_WEEK = 1, 7  # before


class CalendarService:
    """Writes days into a file that every calendar program takes in."""

    def __init__(self, records: Records, records_id: str) -> None:
        self._records = records
        self._records_id = records_id

    def to_do(self, person: str | None = None) -> tuple[Occasion, ...]:
        """Return the days of the plan, the waiting list and the regular jobs, the next first.

        With *person* only theirs and nobody's; whoever waits for a reply waits for everybody.
        """
        records = self._records
        with records.store.read() as session:
            actions = read_actions(session, records.organisation_id)
            jobs = read_jobs(session, records.organisation_id)
            gone = people_gone(session, records.organisation_id)
            try:
                assessment = records.assessment_row(session, None)
                requests = read_requests(session, assessment.id)
            except NoAssessmentError:
                requests = ()
        own: list[Action | Job] = [*actions, *jobs]
        if person is not None:
            own = [one for one in own if is_mine(one.owner, person, gone)]
        found = [*map(_occasion, own), *map(_to_chase, requests)]
        return tuple(sorted((one for one in found if one), key=lambda one: (one.on, one.title)))

    def write_to_do(self, target: Path, person: str | None = None) -> Path:
        """Write what ``to_do`` returns. Raises what ``write`` raises."""
        return self.write(target, self.to_do(person))

    def write(self, target: Path, occasions: Iterable[Occasion]) -> Path:
        """Write *occasions* to *target* (.ics). A later file moves what an earlier one put there.

        Raises what ``check_target`` raises and the disk's troubles.
        """
        check_target(target)
        return write_output(target, self.file_bytes(occasions))

    def file_bytes(self, occasions: Iterable[Occasion]) -> bytes:
        """Return *occasions* as a file that every calendar program takes in."""
        from core.reports.calendar import calendar_file  # its library is slow to load

        with self._records.store.read() as session:
            name = self._records.organisation(session).name
        title = translate("calendar", "{name}: information governance", name=name)
        return calendar_file(
            title, occasions, records_id=self._records_id, made_at=self._records.now()
        )


def _occasion(one: Action | Job) -> Occasion | None:
    if isinstance(one, Job):
        title = translate("calendar", "Regular: {title}", title=one.title)
        due = one.next_due
        return None if due is None else Occasion(f"job/{one.id}", title, due, _A_WEEK)
    if not one.is_open or one.due is None:
        return None
    title = translate("calendar", "To do: {title}", title=one.title)
    return Occasion(f"action/{one.id}", title, one.due, _A_DAY)


def _to_chase(one: Request) -> Occasion | None:
    if not one.is_waiting or one.chase_on is None:
        return None
    title = translate("calendar", "Remind {name} of our questions", name=one.asked_of)
    return Occasion(f"request/{one.id}", title, one.chase_on, 0)
