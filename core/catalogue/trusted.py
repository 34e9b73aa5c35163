"""Reads a question set that this program has checked before, in about the time JSON takes.

For our own files and for what the records keep, at every start. Values are taken as they stand,
and guidance is built at the first look at it. Whatever comes from elsewhere goes through
``catalogue_from_json``; a test holds the two to the same result.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from core.catalogue.fields import CatalogueDamagedError, CatalogueNewerError
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

Plain = Mapping[str, Any]


def read_trusted(plain: Plain) -> Catalogue:
    """Return the catalogue in *plain*, whose form and hashes were checked when it came.

    Raises CatalogueNewerError for an unknown format, and CatalogueDamagedError where a part is
    not what it was then.
    """
    try:
        if plain["format"] != FORMAT:
            raise CatalogueNewerError(format=str(plain["format"])[:40])
        return _catalogue(plain)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise CatalogueDamagedError(where="set", fault="a part is not what it was") from error


class _Shared:
    """Makes each provenance and applicability once: a set repeats a few of them very often."""

    def __init__(self) -> None:
        self._provenances: dict[tuple[str, str], Provenance] = {}
        self._asked: dict[tuple[bool, bool, bool, str, str, str, str], Applicability] = {}

    def provenance(self, known: Plain) -> Provenance:
        key = (known["confidence"], known["source"])
        made = self._provenances.get(key)
        if made is None:
            made = self._provenances[key] = Provenance(Confidence(key[0]), key[1])
        return made

    def asked(self, said: Plain) -> Applicability:
        known = said["provenance"]
        mandatory, exempt = said["mandatory"], said["exempt"]
        may_not, sure = said["may_be_not_relevant"], said["not_relevant_confidence"]
        aside = said.get("set_aside", "")
        key = (mandatory, exempt, may_not, sure, known["confidence"], known["source"], aside)
        made = self._asked.get(key)
        if made is None:
            made = self._asked[key] = Applicability(
                self.provenance(known), mandatory, exempt, may_not, Confidence(sure), aside
            )
        return made

    def maybe(self, known: Plain | None) -> Provenance | None:
        return None if known is None else self.provenance(known)


def _catalogue(plain: Plain) -> Catalogue:
    shared = _Shared()
    follows = plain.get("follows")
    return Catalogue(
        id=plain["id"],
        title=plain["title"],
        edition=plain["edition"],
        noun=plain["noun"],
        scheme=Scheme(plain["scheme"]),
        purpose=plain["purpose"],
        opens=_day(plain["opens"]),
        due=_day(plain["due"]),
        org_types={one["id"]: one["name"] for one in plain["org_types"]},
        groups=tuple([_group(one, shared) for one in plain["groups"]]),
        wording_note=plain["wording_note"],
        places=tuple(plain["places"]),
        due_provenance=shared.maybe(plain["due_provenance"]),
        titles_only=tuple(plain.get("titles_only", ())),
        left_out=tuple(plain.get("left_out", ())),
        follows=_follows(follows) if follows else None,
        amends=plain.get("amends", ""),
        issue=plain.get("issue", 1),
        rules_hash=plain["rules_hash"],
        text_hash=plain["text_hash"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _follows(said: Plain) -> Follows:
    renamed = [Renamed(tuple(o["was"]), tuple(o["now"]), o["note"]) for o in said["renamed"]]
    return Follows(said["edition"], tuple(renamed))


def _group(said: Plain, shared: _Shared) -> Group:
    return Group(
        said["id"],
        said["title"],
        tuple(
            [
                _group(one, shared) if "children" in one else _requirement(one, shared)
                for one in said["children"]
            ]
        ),
    )


def _requirement(said: Plain, shared: _Shared) -> Requirement:
    get = said.get
    ages, waits_for = get("ages"), get("waits_for")
    return Requirement(
        ref=said["ref"],
        title=said["title"],
        answer=AnswerKind(said["answer"]),
        guidance=_later(said),
        provenance=shared.provenance(said["provenance"]),
        applies={key: shared.asked(asked) for key, asked in said["applies"].items()},
        levels=tuple([_level(level) for level in said["levels"]]),
        levels_provenance=shared.maybe(said["levels_provenance"]),
        minutes=said["minutes"],
        easy=said["easy"],
        place=get("place", ""),
        limit=get("limit"),
        ages=Ages(ages) if ages else None,
        waits_for=WaitsFor(waits_for) if waits_for else None,
        covered_by=tuple(
            [Cover(c["fact"], shared.provenance(c["provenance"])) for c in get("covered_by", ())]
        ),
        templates=tuple(get("templates", ())),
        examples=tuple([ExampleAnswer(e["text"], tuple(e["types"])) for e in get("examples", ())]),
        variants=tuple([Variant(tuple(v["types"]), _later(v)) for v in get("variants", ())]),
        official=get("official", ""),
    )


def _level(said: Plain) -> Level:
    return Level(said["level"], tuple([_criterion(one) for one in said["criteria"]]))


def _criterion(said: Plain) -> Criterion:
    ages = said.get("ages")
    return Criterion(
        said["id"], said["text"], said["short"], said["place"], Ages(ages) if ages else None
    )


def _later(holder: Plain) -> Guidance:
    return Guidance.later(partial(_guidance, holder["guidance"]))


def _guidance(said: Plain) -> Guidance:
    return Guidance(
        said["asks"],
        said["why"],
        said["good"],
        tuple(said["steps"]),
        tuple([EvidenceExample(e["name"], e["who_has_it"], e["takes"]) for e in said["evidence"]]),
        tuple(said["mistakes"]),
        said["ask_owner"],
        said["ask_supplier"],
        tuple(said["law"]),
    )
