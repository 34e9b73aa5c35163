"""A catalogue as plain JSON values, for the compiled file, the store and the submission file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from core.catalogue.hashes import Plain
from core.domain.catalogue import (
    Applicability,
    Catalogue,
    Criterion,
    Group,
    Level,
    Provenance,
    Requirement,
)
from core.domain.follows import Follows
from core.domain.guidance import Guidance

FORMAT = "igt-catalogue/1"


def catalogue_to_json(catalogue: Catalogue) -> Plain:
    """Return *catalogue* as JSON values that ``catalogue_from_json`` reads back unchanged."""
    return {
        "format": FORMAT,
        "id": catalogue.id,
        "title": catalogue.title,
        "edition": catalogue.edition,
        "noun": catalogue.noun,
        "scheme": catalogue.scheme.value,
        "purpose": catalogue.purpose,
        "opens": catalogue.opens.isoformat() if catalogue.opens else None,
        "due": catalogue.due.isoformat() if catalogue.due else None,
        "due_provenance": _provenance(catalogue.due_provenance),
        "org_types": [{"id": id_, "name": name} for id_, name in catalogue.org_types.items()],
        "places": list(catalogue.places),
        "wording_note": catalogue.wording_note,
        "groups": _children(catalogue.groups),
        **said(
            {
                "titles_only": list(catalogue.titles_only),
                "left_out": list(catalogue.left_out),
                "follows": _follows(catalogue.follows) if catalogue.follows else None,
                "amends": catalogue.amends,
                "issue": later_issue(catalogue.issue),
            }
        ),
        "rules_hash": catalogue.rules_hash,
        "text_hash": catalogue.text_hash,
    }


def said(optional: Mapping[str, Any]) -> Plain:
    """Return the fields that say something; a set that needs none of them is as it always was."""
    return {key: value for key, value in optional.items() if value not in (None, "", [], {})}


def later_issue(issue: int) -> int | None:
    """Return *issue* where it is worth saying: the first one goes without saying."""
    return issue if issue > 1 else None


def _children(children: Iterable[Group | Requirement]) -> list[Plain]:
    return [
        {"id": child.id, "title": child.title, "children": _children(child.children)}
        if isinstance(child, Group)
        else _requirement(child)
        for child in children
    ]


def _requirement(leaf: Requirement) -> Plain:
    return {
        "ref": leaf.ref,
        "title": leaf.title,
        "answer": leaf.answer.value,
        "minutes": leaf.minutes,
        "easy": leaf.easy,
        "provenance": _provenance(leaf.provenance),
        "levels_provenance": _provenance(leaf.levels_provenance),
        "applies": {org_type: _asked(asked) for org_type, asked in leaf.applies.items()},
        "levels": [_level(level) for level in leaf.levels],
        "guidance": _guidance(leaf.guidance),
        **said(
            {
                "place": leaf.place,
                "limit": leaf.limit,
                "ages": leaf.ages and leaf.ages.value,
                "waits_for": leaf.waits_for and leaf.waits_for.value,
                "covered_by": [
                    {"fact": cover.fact, "provenance": _provenance(cover.provenance)}
                    for cover in leaf.covered_by
                ],
                "templates": list(leaf.templates),
                "examples": [{"text": e.text, "types": list(e.types)} for e in leaf.examples],
                "variants": [
                    {"types": list(v.types), "guidance": _guidance(v.guidance)}
                    for v in leaf.variants
                ],
                "official": leaf.official,
            }
        ),
    }


def _follows(follows: Follows) -> Plain:
    return {
        "edition": follows.edition,
        "renamed": [
            {"was": list(one.was), "now": list(one.now), "note": one.note}
            for one in follows.renamed
        ],
    }


def _provenance(provenance: Provenance | None) -> dict[str, str] | None:
    if provenance is None:
        return None
    return {"confidence": provenance.confidence.value, "source": provenance.source}


def _asked(asked: Applicability) -> Plain:
    return {
        "mandatory": asked.mandatory,
        "exempt": asked.exempt,
        "may_be_not_relevant": asked.may_be_not_relevant,
        "not_relevant_confidence": asked.not_relevant_confidence.value,
        "provenance": _provenance(asked.provenance),
        **said({"set_aside": asked.set_aside}),
    }


def _level(level: Level) -> dict[str, Any]:
    return {
        "level": level.number,
        "criteria": [_criterion(c) for c in level.criteria],
    }


def _criterion(criterion: Criterion) -> Plain:
    return {
        "id": criterion.id,
        "text": criterion.text,
        "short": criterion.short,
        "place": criterion.place,
        **said({"ages": criterion.ages and criterion.ages.value}),
    }


def _guidance(guidance: Guidance) -> Plain:
    return {
        "asks": guidance.asks,
        "why": guidance.why,
        "good": guidance.good,
        "steps": list(guidance.steps),
        "evidence": [
            {"name": e.name, "who_has_it": e.who_has_it, "takes": e.takes}
            for e in guidance.evidence
        ],
        "mistakes": list(guidance.mistakes),
        "ask_owner": guidance.ask_owner,
        "ask_supplier": guidance.ask_supplier,
        "law": list(guidance.law),
    }
