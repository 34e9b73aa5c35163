"""Question sets that come after the small one, and the key that seals them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from small_set import SMALL

from core.catalogue import catalogue_from_json, catalogue_to_json
from core.catalogue.hashes import with_hashes
from core.crypto.sshsig import SigningKey
from core.domain.catalogue import Catalogue, Requirement
from core.domain.guidance import Guidance
from core.packs import pack_bytes
from core.services.publishers import fingerprint_in
from core.workspace import Workspace

KEY = SigningKey.generate()
PRINT = fingerprint_in(KEY.public_line())
DAY = date(2026, 5, 1)


def made(base: Catalogue = SMALL, **changes: object) -> Catalogue:
    """Return *base* with *changes* and hashes that fit."""
    plain = catalogue_to_json(replace(base, **changes))  # type: ignore[arg-type]
    return catalogue_from_json(with_hashes(plain))


def reworded(issue: int = 2, why: str = "Because it helps") -> Catalogue:
    """The small set with a better text for 1-1: the same questions."""
    first, *groups = SMALL.groups
    leaf, *others = first.children
    mended = replace(leaf, guidance=Guidance("What it asks", why=why))  # type: ignore[arg-type]
    return made(groups=(replace(first, children=(mended, *others)), *groups), issue=issue)


def asking_more(issue: int = 2) -> Catalogue:
    """The small set with its second group asked first: other rules."""
    return made(groups=tuple(reversed(SMALL.groups)), issue=issue)


def sealed(catalogue: Catalogue, key: SigningKey = KEY, on: date = DAY) -> bytes:
    """Return a question-set file of *catalogue*."""
    return pack_bytes(catalogue_to_json(catalogue), key, "example-publisher", on)[1]


def why(workspace: Workspace) -> str:
    """What the running assessment says of 1-1."""
    asked = workspace.assessments.state().question_set.by_ref["1-1"]
    return asked.guidance.why


def renamed(leaf: Requirement, ref: str) -> Requirement:
    """Return *leaf* under another ref, its criteria under other ids."""
    levels = tuple(
        replace(level, criteria=tuple(replace(c, id=f"{ref}-{c.id}") for c in level.criteria))
        for level in leaf.levels
    )
    return replace(leaf, ref=ref, levels=levels)
