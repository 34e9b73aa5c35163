"""Letters to those who know an answer: in plain words, ready to copy, to be changed at will."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.domain.catalogue import Asked, WaitsFor
from core.domain.home_line import long_date
from core.domain.last_year_advice import is_to_be_looked_at
from core.domain.requests import Request, replied_refs, waiting_of
from core.domain.state import AssessmentState
from core.domain.targets import refs_of
from core.text import QT_TRANSLATE_NOOP, translate

_NAMES: Final = {
    WaitsFor.RECORD_SUPPLIER: QT_TRANSLATE_NOOP("letters", "supplier of the record system"),
    WaitsFor.IT_SUPPLIER: QT_TRANSLATE_NOOP("letters", "who looks after the computers"),
    WaitsFor.OWNER: QT_TRANSLATE_NOOP("letters", "the owner"),
}
_TECHNICAL: Final = QT_TRANSLATE_NOOP("letters", "whoever supplies your systems")
_FACTS: Final = {
    WaitsFor.RECORD_SUPPLIER: "record_supplier",
    WaitsFor.IT_SUPPLIER: "it_supplier",
    WaitsFor.OWNER: "senior_person",
}
TECHNICAL: Final = "suppliers"
"""The group of all that suppliers know, whichever it is."""


@dataclass(frozen=True, slots=True)
class AskGroup:
    """Questions that the same somebody usually knows, and that nobody was asked for yet.

    *told* is who that is here, where the organisation has said so.
    """

    key: str
    name: str
    refs: tuple[str, ...]
    told: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to copy."""

    subject: str
    text: str


def ask_groups(
    state: AssessmentState, requests: Iterable[Request], told: dict[str, str]
) -> tuple[AskGroup, ...]:
    """Return whom to ask for what. Two kinds of supplier come as one group first.

    Where both are the same firm they come as that group alone.
    """
    requests = tuple(requests)
    asked = waiting_of(requests, state.today).refs | replied_refs(requests)
    by_kind: dict[WaitsFor, list[str]] = {}
    for question in state.requirements:
        kind = question.asked.requirement.waits_for
        is_asked = question.is_compulsory or question.is_optional
        open_one = is_asked and not (question.is_settled or is_to_be_looked_at(question))
        if kind is not None and open_one and question.ref not in asked:
            by_kind.setdefault(kind, []).append(question.ref)
    groups = [
        AskGroup(kind.value, translate("letters", _NAMES[kind]), tuple(refs), _told(told, kind))
        for kind, refs in sorted(by_kind.items(), key=lambda one: -len(one[1]))
    ]
    technical = [g for g in groups if g.key != WaitsFor.OWNER.value]
    if len(technical) > 1:
        refs = tuple(r for r in state.by_ref if any(r in g.refs for g in technical))
        names = {g.told for g in technical}
        same = names.pop() if len(names) == 1 else ""
        if same:
            groups = [g for g in groups if g not in technical]
        groups.insert(0, AskGroup(TECHNICAL, translate("letters", _TECHNICAL), refs, same))
    return tuple(groups)


def _told(told: dict[str, str], kind: WaitsFor) -> str:
    return told.get(_FACTS[kind], "").strip()


def letter(
    state: AssessmentState,
    asked_of: str,
    serves: Iterable[str],
    *,
    person: str,
    answer_by: date | None,
) -> Letter:
    """Return the letter that asks *asked_of* for *serves*, from *person* of the organisation."""
    refs = refs_of(state.question_set, serves)
    questions = [state.question_set.by_ref[ref] for ref in refs]
    name, about = state.organisation.name, state.question_set.catalogue.title
    subject = translate(
        "letters", "{name}: {count} questions for you", name=name, count=len(questions)
    )
    if len(questions) == 1:
        subject = translate("letters", "{name}: one question for you", name=name)
    parts = [
        translate("letters", "Dear {asked_of},", asked_of=asked_of or _BLANK),
        _opening(name, about, len(questions)),
        *(_question(number, asked) for number, asked in enumerate(questions, 1)),
        _wanted(answer_by),
        _closing(state, person),
    ]
    return Letter(subject, "\n\n".join(parts))


_BLANK: Final = "[...]"


def _opening(name: str, about: str, count: int) -> str:
    if count == 1:
        return translate(
            "letters",
            "Every year {name} answers the {about}. One of the questions lies with you, because "
            "you know our systems better than we do.",
            name=name,
            about=about,
        )
    return translate(
        "letters",
        "Every year {name} answers the {about}. Of its questions {count} lie with you, because "
        "you know our systems better than we do. One reply for all of them is enough; a sentence "
        "or two for each, and a document where you have one. Please keep the numbers.",
        name=name,
        about=about,
        count=count,
    )


def _question(number: int, asked: Asked) -> str:
    guidance = asked.guidance
    by_owner = asked.requirement.waits_for is WaitsFor.OWNER
    words = (guidance.ask_owner if by_owner else guidance.ask_supplier) or guidance.asks
    return f"{number}. {asked.requirement.title} ({asked.ref})\n{words}"


def _wanted(answer_by: date | None) -> str:
    if answer_by is None:
        return translate("letters", "If something is not for you, please tell us who would know.")
    return translate(
        "letters",
        "We would be glad of your reply by {day}. If something is not for you, please tell us who "
        "would know.",
        day=long_date(answer_by),
    )


def _closing(state: AssessmentState, person: str) -> str:
    own = state.organisation
    code = translate("letters", "ODS code {code}", code=own.ods_code) if own.ods_code else ""
    lines = (translate("letters", "With kind regards"), person, own.name, code)
    return "\n".join(line for line in lines if line)


def chase_letter(
    state: AssessmentState, request: Request, *, person: str, answer_by: date | None
) -> Letter:
    """Return the letter that reminds of *request*: short, friendly, with the questions' names."""
    refs = refs_of(state.question_set, request.serves)
    names = [
        f"{number}. {state.question_set.by_ref[ref].requirement.title} ({ref})"
        for number, ref in enumerate(refs, 1)
    ]
    day = long_date(request.asked_on)
    opening = translate(
        "letters",
        "On {day} we sent you some questions about our systems. Has a reply been on its way to us? "
        "We cannot finish without it. Here is what we asked for; the letter of {day} has it in "
        "full, and we gladly send it again.",
        day=day,
    )
    parts = [
        translate("letters", "Dear {asked_of},", asked_of=request.asked_of),
        opening,
        "\n".join(names),
        _wanted(answer_by),
        _closing(state, person),
    ]
    subject = translate(
        "letters", "{name}: our questions of {day}", name=state.organisation.name, day=day
    )
    return Letter(subject, "\n\n".join(parts))
