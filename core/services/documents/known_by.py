"""What each question of a set is known by, so that a document can be matched with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.domain.catalogue import Asked, QuestionSet
from core.domain.serving import Known
from core.domain.starters import Starter

_STARTER, _EVIDENCE, _TITLE, _POINT, _ASKS = 1.0, 1.0, 0.9, 0.6, 0.35
"""How much a text says about which documents serve a question."""


def known_by(question_set: QuestionSet, starters: Iterable[Starter]) -> Iterator[Known]:
    """Yield what each question that is asked is known by."""
    catalogue_id = question_set.catalogue.id
    titles: dict[str, list[str]] = {}
    for starter in starters:
        for ref in starter.serves.get(catalogue_id, ()):
            titles.setdefault(ref, []).append(starter.title)
    for asked in question_set.asked:
        texts = _texts(asked, titles.get(asked.ref, []))
        yield Known(asked.ref, asked.requirement.title, tuple(texts))


def _texts(asked: Asked, starters: list[str]) -> Iterator[tuple[float, str]]:
    guidance = asked.guidance
    yield _TITLE, asked.requirement.title
    yield from ((_STARTER, title) for title in starters)
    yield from ((_EVIDENCE, example.name) for example in guidance.evidence)
    yield from ((_POINT, one.text) for one in asked.requirement.criteria)
    yield _ASKS, guidance.asks
