"""Days and offers of what is still to do, by example."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.catalogue import load_bundled
from core.catalogue.starters import load_starters
from core.domain.jobs import Job, JobRecord, job_offers
from core.domain.plan import is_mine, suggested_due

AT = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due", "today", "suggested"),
    [
        (date(2026, 6, 30), date(2026, 5, 20), date(2026, 6, 16)),  # two weeks before
        (date(2026, 7, 4), date(2026, 5, 20), date(2026, 6, 19)),  # a Saturday becomes the Friday
        (date(2026, 6, 3), date(2026, 5, 20), date(2026, 5, 27)),  # little time: half of it
        (date(2026, 5, 22), date(2026, 5, 20), date(2026, 5, 21)),
        (date(2026, 5, 20), date(2026, 5, 20), date(2026, 6, 3)),  # today is no help
        (None, date(2026, 5, 20), date(2026, 6, 3)),
        (date(2026, 6, 20), date(2026, 5, 30), date(2026, 6, 5)),
        (date(2026, 5, 31), date(2026, 5, 30), date(2026, 5, 30)),  # never before today
    ],
)
def test_a_suggested_day_is_a_working_day_before_the_set_is_due(
    due: date | None, today: date, suggested: date
) -> None:
    assert suggested_due(due, today) == suggested


@pytest.mark.parametrize(
    ("owner", "mine"),
    [("", True), ("  ada wren ", True), ("Ben Tern", False), ("Cy Gone", True)],
)
def test_mine_is_what_bears_my_name_or_nobodys_who_is_here(owner: str, mine: bool) -> None:
    assert is_mine(owner, "Ada Wren", ["Cy Gone"]) is mine


def test_a_job_comes_round_from_the_last_time_it_was_done() -> None:
    first = date(2026, 5, 31)
    job = Job("j", "Walk round", 3, first, AT)
    assert (job.next_due, job.is_late(first), job.is_late(date(2026, 6, 1))) == (first, False, True)
    done = (JobRecord("b", date(2025, 11, 30), "Ada"), JobRecord("a", date(2025, 5, 1), "Ada"))
    again = Job("j", "Walk round", 3, first, AT, records=done)
    assert again.next_due == date(2026, 2, 28)
    assert Job("j", "Walk", 3, first, AT, stopped_on=first).next_due is None


@pytest.mark.parametrize(
    ("catalogue_id", "org_type"),
    [(c.id, t) for c in load_bundled().values() for t in c.offered_types],
)
def test_every_set_suggests_a_walk_round_and_training_and_nothing_twice(
    catalogue_id: str, org_type: str
) -> None:
    questions = load_bundled()[catalogue_id].for_type(org_type)
    offers = job_offers(questions, load_starters().values())
    keys = [offer.key for offer in offers]
    assert len(set(keys)) == len(keys)
    assert {ref for offer in offers for ref in offer.serves} <= set(questions.by_ref)
    by_key = {offer.key: offer for offer in offers}
    assert by_key["spot-check-sheet"].every_months == 3
    assert by_key["training-record"].every_months == 12
    ages = {a.ref for a in questions.asked if a.requirement.ages and not a.applicability.exempt}
    assert ages <= {ref for offer in offers for ref in offer.serves}
