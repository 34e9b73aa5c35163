"""What the recorded columns are called in the history, and how what stands in them is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from core.domain.canonical import Json
from core.domain.clock import london_date, parse_utc
from core.domain.home import long_date
from core.text import QT_TRANSLATE_NOOP, translate

NOTHING = QT_TRANSLATE_NOOP("history", "(nothing)")

Say = Callable[[Json], str]


@dataclass(frozen=True, slots=True)
class Part:
    """A recorded place: what it is called, how a value is said, and what nothing there means."""

    place: str
    say: Say
    nothing: str = NOTHING

    def words(self, value: Json) -> str:
        """Return *value* in words."""
        if value is None or value == "":
            return translate("history", self.nothing)
        return self.say(value)


def text(value: Json) -> str:
    """Say a text or a number as it stands."""
    return str(value)


def day(value: Json) -> str:
    """Say a civil date: 3 May 2026."""
    return long_date(date.fromisoformat(str(value)))


def instant(value: Json) -> str:
    """Say the day of an instant, as it was in England."""
    return long_date(london_date(parse_utc(str(value))))


def one_of(words: Mapping[str, str], value: Json) -> str:
    """Say one of a closed list; what a newer program wrote is said as it stands."""
    known = words.get(str(value))
    return str(value) if known is None else translate("history", known)


def wrapped(sentence: str, say: Say, value: Json) -> str:
    """Say a value inside a sentence with the place ``{value}``."""
    return translate("history", sentence, value=say(value))


def always(sentence: str, value: Json) -> str:
    """Say the same, whatever stands there."""
    return translate("history", sentence)


def item(value: Json) -> str:
    """Say the answer to an item: yes, no, a date or a text."""
    if value in YES_NO:
        return one_of(YES_NO, value)
    try:
        return day(value)
    except ValueError:
        return str(value)


def yes_no(value: Json) -> str:
    """Say whether something is so."""
    return one_of(YES_NO, "yes" if value else "no")


YES_NO = {"yes": QT_TRANSLATE_NOOP("history", "yes"), "no": QT_TRANSLATE_NOOP("history", "no")}
_IN_USE = QT_TRANSLATE_NOOP("history", "in use")
_TAKEN_OFF = QT_TRANSLATE_NOOP("history", "taken off its answers on {value}")
_LEVEL = QT_TRANSLATE_NOOP("history", "level {value}")
_USUAL_LEVEL = QT_TRANSLATE_NOOP("history", "level 2, the usual one")
_CONFIRMED = QT_TRANSLATE_NOOP("history", "confirmed")
_TICKED = QT_TRANSLATE_NOOP("history", "ticked")
_CERTIFICATE = QT_TRANSLATE_NOOP("history", "kept")
_SHOWN = QT_TRANSLATE_NOOP("history", "shown by it")
_VERSION = {
    "kept": QT_TRANSLATE_NOOP("history", "kept"),
    "undecided": QT_TRANSLATE_NOOP("history", "to be decided"),
    "discarded": QT_TRANSLATE_NOOP("history", "thrown away"),
}
_STATE = {
    "open": QT_TRANSLATE_NOOP("history", "open"),
    "signed": QT_TRANSLATE_NOOP("history", "signed"),
    "moved": QT_TRANSLATE_NOOP("history", "moved to a newer question set"),
}
_HOW = {
    "here": QT_TRANSLATE_NOOP("history", "on this computer"),
    "on-paper": QT_TRANSLATE_NOOP("history", "in ink, on paper"),
}
_VERDICT = {
    "agree": QT_TRANSLATE_NOOP("history", "agree"),
    "cannot-see": QT_TRANSLATE_NOOP("history", "cannot see it"),
    "disagree": QT_TRANSLATE_NOOP("history", "disagree"),
}
_STILL_TRUE = {
    "unseen": QT_TRANSLATE_NOOP("history", "not looked at yet"),
    "still-true": QT_TRANSLATE_NOOP("history", "still true"),
    "changed": QT_TRANSLATE_NOOP("history", "changed"),
    "not-sure": QT_TRANSLATE_NOOP("history", "not sure"),
}
_ROLE = {
    "administrator": QT_TRANSLATE_NOOP("history", "administrator"),
    "contributor": QT_TRANSLATE_NOOP("history", "contributor"),
    "approver": QT_TRANSLATE_NOOP("history", "approver"),
    "auditor": QT_TRANSLATE_NOOP("history", "auditor"),
}

TICK = Part(
    QT_TRANSLATE_NOOP("history", "{criterion}: {text}"),
    partial(always, _TICKED),
    QT_TRANSLATE_NOOP("history", "not ticked"),
)
LINK = Part(
    QT_TRANSLATE_NOOP("history", "{target}, shown by “{title}”"),
    partial(always, _SHOWN),
    QT_TRANSLATE_NOOP("history", "not shown by it"),
)
ANSWER: Mapping[str, Part] = {
    "note": Part(QT_TRANSLATE_NOOP("history", "Note on {ref}"), text),
    "owner": Part(QT_TRANSLATE_NOOP("history", "Owner of {ref}"), text),
    "target": Part(
        QT_TRANSLATE_NOOP("history", "Target level of {ref}"),
        partial(wrapped, _LEVEL, text),
        _USUAL_LEVEL,
    ),
    "due": Part(QT_TRANSLATE_NOOP("history", "Due date of {ref}"), day),
    "not-relevant": Part(
        QT_TRANSLATE_NOOP("history", "Why {ref} does not apply"),
        text,
        QT_TRANSLATE_NOOP("history", "it applies to us"),
    ),
    "item": Part(QT_TRANSLATE_NOOP("history", "Answer to {ref}"), item),
    "place": Part(QT_TRANSLATE_NOOP("history", "Where the document for {ref} is kept"), text),
    "set-aside": Part(QT_TRANSLATE_NOOP("history", "Words set aside at {ref}"), text),
    "carried": Part(
        QT_TRANSLATE_NOOP("history", "Whether last year's answer to {ref} is still true"),
        lambda value: one_of(_STILL_TRUE, value["verdict"]),  # type: ignore[index, call-overload]
        QT_TRANSLATE_NOOP("history", "not brought from last year"),
    ),
    "training": Part(
        QT_TRANSLATE_NOOP("history", "Who is trained, as told in {ref}"),
        lambda value: str(value["text"]),  # type: ignore[index, call-overload]
    ),
    "confirmed": Part(
        QT_TRANSLATE_NOOP("history", "Confirmation of {ref}"),
        partial(always, _CONFIRMED),
        QT_TRANSLATE_NOOP("history", "not confirmed"),
    ),
}
COLUMNS: Mapping[tuple[str, str], Part] = {
    ("evidence", "title"): Part(QT_TRANSLATE_NOOP("history", "Title of “{title}”"), text),
    ("evidence", "place"): Part(QT_TRANSLATE_NOOP("history", "Where “{title}” is kept"), text),
    ("evidence", "note"): Part(QT_TRANSLATE_NOOP("history", "Note on “{title}”"), text),
    ("evidence", "dated"): Part(QT_TRANSLATE_NOOP("history", "Date of “{title}”"), day),
    ("evidence", "review_by"): Part(QT_TRANSLATE_NOOP("history", "Check “{title}” again by"), day),
    ("evidence", "created"): Part(QT_TRANSLATE_NOOP("history", "“{title}” attached on"), instant),
    ("evidence", "withdrawn"): Part(
        QT_TRANSLATE_NOOP("history", "Use of “{title}”"),
        partial(wrapped, _TAKEN_OFF, instant),
        _IN_USE,
    ),
    ("evidence_version", "file_name"): Part(
        QT_TRANSLATE_NOOP("history", "File name, version {number} of “{title}”"),
        text,
    ),
    ("evidence_version", "state"): Part(
        QT_TRANSLATE_NOOP("history", "Version {number} of “{title}”"),
        partial(one_of, _VERSION),
    ),
    ("organisation", "name"): Part(QT_TRANSLATE_NOOP("history", "Name of the organisation"), text),
    ("organisation", "ods_code"): Part(QT_TRANSLATE_NOOP("history", "ODS code"), text),
    ("organisation", "org_type"): Part(QT_TRANSLATE_NOOP("history", "Type of organisation"), text),
    ("person", "name"): Part(QT_TRANSLATE_NOOP("history", "Name of {person}"), text),
    ("person", "role"): Part(
        QT_TRANSLATE_NOOP("history", "Role of {person}"), partial(one_of, _ROLE)
    ),
    ("person", "job"): Part(QT_TRANSLATE_NOOP("history", "Job of {person}"), text),
    ("person", "email"): Part(QT_TRANSLATE_NOOP("history", "E-mail address of {person}"), text),
    ("person", "left_on"): Part(QT_TRANSLATE_NOOP("history", "{person} left on"), day),
    ("person", "pin_set"): Part(QT_TRANSLATE_NOOP("history", "PIN of {person} set on"), instant),
    ("staff", "name"): Part(QT_TRANSLATE_NOOP("history", "On the staff list"), text),
    ("staff", "job"): Part(QT_TRANSLATE_NOOP("history", "Job of {person}"), text),
    ("staff", "started"): Part(QT_TRANSLATE_NOOP("history", "{person} began on"), day),
    ("staff", "left_on"): Part(QT_TRANSLATE_NOOP("history", "{person} left on"), day),
    ("staff", "sees_records"): Part(
        QT_TRANSLATE_NOOP("history", "{person} can see personal information"), yes_no
    ),
    ("training", "trained_on"): Part(QT_TRANSLATE_NOOP("history", "{person} trained on"), day),
    ("training", "course"): Part(QT_TRANSLATE_NOOP("history", "Training of {person}"), text),
    ("training", "evidence_id"): Part(
        QT_TRANSLATE_NOOP("history", "Certificate of {person}"), partial(always, _CERTIFICATE)
    ),
    ("assessment", "state"): Part(
        QT_TRANSLATE_NOOP("history", "State of the assessment"),
        partial(one_of, _STATE),
    ),
    ("assessment", "started"): Part(QT_TRANSLATE_NOOP("history", "Assessment started on"), instant),
    ("assessment", "due"): Part(QT_TRANSLATE_NOOP("history", "Due date of the assessment"), day),
    ("sign_off", "signed_by"): Part(QT_TRANSLATE_NOOP("history", "Signed by"), text),
    ("sign_off", "role"): Part(QT_TRANSLATE_NOOP("history", "Role of whoever signed"), text),
    ("sign_off", "how"): Part(
        QT_TRANSLATE_NOOP("history", "How it was signed"), partial(one_of, _HOW)
    ),
    ("sign_off", "signed"): Part(QT_TRANSLATE_NOOP("history", "Sign-off recorded on"), instant),
    ("sign_off", "paper_date"): Part(QT_TRANSLATE_NOOP("history", "Date on the signed paper"), day),
    ("sign_off", "paper_place"): Part(
        QT_TRANSLATE_NOOP("history", "Where the signed paper is kept"),
        text,
    ),
    ("sign_off", "superseded"): Part(
        QT_TRANSLATE_NOOP("history", "Sign-off replaced by a later one on"),
        instant,
    ),
    ("send_back", "sent_back_by"): Part(QT_TRANSLATE_NOOP("history", "Sent back by"), text),
    ("send_back", "reason"): Part(QT_TRANSLATE_NOOP("history", "Why it was sent back"), text),
    ("export", "file_name"): Part(
        QT_TRANSLATE_NOOP("history", "Name of the submission file"), text
    ),
    ("export", "made"): Part(QT_TRANSLATE_NOOP("history", "Submission file made on"), instant),
    ("sample", "drawn"): Part(QT_TRANSLATE_NOOP("history", "Points drawn on"), instant),
    ("sample", "population"): Part(QT_TRANSLATE_NOOP("history", "Points drawn from, in all"), text),
    ("finding", "verdict"): Part(
        QT_TRANSLATE_NOOP("history", "Finding of the auditor"),
        partial(one_of, _VERDICT),
    ),
    ("finding", "note"): Part(QT_TRANSLATE_NOOP("history", "Note of the auditor"), text),
    ("finding", "reply"): Part(QT_TRANSLATE_NOOP("history", "Reply to the auditor"), text),
}
