"""What of last year's answers goes on under a newer set, and what is shown beside it only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from core.domain.answers import Answer
from core.domain.carried import Carried
from core.domain.catalogue import (
    AnswerKind,
    Asked,
    Catalogue,
    Criterion,
    QuestionSet,
    Requirement,
)
from core.domain.evidence import EvidenceLink
from core.domain.succession import Succession
from core.text import QT_TRANSLATE_NOOP, translate

_FROM = QT_TRANSLATE_NOOP("carried", "From {ref}:")
_SHOWN = (AnswerKind.DOCUMENT, AnswerKind.OPEN)
_WORDS = (AnswerKind.TEXT, AnswerKind.OPEN)
LONGEST: Mapping[str, int] = {
    **dict.fromkeys(("note", "item", "set_aside", "not_relevant"), 100_000),
    "place": 10_000,
    "owner": 300,
}
"""How much a field of an answer holds; several texts joined may be longer."""


class Why(StrEnum):
    """Why something of last year's answer does not stand in this year's."""

    AGES = "ages"  # it tells of a day that is past: somebody trained, tested or reviewed
    OTHER_ANSWER = "other-answer"  # the question is answered in another way now
    DIFFER = "differ"  # several became one, and did not say the same
    ALWAYS_RELEVANT = "always-relevant"  # it can no longer be left out
    TOO_LONG = "too-long"  # several texts joined do not fit


@dataclass(frozen=True, slots=True)
class Held:
    """A part of last year's answer that is shown and not carried: a field, or a criterion."""

    why: Why
    part: str


@dataclass(frozen=True, slots=True)
class Brought:
    """What one question begins with, and what is shown beside it only."""

    answer: Answer
    held: tuple[Held, ...] = ()


@dataclass(frozen=True)
class LastYear:
    """An older assessment, as far as it matters for the next."""

    assessment_id: str
    catalogue: Catalogue
    answers: Mapping[str, Answer]
    links: Collection[EvidenceLink]  # of everything that is linked and in use

    @cached_property
    def points(self) -> Mapping[str, tuple[Requirement, Criterion, bool]]:
        """Each criterion with the question that it belongs to, and whether it was met."""
        none = frozenset[str]()
        return {
            c.id: (leaf, c, c.id in (self.answers[ref].met if ref in self.answers else none))
            for ref, leaf in self.catalogue.by_ref.items()
            for c in leaf.criteria
        }

    @cached_property
    def linked(self) -> frozenset[str]:
        """The refs that evidence is linked to."""
        return frozenset(link.ref for link in self.links)

    def says_something(self, ref: str) -> bool:
        """Whether anything was answered to *ref*, linked to it, or waits there to be looked at."""
        answer = self.answers.get(ref)
        told = answer is not None and not (answer.is_untouched and not answer.is_to_be_looked_at)
        return told or ref in self.linked


def old_refs(last: LastYear, leads: Succession, leaf: Requirement) -> tuple[str, ...]:
    """Return the older refs whose answers concern *leaf*, in the older set's order."""
    own = leads.olds.get(leaf.ref, ())
    points = [last.points[old] for c in leaf.criteria for old in leads.old_criteria.get(c.id, ())]
    behind = {old.ref for old, _, met in points if met} | set(own)
    return tuple(ref for ref in last.catalogue.by_ref if ref in behind)


def bring(last: LastYear, leads: Succession, asked: Asked) -> Brought:
    """Return what *asked* begins with.

    Texts of several questions are joined, each under a line that says where it is from; whatever
    else they said counts only where all said the same. What ages or is answered in another way
    now is shown and not carried. Due dates belong to their year. An answer that says anything is
    marked as brought, so that somebody looks at it.
    """
    leaf = asked.requirement
    refs = old_refs(last, leads, leaf)
    own = [
        (last.catalogue.by_ref[ref], last.answers.get(ref, Answer(ref)))
        for ref in leads.olds.get(leaf.ref, ())
    ]
    held: list[Held] = []
    fields = {
        **_told(leaf, own, held),
        **_reason(asked, own, held),
        "met": _ticks(leaf, last, leads, held),
        "note": _joined("note", own, held),
        "owner": _owners(own, held),
    }
    targets = [answer.target for _, answer in own]
    answer = replace(Answer(leaf.ref), **fields)  # type: ignore[arg-type]
    if targets:
        answer = replace(answer, target=max(targets))
    ages = leaf.ages or any(old.ages for old, _ in own)
    if ages and leaf.answer in _SHOWN and any(ref in last.linked for ref in refs):
        held.append(Held(Why.AGES, "evidence"))
    if any(last.says_something(ref) for ref in refs):
        answer = replace(answer, carried=Carried(last.assessment_id, refs))
    return Brought(answer, tuple(held))


def bring_link(
    leads: Succession, questions: QuestionSet, link: EvidenceLink
) -> tuple[EvidenceLink, ...]:
    """Return what a link of last year's leads to; a point that is gone leaves its question."""
    if link.criterion is not None:
        found = [c for c in leads.criteria.get(link.criterion, ()) if c in questions.criterion_refs]
        if found:
            return tuple(EvidenceLink(questions.criterion_refs[c], c) for c in found)
    return tuple(EvidenceLink(r) for r in leads.refs.get(link.ref, ()) if r in questions.by_ref)


def left_behind(
    last: LastYear,
    leads: Succession,
    questions: QuestionSet,
    says: Callable[[str], bool] | None = None,
) -> tuple[str, ...]:
    """Return the older refs that say something and lead to nothing that is asked here.

    *says* tells whether a ref says something, where more than its own answer counts.
    """
    says = says or last.says_something
    refs = (*last.catalogue.by_ref, *(r for r in last.answers if r not in last.catalogue.by_ref))
    return tuple(
        ref
        for ref in refs
        if says(ref) and not any(now in questions.by_ref for now in leads.refs.get(ref, ()))
    )


_Old = tuple[Requirement, Answer]


def _told(leaf: Requirement, olds: Sequence[_Old], held: list[Held]) -> dict[str, object]:
    """Return an item's answer, its place, and words set aside from it."""
    fields: dict[str, object] = {}
    ages = leaf.ages or any(old.ages for old, _ in olds)
    if leaf.answer is not AnswerKind.LEVELS and any(answer.met for _, answer in olds):
        held.append(Held(Why.OTHER_ANSWER, "met"))
    for field in ("item", "set_aside", "place"):
        told = [(old, a) for old, a in olds if getattr(a, field)]
        same = [(old, a) for old, a in told if old.answer is leaf.answer]
        if told and ages:
            held.append(Held(Why.AGES, field))
        elif told != same:
            held.append(Held(Why.OTHER_ANSWER, field))
        elif same and (field != "item" or _are_words(leaf, same)):
            fields[field] = _joined(field, same, held)
        elif same:
            values = {getattr(a, field) for _, a in olds}
            if len(values) == 1:
                fields[field] = values.pop()
            else:
                held.append(Held(Why.DIFFER, field))
    return fields


def _are_words(leaf: Requirement, olds: Sequence[_Old]) -> bool:
    """Whether the answers are texts that can stand side by side, no ticks and no dates."""
    if leaf.answer is AnswerKind.OPEN:
        return any(answer.item not in ("yes", "no") for _, answer in olds)
    return leaf.answer in _WORDS


def _reason(asked: Asked, olds: Sequence[_Old], held: list[Held]) -> dict[str, object]:
    """Return why it does not apply to us, where it still may not."""
    reasons = [old for old in olds if old[1].not_relevant]
    if not reasons:
        return {}
    if not asked.applicability.may_be_not_relevant:
        held.append(Held(Why.ALWAYS_RELEVANT, "not_relevant"))
        return {}
    if len(reasons) < len(olds):
        held.append(Held(Why.DIFFER, "not_relevant"))
        return {}
    return {"not_relevant": _joined("not_relevant", reasons, held) or None}


def _ticks(
    leaf: Requirement, last: LastYear, leads: Succession, held: list[Held]
) -> frozenset[str]:
    """Return the points that are met: all that they come from were, and none of it ages."""
    ticks = set()
    for criterion in leaf.criteria:
        found = [last.points[c] for c in leads.old_criteria.get(criterion.id, ())]
        met = [was_met for _, _, was_met in found]
        if not any(met):
            continue
        if leaf.ages or criterion.ages or any(old.ages or c.ages for old, c, _ in found):
            held.append(Held(Why.AGES, criterion.id))
        elif not all(met):
            held.append(Held(Why.DIFFER, criterion.id))
        else:
            ticks.add(criterion.id)
    return frozenset(ticks)


def _joined(field: str, olds: Iterable[_Old], held: list[Held]) -> str:
    """Return the texts of *field*, each under where it is from; one that all share stands alone."""
    texts = [(old.ref, text) for old, answer in olds if (text := getattr(answer, field))]
    if len({text for _, text in texts}) <= 1:
        return texts[0][1] if texts else ""
    parts = (f"{translate('carried', _FROM, ref=ref)}\n{text}" for ref, text in texts)
    return _fitting(field, "\n\n".join(parts), held)


def _owners(olds: Iterable[_Old], held: list[Held]) -> str:
    return _fitting("owner", ", ".join(dict.fromkeys(a.owner for _, a in olds if a.owner)), held)


def _fitting(field: str, text: str, held: list[Held]) -> str:
    if len(text) <= LONGEST[field]:
        return text
    held.append(Held(Why.TOO_LONG, field))
    return ""
