"""A small question set for tests of the services: two groups, four requirements with levels."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from core.catalogue import catalogue_from_json, catalogue_to_json
from core.catalogue.hashes import with_hashes
from core.domain.catalogue import (
    AnswerKind,
    Applicability,
    Catalogue,
    Confidence,
    Criterion,
    Group,
    Level,
    Provenance,
    Requirement,
    Scheme,
)
from core.domain.guidance import Guidance

SURE = Provenance(Confidence.VERIFIED, "a test")


def _requirement(ref: str, **applicability: bool) -> Requirement:
    levels = tuple(
        Level(n, tuple(Criterion(f"{ref}.{n}{x}", f"Thing {n}{x}", f"short {n}{x}") for x in "ab"))
        for n in (1, 2, 3)
    )
    return Requirement(
        ref,
        f"Title of {ref}",
        AnswerKind.LEVELS,
        Guidance("What it asks"),
        SURE,
        {"pharmacy": Applicability(SURE, **applicability)},
        levels,
        SURE,
    )


def small_catalogue(catalogue_id: str = "small-1") -> Catalogue:
    """Two initiatives; 1-2 may be not relevant, 2-2 is exempt."""
    made = Catalogue(
        id=catalogue_id,
        title="Small set",
        edition="2026",
        noun="requirement",
        scheme=Scheme.IGT_LEVELS,
        purpose="For tests.",
        opens=None,
        due=datetime(2026, 6, 30, tzinfo=UTC).date(),
        org_types={"pharmacy": "Pharmacy"},
        groups=(
            Group(
                "one", "One", (_requirement("1-1"), _requirement("1-2", may_be_not_relevant=True))
            ),
            Group("two", "Two", (_requirement("2-1"), _requirement("2-2", exempt=True))),
        ),
    )
    return catalogue_from_json(with_hashes(catalogue_to_json(made)))


SMALL = small_catalogue()


def small_sets() -> Mapping[str, Catalogue]:
    return {SMALL.id: SMALL}
