"""How far a fact of the profile reaches in a set: what it answers, and where it is quoted."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.catalogue import QuestionSet
from core.domain.told import facts_in


@dataclass(frozen=True, slots=True)
class Reach:
    """The questions that a fact answers by itself, may answer, or is quoted in; refs in order."""

    answers: tuple[str, ...] = ()
    in_doubt: tuple[str, ...] = ()  # whether it answers them is doubtful: the person looks
    quoted: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether telling the fact saves any work."""
        return bool(self.answers or self.in_doubt or self.quoted)


def reach_of_cover(question_set: QuestionSet, fact: str) -> Reach:
    """Return what *fact*, named as in the set (``cyber-essentials-plus``), answers."""
    covers = [
        (asked.ref, cover.provenance.is_doubtful)
        for asked in question_set.asked
        for cover in asked.requirement.covered_by
        if cover.fact == fact and not asked.applicability.exempt
    ]
    return Reach(
        tuple(ref for ref, in_doubt in covers if not in_doubt),
        tuple(ref for ref, in_doubt in covers if in_doubt),
    )


def reach_of_told(question_set: QuestionSet, key: str) -> Reach:
    """Return the questions whose starters for an answer quote the fact *key*."""
    return Reach(
        quoted=tuple(
            asked.ref
            for asked in question_set.asked
            if not asked.applicability.exempt
            and any(key in facts_in(e.text) for e in asked.requirement.examples_for(asked.org_type))
        )
    )
