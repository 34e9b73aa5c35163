"""What a screen reader finds in the window, and what is wrong with it."""

from __future__ import annotations

import json
from dataclasses import dataclass

CONTROLS = {
    "push button", "check box", "radio button", "toggle button", "text", "password text", "list",
    "list item", "combo box", "spin button", "slider", "link", "menu item",
}  # fmt: skip


@dataclass(frozen=True)
class Node:
    """One thing that a screen reader finds."""

    depth: int
    role: str
    name: str
    about: str
    states: frozenset[str]
    box: tuple[int, ...]
    text: str

    @property
    def middle(self) -> tuple[int, int]:
        left, top, width, height = self.box
        return left + width // 2, top + height // 2


def nodes_in(line: str | bytes) -> list[Node]:
    """Return the nodes in one line of accessible_reader.py; none while there is no window."""
    return [
        Node(**one | {"states": frozenset(one["states"]), "box": tuple(one["box"])})
        for one in json.loads(line) or ()
    ]


def nameless(nodes: list[Node]) -> list[str]:
    """Return the controls that a screen reader could only call by their kind."""
    return [
        f"{one.role} at {one.box}"
        for one in nodes
        if ("focusable" in one.states or one.role in CONTROLS) and not one.name.strip()
    ]


def out_of_order(nodes: list[Node], *names: str) -> list[str]:
    """Return those of *names* that do not come after the one before."""
    at, found = 0, []
    for name in names:
        later = [k for k in range(at, len(nodes)) if nodes[k].name.startswith(name)]
        if later:
            at = later[0] + 1
        else:
            found.append(name)
    return found
