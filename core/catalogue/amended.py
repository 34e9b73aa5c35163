"""Lays what an organisation established about a question set over the edition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from core.catalogue.hashes import rules_hash, text_hash
from core.catalogue.plain import catalogue_to_json
from core.domain.amendments import Amendments, OwnQuestion, Said, added_by, left_by, seen_by
from core.domain.catalogue import Applicability, Catalogue, Group, Requirement
from core.domain.guidance import Guidance
from core.text import QT_TRANSLATE_NOOP, translate

_OF_LIST = QT_TRANSLATE_NOOP("amendments", "Question {ref} of the official list")

_Child = Group | Requirement
_Change = Callable[[Requirement], Requirement]


def amended(catalogue: Catalogue, org_type: str, amendments: Amendments) -> Catalogue:
    """Return *catalogue* as *org_type* found it on the website, with hashes of its own.

    What concerns a ref that the edition does not have is passed over. Where the rules differ,
    ``amends`` names those of the edition.
    """
    if not amendments:
        return catalogue
    groups = catalogue.groups
    for ref, question in amendments.own.items():
        if ref not in catalogue.by_ref:
            groups = _with(groups, _own_leaf(ref, org_type, question), question)
    groups = _each(groups, lambda leaf: _changed(leaf, org_type, amendments))
    return _hashed(replace(catalogue, groups=groups), catalogue.amends or catalogue.rules_hash)


def without_official(catalogue: Catalogue) -> Catalogue:
    """Return the same without the official wording, which stays on this PC.

    A question that was added from an official list is left with its number.
    """
    return _hashed(replace(catalogue, groups=_each(catalogue.groups, _unworded)), catalogue.amends)


def _unworded(leaf: Requirement) -> Requirement:
    listed = " ".join(leaf.official.split())
    if leaf.official and listed.startswith(leaf.title.rstrip("…")):
        title = translate("amendments", _OF_LIST, ref=leaf.ref)
        return replace(leaf, title=title, guidance=Guidance(title), official="")
    return replace(leaf, official="")


def groups_of(catalogue: Catalogue) -> Iterator[Group]:
    """Yield every group of the tree, each before those that it holds."""
    return _branches(catalogue.groups)


def natural(ref: str) -> tuple[tuple[int, str], ...]:
    """Return what refs are put in order by, as the website does: 1.3.2 before 1.3.11."""
    parts = re.findall(r"[0-9]+|[^0-9.]+", ref)
    return tuple((int(part), "") if part[0].isdecimal() else (0, part) for part in parts)


def parent_of(group_id: str) -> str:
    """Return the id of the group that a new one is put into: 3 for 3.3."""
    return group_id.rpartition(".")[0]


def _hashed(catalogue: Catalogue, edition_rules: str) -> Catalogue:
    rules = rules_hash(catalogue_to_json(catalogue))
    amends = edition_rules if rules != edition_rules else ""
    named = replace(catalogue, rules_hash=rules, amends=amends)
    return replace(named, text_hash=text_hash(catalogue_to_json(named)))


def _each(groups: tuple[Group, ...], change: _Change) -> tuple[Group, ...]:
    def child(node: _Child) -> _Child:
        if isinstance(node, Requirement):
            return change(node)
        return replace(node, children=tuple(map(child, node.children)))

    return tuple(replace(g, children=tuple(map(child, g.children))) for g in groups)


def _changed(leaf: Requirement, org_type: str, amendments: Amendments) -> Requirement:
    ref = leaf.ref
    official = amendments.official.get(ref, leaf.official)
    asked = leaf.applies.get(org_type)
    own = amendments.own.get(ref)
    if asked is None and own is not None:  # the edition asks it of others only
        asked = Applicability(added_by(own.said), own.mandatory)
    corrected = amendments.corrected.get(ref)
    if asked is None:
        return replace(leaf, official=official)
    said: Said | None = amendments.checked.get(ref)
    if corrected is not None:
        said = corrected.said
        if corrected.mandatory is not None:
            asked = replace(asked, mandatory=corrected.mandatory)
        if corrected.answer is not None and not leaf.levels:
            leaf = replace(leaf, answer=corrected.answer)
    if said is not None and not asked.set_aside:
        asked = replace(asked, provenance=seen_by(said))
    aside = amendments.aside.get(ref)
    if aside is not None:
        asked = replace(asked, exempt=True, set_aside=aside.reason, provenance=left_by(aside))
    return replace(leaf, official=official, applies={**leaf.applies, org_type: asked})


def _own_leaf(ref: str, org_type: str, question: OwnQuestion) -> Requirement:
    known = added_by(question.said)
    return Requirement(
        ref=ref,
        title=question.title,
        answer=question.answer,
        guidance=Guidance(question.title),
        provenance=known,
        applies={org_type: Applicability(known, question.mandatory)},
    )


def _with(groups: tuple[Group, ...], leaf: Requirement, question: OwnQuestion) -> tuple[Group, ...]:
    """Put *leaf* where the website has it: in its assertion, which may be a new one."""
    known = {group.id for group in _branches(groups)}
    if question.group in known:
        return _put(groups, question.group, leaf)
    new = Group(question.group, question.group_title or question.group, (leaf,))
    if parent_of(question.group) in known:
        return _put(groups, parent_of(question.group), new)
    return (*groups, new)


def _put(groups: tuple[Group, ...], into: str, child: _Child) -> tuple[Group, ...]:
    def below(group: Group) -> Group:
        if group.id == into:
            return replace(group, children=_in_order(group.children, child))
        return replace(
            group, children=tuple(below(c) if isinstance(c, Group) else c for c in group.children)
        )

    return tuple(map(below, groups))


def _in_order(children: tuple[_Child, ...], child: _Child) -> tuple[_Child, ...]:
    place = next(
        (n for n, one in enumerate(children) if natural(_name(one)) > natural(_name(child))),
        len(children),
    )
    return (*children[:place], child, *children[place:])


def _name(child: _Child) -> str:
    return child.id if isinstance(child, Group) else child.ref


def _branches(children: tuple[_Child, ...]) -> Iterator[Group]:
    for child in children:
        if isinstance(child, Group):
            yield child
            yield from _branches(child.children)
