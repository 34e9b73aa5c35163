"""Which questions and points of a newer set each one of an older set leads to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from core.domain.catalogue import Catalogue
from core.domain.follows import Renamed

Leads = Mapping[str, tuple[str, ...]]
"""Each older id, in the older set's order, and the newer ids that it leads to."""


@dataclass(frozen=True)
class Succession:
    """Where everything that an older set asks is asked in a newer one; empty where nowhere."""

    refs: Leads
    criteria: Leads

    @cached_property
    def olds(self) -> Leads:
        """The older refs that each newer ref comes from, in the older set's order."""
        return _turned(self.refs)

    @cached_property
    def old_criteria(self) -> Leads:
        """The older criteria that each newer one comes from."""
        return _turned(self.criteria)

    @property
    def is_empty(self) -> bool:
        """Whether the two sets have nothing in common."""
        return not any(self.refs.values())

    def then(self, later: Succession) -> Succession:
        """Return where this leads after one more step."""
        return Succession(_over(self.refs, later.refs), _over(self.criteria, later.criteria))


def successors(old: Catalogue, new: Catalogue, known: Iterable[Catalogue] = ()) -> Succession:
    """Return what each ref and criterion of *old* leads to in *new*.

    What *new* says of the edition that it follows comes first; whatever it is silent about leads
    to its own name. A point whose very words stand under a new id, once, leads there. Where *new*
    follows *old* over editions between them and *known* has those, each step is taken.
    """
    steps = [_step(one, other) for one, other in pairwise(_path(old, new, known))]
    whole = steps[0]
    for step in steps[1:]:
        whole = whole.then(step)
    return whole


def comes_after(later: Catalogue, earlier_id: str, here: Mapping[str, Catalogue]) -> bool:
    """Whether *later* follows the edition *earlier_id*, over those between that are *here*."""
    seen: set[str] = set()
    at: Catalogue | None = later
    while at is not None and at.follows is not None and at.id not in seen:
        if at.follows.edition == earlier_id:
            return True
        seen.add(at.id)
        at = here.get(at.follows.edition)
    return False


def _path(old: Catalogue, new: Catalogue, known: Iterable[Catalogue]) -> list[Catalogue]:
    """Return the editions from *old* to *new*; just the two where nothing links them."""
    by_id = {catalogue.id: catalogue for catalogue in known} | {old.id: old}
    path, at = [new], new
    while at.follows is not None and old.id != new.id:
        before = by_id.get(at.follows.edition)
        if before is None or before in path:
            break
        path.insert(0, before)
        if before.id == old.id:
            return path
        at = before
    return [old, new]


def _step(old: Catalogue, new: Catalogue) -> Succession:
    follows = new.follows
    said = follows.renamed if follows is not None and follows.edition == old.id else ()
    refs = _leads(old.by_ref, new.by_ref, said)
    return Succession(refs, _same_words(old, new, refs, _criteria(old, new, said)))


def _leads(old: Collection[str], new: Collection[str], said: Iterable[Renamed]) -> Leads:
    told: dict[str, list[str]] = {}
    for one in said:
        for was in one.was:
            told.setdefault(was, []).extend(now for now in one.now if now in new)
    return {
        name: tuple(dict.fromkeys(told[name]) if name in told else [name] * (name in new))
        for name in old
    }


def _criteria(old: Catalogue, new: Catalogue, said: Iterable[Renamed]) -> Leads:
    return _leads(
        [c.id for leaf in old.by_ref.values() for c in leaf.criteria],
        {c.id for leaf in new.by_ref.values() for c in leaf.criteria},
        said,
    )


def _same_words(old: Catalogue, new: Catalogue, refs: Leads, criteria: Leads) -> Leads:
    """Let a point that leads nowhere lead to the one new point that says the very same."""
    found = dict(criteria)
    taken = {now for leads in criteria.values() for now in leads}
    said = {w for one in (new.follows.renamed if new.follows else ()) for w in one.was}
    for leaf in old.by_ref.values():
        there = [c for ref in refs[leaf.ref] for c in new.by_ref[ref].criteria if c.id not in taken]
        for criterion in leaf.criteria:
            same = [c.id for c in there if c.text == criterion.text]
            if not found[criterion.id] and criterion.id not in said and len(same) == 1:
                found[criterion.id] = (same[0],)
    return found


def _turned(leads: Leads) -> Leads:
    turned: dict[str, list[str]] = {}
    for was, now in leads.items():
        for one in now:
            turned.setdefault(one, []).append(was)
    return {one: tuple(was) for one, was in turned.items()}


def _over(first: Leads, second: Leads) -> Leads:
    return {
        was: tuple(dict.fromkeys(end for middle in now for end in second.get(middle, ())))
        for was, now in first.items()
    }
