"""An old answer and what is asked otherwise now, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.domain.catalogue import AnswerKind
from core.domain.differences import Difference, Kind, Part
from core.domain.evidence import Evidence, EvidenceKind
from core.domain.home import long_date
from core.domain.scoring import NO, YES
from core.domain.year_words import kind_text, part_name, part_values
from core.services.years.old_answers import OldAnswer
from core.text import translate


@dataclass(frozen=True, slots=True)
class Line:
    """What a part of an answer is called, and its text as a person typed or ticked it."""

    name: str
    text: str


def answer_lines(old: OldAnswer) -> tuple[Line, ...]:
    """Return everything that was said, the answer itself first; empty where nothing was."""
    answer = old.answer
    said = (
        (translate("years", "Answer"), item_words(answer.item, old.kind)),
        (translate("years", "Ticked"), "\n".join(f"✓ {point.text}" for point in old.ticks)),
        (translate("years", "Kept"), answer.place),
        (translate("years", "Did not apply, because"), answer.not_relevant or ""),
        (translate("years", "Words set aside"), answer.set_aside),
        (translate("years", "Note"), answer.note),
        (translate("years", "Looked after by"), answer.owner),
    )
    return tuple(Line(name, text) for name, text in said if text)


def item_words(item: str | None, kind: AnswerKind | None) -> str:
    """Return an item's answer as a person reads it."""
    if item == YES:
        return translate("years", "Yes")
    if item == NO:
        return translate("years", "No")
    if item and kind is AnswerKind.DATE:
        try:
            return long_date(date.fromisoformat(item))
        except ValueError:  # words of an earlier program
            return item
    return item or ""


def old_title(old: OldAnswer) -> str:
    """Return number and title as they were."""
    return f"{old.ref}  {old.title}".rstrip()


def as_text(old: OldAnswer) -> str:
    """Return an old answer as plain text, for the clipboard."""
    lines = [old_title(old), old.question_set]
    lines += [f"{line.name}: {line.text}" for line in answer_lines(old)]
    lines += [evidence_words(piece) for piece in old.evidence]
    return "\n".join(lines) + "\n"


def evidence_words(piece: Evidence) -> str:
    """Return a piece of evidence in one line."""
    parts = [piece.title]
    if piece.kind is EvidenceKind.PAPER:
        parts.append(translate("years", "kept on paper: {place}", place=piece.place))
    elif piece.current is not None:
        parts.append(piece.current.file_name)
    if piece.dated:
        parts.append(translate("years", "dated {day}", day=long_date(piece.dated)))
    return translate("years", "Evidence: {what}", what=", ".join(parts))


def news_lines(news: Sequence[Difference], org_types: Mapping[str, str]) -> tuple[Line, ...]:
    """Return what is asked otherwise than last year, in the order in which it is told."""
    return tuple(line for one in news for line in _news(one, org_types))


def heading_of(kind: Kind) -> str:
    """Return what a kind of change is called where only one type of organisation is meant."""
    if kind is Kind.APPLICABILITY:
        return translate("years", "Compulsory or not")
    return kind_text(kind)


def _news(one: Difference, org_types: Mapping[str, str]) -> Iterator[Line]:
    heading = heading_of(one.kind)
    if one.kind in _FATES:
        said = translate("years", "was {refs}", refs=", ".join(one.was))
        if one.kind is Kind.SPLIT:
            said = translate(
                "years", "was {refs}, now {now}", refs=", ".join(one.was), now=", ".join(one.now)
            )
        yield Line(heading, f"{said}. {one.note}".strip() if one.note else said)
    elif one.kind is not Kind.ADDED:
        yield from (Line(heading, text) for text in part_lines(one, org_types))


def part_lines(one: Difference, org_types: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is different, each thing in a line: what it was, and what it is."""
    return tuple(_part(one, part, org_types) for part in one.parts)


def renumbered(one: Difference) -> str:
    """Return the numbers that a change is about, from the older to the newer."""
    was, now = ", ".join(one.was), ", ".join(one.now)
    return f"{was} → {now}" if was and now and was != now else now or was


_FATES = (Kind.SPLIT, Kind.MERGED, Kind.REARRANGED, Kind.MOVED)


def _part(one: Difference, part: Part, org_types: Mapping[str, str]) -> str:
    before, after = part_values(one, part)
    if one.kind is Kind.REWORDED:  # what it says now stands above
        name = part_name(one, part, org_types)
        return translate("years", "{name}, last year: “{words}”", name=name, words=before)
    if one.kind in (Kind.APPLICABILITY, Kind.ANSWER):
        return translate("years", "{after}; last year {before}", after=after, before=before)
    return after or before
