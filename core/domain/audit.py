"""An auditor's half-day: points drawn by a recorded sample, and what was found at each.

How a sample is drawn, so that anybody can draw it again with a spreadsheet and any SHA-256 tool:
for each point there is, write the seed, a colon and the point (``4f1c:10-114.2a``), take the
SHA-256 of those UTF-8 bytes in hexadecimal, sort the points by it, and keep as many as are wanted
from the top. The record holds the seed and all the points that there were.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from core.domain.catalogue import AnswerKind
from core.domain.evidence import Evidence
from core.domain.state import AssessmentState, Progress, RequirementState
from core.text import QT_TRANSLATE_NOOP, translate


class Verdict(StrEnum):
    """What an auditor says of one point."""

    AGREE = "agree"
    CANNOT_SEE = "cannot-see"
    DISAGREE = "disagree"


_VERDICTS = {
    Verdict.AGREE: QT_TRANSLATE_NOOP("audit", "agree"),
    Verdict.CANNOT_SEE: QT_TRANSLATE_NOOP("audit", "cannot see it"),
    Verdict.DISAGREE: QT_TRANSLATE_NOOP("audit", "disagree"),
}


def verdict_text(verdict: Verdict) -> str:
    """Return what *verdict* is called on screen and paper."""
    return translate("audit", _VERDICTS[verdict])


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """What was found at one point, by whom, and what was replied (empty until then)."""

    point: str
    verdict: Verdict
    note: str
    by: str
    found_at: datetime
    reply: str = ""
    replied_by: str = ""
    replied_at: datetime | None = None

    @property
    def wants_reply(self) -> bool:
        """Whether something is said against us that nobody has replied to since."""
        if self.verdict is Verdict.AGREE:
            return False
        return self.replied_at is None or self.replied_at < self.found_at


@dataclass(frozen=True, slots=True)
class AuditSample:
    """Points in the order drawn: criterion ids or refs. *seed* lets anybody draw them again."""

    id: str
    assessment_id: str
    by: str
    drawn_at: datetime
    seed: str
    population: int
    points: tuple[str, ...]
    findings: tuple[AuditFinding, ...] = ()  # in the order of the points
    listed: tuple[str, ...] = ()  # all points that there were to draw from

    @property
    def to_go(self) -> tuple[str, ...]:
        """The points without a finding yet, in the order drawn."""
        done = {finding.point for finding in self.findings}
        return tuple(point for point in self.points if point not in done)

    @property
    def done(self) -> int:
        """How many points have a finding."""
        return len(self.points) - len(self.to_go)

    def finding(self, point: str) -> AuditFinding | None:
        """Return what was found at *point*, if anything yet."""
        return next((finding for finding in self.findings if finding.point == point), None)


@dataclass(frozen=True, slots=True)
class AuditPoint:
    """One point with what an auditor follows: what was said, and the evidence behind it."""

    point: str
    ref: str
    title: str
    text: str  # the criterion's words; for an item what was answered
    holds: bool  # whether it is still met or answered
    note: str
    owner: str
    evidence: tuple[Evidence, ...]

    @property
    def is_item(self) -> bool:
        """Whether it is a whole question, and not a criterion of one."""
        return bool(self.ref) and self.point == self.ref


def points_to_audit(state: AssessmentState) -> tuple[str, ...]:
    """Return what an auditor can follow to evidence: criteria that are met, items answered.

    Criterion ids, or refs for items, in the order of the question set. What is not asked or does
    not apply is left out.
    """
    return tuple(point for requirement in state.requirements for point in _points(requirement))


def _points(requirement: RequirementState) -> Iterable[str]:
    if requirement.progress in (Progress.EXEMPT, Progress.NOT_RELEVANT):
        return ()
    if requirement.asked.requirement.answer is AnswerKind.LEVELS:
        return (c.criterion.id for c in requirement.criteria if c.met)
    return (requirement.ref,) if _is_answered(requirement) else ()


def _is_answered(requirement: RequirementState) -> bool:
    answer = requirement.answer
    return bool(answer.item or answer.place or requirement.evidence)


def draw_points(listed: Iterable[str], size: int, seed: str) -> tuple[str, ...]:
    """Return *size* of the points *listed* by chance, the same ones for the same *seed*.

    The order in which they are listed makes no difference.
    """
    return tuple(sorted(set(listed), key=lambda point: (_chance(seed, point), point))[:size])


def _chance(seed: str, point: str) -> str:
    return sha256(f"{seed}:{point}".encode()).hexdigest()


def follow(state: AssessmentState, points: Iterable[str]) -> tuple[AuditPoint, ...]:
    """Return each of *points* with what stands behind it now; one no longer asked says so."""
    owners = {c.criterion.id: r for r in state.requirements for c in r.criteria}
    return tuple(_follow(state, owners, point) for point in points)


def _follow(state: AssessmentState, owners: dict[str, RequirementState], point: str) -> AuditPoint:
    item = state.by_ref.get(point)
    if item is not None:
        said = item.answer.item or item.answer.place
        return _point(item, point, said, item.evidence, holds=bool(tuple(_points(item))))
    owner = owners.get(point)
    if owner is None:  # a point of a set that was mended since
        return AuditPoint(point, "", "", "", holds=False, note="", owner="", evidence=())
    state_of = next(c for c in owner.criteria if c.criterion.id == point)
    holds = state_of.met and owner.is_counted
    return _point(owner, point, state_of.criterion.text, state_of.evidence, holds=holds)


def _point(
    requirement: RequirementState,
    point: str,
    text: str,
    evidence: tuple[Evidence, ...],
    *,
    holds: bool,
) -> AuditPoint:
    answer = requirement.answer
    return AuditPoint(
        point, requirement.ref, requirement.title, text, holds, answer.note, answer.owner, evidence
    )
