"""What is due within a week, or late, whichever list it stands in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from core.domain.duties import Duty, DutyKind, duties_soon
from core.domain.jobs import Job
from core.domain.plan import Action, ActionState
from core.domain.requests import Request, RequestState

TODAY = date(2026, 5, 20)
AT = datetime(2026, 5, 1, tzinfo=UTC)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_what_is_longest_due_comes_first_and_what_is_far_or_over_is_left_out() -> None:
    actions = [
        Action("a1", "Mend the lock", AT, due=in_days(7)),
        Action("a2", "Next month", AT, due=in_days(8)),
        Action("a3", "No day", AT),
        Action("a4", "Done", AT, due=in_days(-1), state=ActionState.DONE),
    ]
    requests = [
        Request("r1", "Quayside", ("1.1.1",), in_days(-20), AT, chase_on=in_days(-6)),
        Request("r2", "Over", (), in_days(-9), AT, chase_on=TODAY, state=RequestState.ANSWERED),
    ]
    jobs = [
        Job("j1", "Spot check", 3, TODAY, AT),
        Job("j2", "Stopped", 3, TODAY, AT, stopped_on=TODAY),
    ]
    assert duties_soon(actions, requests, jobs, TODAY) == (
        Duty(DutyKind.REQUEST, "r1", "Quayside", in_days(-6)),
        Duty(DutyKind.JOB, "j1", "Spot check", TODAY),
        Duty(DutyKind.ACTION, "a1", "Mend the lock", in_days(7)),
    )


def test_each_leads_to_its_place_in_to_do() -> None:
    duty = Duty(DutyKind.ACTION, "a1", "Mend the lock", in_days(-2))
    assert (duty.target, duty.days_late(TODAY)) == ("plan_action/a1", 2)
