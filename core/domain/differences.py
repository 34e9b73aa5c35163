"""What a newer question set asks otherwise than an older one, for one type or for all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.domain.catalogue import Catalogue, Criterion, Requirement
from core.domain.succession import Succession, successors


class Kind(StrEnum):
    """What became of a question, or what is different about it."""

    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    MERGED = "merged"
    REARRANGED = "rearranged"  # several became several
    MOVED = "moved"  # the same question under another number
    REWORDED = "reworded"
    APPLICABILITY = "applicability"
    ANSWER = "answer"  # it is answered in another way
    CRITERIA_ADDED = "criteria-added"
    CRITERIA_REMOVED = "criteria-removed"
    CRITERIA_MOVED = "criteria-moved"  # under another id, or at another level
    TYPE_ADDED = "type-added"
    TYPE_REMOVED = "type-removed"


class Asking(StrEnum):
    """How a type is asked a question, from not at all to having to answer."""

    NOT_LISTED = "not-listed"
    EXEMPT = "exempt"
    OPTIONAL = "optional"
    MANDATORY = "mandatory"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing before and after. *name* is a part of the wording, a type's id or a criterion."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. *was* and *now* are the older and the newer refs; *title* is today's."""

    kind: Kind
    was: tuple[str, ...]
    now: tuple[str, ...]
    title: str
    parts: tuple[Part, ...] = ()
    note: str = ""  # what the newer set says about it


@dataclass(frozen=True, slots=True)
class _Family:
    """Questions that belong together: all that lead to, or come from, one another."""

    olds: tuple[Requirement, ...]
    news: tuple[Requirement, ...]


_Points = Mapping[str, tuple[Criterion, int]]
"""The older criteria by id, each with its level."""


def compare(
    old: Catalogue, new: Catalogue, org_type: str | None = None, known: Iterable[Catalogue] = ()
) -> tuple[Difference, ...]:
    """Return what *new* asks otherwise than *old*, in the order of *new*.

    With *org_type*: only what concerns that type. What is gone stands where it stood.
    """
    leads = successors(old, new, known)
    found = [] if org_type else list(_types(old, new))
    types = {org_type} if org_type else set(old.org_types) & set(new.org_types)
    points = {c.id: (c, n) for leaf in old.by_ref.values() for n, c in _numbered(leaf)}
    for family in _families(old, new, leads):
        if org_type and not any(org_type in r.applies for r in (*family.olds, *family.news)):
            continue
        found += _of_family(family, new, leads, points, sorted(types))
    return tuple(found)


def _types(old: Catalogue, new: Catalogue) -> Iterator[Difference]:
    for kind, here, there in (
        (Kind.TYPE_ADDED, new.org_types, old.org_types),
        (Kind.TYPE_REMOVED, old.org_types, new.org_types),
    ):
        for org_type, name in here.items():
            if org_type not in there:
                yield Difference(kind, (), (), name, (Part(org_type, "", ""),))


def _families(old: Catalogue, new: Catalogue, leads: Succession) -> list[_Family]:
    places = {ref: number for number, ref in enumerate(new.by_ref)}
    seen: set[str] = set()
    found: list[tuple[tuple[int, int], _Family]] = []
    last = -1
    for ref, leaf in old.by_ref.items():
        if not leads.refs[ref]:
            found.append(((last, 1), _Family((leaf,), ())))
            continue
        olds, news = _closure(ref, leads)
        first = min(places[now] for now in news)
        last = max(places[now] for now in leads.refs[ref])
        if not news & seen:
            seen |= news
            family = _Family(
                tuple(r for r in old.by_ref.values() if r.ref in olds),
                tuple(r for r in new.by_ref.values() if r.ref in news),
            )
            found.append(((first, 0), family))
    found += [
        ((places[ref], 0), _Family((), (leaf,)))
        for ref, leaf in new.by_ref.items()
        if ref not in leads.olds
    ]
    return [family for _, family in sorted(found, key=lambda one: one[0])]


def _closure(ref: str, leads: Succession) -> tuple[set[str], set[str]]:
    """Return the older and newer refs that hang together with the older *ref*."""
    olds, news, wave = {ref}, set[str](), {ref}
    while wave:
        fresh = {now for was in wave for now in leads.refs[was]} - news
        news |= fresh
        wave = {was for now in fresh for was in leads.olds[now]} - olds
        olds |= wave
    return olds, news


def _of_family(
    family: _Family, new: Catalogue, leads: Succession, points: _Points, types: list[str]
) -> Iterator[Difference]:
    was, now = tuple(r.ref for r in family.olds), tuple(r.ref for r in family.news)
    kind = _fate(was, now)
    leaf = (family.news or family.olds)[0]
    if kind is not None:
        yield Difference(kind, was, now, leaf.title, note=_note(new, was, now))
    if not (family.olds and family.news):
        return
    for leaf in family.news:
        olds = tuple(r for r in family.olds if r.ref in leads.olds[leaf.ref])
        for what, parts in (
            (Kind.REWORDED, _reworded(olds, leaf, leads, points, whole=kind in _ONE_TO_ONE)),
            (Kind.APPLICABILITY, _applicability(olds, leaf, types)),
            (Kind.ANSWER, _answer(olds, leaf)),
            (Kind.CRITERIA_ADDED, _criteria_added(leaf, leads)),
            (Kind.CRITERIA_MOVED, _criteria_moved(leaf, leads, points)),
        ):
            if said := tuple(parts):
                yield Difference(what, tuple(r.ref for r in olds), (leaf.ref,), leaf.title, said)
    for one in family.olds:
        gone = tuple(Part(c.id, c.text, "") for c in one.criteria if not leads.criteria[c.id])
        if gone:
            to = leads.refs[one.ref]
            yield Difference(Kind.CRITERIA_REMOVED, (one.ref,), to, leaf.title, gone)


def _fate(was: tuple[str, ...], now: tuple[str, ...]) -> Kind | None:
    match len(was), len(now):
        case 0, _:
            return Kind.ADDED
        case _, 0:
            return Kind.REMOVED
        case 1, 1:
            return Kind.MOVED if was != now else None
        case 1, _:
            return Kind.SPLIT
        case _, 1:
            return Kind.MERGED
        case _:
            return Kind.REARRANGED


def _note(new: Catalogue, was: tuple[str, ...], now: tuple[str, ...]) -> str:
    said = new.follows.renamed if new.follows else ()
    notes = (r.note for r in said if set(r.was) & set(was) and set(r.now) <= set(now))
    return " ".join(dict.fromkeys(note for note in notes if note))


def _reworded(
    olds: tuple[Requirement, ...],
    leaf: Requirement,
    leads: Succession,
    points: _Points,
    *,
    whole: bool,
) -> list[Part]:
    """Return what is worded otherwise: the question, where it is *whole* the same, its points."""
    parts = []
    if whole:
        parts = [
            Part(name, say(olds[0]), say(leaf))
            for name, say in _WORDING.items()
            if say(olds[0]) != say(leaf)
        ]
    for criterion in leaf.criteria:
        was = [points[c][0].text for c in leads.old_criteria.get(criterion.id, ())]
        if len(was) == 1 and was[0] != criterion.text:
            parts.append(Part(criterion.id, was[0], criterion.text))
    return parts


_ONE_TO_ONE = (None, Kind.MOVED)
_WORDING: dict[str, Callable[[Requirement], str]] = {
    "title": lambda leaf: leaf.title,
    "asks": lambda leaf: leaf.guidance.asks,
    "official": lambda leaf: leaf.official,
}


def _applicability(
    olds: tuple[Requirement, ...], leaf: Requirement, types: list[str]
) -> Iterator[Part]:
    for org_type in types:
        before = max((asking(one, org_type) for one in olds), key=list(Asking).index)
        after = asking(leaf, org_type)
        if before is not after:
            yield Part(org_type, before.value, after.value)
        elif after is not Asking.NOT_LISTED:
            may = [one.applies[org_type].may_be_not_relevant for one in olds
                   if org_type in one.applies]  # fmt: skip
            if any(may) != leaf.applies[org_type].may_be_not_relevant:
                yield Part(org_type, *_MAY_BE_LEFT_OUT[any(may)])


_MAY_BE_LEFT_OUT = {
    True: ("may-be-not-relevant", "always-relevant"),
    False: ("always-relevant", "may-be-not-relevant"),
}


def asking(leaf: Requirement, org_type: str) -> Asking:
    """Return how *leaf* is asked of *org_type*."""
    applied = leaf.applies.get(org_type)
    if applied is None:
        return Asking.NOT_LISTED
    if applied.exempt:
        return Asking.EXEMPT
    return Asking.MANDATORY if applied.mandatory else Asking.OPTIONAL


def _answer(olds: tuple[Requirement, ...], leaf: Requirement) -> Iterator[Part]:
    kinds = dict.fromkeys(one.answer for one in olds)
    if leaf.answer not in kinds or len(kinds) > 1:
        yield Part("answer", ", ".join(kind.value for kind in kinds), leaf.answer.value)


def _criteria_added(leaf: Requirement, leads: Succession) -> Iterator[Part]:
    for criterion in leaf.criteria:
        if criterion.id not in leads.old_criteria:
            yield Part(criterion.id, "", criterion.text)


def _criteria_moved(leaf: Requirement, leads: Succession, points: _Points) -> Iterator[Part]:
    for number, criterion in _numbered(leaf):
        was = [_where(*points[c]) for c in leads.old_criteria.get(criterion.id, ())]
        here = _where(criterion, number)
        if was and was != [here]:
            yield Part(criterion.id, ", ".join(was), here)


def _numbered(leaf: Requirement) -> Iterator[tuple[int, Criterion]]:
    for level in leaf.levels:
        for criterion in level.criteria:
            yield level.number, criterion


def _where(criterion: Criterion, level: int) -> str:
    return f"{criterion.id} ({level})"
