"""Made-up organisations: a first look for people, and the ground for the demonstration."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final, Protocol

from core.domain.catalogue import QuestionSet
from core.domain.change import Change
from core.domain.evidence import EvidenceLink
from core.domain.state import AssessmentState
from core.domain.told import with_facts
from core.services.answers import AnswerEdit, AnswerService
from core.services.assessments import AssessmentService
from core.services.documents.evidence import EvidenceService
from core.services.profile import ProfileService
from core.services.sample_documents import make_document
from core.services.sample_made_up import MadeUp, made_up, written

__all__ = ["HowFar", "MadeUp", "fill", "made_up", "written"]

NAME: Final = "Bridge Street Pharmacy"
ODS_CODE: Final = "FAA00"  # made up: no such pharmacy
ORG_TYPE: Final = "pharmacy"
CATALOGUE_ID: Final = "igt-10"
MANAGER: Final = "Asha Patel"
OWNER: Final = ("Olivia Marsh", "Owner and superintendent pharmacist")
"""Name and role of whoever signs."""


class HowFar(StrEnum):
    """How much of the work is done already."""

    HALF = "half"  # for looking round: some done, some begun, some untouched
    ALL = "all"  # ready to be signed, with a good result


class Services(Protocol):
    """The part of the workspace that is needed."""

    @property
    def profile(self) -> ProfileService: ...

    @property
    def assessments(self) -> AssessmentService: ...

    @property
    def answers(self) -> AnswerService: ...

    @property
    def evidence(self) -> EvidenceService: ...


def fill(
    workspace: Services, how_far: HowFar = HowFar.ALL, organisation: MadeUp | None = None
) -> Change:
    """Answer the newest assessment as *organisation* would (the pharmacy), with evidence.

    Its facts are told first and quoted in the answers. The documents are made in memory and go
    straight into the vault: nothing readable is written.
    """
    who = organisation or written(CATALOGUE_ID, ORG_TYPE)
    change = _tell(workspace, who)
    question_set = workspace.assessments.state().question_set
    known = {
        **workspace.profile.told(),
        "organisation": who.name,
        "ods_code": who.ods_code,
    }
    half = how_far is HowFar.HALF
    done = who.half["done"] if half else [ref for ref in question_set.by_ref if ref in who.answers]
    started = who.half["started"] if half else {}
    for ref in done:
        edit = _edit(question_set, ref, who.answers[ref], known)
        change = change.merge(workspace.answers.change(ref, edit))
    for ref, given in started.items():
        if isinstance(given, list):  # points of a requirement
            edit = AnswerEdit(meet=tuple(given), owner=who.answers[ref]["owner"])
        else:
            edit = _edit(question_set, ref, given, known)
        change = change.merge(workspace.answers.change(ref, edit))
    shown = {*done, *started}
    for piece in who.evidence:
        links = tuple(EvidenceLink(**link) for link in piece["links"] if link["ref"] in shown)
        if links:
            change = change.merge(_attach(workspace, who, piece, links))
    wanted = who.half.get("confirmed", ()) if half else None
    return change.merge(_confirm(workspace, workspace.assessments.state(), wanted))


def _tell(workspace: Services, who: MadeUp) -> Change:
    change = Change()
    for key, value in who.facts.items():
        change = change.merge(workspace.profile.set(key, value))
    return change


def _edit(
    question_set: QuestionSet, ref: str, given: Mapping[str, Any], known: Mapping[str, str]
) -> AnswerEdit:
    levels = question_set.by_ref[ref].requirement.levels
    points = [
        c.id for level in levels if level.number <= given.get("level", 0) for c in level.criteria
    ]

    def typed(name: str) -> str | None:
        return with_facts(given[name], known) if name in given else None

    return AnswerEdit(
        meet=(*points, *given.get("also", ())),
        owner=given.get("owner"),
        note=typed("note"),
        item=typed("item"),
        place=typed("place"),
        not_relevant=typed("not_relevant"),
    )


def _confirm(workspace: Services, state: AssessmentState, wanted: tuple[str, ...] | None) -> Change:
    """Confirm the assertions *wanted*, or all of them, each from the first of its items."""
    change = Change()
    first = {
        asked.assertion.id: asked.ref
        for asked in reversed(state.question_set.asked)
        if asked.assertion is not None
    }
    for assertion in state.score.blocking:
        if assertion in first and (wanted is None or assertion in wanted):
            edit = AnswerEdit(confirm=(assertion,))
            change = change.merge(workspace.answers.change(first[assertion], edit))
    return change


def _attach(
    workspace: Services, who: MadeUp, piece: Mapping[str, Any], links: tuple[EvidenceLink, ...]
) -> Change:
    today = workspace.assessments.state().today
    dated = today - timedelta(days=piece["days_ago"])
    review_by = today + timedelta(days=piece["review_in_days"])
    evidence = workspace.evidence
    if piece["kind"] == "paper":
        kept = evidence.add_paper(
            piece["place"], piece["title"], links, dated=dated, review_by=review_by
        )
        return kept.change
    lines, to = tuple(piece["lines"]), f"{who.manager} <{who.mail}>"
    content = make_document(piece["kind"], piece["title"], lines, dated, to=to)
    staged = evidence.stage_content(piece["name"], content)
    return evidence.record(
        staged, links, title=piece["title"], dated=dated, review_by=review_by
    ).change
