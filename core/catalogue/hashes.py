"""The two hashes of a catalogue: one over its rules, one over everything it says.

An assessment is pinned to the rules. Mending a text, a guess at minutes or how sure a fact is
leaves the rules hash as it was; adding a criterion or changing who is asked what does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.domain.canonical import Json, canonical_json, sha256_hex

Plain = dict[str, Any]

HASH_KEYS = ("rules_hash", "text_hash")
_SURE = ("verified", "likely")
_APPLIES_RULES = ("mandatory", "exempt", "may_be_not_relevant")


def rules_hash(plain: Mapping[str, Any]) -> str:
    """Return the hash over what decides a result: refs, criteria, who is asked, scheme.

    The place in the tree counts too, because each initiative has sums of its own.
    """
    rules: Json = {
        "format": "igt-catalogue-rules/1",
        "scheme": plain["scheme"],
        "org_types": sorted(org_type["id"] for org_type in plain["org_types"]),
        "tree": [_branch(group) for group in plain["groups"]],
    }
    return sha256_hex(canonical_json(rules))


def text_hash(plain: Mapping[str, Any]) -> str:
    """Return the hash over everything in the catalogue but the two hashes."""
    said = {key: value for key, value in plain.items() if key not in HASH_KEYS}
    return sha256_hex(canonical_json(said))


def with_hashes(plain: Mapping[str, Any]) -> Plain:
    """Return *plain* with both hashes worked out afresh."""
    return {**plain, "rules_hash": rules_hash(plain), "text_hash": text_hash(plain)}


def _branch(node: Mapping[str, Any]) -> Plain:
    if "children" in node:
        return {"id": node["id"], "children": [_branch(child) for child in node["children"]]}
    return {
        "ref": node["ref"],
        "answer": node["answer"],
        "levels": [
            {"level": level["level"], "criteria": [c["id"] for c in level["criteria"]]}
            for level in node["levels"]
        ],
        "applies": {
            org_type: {key: asked[key] for key in _APPLIES_RULES}
            for org_type, asked in node["applies"].items()
        },
        **_covered(node),
    }


def _covered(node: Mapping[str, Any]) -> Plain:
    """Return which facts of the profile answer an item; the doubtful ones decide nothing."""
    sure = [
        cover["fact"]
        for cover in node.get("covered_by", ())
        if cover["provenance"]["confidence"] in _SURE
    ]
    return {"covered_by": sure} if sure else {}
