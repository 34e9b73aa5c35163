"""What an action, a request or a job is good for: refs, and whole ids of criteria."""

from __future__ import annotations

from collections.abc import Iterable

from core.domain.carrying import bring_link
from core.domain.catalogue import QuestionSet
from core.domain.evidence import EvidenceLink
from core.domain.state import AssessmentState
from core.domain.succession import Succession

Targets = tuple[str, ...]


def link_of(questions: QuestionSet, target: str) -> EvidenceLink | None:
    """Return what *target* means in *questions*; None where nothing of that name is asked."""
    if target in questions.by_ref:
        return EvidenceLink(target)
    ref = questions.criterion_refs.get(target)
    return None if ref is None else EvidenceLink(ref, target)


def links_of(questions: QuestionSet, targets: Iterable[str]) -> tuple[EvidenceLink, ...]:
    """Return the links of all *targets* that are asked."""
    return tuple(link for one in targets if (link := link_of(questions, one)) is not None)


def refs_of(questions: QuestionSet, targets: Iterable[str]) -> tuple[str, ...]:
    """Return the refs that *targets* belong to, each once."""
    return tuple(dict.fromkeys(link.ref for link in links_of(questions, targets)))


def words_of(questions: QuestionSet, target: str) -> str:
    """Return what *target* asks for in its own words; empty where it is asked no more."""
    link = link_of(questions, target)
    if link is None:
        return ""
    requirement = questions.by_ref[link.ref].requirement
    return next((c.text for c in requirement.criteria if c.id == link.criterion), requirement.title)


def is_filled(state: AssessmentState, targets: Targets) -> bool:
    """Whether everything in *targets* is met or answered by now; False where there is nothing."""
    links = links_of(state.question_set, targets)
    return bool(links) and all(_is_filled(state, link) for link in links)


def _is_filled(state: AssessmentState, link: EvidenceLink) -> bool:
    requirement = state.by_ref[link.ref]
    if link.criterion is None or not requirement.is_counted:
        return requirement.is_settled
    return link.criterion in requirement.answer.met


def carried(leads: Succession, questions: QuestionSet, targets: Targets) -> Targets:
    """Return what *targets* of an older set are under *questions*; what leads nowhere goes.

    A name that the older set never had belongs to another set and stays as it is.
    """
    now: list[str] = []
    for target in targets:
        if target in leads.refs:
            links = bring_link(leads, questions, EvidenceLink(target))
        elif target in leads.criteria:
            links = tuple(
                EvidenceLink(questions.criterion_refs[one], one)
                for one in leads.criteria[target]
                if one in questions.criterion_refs
            )
        else:
            now.append(target)
            continue
        now += [link.criterion or link.ref for link in links]
    return tuple(dict.fromkeys(now))
