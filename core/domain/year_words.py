"""What changes of a question set, and of last year's answers, are called on screen and paper."""

from __future__ import annotations

from collections.abc import Mapping

from core.domain.carried import Verdict
from core.domain.carrying import Held, Why
from core.domain.differences import Difference, Kind, Part
from core.text import QT_TRANSLATE_NOOP, translate

_KINDS: Mapping[Kind, str] = {
    Kind.ADDED: QT_TRANSLATE_NOOP("years", "New"),
    Kind.REMOVED: QT_TRANSLATE_NOOP("years", "Asked no more"),
    Kind.SPLIT: QT_TRANSLATE_NOOP("years", "Split"),
    Kind.MERGED: QT_TRANSLATE_NOOP("years", "Put together"),
    Kind.REARRANGED: QT_TRANSLATE_NOOP("years", "Arranged anew"),
    Kind.MOVED: QT_TRANSLATE_NOOP("years", "Other number"),
    Kind.REWORDED: QT_TRANSLATE_NOOP("years", "Other words"),
    Kind.APPLICABILITY: QT_TRANSLATE_NOOP("years", "Who must answer"),
    Kind.ANSWER: QT_TRANSLATE_NOOP("years", "Answered otherwise"),
    Kind.CRITERIA_ADDED: QT_TRANSLATE_NOOP("years", "New points"),
    Kind.CRITERIA_REMOVED: QT_TRANSLATE_NOOP("years", "Points asked no more"),
    Kind.CRITERIA_MOVED: QT_TRANSLATE_NOOP("years", "Points elsewhere"),
    Kind.TYPE_ADDED: QT_TRANSLATE_NOOP("years", "New type of organisation"),
    Kind.TYPE_REMOVED: QT_TRANSLATE_NOOP("years", "No more for this type of organisation"),
}
_VALUES: Mapping[str, str] = {
    "mandatory": QT_TRANSLATE_NOOP("years", "compulsory"),
    "optional": QT_TRANSLATE_NOOP("years", "not compulsory"),
    "exempt": QT_TRANSLATE_NOOP("years", "not asked this year"),
    "not-listed": QT_TRANSLATE_NOOP("years", "not in the set"),
    "may-be-not-relevant": QT_TRANSLATE_NOOP("years", "may be left out with a reason"),
    "always-relevant": QT_TRANSLATE_NOOP("years", "may not be left out"),
    "levels": QT_TRANSLATE_NOOP("years", "points in levels"),
    "yes-no": QT_TRANSLATE_NOOP("years", "yes or no"),
    "text": QT_TRANSLATE_NOOP("years", "a text"),
    "document": QT_TRANSLATE_NOOP("years", "a document"),
    "date": QT_TRANSLATE_NOOP("years", "a date"),
    "confirm": QT_TRANSLATE_NOOP("years", "a confirmation"),
    "open": QT_TRANSLATE_NOOP("years", "yes, no, a text or a place"),
}
_NAMES: Mapping[str, str] = {
    "title": QT_TRANSLATE_NOOP("years", "Title"),
    "asks": QT_TRANSLATE_NOOP("years", "What is asked"),
    "official": QT_TRANSLATE_NOOP("years", "Official words"),
    "answer": QT_TRANSLATE_NOOP("years", "Answered by"),
}
_VERDICTS: Mapping[Verdict, str] = {
    Verdict.UNSEEN: QT_TRANSLATE_NOOP("years", "Brought from last year. Still true?"),
    Verdict.STILL_TRUE: QT_TRANSLATE_NOOP("years", "Still true"),
    Verdict.CHANGED: QT_TRANSLATE_NOOP("years", "Changed since last year"),
    Verdict.NOT_SURE: QT_TRANSLATE_NOOP("years", "Not sure whether it is still true"),
}
_WHY: Mapping[Why, str] = {
    Why.AGES: QT_TRANSLATE_NOOP("years", "It tells of last year, so this year needs its own."),
    Why.OTHER_ANSWER: QT_TRANSLATE_NOOP("years", "The question is answered in another way now."),
    Why.DIFFER: QT_TRANSLATE_NOOP("years", "Several were put together and did not say the same."),
    Why.ALWAYS_RELEVANT: QT_TRANSLATE_NOOP("years", "It may no longer be left out."),
    Why.TOO_LONG: QT_TRANSLATE_NOOP("years", "The texts together are too long for one answer."),
}
_CODED = (Kind.APPLICABILITY, Kind.ANSWER)


def kind_text(kind: Kind) -> str:
    """Return what a kind of change is called, as a heading."""
    return translate("years", _KINDS[kind])


def part_name(difference: Difference, part: Part, org_types: Mapping[str, str]) -> str:
    """Return what is different: a part of the wording, a type of organisation, or a point's id."""
    if difference.kind in (Kind.APPLICABILITY, Kind.TYPE_ADDED, Kind.TYPE_REMOVED):
        return org_types.get(part.name, part.name)
    return translate("years", _NAMES[part.name]) if part.name in _NAMES else part.name


def part_values(difference: Difference, part: Part) -> tuple[str, str]:
    """Return what it was and what it is now, in words."""
    if difference.kind not in _CODED:
        return part.before, part.after
    return _said(part.before), _said(part.after)


def _said(codes: str) -> str:
    return ", ".join(translate("years", _VALUES[code]) for code in codes.split(", "))


def verdict_text(verdict: Verdict) -> str:
    """Return what was said of an answer that was brought."""
    return translate("years", _VERDICTS[verdict])


def why_text(held: Held) -> str:
    """Return why a part of last year's answer does not stand in this year's."""
    return translate("years", _WHY[held.why])
