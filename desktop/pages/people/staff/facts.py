"""Everything that the staff list shows, read in one go, and the few words about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from core.domain.belongings import Heir
from core.domain.change import Change
from core.domain.home import long_date
from core.domain.organisation import Person
from core.domain.roles import Deed, may
from core.domain.staff import StaffMember
from core.services.people.people import PeopleService
from core.services.people.staff import StaffService
from core.services.people.training import TrainingService, TrainingStanding

SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """The list, who counts as trained, and what whoever works may do about it."""

    staff: tuple[StaffMember, ...]  # who left too
    standing: TrainingStanding
    users: tuple[Person, ...]  # those who are here
    working: Person
    today: date

    @property
    def here(self) -> tuple[StaffMember, ...]:
        """Those who have not left."""
        return tuple(one for one in self.staff if not self._has_left(one))

    @property
    def gone(self) -> tuple[StaffMember, ...]:
        """Those who have."""
        return tuple(one for one in self.staff if self._has_left(one))

    @property
    def may_change(self) -> bool:
        """Whether whoever works may change the list."""
        return may(self.working.role, Deed.STAFF)

    @property
    def is_shared(self) -> bool:
        """Whether several people use the program."""
        return len(self.users) > 1

    @property
    def unlisted(self) -> tuple[Person, ...]:
        """Users who are not on the list. Who only audits does not work here."""
        listed = {one.name.casefold() for one in self.staff}
        return tuple(
            user
            for user in self.users
            if user.name.casefold() not in listed and may(user.role, Deed.ANSWER)
        )

    def user(self, one: StaffMember) -> Person | None:
        """Return the user of that name, if there is one."""
        return next((u for u in self.users if u.name.casefold() == one.name.casefold()), None)

    def _has_left(self, one: StaffMember) -> bool:
        return one.left_on is not None and one.left_on <= self.today


def read_staff_facts(
    staff: StaffService, training: TrainingService, people: PeopleService
) -> StaffFacts:
    """Read it, on a worker."""
    standing = training.standing()
    return StaffFacts(
        staff=staff.all(include_left=True),
        standing=standing,
        users=people.all(),
        working=people.working(),
        today=standing.count.on,
    )


def leave_everywhere(
    staff: StaffService,
    people: PeopleService,
    one: StaffMember,
    on: date,
    heirs: tuple[Heir, ...],
    user_id: str,
) -> Change:
    """Say that somebody has left: as a user first, which may be refused, then on the list."""
    change = people.leave(user_id, on).change if user_id else Change()
    return change.merge(staff.leave(one.id, on, heirs))


def how_trained(one: StaffMember, today: date) -> tuple[str, str]:
    """Return the word and the tone of a chip: how it stands with somebody's training."""
    translate, due = QCoreApplication.translate, one.due
    if due is None:
        if not one.sees_records:
            return translate("staff", "Sees no personal information"), "quiet"
        return translate("staff", "No training yet"), "warn"
    if due <= today:
        text = translate("staff", "Ran out on {day}")
        return text.format(day=long_date(due)), "warn"
    if due - today <= SOON:
        return translate("staff", "Due again by {day}").format(day=long_date(due)), "info"
    assert one.trained_on is not None  # it has a day on which it is due again
    return translate("staff", "Trained {day}").format(day=long_date(one.trained_on)), "ok"
