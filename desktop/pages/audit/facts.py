"""What the place Audit shows, read in one go so that nothing contradicts anything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.domain.audit import AuditPoint, AuditSample
from core.domain.roles import Deed
from core.domain.state import AssessmentState
from core.services.assessments import AssessmentService
from core.services.people.audits import AuditService
from core.services.people.people import PeopleService

Drafts = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class AuditFacts:
    """One moment of the records. ``points`` are those of ``sample``, in the order drawn."""

    state: AssessmentState
    samples: tuple[AuditSample, ...]  # the newest first
    sample: AuditSample | None
    points: tuple[AuditPoint, ...]
    drafts: Drafts
    population: int
    may_find: bool
    may_reply: bool

    def point(self, key: str) -> AuditPoint | None:
        """Return one of the points."""
        return next((one for one in self.points if one.point == key), None)

    def neighbour(self, point: str, step: int) -> str:
        """Return the point *step* places after *point*; where none is, *point*."""
        points = self.sample.points if self.sample else ()
        number = points.index(point) + step if point in points else -1
        return points[number] if 0 <= number < len(points) else point

    def next_to_go(self, point: str) -> str:
        """Return the next point without a finding, from the top again; where none is, *point*."""
        sample = self.sample
        if sample is None or point not in sample.points:
            return point
        place = sample.points.index(point)
        around = (*sample.points[place + 1 :], *sample.points[:place])
        return next((one for one in around if one in sample.to_go), point)


def read_facts(
    audits: AuditService, assessments: AssessmentService, people: PeopleService, sample_id: str
) -> AuditFacts:
    """Read everything, on a worker: about *sample_id* if it is known, else the newest sample."""
    samples = audits.samples()
    sample = next((one for one in samples if one.id == sample_id), samples[0] if samples else None)
    return AuditFacts(
        state=assessments.state(),
        samples=samples,
        sample=sample,
        points=audits.points(sample.id) if sample else (),
        drafts=audits.drafts(sample.id) if sample else {},
        population=audits.population(),
        may_find=people.may(Deed.FIND),
        may_reply=people.may(Deed.REPLY),
    )
