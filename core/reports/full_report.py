"""The full report: every requirement with its criteria, answer, note and evidence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from core.domain.advice import held_text
from core.domain.evidence import Evidence, EvidenceKind, Standing
from core.domain.home import long_date
from core.domain.state import AssessmentState, RequirementState
from core.reports.checklist_items import IN_WORDS, TICKS, answer_line, is_item
from core.reports.document.of_state import about_state, progress_word, result_parts, topic_bars
from core.reports.document.parts import (
    Box,
    Column,
    Document,
    Facts,
    Heading,
    NewPage,
    Paragraph,
    Part,
    Table,
    Tone,
    Typed,
)
from core.reports.standing import standing_name
from core.text import translate


def full_report(state: AssessmentState, made_at: datetime | None = None) -> Document:
    """Return the full report of *state*. Of what was signed it is the frozen version."""
    return Document(
        about_state(state, translate("reports", "Full report"), made_at),
        tuple(_parts(state)),
        contents=True,
    )


def _parts(state: AssessmentState) -> Iterator[Part]:
    yield Heading(translate("reports", "Result"))
    yield from result_parts(state)
    yield topic_bars(state)
    yield _what_stands_behind(state)
    topic = ""
    for requirement in state.requirements:
        if requirement.asked.group.title != topic:
            topic = requirement.asked.group.title
            yield Heading(topic)
        yield from _requirement(requirement, state)
    yield NewPage()
    yield from _evidence_list(state)


def _what_stands_behind(state: AssessmentState) -> Facts:
    counts = state.score.standing
    return Facts(
        (
            (standing_name(Standing.SHOWN), str(counts.shown)),
            (standing_name(Standing.ON_WORD), str(counts.on_word)),
            (standing_name(Standing.OUT_OF_DATE), str(counts.out_of_date)),
        )
    )


def _requirement(requirement: RequirementState, state: AssessmentState) -> Iterator[Part]:
    yield Heading(f"{requirement.ref} {requirement.title}", 3)
    yield Facts(tuple(_told(requirement)))
    yield from _criteria(requirement)
    answer = requirement.answer
    if (
        answer.item
        and requirement.asked.requirement.answer in IN_WORDS
        and answer.item not in TICKS
    ):
        yield Typed(answer.item, translate("reports", "Answer"))
    if answer.not_relevant is not None:
        yield Typed(answer.not_relevant, translate("reports", "Does not apply, because"))
    if answer.note:
        yield Typed(answer.note, translate("reports", "Note"))
    if requirement.evidence:
        yield _linked(requirement, state)


def _told(requirement: RequirementState) -> Iterator[tuple[str, str]]:
    answer = requirement.answer
    if is_item(requirement):
        yield translate("reports", "State"), answer_line(requirement)
    else:
        level = progress_word(requirement)
        aim = translate("reports", "{level}, aim {target}", level=level, target=answer.target)
        yield translate("reports", "State"), aim if requirement.is_counted else level
    if requirement.held_by:
        yield translate("reports", "Held"), held_text(requirement)
    if requirement.standing is not None:
        yield translate("reports", "What stands behind it"), standing_name(requirement.standing)
    if answer.owner:
        yield translate("reports", "Looked after by"), answer.owner
    if answer.due:
        yield translate("reports", "Due"), long_date(answer.due)
    if answer.place:
        yield translate("reports", "Kept"), answer.place


def _criteria(requirement: RequirementState) -> Iterator[Part]:
    if not requirement.criteria:
        return
    yield Table(
        translate("reports", "Points of {ref}", ref=requirement.ref),
        (
            Column(translate("reports", "Met"), width=0.07),
            Column(translate("reports", "Level"), width=0.08),
            Column(translate("reports", "Point"), width=0.65),
            Column(translate("reports", "What stands behind it"), width=0.2),
        ),
        tuple(
            (
                Box(one.met),
                str(one.level),
                one.criterion.text,
                standing_name(one.standing) if one.standing else "",
            )
            for one in requirement.criteria
        ),
        heads=2,
    )


def _linked(requirement: RequirementState, state: AssessmentState) -> Table:
    return Table(
        translate("reports", "Evidence for {ref}", ref=requirement.ref),
        (
            Column(translate("reports", "Evidence")),
            Column(translate("reports", "Kept")),
            Column(translate("reports", "Dated")),
            Column(translate("reports", "Check again by")),
        ),
        tuple(
            (piece.title, where_kept(piece), day_of(piece.dated), review_of(piece, state))
            for piece in requirement.evidence
        ),
    )


def _evidence_list(state: AssessmentState) -> Iterator[Part]:
    pieces = [piece for piece in state.evidence if not piece.withdrawn]
    yield Heading(translate("reports", "All evidence"))
    words = translate(
        "reports",
        "The checksum (SHA-256) of a kept document is worked out from its content: a copy of it "
        "that comes to the same letters is the same document.",
    )
    yield Paragraph(words, Tone.QUIET)
    yield Table(
        translate("reports", "Evidence with dates and checksums"),
        (
            Column(translate("reports", "Evidence"), width=0.3),
            Column(translate("reports", "Kept"), width=0.2),
            Column(translate("reports", "Dated"), width=0.12),
            Column(translate("reports", "Checksum"), width=0.38),
        ),
        tuple(
            (
                piece.title,
                where_kept(piece),
                day_of(piece.dated),
                piece.current.sha256 if piece.current else "",
            )
            for piece in pieces
        ),
        empty=translate("reports", "There is no evidence yet."),
    )


def where_kept(piece: Evidence) -> str:
    """Say where a piece of evidence is: on paper in a place, or kept here with its version."""
    if piece.kind is EvidenceKind.PAPER:
        return translate("reports", "on paper: {place}", place=piece.place)
    if piece.current is None:
        return ""
    return translate("reports", "kept here, version {number}", number=piece.current.number)


def day_of(day: date | None) -> str:
    """Return a day in words, or nothing."""
    return long_date(day) if day else ""


def review_of(piece: Evidence, state: AssessmentState) -> str:
    """Say by when it is to be checked again, and whether that day has passed."""
    if piece.review_by is None:
        return ""
    day = long_date(piece.review_by)
    return day if piece.is_in_date(state.today) else translate("reports", "{day}, past", day=day)
