"""Home in every state of a year, on the questions of a care home and on the old toolkit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from core.domain.organisation import Role
from core.domain.publication import PublishedStatus
from core.services import sample
from core.services.access import SpareKey, SpareKeyUnlock
from core.services.answers import AnswerEdit
from core.workspace import NewStore, Workspace

MAY = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)
JULY = datetime(2026, 7, 9, 9, 30, tzinfo=UTC)
AUTUMN = datetime(2026, 9, 20, 9, 30, tzinfo=UTC)
KEY = SpareKey.new()
Open = Callable[..., Any]


class SetClock:
    """A clock that a story sets."""

    def __init__(self, instant: datetime) -> None:
        self.instant = instant

    def now(self) -> datetime:
        self.instant += timedelta(milliseconds=20)
        return self.instant


def homes(home: Path, begin: Open) -> None:
    """New, under way with news, late, of a year that is over, ready, signed, published."""
    clock, who = SetClock(MAY), sample.written("dspt-8", "social-care")
    fresh = home / "home-fresh"
    with _made(fresh, who, clock):
        pass
    one = _opened(fresh, clock, begin)
    one.draw("home-care-new")
    one.end()
    _under_way(home / "home-half", who, clock, begin)
    _finished(home / "home-all", who, clock, begin)
    _old_toolkit(home / "home-igt", clock, begin)


def _under_way(folder: Path, who: sample.MadeUp, clock: SetClock, begin: Open) -> None:
    clock.instant = MAY - timedelta(days=9)
    with _made(folder, who, clock) as workspace:
        sample.fill(workspace, sample.HowFar.HALF, who)
        workspace.news.arrive()
        manager = workspace.people.working()
        other = workspace.people.add("Ben Tern", Role.CONTRIBUTOR).person
        workspace.people.work_as(other.id)
        refs = [r.ref for r in workspace.assessments.state().requirements if r.is_settled]
        for number, ref in enumerate(refs[:9]):
            clock.instant = MAY - timedelta(days=8 - number // 2, minutes=-7 * number)
            workspace.answers.set_note(ref, "Looked at it with Mo.")
        workspace.people.work_as(manager.id)
    for name, instant in (
        ("home-care", MAY), ("home-care-late", JULY), ("home-care-over", AUTUMN),
    ):  # fmt: skip
        clock.instant = instant
        one = _opened(folder, clock, begin)
        one.draw(name)
        one.end()


def _finished(folder: Path, who: sample.MadeUp, clock: SetClock, begin: Open) -> None:
    clock.instant = MAY
    with _made(folder, who, clock) as workspace:
        sample.fill(workspace, sample.HowFar.ALL, who)
    one = _opened(folder, clock, begin)
    one.draw("home-care-ready")
    one.did(one.workspace.sign_offs.sign_off(*who.owner))
    one.go("home")
    one.draw("home-care-signed")
    one.go("finish", "published")
    one.draw("finish-publish")
    one.did(one.workspace.publications.record(date(2026, 5, 20), PublishedStatus.STANDARDS_MET))
    one.draw("finish-published")
    one.go("home")
    one.draw("home-care-published")
    one.end()


def _old_toolkit(folder: Path, clock: SetClock, begin: Open) -> None:
    clock.instant = MAY
    who = sample.written("igt-10", "pharmacy")
    with _made(folder, who, clock) as workspace:
        workspace.assessments.set_due(date(2026, 6, 30))
        for number, one in enumerate(workspace.assessments.state().requirements):
            points = [c.criterion.id for c in one.criteria if c.level <= 2]
            short = number % 3 if one.is_compulsory else 0
            meet = tuple(points[: len(points) - short])
            if one.is_compulsory:
                workspace.answers.change(one.ref, AnswerEdit(meet=meet))
    one = _opened(folder, clock, begin)
    one.draw("home-shortest-way")
    one.end()


def _made(folder: Path, who: sample.MadeUp, clock: SetClock) -> Workspace:
    new = NewStore(
        who.name, who.ods_code, who.org_type, who.manager, who.catalogue_id, spare_key=KEY
    )
    return Workspace.create(folder, new, clock=clock).workspace


def _opened(folder: Path, clock: SetClock, begin: Open) -> Any:
    one = begin(folder, clock=clock)
    one.unlock(SpareKeyUnlock(KEY.printed))
    one.go("home")
    return one
