"""Reads a catalogue back from plain JSON, whoever wrote it, and trusts none of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.catalogue.fields import CatalogueDamagedError, CatalogueNewerError, Fields
from core.catalogue.hashes import rules_hash, text_hash
from core.catalogue.plain import FORMAT
from core.domain.catalogue import (
    Ages,
    AnswerKind,
    Applicability,
    Catalogue,
    Confidence,
    Cover,
    Criterion,
    Group,
    Level,
    Provenance,
    Requirement,
    Scheme,
    WaitsFor,
)
from core.domain.follows import Follows, Renamed
from core.domain.guidance import EvidenceExample, ExampleAnswer, Guidance, Variant

MAX_DEPTH = 8


def catalogue_from_json(plain: object) -> Catalogue:
    """Return the catalogue that *plain* holds, after checking its form and both its hashes.

    Raises CatalogueNewerError for an unknown format and CatalogueDamagedError for all else.
    """
    catalogue = _catalogue(plain)
    assert isinstance(plain, dict)  # anything else was refused
    for key, hash_of in (("rules_hash", rules_hash), ("text_hash", text_hash)):
        if plain[key] != hash_of(plain):
            raise CatalogueDamagedError(where=key, fault="it does not match the contents")
    return catalogue


def _catalogue(plain: object) -> Catalogue:
    if isinstance(plain, dict) and plain.get("format", FORMAT) != FORMAT:
        raise CatalogueNewerError(format=str(plain["format"])[:40])
    take = Fields(plain, "set")
    take.text("format")
    catalogue = Catalogue(
        id=take.text("id"),
        title=take.text("title"),
        edition=take.text("edition"),
        noun=take.text("noun"),
        scheme=take.kind("scheme", Scheme),
        purpose=take.text("purpose"),
        opens=take.day("opens"),
        due=take.day("due"),
        due_provenance=_provenance(take, "due_provenance"),
        org_types=_org_types(take),
        places=take.texts("places"),
        wording_note=take.text("wording_note"),
        groups=tuple(_group(item, 1) for item in take.parts("groups")),
        titles_only=take.optional("titles_only", take.texts, ()),
        left_out=take.optional("left_out", take.texts, ()),
        follows=_follows(take.part("follows")) if take.holds("follows") else None,
        amends=take.optional("amends", take.text, ""),
        issue=_issue(take),
        rules_hash=take.text("rules_hash"),
        text_hash=take.text("text_hash"),
    )
    take.finish()
    _refuse_doubles(catalogue)
    return catalogue


def _issue(take: Fields) -> int:
    if not take.holds("issue"):
        return 1
    issue = take.number("issue")
    if issue < 2:  # the first goes without saying, so that one set has one byte form
        raise take.fault("issue", "its value is not known")
    return issue


def _provenance(take: Fields, key: str) -> Provenance | None:
    return None if take.is_null(key) else _known(take, key)


def _known(take: Fields, key: str) -> Provenance:
    part = take.part(key)
    known = Provenance(part.kind("confidence", Confidence), part.text("source"))
    part.finish()
    return known


def _org_types(take: Fields) -> dict[str, str]:
    named: dict[str, str] = {}
    for part in take.parts("org_types"):
        org_type = part.text("id")
        if org_type in named:
            raise part.fault("id", "it is there twice")
        named[org_type] = part.text("name")
        part.finish()
    return named


def _group(take: Fields, depth: int) -> Group:
    if depth > MAX_DEPTH:
        raise take.fault("children", "it is too deep")
    group = Group(
        id=take.text("id"),
        title=take.text("title"),
        children=tuple(
            _group(part, depth + 1) if part.holds("children") else _requirement(part)
            for part in take.parts("children")
        ),
    )
    take.finish()
    return group


def _requirement(take: Fields) -> Requirement:
    leaf = Requirement(
        ref=take.text("ref"),
        title=take.text("title"),
        answer=take.kind("answer", AnswerKind),
        minutes=take.number("minutes"),
        easy=take.flag("easy"),
        provenance=_known(take, "provenance"),
        levels_provenance=_provenance(take, "levels_provenance"),
        applies={key: _asked(part) for key, part in take.named_parts("applies").items()},
        levels=tuple(_level(part) for part in take.parts("levels")),
        guidance=_guidance(take.part("guidance")),
        place=take.optional("place", take.text, ""),
        limit=take.number("limit") if take.holds("limit") else None,
        ages=_ages(take),
        waits_for=take.kind("waits_for", WaitsFor) if take.holds("waits_for") else None,
        covered_by=tuple(_cover(part) for part in take.parts_if_any("covered_by")),
        templates=take.optional("templates", take.texts, ()),
        examples=tuple(_own_words(part) for part in take.parts_if_any("examples")),
        variants=tuple(_variant(part) for part in take.parts_if_any("variants")),
        official=take.optional("official", take.text, ""),
    )
    take.finish()
    return leaf


def _ages(take: Fields) -> Ages | None:
    return take.kind("ages", Ages) if take.holds("ages") else None


def _cover(take: Fields) -> Cover:
    cover = Cover(take.text("fact"), _known(take, "provenance"))
    take.finish()
    return cover


def _own_words(take: Fields) -> ExampleAnswer:
    example = ExampleAnswer(take.text("text"), take.texts("types"))
    take.finish()
    return example


def _variant(take: Fields) -> Variant:
    variant = Variant(take.texts("types"), _guidance(take.part("guidance")))
    take.finish()
    return variant


def _follows(take: Fields) -> Follows:
    follows = Follows(take.text("edition"), tuple(_renamed(p) for p in take.parts("renamed")))
    take.finish()
    return follows


def _renamed(take: Fields) -> Renamed:
    renamed = Renamed(take.texts("was"), take.texts("now"), take.text("note"))
    take.finish()
    return renamed


def _asked(take: Fields) -> Applicability:
    asked = Applicability(
        mandatory=take.flag("mandatory"),
        exempt=take.flag("exempt"),
        may_be_not_relevant=take.flag("may_be_not_relevant"),
        not_relevant_confidence=take.kind("not_relevant_confidence", Confidence),
        provenance=_known(take, "provenance"),
        set_aside=take.optional("set_aside", take.text, ""),
    )
    take.finish()
    return asked


def _level(take: Fields) -> Level:
    level = Level(
        number=take.number("level"),
        criteria=tuple(_criterion(part) for part in take.parts("criteria")),
    )
    take.finish()
    return level


def _criterion(take: Fields) -> Criterion:
    criterion = Criterion(
        id=take.text("id"),
        text=take.text("text"),
        short=take.text("short"),
        place=take.text("place"),
        ages=_ages(take),
    )
    take.finish()
    return criterion


def _guidance(take: Fields) -> Guidance:
    guidance = Guidance(
        asks=take.text("asks"),
        why=take.text("why"),
        good=take.text("good"),
        steps=take.texts("steps"),
        evidence=tuple(_example(part) for part in take.parts("evidence")),
        mistakes=take.texts("mistakes"),
        ask_owner=take.text("ask_owner"),
        ask_supplier=take.text("ask_supplier"),
        law=take.texts("law"),
    )
    take.finish()
    return guidance


def _example(take: Fields) -> EvidenceExample:
    example = EvidenceExample(
        name=take.text("name"), who_has_it=take.text("who_has_it"), takes=take.text("takes")
    )
    take.finish()
    return example


def _refuse_doubles(catalogue: Catalogue) -> None:
    """Refuse what would make two things answer to one name, or a type that is not there."""
    leaves = [leaf for group in catalogue.groups for leaf in group.leaves()]
    for names in (
        (group.id for group in _groups(catalogue.groups)),
        (leaf.ref for leaf in leaves),
        (criterion.id for leaf in leaves for criterion in leaf.criteria),
    ):
        seen: set[str] = set()
        for name in names:
            if name in seen:
                raise CatalogueDamagedError(where=name[:40], fault="it is there twice")
            seen.add(name)
    for leaf in leaves:
        numbers = [level.number for level in leaf.levels]
        if numbers != sorted(set(numbers)) or not set(numbers) <= {1, 2, 3}:
            raise CatalogueDamagedError(where=leaf.ref[:40], fault="its levels are mixed up")
        if bool(leaf.levels) != (leaf.answer is AnswerKind.LEVELS):
            raise CatalogueDamagedError(where=leaf.ref[:40], fault="levels and answer disagree")
        if not set(leaf.applies) <= set(catalogue.org_types):
            raise CatalogueDamagedError(where=leaf.ref[:40], fault="it asks an unknown type")


def _groups(children: Iterable[Group | Requirement]) -> Iterator[Group]:
    for child in children:
        if isinstance(child, Group):
            yield child
            yield from _groups(child.children)
