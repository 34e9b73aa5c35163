"""Which question set serves which type of organisation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from core.domain.catalogue import Catalogue

_STAYS: Final = {"pharmacy": "igt-10"}
"""The set that a type gets where none is named, because scripts have relied on it."""


def newest_first(sets: Iterable[Catalogue]) -> tuple[Catalogue, ...]:
    """Return *sets* by due date, the latest first; without one they come last."""
    return tuple(sorted(sets, key=lambda one: one.due.isoformat() if one.due else "", reverse=True))


def serving(sets: Iterable[Catalogue], org_type: str) -> tuple[Catalogue, ...]:
    """Return the sets that an organisation of *org_type* can work with, the newest first."""
    return tuple(one for one in newest_first(sets) if org_type in one.offered_types)


def usual_set(sets: Iterable[Catalogue], org_type: str) -> Catalogue | None:
    """Return the set that a script gets which names a type and no set; None where none serves."""
    found = serving(sets, org_type)
    stays = _STAYS.get(org_type)
    return next((one for one in found if one.id == stays), found[0] if found else None)


def offered_types(sets: Iterable[Catalogue]) -> dict[str, str]:
    """Return every type that some set serves, with its name in the newest of them."""
    types: dict[str, str] = {}
    for one in newest_first(sets):
        for org_type, name in one.offered_types.items():
            types.setdefault(org_type, name)
    return types
