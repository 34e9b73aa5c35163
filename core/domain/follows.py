"""How one edition of a question set comes after another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Renamed:
    """That what was asked under the refs *was* is asked under *now* since.

    One to one it was moved, one to several split, several to one merged; without *now* it is
    gone. Criteria are named by their ids in the same way.
    """

    was: tuple[str, ...]
    now: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Follows:
    """Which edition this one comes after, and what cannot be told from the refs alone."""

    edition: str  # the id of the older catalogue
    renamed: tuple[Renamed, ...] = ()
