"""What first run needs before there are any records: the question sets to choose from."""

from __future__ import annotations

from core.domain.catalogue import Catalogue


def question_sets() -> tuple[Catalogue, ...]:
    """Return the shipped question sets, the newest first."""
    from core.catalogue import load_bundled  # read only when a question set is needed

    sets = load_bundled().values()
    return tuple(sorted(sets, key=lambda one: one.due.isoformat() if one.due else "", reverse=True))
