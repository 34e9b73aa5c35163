"""What whoever is working may do: one small value, read with a page's facts.

Pages look at it and at nothing else, so that no widget knows of roles. What is not offered here is
refused in core all the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.roles import Deed, may, role_text
from core.services.people.people import PeopleService
from core.text import translate


@dataclass(frozen=True, slots=True)
class Allowed:
    """Everything, until it was read. ``signers``: who else may sign, by name."""

    change: bool = True  # answers, notes, evidence
    sign: bool = True  # and send back, and open again
    send: bool = True
    role: str = ""
    signers: tuple[str, ...] = ()


def read_allowed(people: PeopleService) -> Allowed:
    """Read it, on a worker."""
    working = people.working()
    signers = tuple(p.name for p in people.all() if may(p.role, Deed.SIGN_OFF))
    return Allowed(
        change=may(working.role, Deed.ANSWER) and may(working.role, Deed.EVIDENCE),
        sign=may(working.role, Deed.SIGN_OFF),
        send=may(working.role, Deed.EXPORT),
        role=role_text(working.role),
        signers=signers,
    )


def reading_words(allowed: Allowed) -> tuple[str, str]:
    """Say in one line and a next step that somebody reads here and changes nothing."""
    return (
        translate(
            "allowed", "You work here as {role}: you read, and change nothing.", role=allowed.role
        ),
        translate("allowed", "Draw a sample and write what you find under Audit."),
    )


def signing_words(allowed: Allowed) -> tuple[str, str]:
    """Say that signing off is somebody else's."""
    names = translate("allowed", " or ").join(allowed.signers)
    return (
        translate("allowed", "Signing off and sending back is not part of your role here."),
        translate("allowed", "Ask {names}.", names=names) if names else "",
    )
