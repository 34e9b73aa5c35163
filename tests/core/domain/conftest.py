"""Small question sets as fixtures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small_sets import catalogue, item, requirement

from core.domain.catalogue import AnswerKind, Group, QuestionSet, Scheme


@pytest.fixture
def levels_set() -> Callable[..., QuestionSet]:
    """Make a set of *count* requirements; keyword *special* gives flags for the last one."""

    def make(count: int, **special: bool) -> QuestionSet:
        leaves = [requirement(n) for n in range(1, count)] + [requirement(count, **special)]
        half = count // 2
        groups = (
            Group("1", "Management", tuple(leaves[:half])),
            Group("2", "Security", tuple(leaves[half:])),
        )
        return catalogue(groups).for_type("pharmacy")

    return make


@pytest.fixture
def items_set() -> QuestionSet:
    """Two assertions under one standard: a tick, a text and a document; an optional tick."""
    first = Group(
        "1.1", "First", (item("1.1.1", AnswerKind.YES_NO), item("1.1.2", AnswerKind.TEXT))
    )
    second = Group(
        "1.2",
        "Second",
        (item("1.2.1", AnswerKind.DOCUMENT), item("1.2.2", AnswerKind.YES_NO, mandatory=False)),
    )
    return catalogue((Group("1", "One", (first, second)),), Scheme.DSPT_ITEMS).for_type("pharmacy")
