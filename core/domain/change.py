"""What a finished piece of work altered, so that each page knows whether it is concerned."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """The parts of the records that one service call altered.

    ``requirements`` holds the refs whose answers, notes or links moved; the flags say whether
    the evidence list, the organisation's profile, the sign-off, the assessment as a whole
    (another one opened, another question set), the copies (backups, opened files), the people
    (who is there, in what role, who is working), an auditor's samples and findings, or what is
    still to do (the plan, the waiting list, regular jobs) did.
    """

    requirements: frozenset[str] = frozenset()
    evidence: bool = False
    profile: bool = False
    sign_off: bool = False
    assessment: bool = False
    copies: bool = False
    people: bool = False
    audit: bool = False
    todo: bool = False

    def merge(self, other: Change) -> Change:
        """Return one change that says what either of the two says."""
        return Change(
            requirements=self.requirements | other.requirements,
            evidence=self.evidence or other.evidence,
            profile=self.profile or other.profile,
            sign_off=self.sign_off or other.sign_off,
            assessment=self.assessment or other.assessment,
            copies=self.copies or other.copies,
            people=self.people or other.people,
            audit=self.audit or other.audit,
            todo=self.todo or other.todo,
        )

    def __bool__(self) -> bool:
        """True when anything at all was altered."""
        return self != Change()
