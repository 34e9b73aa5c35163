"""What a made-up organisation answers and keeps, made from the question set that it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from core.domain.catalogue import AnswerKind, Asked, QuestionSet
from core.domain.home import long_date
from core.domain.scoring import SATISFACTORY_LEVEL, YES
from core.domain.told import blanks_in, with_facts

_PLACES: Final = (
    "Ring binder 1, office shelf",
    "Filing cabinet, top drawer",
    "Shared drive, folder Data security",
)
_NOT_US: Final = re.compile(r"\b(not apply|not applicable|head office)\b", re.IGNORECASE)
_DAYS_AGO: Final = 40  # of the newest date in an answer; each further one is older
_WIDE: Final = 92  # characters in a line of a document
_REVIEW_DAYS: Final = 365


@dataclass(frozen=True)
class Maker:
    """Who answers, the facts told once, and what stands in which blank."""

    organisation: str
    manager: str
    owner: str
    facts: Mapping[str, str]
    blanks: Sequence[tuple[str, str]]  # a word that the blank asks for, and what is put in


def derived_answers(
    question_set: QuestionSet, maker: Maker, today: date
) -> dict[str, dict[str, Any]]:
    """Return an answer for everything that *question_set* asks, by ref.

    Requirements come to level 2, the easy ones to level 3. Every kind of item is answered so
    that it counts: yes, a text from the set's examples, a date, or where the document is.
    """
    return {
        asked.ref: _answer(asked, maker, today, number)
        for number, asked in enumerate(question_set.asked)
        if not asked.applicability.exempt
    }


def derived_evidence(question_set: QuestionSet, maker: Maker) -> list[dict[str, Any]]:
    """Return a piece of evidence for two of three leaves: a document of its own, or paper.

    The third stays on the organisation's word, as it does in life; but what asks for a document
    always has one.
    """
    made = []
    asked_ones = [asked for asked in question_set.asked if not asked.applicability.exempt]
    for number, asked in enumerate(asked_ones):
        wants_document = asked.requirement.answer is AnswerKind.DOCUMENT
        if number % 3 == 2 and not wants_document:
            continue
        made.append(_piece(asked, maker, number, on_paper=number % 6 == 1))
    return made


def _answer(asked: Asked, maker: Maker, today: date, number: int) -> dict[str, Any]:
    requirement = asked.requirement
    owner = maker.owner if number % 4 == 3 else maker.manager
    match requirement.answer:
        case AnswerKind.LEVELS:
            highest = max((level.number for level in requirement.levels), default=0)
            wanted = highest if requirement.easy else min(highest, SATISFACTORY_LEVEL)
            return {"level": wanted, "owner": owner}
        case AnswerKind.YES_NO | AnswerKind.CONFIRM:
            return {"item": YES, "owner": owner}
        case AnswerKind.DATE:
            day = today - timedelta(days=_DAYS_AGO + number)
            return {"item": day.isoformat(), "owner": owner}
        case AnswerKind.DOCUMENT:
            return {"place": _PLACES[number % len(_PLACES)], "owner": owner}
        case _:
            return {"item": _text(asked, maker, today), "owner": owner}


def _text(asked: Asked, maker: Maker, today: date) -> str:
    """Return the example that leaves least to fill in, filled in; else what good looks like."""
    known = {**maker.facts, "organisation": maker.organisation}
    examples = [with_facts(e.text, known) for e in asked.requirement.examples_for(asked.org_type)]
    ours = [text for text in examples if not _NOT_US.search(text)] or examples
    if not ours:
        return asked.guidance.good or asked.requirement.title
    fullest = max(ours, key=lambda text: len(text) - 200 * len(blanks_in(text)))
    return _filled(fullest, maker, today)


def _filled(text: str, maker: Maker, today: date) -> str:
    for number, blank in enumerate(blanks_in(text), 1):
        asked_for = f"[fill in: {blank}]"
        before = text[: text.index(asked_for)]
        text = text.replace(asked_for, _in_blank(blank, before, maker, today, number), 1)
    return text


def _in_blank(blank: str, before: str, maker: Maker, today: date, number: int) -> str:
    day = today - timedelta(days=_DAYS_AGO * number)
    words = blank.lower()
    if "month" in words and "how often" not in words:
        return f"{day:%B}"
    if "date" in words:
        return long_date(day)
    for word, usual in maker.blanks:
        if word in words:
            put_in = usual.replace("{manager}", maker.manager)
            if before.endswith("every "):
                return put_in.removeprefix("every ")
            begins = not before or before.endswith(". ")
            return put_in[:1].upper() + put_in[1:] if begins else put_in
    return re.split(r",| or ", blank)[0]  # the first of what it offers


def _piece(asked: Asked, maker: Maker, number: int, *, on_paper: bool) -> dict[str, Any]:
    named = asked.guidance.evidence
    title = re.sub(r" \([^()]*\)$", "", named[0].name if named else asked.requirement.title)
    title = title[:1].upper() + title[1:].rstrip(".")
    age = 30 + number * 7 % 240
    piece: dict[str, Any] = {
        "kind": "paper" if on_paper else "pdf",
        "name": "" if on_paper else f"{asked.ref} {_file_name(title)}.pdf",
        "title": title,
        "links": [{"ref": asked.ref, "criterion": None}],
        "days_ago": age,
        "review_in_days": _REVIEW_DAYS - age,
        "lines": [] if on_paper else list(_lines(asked, maker, title)),
    }
    if on_paper:
        piece["place"] = _PLACES[number % 2]
    return piece


def _lines(asked: Asked, maker: Maker, title: str) -> Iterator[str]:
    """Yield what the document says: how it is done, in the steps that the set gives."""
    yield from (maker.organisation, maker.facts.get("address", ""), "", title, "")
    for number, step in enumerate(asked.guidance.steps or (asked.requirement.title,), 1):
        yield from _wrapped(f"{number}. {step}")
    yield from ("", f"Looked after by {maker.manager}, approved by {maker.owner}.")


def _wrapped(text: str) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > _WIDE:
            yield line
            line = "   " + word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _file_name(title: str) -> str:
    return re.sub(r"[^\w ,.()-]+", "", title)[:60].strip()
