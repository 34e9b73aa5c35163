"""How requirements and evidence stand, in the words that the page says."""

from __future__ import annotations

from dataclasses import replace

from core.domain.catalogue import AnswerKind, Confidence
from core.domain.evidence import Evidence, EvidenceKind, Standing
from core.domain.home import long_date
from core.domain.scoring import NO
from core.domain.state import AssessmentState, CriterionState, Progress, RequirementState
from core.text import QT_TRANSLATE_NOOP, translate

_CHIPS = {
    Progress.NOT_STARTED: (QT_TRANSLATE_NOOP("questions", "Not started"), "quiet"),
    Progress.STARTED: (QT_TRANSLATE_NOOP("questions", "Under way"), "warn"),
    Progress.DONE: (QT_TRANSLATE_NOOP("questions", "Target reached"), "ok"),
    Progress.NOT_RELEVANT: (QT_TRANSLATE_NOOP("questions", "Does not apply to us"), "quiet"),
    Progress.EXEMPT: (QT_TRANSLATE_NOOP("questions", "Not asked this year"), "quiet"),
}
_COMPLETE = QT_TRANSLATE_NOOP("questions", "Complete")
_FROM_LAST_YEAR = QT_TRANSLATE_NOOP("questions", "From last year: still true?")
_NOT_SURE = QT_TRANSLATE_NOOP("questions", "From last year: not sure")
_ANSWERED_NO = QT_TRANSLATE_NOOP("questions", "No, so still to go")


def chip_of(requirement: RequirementState) -> tuple[str, str]:
    """Return the word and the tone of the chip that says how far a requirement is."""
    if requirement.asked.set_aside:
        return translate("questions", "Set aside"), "quiet"
    text, tone = _CHIPS[requirement.progress]
    if requirement.progress is Progress.STARTED and requirement.answer.is_to_be_looked_at:
        text = _FROM_LAST_YEAR if requirement.answer.is_unseen else _NOT_SURE
        return translate("questions", text), tone
    if requirement.asked.requirement.answer is not AnswerKind.LEVELS:
        text, tone = _item_chip(requirement, text, tone)
    return translate("questions", text), tone


def _item_chip(requirement: RequirementState, text: str, tone: str) -> tuple[str, str]:
    if requirement.progress is Progress.DONE:
        return _COMPLETE, tone
    if requirement.progress is Progress.STARTED and requirement.answer.item == NO:
        return _ANSWERED_NO, tone
    return text, tone


_SURE = {
    Confidence.VERIFIED: QT_TRANSLATE_NOOP("questions", "seen on a page"),
    Confidence.LIKELY: QT_TRANSLATE_NOOP("questions", "follows from a page that was seen"),
    Confidence.MEMORY: QT_TRANSLATE_NOOP("questions", "from memory, no page seen"),
    Confidence.UNCERTAIN: QT_TRANSLATE_NOOP("questions", "in doubt"),
}


def confidence_words(confidence: Confidence) -> str:
    """Say how sure a fact is."""
    return translate("questions", _SURE[confidence])


def list_words(requirement: RequirementState, state: AssessmentState) -> str:
    """Say how a row of the list stands, for screen readers and the tool tip."""
    if requirement.progress is Progress.EXEMPT:
        return left_out_words(requirement, state)
    words = chip_of(requirement)[0]
    if requirement.is_counted and not requirement.asked.applicability.mandatory:
        words = translate("questions", "{words}, optional", words=words)
    if requirement.level is None:
        return words
    return translate(
        "questions",
        "{words}, level {level}, target {target}",
        words=words,
        level=requirement.level,
        target=requirement.answer.target,
    )


def left_out_words(requirement: RequirementState, state: AssessmentState) -> str:
    """Say why a question is not asked: set aside by us, or nobody of this type is asked it."""
    reason = requirement.asked.set_aside
    if reason:
        return translate("questions", "Set aside: {reason}", reason=reason)
    return not_asked_words(state)


def not_asked_words(state: AssessmentState) -> str:
    """Say of whom an exempt requirement is not asked this year."""
    org_type = state.assessment.org_type
    if org_type == "pharmacy":
        return translate("questions", "Not asked of pharmacies this year")
    name = state.question_set.catalogue.org_types.get(org_type, org_type)
    return translate("questions", "Not asked of your type ({type}) this year", type=name)


def level_words(requirement: RequirementState) -> str:
    """Return the headline of the card: "Level 1 of 3, target 2"."""
    if requirement.level is None:
        return ""
    return translate(
        "questions",
        "Level {level} of {highest}, target {target}",
        level=requirement.level,
        highest=len(requirement.asked.requirement.levels),
        target=requirement.answer.target,
    )


def lacking_words(requirement: RequirementState) -> str:
    """Say how many points the next level lacks, while the target is not reached."""
    if requirement.level is None or requirement.level >= requirement.answer.target:
        return ""
    count, level = len(requirement.missing), requirement.level + 1
    if count == 1:
        return translate("questions", "One more point for level {level}.", level=level)
    return translate(
        "questions", "{count} more points for level {level}.", count=count, level=level
    )


def standing_words(criterion: CriterionState, state: AssessmentState) -> tuple[str, str, str]:
    """Return icon, colour and words for what stands behind a criterion; empty words for nothing."""
    serving = [piece for piece in criterion.evidence if not piece.withdrawn]
    if criterion.standing is Standing.SHOWN:
        in_date = [piece for piece in serving if piece.is_in_date(state.today)]
        return (
            "circle-check",
            "ok",
            translate("questions", "Shown by: {titles}", titles=_titles(in_date)),
        )
    if criterion.standing is Standing.ON_WORD:
        text = translate("questions", "On your word: nothing is attached to it yet")
        return "info", "muted", text
    if criterion.standing is Standing.OUT_OF_DATE:
        return "clock", "warn", _out_of_date(serving)
    own = [p for p in serving if any(link.criterion == criterion.criterion.id for link in p.links)]
    if not own:
        return "paperclip", "muted", ""
    text = translate("questions", "Attached: {titles}. Not ticked yet.", titles=_titles(own))
    return "paperclip", "muted", text


def words_once_met(criterion: CriterionState, state: AssessmentState) -> str:
    """Return what would stand behind a criterion if it were ticked now."""
    serving = [piece for piece in criterion.evidence if piece.counts]
    standing = Standing.ON_WORD
    if serving:
        in_date = any(piece.is_in_date(state.today) for piece in serving)
        standing = Standing.SHOWN if in_date else Standing.OUT_OF_DATE
    return standing_words(replace(criterion, met=True, standing=standing), state)[2]


def evidence_words(piece: Evidence) -> str:
    """Return the second line of a row of evidence: where it is, its dates, its version."""
    parts = []
    if piece.kind is EvidenceKind.PAPER:
        parts.append(translate("questions", "kept on paper: {place}", place=piece.place))
    elif piece.current is not None:
        parts.append(piece.current.file_name)
        if piece.current.number > 1:
            parts.append(translate("questions", "version {number}", number=piece.current.number))
    if piece.dated:
        parts.append(translate("questions", "dated {day}", day=long_date(piece.dated)))
    if piece.review_by:
        parts.append(translate("questions", "check again by {day}", day=long_date(piece.review_by)))
    return " · ".join(parts)


def serves_words(piece: Evidence, requirement: RequirementState) -> str:
    """Say for which points of the requirement a piece of evidence stands."""
    own = [link.criterion for link in piece.links if link.ref == requirement.ref]
    if not requirement.criteria:
        return ""
    if None in own:
        return translate("questions", "for all points of {ref}", ref=requirement.ref)
    shorts = [
        c.criterion.short or c.criterion.text for c in requirement.criteria if c.criterion.id in own
    ]
    if len(shorts) > 3:
        return translate(
            "questions",
            "for {count} of the {total} points of {ref}",
            count=len(shorts),
            total=len(requirement.criteria),
            ref=requirement.ref,
        )
    return translate("questions", "for: {points}", points="; ".join(shorts))


def _out_of_date(serving: list[Evidence]) -> str:
    latest = max(serving, key=lambda piece: piece.review_by or piece.added_at.date())
    assert latest.review_by is not None  # without a date it would not be out of date
    return translate(
        "questions",
        "Out of date: {title} was to be checked again by {day}",
        title=latest.title,
        day=long_date(latest.review_by),
    )


def _titles(pieces: list[Evidence]) -> str:
    shown = [piece.title for piece in pieces[:3]]
    if len(pieces) > 3:
        shown.append(translate("questions", "{count} more", count=len(pieces) - 3))
    return ", ".join(shown)
