"""What a question set says, in passages to be found: titles, criteria, guidance, examples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.domain.catalogue import Asked, QuestionSet
from core.store.search_index import Passage

TITLE = ""
_FACT = re.compile(r"\{[a-z_-]+\}")  # its name is no word that anybody reads
CRITERION = "criterion:"
OFFICIAL = "official"


def passages(question_set: QuestionSet) -> Iterator[Passage]:
    """Yield every passage of *question_set*, as its type is told."""
    for asked in question_set.asked:
        yield Passage(asked.ref, TITLE, title=f"{asked.ref} {asked.requirement.title}")
        for part, text in parts(asked):
            yield Passage(asked.ref, part, text=text)


def parts(asked: Asked) -> Iterator[tuple[str, str]]:
    """Yield what one requirement says besides its title, each with the name of the part."""
    guidance = asked.guidance
    letters = (guidance.ask_owner, guidance.ask_supplier)
    evidence = [f"{e.name} {e.who_has_it}" for e in guidance.evidence]
    examples = [_FACT.sub("…", e.text) for e in asked.requirement.examples_for(asked.org_type)]
    said = {
        OFFICIAL: asked.requirement.official,
        "asks": guidance.asks,
        "why": guidance.why,
        "good": guidance.good,
        "steps": _lines(guidance.steps),
        "evidence": _lines(evidence),
        "mistakes": _lines(guidance.mistakes),
        "letters": _lines(letters),
        "law": _lines(guidance.law),
        "examples": _lines(examples),
    }
    said |= {f"{CRITERION}{c.id}": c.text for c in asked.requirement.criteria}
    yield from ((part, text) for part, text in said.items() if text)


def _lines(texts: tuple[str, ...] | list[str]) -> str:
    return "\n".join(text for text in texts if text)
