"""How a sample, its points and its findings stand, in words."""

from __future__ import annotations

from datetime import date, datetime

from core.domain.audit import AuditFinding, AuditPoint, AuditSample, Verdict, verdict_text
from core.domain.catalogue import AnswerKind
from core.domain.clock import LONDON
from core.domain.home import long_date
from core.domain.state import AssessmentState
from core.services.address_cards import grouped
from core.text import translate
from desktop.widgets.row_list_model import ListRow, RowState

_STAMP = 16  # so many digits of the history stamp are enough to tell two versions apart
_TONES = {Verdict.AGREE: "ok", Verdict.CANNOT_SEE: "warn", Verdict.DISAGREE: "bad"}


def moment_words(moment: datetime) -> str:
    """Return day and time of day as they are on the wall in England."""
    at = moment.astimezone(LONDON)
    return f"{long_date(at.date())}, {at:%H:%M}"


def sample_words(sample: AuditSample) -> str:
    """Say how many of how many, drawn by whom and when."""
    return translate(
        "audit",
        "{count} of {total} points, drawn by {name} on {when}",
        count=len(sample.points),
        total=sample.population,
        name=sample.by,
        when=moment_words(sample.drawn_at),
    )


def version_words(state: AssessmentState) -> str:
    """Name the version that is looked at, and its date."""
    stamp = grouped(state.history_stamp[:_STAMP])
    signed = state.sign_off
    if signed is None:
        return translate(
            "audit",
            "{set}, not signed off yet: as it stands on {day}. History stamp {stamp} …",
            set=state.question_set.catalogue.title,
            day=long_date(state.today),
            stamp=stamp,
        )
    return translate(
        "audit",
        "{set}, the version signed off by {name}, {role}, on {day}. History stamp {stamp} …",
        set=state.question_set.catalogue.title,
        name=signed.by,
        role=signed.role,
        day=long_date(signed.signed_on),
        stamp=grouped(signed.history_stamp[:_STAMP]),
    )


def progress_words(sample: AuditSample) -> str:
    """Say how many points were looked at, and what waits for a reply."""
    looked = translate(
        "audit", "{done} of {total} looked at", done=sample.done, total=len(sample.points)
    )
    waiting = sum(finding.wants_reply for finding in sample.findings)
    if not waiting:
        return looked
    if waiting == 1:
        return f"{looked}, " + translate("audit", "1 waits for a reply")
    return f"{looked}, " + translate("audit", "{count} wait for a reply", count=waiting)


def verdict_chip(finding: AuditFinding | None) -> tuple[str, str]:
    """Return the word and the tone of the chip that says what was found."""
    if finding is None:
        return translate("audit", "Not looked at yet"), "quiet"
    text = verdict_text(finding.verdict)
    return text[:1].upper() + text[1:], _TONES[finding.verdict]


def holds_chip(point: AuditPoint, state: AssessmentState) -> tuple[str, str]:
    """Return the word and the tone of the chip that says whether it is still claimed."""
    asked = state.by_ref.get(point.ref)
    by_levels = asked is not None and asked.asked.requirement.answer is AnswerKind.LEVELS
    if point.holds:
        text = translate("audit", "Ticked") if by_levels else translate("audit", "Answered")
        return text, "info"
    text = translate("audit", "Not ticked any more")
    return (text if by_levels else translate("audit", "Not answered any more")), "warn"


def answer_words(point: AuditPoint) -> str:
    """Return what the point claims: a criterion's words, or the answer that was given."""
    if not point.is_item:
        return point.text
    if not point.text:
        if point.evidence:
            return translate("audit", "Answered by the documents below.")
        return ""
    try:
        answer = long_date(date.fromisoformat(point.text))
    except ValueError:
        answer = point.text[:1].upper() + point.text[1:]
    return translate("audit", "Answer: {answer}", answer=answer)


def row_of(point: AuditPoint, finding: AuditFinding | None) -> ListRow:
    """Return the line of the list for a point."""
    said, _ = verdict_chip(finding)
    state = RowState.OPEN
    if finding is not None:
        state = RowState.DONE if finding.verdict is Verdict.AGREE else RowState.PART
        if finding.wants_reply:
            state = RowState.ATTENTION
            said = translate("audit", "{verdict}, waits for a reply", verdict=said)
    said_of = point.title if point.is_item else point.text
    title = said_of or point.title or translate("audit", "No longer in the question set")
    return ListRow(point.point, title, ref=point.point, state=state, state_text=said)
