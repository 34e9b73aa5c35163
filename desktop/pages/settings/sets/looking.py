"""What is seen of a question-set file, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.domain.differences import Difference
from core.services.packs import PackService, PackView
from core.services.years.next_set import NextSetService, SetStanding


@dataclass(frozen=True, slots=True)
class Look:
    """A file whose seal is unbroken. *differences*: of what is asked of us, where that is known."""

    view: PackView
    differences: tuple[Difference, ...]
    standing: SetStanding


def look_into(packs: PackService, next_set: NextSetService, path: Path, trust: str) -> Look:
    """Look into the file at *path*, on a worker. Raises what ``PackService.inspect`` raises."""
    view, standing = packs.inspect(path, trust=trust), next_set.standing()
    follows_ours = view.present is not None and view.present.id == standing.catalogue.id
    if view.catalogue is None or not follows_ours:
        return Look(view, view.differences, standing)
    return Look(view, next_set.differences(view.catalogue), standing)
