"""Who may do what with the records: one table of roles and deeds, asked in one place.

``Records.write`` asks it before every change. The roles keep honest people from slips and keep an
auditor's hands off what is audited. They are no lock: whoever opens the records on this PC can
choose to work as anybody who has no PIN, and a PIN guards the window only.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from core.domain.organisation import Role
from core.text import QT_TRANSLATE_NOOP, translate


class Deed(StrEnum):
    """Something that a person does to the records."""

    SET_UP = "set-up"
    ANSWER = "answer"
    EVIDENCE = "evidence"
    PROFILE = "profile"
    ASSESSMENT = "assessment"
    QUESTION_SET = "question-set"
    EXPORT = "export"
    PUBLISH = "publish"
    SET_FILES = "set-files"
    SIGN_OFF = "sign-off"
    REOPEN = "reopen"
    PEOPLE = "people"
    STAFF = "staff"
    LOCKS = "locks"
    COPY_PLACES = "copy-places"
    RESTORE = "restore"
    WORK = "work"
    OWN_PIN = "own-pin"
    READ_DOCUMENT = "read-document"
    TAKE_IN = "take-in"
    COPY = "make-copy"
    SAMPLE = "sample"
    FIND = "find"
    REPLY = "reply"


_ALL: Final = frozenset(Role)
_WRITERS: Final = frozenset({Role.ADMINISTRATOR, Role.CONTRIBUTOR, Role.APPROVER})
_SIGNERS: Final = frozenset({Role.ADMINISTRATOR, Role.APPROVER})
_ADMINISTRATORS: Final = frozenset({Role.ADMINISTRATOR})
_AUDITORS: Final = frozenset({Role.AUDITOR})

WHO_MAY: Final[Mapping[Deed, frozenset[Role]]] = {
    Deed.SET_UP: _ADMINISTRATORS,
    Deed.ANSWER: _WRITERS,
    Deed.EVIDENCE: _WRITERS,
    Deed.PROFILE: _WRITERS,
    Deed.ASSESSMENT: _WRITERS,
    Deed.QUESTION_SET: _WRITERS,
    Deed.EXPORT: _WRITERS,
    Deed.PUBLISH: _WRITERS,
    Deed.SET_FILES: _ADMINISTRATORS,  # a set decides what everybody is asked
    Deed.SIGN_OFF: _SIGNERS,
    Deed.REOPEN: _SIGNERS,
    Deed.PEOPLE: _ADMINISTRATORS,
    Deed.STAFF: _WRITERS,
    Deed.LOCKS: _ADMINISTRATORS,
    Deed.COPY_PLACES: _WRITERS,
    Deed.RESTORE: _ADMINISTRATORS,
    Deed.WORK: _ALL,
    Deed.OWN_PIN: _ALL,
    Deed.READ_DOCUMENT: _ALL,
    Deed.TAKE_IN: _ALL,  # a document changed in another program is never lost, whoever is there
    Deed.COPY: _ALL,  # copies are made by themselves, also when an auditor closes the window
    Deed.SAMPLE: _AUDITORS,
    Deed.FIND: _AUDITORS,  # whoever is audited does not write the findings, only replies
    Deed.REPLY: _WRITERS,
}
"""The roles that may do each deed."""

DEED_OF_KIND: Final[Mapping[str, Deed]] = {
    "set-up": Deed.SET_UP,
    "answer": Deed.ANSWER,
    "draft": Deed.ANSWER,
    "evidence": Deed.EVIDENCE,
    "plan": Deed.ANSWER,
    "profile": Deed.PROFILE,
    "assessment": Deed.ASSESSMENT,
    "question-set": Deed.QUESTION_SET,
    "export": Deed.EXPORT,
    "publication": Deed.PUBLISH,
    "set-files": Deed.SET_FILES,
    "sign-off": Deed.SIGN_OFF,
    "people": Deed.PEOPLE,
    "staff": Deed.STAFF,
    "locks": Deed.LOCKS,
    "copy-place": Deed.COPY_PLACES,
    "restore": Deed.RESTORE,
    "work-as": Deed.WORK,
    "own-pin": Deed.OWN_PIN,
    "copy": Deed.READ_DOCUMENT,
    "backup": Deed.COPY,
    "sample": Deed.SAMPLE,
    "finding": Deed.FIND,
    "reply": Deed.REPLY,
}
"""What each kind of change is, for the table above. ``core.services`` uses no other kinds.

Undoing and putting back are of the kind of what they take back, and so as allowed as that was.
"""

DEED_OF_LABEL: Final[Mapping[str, Deed]] = {
    "assessment-reopened": Deed.REOPEN,
    "version-taken-in": Deed.TAKE_IN,
    "evidence-found": Deed.TAKE_IN,
    "ways-noted": Deed.WORK,  # whoever starts the program writes down what it finds
    "locks-finished": Deed.WORK,  # an administrator began it
}
"""Changes that are another deed than the rest of their kind."""

_DEEDS: Final[Mapping[Deed, str]] = {
    Deed.SET_UP: QT_TRANSLATE_NOOP("roles", "setting up the records"),
    Deed.ANSWER: QT_TRANSLATE_NOOP("roles", "changing answers, notes or the plan"),
    Deed.EVIDENCE: QT_TRANSLATE_NOOP("roles", "changing evidence"),
    Deed.PROFILE: QT_TRANSLATE_NOOP("roles", "changing what is said of the organisation"),
    Deed.ASSESSMENT: QT_TRANSLATE_NOOP("roles", "starting an assessment or setting its date"),
    Deed.QUESTION_SET: QT_TRANSLATE_NOOP("roles", "saying what the website asks"),
    Deed.EXPORT: QT_TRANSLATE_NOOP("roles", "making a submission file"),
    Deed.PUBLISH: QT_TRANSLATE_NOOP("roles", "saying that it is published"),
    Deed.SET_FILES: QT_TRANSLATE_NOOP("roles", "taking in question sets or saying whose to trust"),
    Deed.SIGN_OFF: QT_TRANSLATE_NOOP("roles", "signing off or sending back"),
    Deed.REOPEN: QT_TRANSLATE_NOOP("roles", "reopening what is signed"),
    Deed.PEOPLE: QT_TRANSLATE_NOOP("roles", "changing people and their roles"),
    Deed.STAFF: QT_TRANSLATE_NOOP("roles", "changing the staff list"),
    Deed.LOCKS: QT_TRANSLATE_NOOP("roles", "changing the ways to open your records"),
    Deed.COPY_PLACES: QT_TRANSLATE_NOOP("roles", "choosing where copies go"),
    Deed.RESTORE: QT_TRANSLATE_NOOP("roles", "bringing back an older copy"),
    Deed.WORK: QT_TRANSLATE_NOOP("roles", "working here"),
    Deed.OWN_PIN: QT_TRANSLATE_NOOP("roles", "choosing one's own PIN"),
    Deed.READ_DOCUMENT: QT_TRANSLATE_NOOP("roles", "opening documents"),
    Deed.TAKE_IN: QT_TRANSLATE_NOOP("roles", "taking in a changed document"),
    Deed.COPY: QT_TRANSLATE_NOOP("roles", "making a copy of the records"),
    Deed.SAMPLE: QT_TRANSLATE_NOOP("roles", "drawing a sample"),
    Deed.FIND: QT_TRANSLATE_NOOP("roles", "writing an auditor's findings"),
    Deed.REPLY: QT_TRANSLATE_NOOP("roles", "replying to an auditor's findings"),
}

_ROLES: Final[Mapping[Role, str]] = {
    Role.ADMINISTRATOR: QT_TRANSLATE_NOOP("roles", "administrator"),
    Role.CONTRIBUTOR: QT_TRANSLATE_NOOP("roles", "contributor"),
    Role.APPROVER: QT_TRANSLATE_NOOP("roles", "approver"),
    Role.AUDITOR: QT_TRANSLATE_NOOP("roles", "auditor"),
}


def deed_of(kind: str, label: str = "") -> Deed | None:
    """Return what a change of *kind* called *label* is; None for a kind that no table knows."""
    return DEED_OF_LABEL.get(label) or DEED_OF_KIND.get(kind)


def who_may(deed: Deed | None) -> frozenset[Role]:
    """Return the roles that may do *deed*. What no table knows is the administrator's."""
    return _ADMINISTRATORS if deed is None else WHO_MAY[deed]


def may(role: Role, deed: str, label: str = "") -> bool:
    """Whether *role* may make changes of the kind *deed* (called *label*). A Deed does as well."""
    known = Deed(deed) if isinstance(deed, Deed) else deed_of(deed, label)
    return role in who_may(known)


def deed_text(deed: Deed | None) -> str:
    """Return the words for *deed*, such as ``signing off or sending back``."""
    return translate("roles", _DEEDS[deed]) if deed else translate("roles", "this")


def role_text(role: Role) -> str:
    """Return what *role* is called on screen and paper."""
    return translate("roles", _ROLES[role])
