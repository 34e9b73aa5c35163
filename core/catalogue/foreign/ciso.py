"""Reads a CISO Assistant library (YAML) that holds a framework: a list of nodes with parents.

A node that can be assessed is asked, one that cannot is a group. Its annotation is what good
looks like, its threats are why it matters, its reference controls are the steps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.catalogue.foreign.book import Book, Piece
from core.catalogue.foreign.draft import Branch, Draft, Leaf, holding
from core.domain.catalogue import AnswerKind

_DEEPEST = 40
_TITLE = 160  # characters of a description that may stand for a missing name
_YES_NO = {"yes", "no", "n/a", "na", "not applicable", "true", "false", "oui", "non"}
_KINDS = {"text": AnswerKind.TEXT, "date": AnswerKind.DATE}


@dataclass
class _Node:
    piece: Piece
    urn: str
    parent: str
    assessable: bool
    leaf: Leaf
    below: list[_Node] = field(default_factory=list)


@dataclass(frozen=True)
class _Named:
    """The threats and reference controls of the library, by their urns, in a line each."""

    threats: Mapping[str, str]
    controls: Mapping[str, str]


def is_ciso(value: object) -> bool:
    """Whether the YAML in *value* has the shape of a CISO Assistant library."""
    return isinstance(value, dict) and "objects" in value


def read_ciso(value: object, book: Book) -> Draft:
    """Return the set that the library in *value* holds. Raises ForeignFaultyError."""
    library = Piece(value, (), book)
    objects = library.needed_piece("objects")
    framework = objects.needed_piece("framework")
    named = _Named(_in_lines(objects, "threats"), _in_lines(objects, "reference_controls"))
    nodes = [_node(piece, named) for piece in framework.pieces("requirement_nodes")]
    if not nodes:
        raise framework.fault("requirement_nodes", "is missing")
    branches = _branches(_roots(nodes, book), framework)
    title = framework.text("name") or library.needed("name")
    edition = library.text("version") or "1"
    urn = framework.text("urn") or library.text("urn")
    if library.whole.get("name") == title:
        library.done_with("name")  # said twice
    purpose = framework.text("description") or library.text("description")
    source = f"CISO Assistant library {urn}: {title}, version {edition}"
    provider = library.text("provider")
    note = library.text("copyright")
    for piece in (framework, objects, library):
        piece.finish()
    return Draft(
        title,
        edition,
        purpose or "Imported from a CISO Assistant library: what is answered is counted.",
        f"{source}, by {provider}" if provider else source,
        note or "The wording is that of the imported library.",
        branches,
    )


def _in_lines(objects: Piece, key: str) -> dict[str, str]:
    """Return the named things under *key*, each as one line."""
    found = {}
    for piece in objects.pieces(key):
        urn = piece.needed("urn")
        called = " ".join(filter(None, [piece.text("ref_id"), piece.text("name")]))
        told = ": ".join(filter(None, [called, piece.text("description")]))
        found[urn] = " ".join(told.split()) or urn
        piece.finish()
    return found


def _node(piece: Piece, named: _Named) -> _Node:
    urn = piece.needed("urn")
    label, name, description = (piece.text(key) for key in ("ref_id", "name", "description"))
    title = name or _title(description) or label or urn
    leaf = Leaf(piece.where, (*piece.where, "urn"), label, urn, title, description or title)
    leaf.good = piece.text("annotation")
    leaf.evidence = [line.strip("-* ") for line in piece.text("typical_evidence").split("\n")]
    leaf.evidence = [line for line in leaf.evidence if line]
    threats = _known(piece, "threats", named.threats)
    leaf.why = "\n".join(threats)
    leaf.steps = _known(piece, "reference_controls", named.controls)
    _ask(piece, leaf)
    node = _Node(piece, urn, piece.text("parent_urn"), piece.flag("assessable"), leaf)
    piece.done_with("depth")  # follows from the parents
    piece.finish()
    return node


def _title(description: str) -> str:
    """Return a line to call a thing by that has a description and no name."""
    line = " ".join(description.split())
    if len(line) <= _TITLE:
        return line
    sentence, stop, _ = line.partition(". ")
    if stop and len(sentence) < _TITLE:
        return f"{sentence}."
    return line[: line.rfind(" ", 0, _TITLE)].rstrip(",;: ") + "…"


def _known(piece: Piece, key: str, lines: Mapping[str, str]) -> list[str]:
    """Return the lines of the things that *piece* names; what the library lacks is lost."""
    found = []
    for number, urn in enumerate(piece.texts(key)):
        if urn in lines:
            found.append(lines[urn])
        else:
            piece.book.lose((*piece.where, key, number), urn, "is not in this library")
    return found


def _ask(piece: Piece, leaf: Leaf) -> None:
    """Take the questions of a node into what is asked; a single one says how it is answered."""
    kinds = []
    lines = []
    for question in piece.named_pieces("questions").values():
        kind = question.text("type")
        choices = []
        for choice in question.pieces("choices"):
            choices.append(choice.needed("value"))
            choice.done_with("urn")
            choice.finish()
        yes_no = {choice.casefold() for choice in choices} <= _YES_NO
        kinds.append(_KINDS.get(kind, AnswerKind.YES_NO if yes_no else AnswerKind.TEXT))
        told = question.text("text")
        lines.append(f"{told} ({' / '.join(choices)})" if choices else told)
        question.finish()
    if kinds:
        leaf.asks = "\n".join([leaf.asks, *lines])
        leaf.answer = kinds[0] if len(kinds) == 1 else AnswerKind.TEXT


def _roots(nodes: list[_Node], book: Book) -> list[_Node]:
    """Hang every node below its parent and return those without one, in the file's order."""
    by_urn: dict[str, _Node] = {}
    for node in nodes:
        if node.urn in by_urn:
            raise node.piece.fault("urn", f"{node.urn[:80]} stands here twice")
        by_urn[node.urn] = node
    roots = []
    for node in nodes:
        if not node.parent:
            roots.append(node)
        elif node.parent in by_urn:
            by_urn[node.parent].below.append(node)
        else:
            raise node.piece.fault("parent_urn", f"there is no node {node.parent[:80]}")
    reached = sum(_size(root, 1, book) for root in roots)
    if reached != len(nodes):
        raise book.fault(nodes[0].piece.where[:-1], "some nodes are parents of each other")
    return roots


def _size(node: _Node, depth: int, book: Book) -> int:
    if depth > _DEEPEST:
        raise book.fault(node.piece.where, f"stands deeper than {_DEEPEST} parents")
    return 1 + sum(_size(one, depth + 1, book) for one in node.below)


def _branches(roots: list[_Node], framework: Piece) -> list[Branch]:
    """Return the roots as groups; a root that is asked, and holds nothing, shares one of them."""
    branches: list[Branch] = []
    loose: Branch | None = None
    for root in roots:
        held = _held(root)
        if isinstance(held, Branch):
            branches.append(held)
            continue
        if loose is None:
            name = str(framework.whole.get("name") or "All")
            loose = Branch(framework.where, None, "", "all", name)
            branches.append(loose)
        loose.holds.append(held)
    return branches


def _held(node: _Node) -> Branch | Leaf:
    leaf = node.leaf
    below = [_held(one) for one in node.below]
    if node.assessable:
        return holding(leaf, below)
    book = node.piece.book
    said = {"annotation": leaf.good, "threats": leaf.why}
    said["description"] = leaf.asks if leaf.asks != leaf.title else ""
    said["reference_controls"] = "\n".join(leaf.steps)
    said["typical_evidence"] = "\n".join(leaf.evidence)
    for key, text in said.items():
        if text:
            book.lose((*node.piece.where, key), text, "a group has a title only")
    return Branch(leaf.where, leaf.address, leaf.label, leaf.id, leaf.title, below)
