"""What the four steps show, read in one go so that they never contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.domain.advice import Finding, Weight, check_before_signing
from core.domain.day_words import day_words
from core.domain.organisation import AssessmentStatus
from core.domain.signoff import SignOff
from core.domain.state import AssessmentState
from core.services.address_cards import seal_fingerprint
from core.services.assessments import AssessmentService
from core.services.exports import ExportService, ExportView
from core.services.people.people import PeopleService
from core.services.profile import ProfileService
from core.services.sign_offs import SignOffService
from desktop.allowed import Allowed, read_allowed


@dataclass(frozen=True, slots=True)
class Facts:
    """Where the assessment stands on its way out of the house."""

    state: AssessmentState
    findings: tuple[Finding, ...]
    statement: str
    sign_offs: tuple[SignOff, ...]  # the oldest first
    exports: tuple[ExportView, ...]  # the newest first
    person: str  # who is working
    principal: str  # the name under which our seal is known
    seal: str  # its fingerprint
    own_address: str
    allowed: Allowed

    @property
    def in_the_way(self) -> tuple[Finding, ...]:
        """What stops signing; nothing once it is signed."""
        if self.is_signed:
            return ()
        return tuple(f for f in self.findings if f.weight is Weight.IN_THE_WAY)

    @property
    def worth_a_look(self) -> tuple[Finding, ...]:
        """What does not stop signing."""
        return tuple(f for f in self.findings if f.weight is Weight.WORTH_A_LOOK)

    @property
    def is_signed(self) -> bool:
        """Whether the answers are frozen."""
        return self.state.assessment.status is AssessmentStatus.SIGNED

    @property
    def finished(self) -> tuple[ExportView, ...]:
        """The files that were written and proved good, the newest first."""
        return tuple(made for made in self.exports if made.finished)

    @property
    def is_sent(self) -> bool:
        """Whether a file of the version that is signed now was made."""
        signed = self.state.sign_off
        return signed is not None and any(e.made_at >= signed.recorded_at for e in self.finished)

    @property
    def is_published(self) -> bool:
        """Whether the version that is signed now is on the website."""
        return self.is_signed and self.state.publication is not None

    def others(self, made: ExportView) -> tuple[str, ...]:
        """Return the addresses on *made* that are not our own."""
        return tuple(a for a in made.recipients if a != self.own_address)


def read_facts(
    assessments: AssessmentService,
    sign_offs: SignOffService,
    exports: ExportService,
    profile: ProfileService,
    people: PeopleService,
) -> Facts:
    """Read everything that Finish shows. Runs on a worker."""
    state = assessments.state()
    seal = exports.signer()
    return Facts(
        state=state,
        findings=check_before_signing(state),
        statement=sign_offs.statement(),
        sign_offs=sign_offs.all(),
        exports=exports.all(),
        person=profile.person().name,
        principal=seal.principal,
        seal=seal_fingerprint(seal.public_line),
        own_address=seal.recipient,
        allowed=read_allowed(people),
    )


def time_words(moment: datetime) -> str:
    """Return day and time of day as they are on the wall: 28 May 2026, 14:02."""
    local = moment.astimezone()
    return f"{day_words(local)}, {local:%H:%M}"


def file_name(facts: Facts | None, kind: str, ending: str) -> str:
    """Return a file name that says whose and of which day; no spaces, for old shares."""
    if facts is None:
        return f"{kind}.{ending}"
    state = facts.state
    whose = state.organisation.ods_code or "records"
    catalogue_id = state.question_set.catalogue.id
    return f"{whose}-{catalogue_id}-{kind}-{state.today.isoformat()}.{ending}"
