"""Reads a catalogue back from plain JSON, whoever wrote it, and trusts none of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from core.catalogue.hashes import rules_hash, text_hash
from core.catalogue.plain import FORMAT
from core.domain.catalogue import (
    AnswerKind,
    Applicability,
    Catalogue,
    Confidence,
    Criterion,
    EvidenceExample,
    Group,
    Guidance,
    Level,
    Provenance,
    Requirement,
    Scheme,
)
from core.errors import CheckFailedError, UserError
from core.text import QT_TRANSLATE_NOOP

MAX_DEPTH = 8

_T = TypeVar("_T")


class CatalogueDamagedError(CheckFailedError):
    """The question set does not hold what its format and its hashes promise."""

    code = "catalogue-damaged"
    what_text = QT_TRANSLATE_NOOP("errors", "This question set is damaged: {where}: {fault}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Get the question set again from where it came.")


class CatalogueNewerError(UserError):
    """The question set is written in a format that this program does not know."""

    code = "catalogue-newer"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "This question set is in a form that this program cannot read: {format}."
    )
    next_text = QT_TRANSLATE_NOOP("errors", "Install the newest version of this program.")


def catalogue_from_json(plain: object) -> Catalogue:
    """Return the catalogue that *plain* holds, after checking its form and both its hashes.

    Raises CatalogueNewerError for an unknown format and CatalogueDamagedError for all else.
    """
    catalogue = read_trusted(plain)
    assert isinstance(plain, dict)  # read_trusted refuses anything else
    for key, computed in (("rules_hash", rules_hash(plain)), ("text_hash", text_hash(plain))):
        if plain[key] != computed:
            raise CatalogueDamagedError(where=key, fault="it does not match the contents")
    return catalogue


def read_trusted(plain: object) -> Catalogue:
    """Return the catalogue in *plain* without working its hashes out: only for our own files."""
    if isinstance(plain, dict) and plain.get("format", FORMAT) != FORMAT:
        raise CatalogueNewerError(format=str(plain["format"])[:40])
    take = _Fields(plain, "set")
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
        org_types=dict(_org_type(item) for item in take.parts("org_types")),
        places=take.texts("places"),
        wording_note=take.text("wording_note"),
        groups=tuple(_group(item, 1) for item in take.parts("groups")),
        rules_hash=take.text("rules_hash"),
        text_hash=take.text("text_hash"),
    )
    take.finish()
    _refuse_doubles(catalogue)
    return catalogue


class _Fields:
    """Takes the fields of one JSON object by name and type, and knows where it stands."""

    def __init__(self, value: object, where: str) -> None:
        if not isinstance(value, dict):
            raise CatalogueDamagedError(where=where, fault="it is not an object")
        self._left: dict[str, Any] = dict(value)
        self.where = where

    def _take(self, key: str, kind: type[_T]) -> _T:
        try:
            value = self._left.pop(key)
        except KeyError:
            raise self.fault(key, "it is missing") from None
        if type(value) is not kind:  # exact: True is an int to isinstance
            raise self.fault(key, "it is of the wrong kind")
        return value

    def fault(self, key: str, fault: str) -> CatalogueDamagedError:
        return CatalogueDamagedError(where=f"{self.where}, {key[:40]}", fault=fault)

    def text(self, key: str) -> str:
        return self._take(key, str)

    def number(self, key: str) -> int:
        return self._take(key, int)

    def flag(self, key: str) -> bool:
        return self._take(key, bool)

    def kind(self, key: str, kinds: Callable[[str], _T]) -> _T:
        try:
            return kinds(self.text(key))
        except ValueError:
            raise self.fault(key, "its value is not known") from None

    def day(self, key: str) -> date | None:
        return None if self.is_null(key) else self.kind(key, date.fromisoformat)

    def is_null(self, key: str) -> bool:
        if self._left.get(key, "") is None:
            del self._left[key]
            return True
        return False

    def texts(self, key: str) -> tuple[str, ...]:
        items = self._take(key, list)
        if any(type(item) is not str for item in items):
            raise self.fault(key, "it holds something other than text")
        return tuple(items)

    def parts(self, key: str) -> list[_Fields]:
        items = self._take(key, list)
        return [_Fields(item, f"{self.where}, {key} {n}") for n, item in enumerate(items, 1)]

    def part(self, key: str) -> _Fields:
        return _Fields(self._take(key, dict), f"{self.where}, {key}")

    def named_parts(self, key: str) -> Mapping[str, _Fields]:
        items = self._take(key, dict)
        return {name: _Fields(item, f"{self.where}, {key}") for name, item in items.items()}

    def holds(self, key: str) -> bool:
        return key in self._left

    def finish(self) -> None:
        if self._left:
            raise self.fault(str(next(iter(self._left))), "it does not belong here")


def _provenance(take: _Fields, key: str) -> Provenance | None:
    return None if take.is_null(key) else _known(take, key)


def _known(take: _Fields, key: str) -> Provenance:
    part = take.part(key)
    known = Provenance(part.kind("confidence", Confidence), part.text("source"))
    part.finish()
    return known


def _org_type(take: _Fields) -> tuple[str, str]:
    pair = take.text("id"), take.text("name")
    take.finish()
    return pair


def _group(take: _Fields, depth: int) -> Group:
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


def _requirement(take: _Fields) -> Requirement:
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
    )
    take.finish()
    return leaf


def _asked(take: _Fields) -> Applicability:
    asked = Applicability(
        mandatory=take.flag("mandatory"),
        exempt=take.flag("exempt"),
        may_be_not_relevant=take.flag("may_be_not_relevant"),
        not_relevant_confidence=take.kind("not_relevant_confidence", Confidence),
        provenance=_known(take, "provenance"),
    )
    take.finish()
    return asked


def _level(take: _Fields) -> Level:
    level = Level(
        number=take.number("level"),
        criteria=tuple(_criterion(part) for part in take.parts("criteria")),
    )
    take.finish()
    return level


def _criterion(take: _Fields) -> Criterion:
    criterion = Criterion(
        id=take.text("id"),
        text=take.text("text"),
        short=take.text("short"),
        place=take.text("place"),
    )
    take.finish()
    return criterion


def _guidance(take: _Fields) -> Guidance:
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


def _example(take: _Fields) -> EvidenceExample:
    example = EvidenceExample(
        name=take.text("name"), who_has_it=take.text("who_has_it"), takes=take.text("takes")
    )
    take.finish()
    return example


def _refuse_doubles(catalogue: Catalogue) -> None:
    """Refuse what would make two things answer to one name, or a type that is not there."""
    refs: set[str] = set()
    ids: set[str] = set()
    for group in catalogue.groups:
        for leaf in group.leaves():
            if leaf.ref in refs:
                raise CatalogueDamagedError(where=leaf.ref[:40], fault="it is there twice")
            refs.add(leaf.ref)
            for criterion in leaf.criteria:
                if criterion.id in ids:
                    raise CatalogueDamagedError(where=criterion.id[:40], fault="it is there twice")
                ids.add(criterion.id)
            numbers = [level.number for level in leaf.levels]
            if numbers != sorted(set(numbers)) or not set(numbers) <= {1, 2, 3}:
                raise CatalogueDamagedError(where=leaf.ref[:40], fault="its levels are mixed up")
            if bool(leaf.levels) != (leaf.answer is AnswerKind.LEVELS):
                raise CatalogueDamagedError(where=leaf.ref[:40], fault="levels and answer disagree")
            if not set(leaf.applies) <= set(catalogue.org_types):
                raise CatalogueDamagedError(where=leaf.ref[:40], fault="it asks an unknown type")
