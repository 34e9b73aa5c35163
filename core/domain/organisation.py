"""Who assesses: an organisation, its people, and one year's assessment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

CYBER_ESSENTIALS_PLUS = "cyber-essentials-plus"
ISO_27001 = "iso-27001"
NHSMAIL_ONLY = "nhsmail-only"


class Role(StrEnum):
    """What a person may do on this PC."""

    ADMINISTRATOR = "administrator"
    CONTRIBUTOR = "contributor"
    APPROVER = "approver"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works with these records."""

    id: str
    name: str
    role: Role
    has_pin: bool = False
    left_on: date | None = None
    job: str = ""  # what they do, in their own words


@dataclass(frozen=True, slots=True)
class Organisation:
    """The body that is assessed. *ods_code* is empty until it is known."""

    id: str
    name: str
    ods_code: str
    org_type: str
    sample: bool = False  # the made-up pharmacy: marked wherever its name stands
    cyber_essentials_plus_until: date | None = None
    iso_27001_until: date | None = None
    nhsmail_only: bool = False  # no other e-mail is used for patients' information

    def covers(self, today: date) -> frozenset[str]:
        """Return what of this answers items of a set on *today*, by the names of the catalogue."""
        until = {
            CYBER_ESSENTIALS_PLUS: self.cyber_essentials_plus_until,
            ISO_27001: self.iso_27001_until,
        }
        current = {name for name, day in until.items() if day is not None and day >= today}
        return frozenset(current | ({NHSMAIL_ONLY} if self.nhsmail_only else set()))


class AssessmentStatus(StrEnum):
    """Whether answers can change."""

    OPEN = "open"
    SIGNED = "signed"
    MOVED = "moved"  # never finished: its answers went on under a newer set


@dataclass(frozen=True, slots=True)
class Assessment:
    """One pass through one question set, pinned to the rules it was begun with."""

    id: str
    organisation_id: str
    catalogue_id: str
    rules_hash: str
    org_type: str
    status: AssessmentStatus
    started_at: datetime
    due: date | None
    brought_from: str | None = None  # the id of the older one whose answers it began with


# Source: ODS code forms in shared facts, section 3 (digital.nhs.uk, ODS data search and export).
_ODS_FORMS = {
    "pharmacy": r"F[A-Z0-9]{4}",
    "dispensing-appliance-contractor": r"F[A-Z0-9]{4}",
    "general-practice": r"[ABCDEFGHJKLMNPVWYU][0-9]{5}([0-9]{3})?",
    "dental": r"V[0-9]{5,6}",
    "social-care": r"[A-Z0-9]{3,8}",
    "acute": r"R[A-Z0-9]{2}([A-Z0-9]{2})?",
}
_ANY_ODS = r"[A-Z0-9]{1,9}"


def normal_ods_code(text: str) -> str:
    """Return *text* as ODS codes are written: upper case without spaces."""
    return re.sub(r"\s+", "", text).upper()


def ods_code_looks_odd(org_type: str, code: str) -> bool:
    """Whether *code* differs from the usual form for *org_type*. Warn only: forms change."""
    if not code:
        return False
    return re.fullmatch(_ODS_FORMS.get(org_type, _ANY_ODS), normal_ods_code(code)) is None
