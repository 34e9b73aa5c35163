"""A made-up next year of the DSPT: the shipped set with every kind of change made to it.

Pictures and stories of a new year are played with it. Nothing in it is what the NHS asks.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from core.catalogue import catalogue_from_json, catalogue_to_json, load_bundled
from core.catalogue.hashes import with_hashes
from core.domain.catalogue import Catalogue

OLD, NEW = "dspt-8", "dspt-9-made-up"
ADDED, REMOVED, RENUMBERED, REWORDED = "1.1.99", "6.3.2", ("4.5.4", "4.5.6"), "7.3.2"
SPLIT, SPLIT_OFF = "1.3.12", "1.3.15"
MERGED, MERGED_INTO = "1.3.7", "1.3.1"
NOW_COMPULSORY, NOW_OPTIONAL, OTHER_ANSWER = "8.3.8", "1.3.8", "6.2.1"
NEW_WORDS = "Emergency phone numbers, up to date, on paper and in a safe place"


def next_edition() -> Catalogue:
    """Return the made-up set that follows the shipped DSPT."""
    return catalogue_from_json(next_edition_json())


def next_edition_json() -> dict[str, Any]:
    """Return it as a compiled file holds it."""
    plain = deepcopy(catalogue_to_json(load_bundled()[OLD]))
    plain |= {
        "id": NEW,
        "edition": "2026-27, made up",
        "opens": "2026-09-01",
        "due": "2027-06-30",
        "follows": {"edition": OLD, "renamed": _renamed()},
    }
    leaves = {leaf["ref"]: leaf for leaf in _leaves(plain["groups"])}
    _reword(leaves)
    leaves[SPLIT]["title"] = "Paper about people on its way from one place to another"
    _insert_after(plain["groups"], SPLIT, _copy(leaves[SPLIT], SPLIT_OFF, "Paper left in a car"))
    _insert_after(
        plain["groups"], "1.1.5", _copy(leaves["1.1.5"], ADDED, "Who stands in for that person")
    )
    for ref in (REMOVED, MERGED):
        _take_out(plain["groups"], ref)
    return with_hashes(plain)


def _renamed() -> list[dict[str, Any]]:
    return [
        {"was": [SPLIT], "now": [SPLIT, SPLIT_OFF], "note": "Cars have a question of their own."},
        {"was": [MERGED_INTO, MERGED], "now": [MERGED_INTO], "note": "One question about both."},
        {"was": [RENUMBERED[0]], "now": [RENUMBERED[1]], "note": ""},
        {"was": [REMOVED], "now": [], "note": ""},
    ]


def _reword(leaves: dict[str, Any]) -> None:
    leaves[RENUMBERED[0]]["ref"] = RENUMBERED[1]
    leaves[REWORDED]["title"] = NEW_WORDS
    for applied in leaves[NOW_COMPULSORY]["applies"].values():
        applied["mandatory"] = True
    for applied in leaves[NOW_OPTIONAL]["applies"].values():
        applied["mandatory"] = False
    leaves[OTHER_ANSWER]["answer"] = "text"


def _leaves(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for node in nodes:
        found += _leaves(node["children"]) if "children" in node else [node]
    return found


def _copy(leaf: dict[str, Any], ref: str, title: str) -> dict[str, Any]:
    return {**deepcopy(leaf), "ref": ref, "title": title}


def _insert_after(nodes: list[dict[str, Any]], ref: str, leaf: dict[str, Any]) -> None:
    for place, node in enumerate(nodes):
        if "children" in node:
            _insert_after(node["children"], ref, leaf)
        elif node["ref"] == ref:
            nodes.insert(place + 1, leaf)
            return


def _take_out(nodes: list[dict[str, Any]], ref: str) -> None:
    for node in nodes:
        if "children" in node:
            _take_out(node["children"], ref)
    nodes[:] = [node for node in nodes if node.get("ref") != ref]
