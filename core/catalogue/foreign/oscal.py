"""Reads an OSCAL catalog (NIST, JSON, version 1): groups, controls in controls, parts, references.

What a control states is what is asked, its guidance is what good looks like, what an assessor
examines is evidence, and the documents that it refers to are the law it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.catalogue.foreign.book import Book, Piece
from core.catalogue.foreign.draft import Branch, Draft, Leaf, holding
from core.catalogue.foreign.oscal_prose import DEEPEST, Params, Part, parts_of, props_of

_NOT_A_CATALOG = ("profile", "component-definition", "system-security-plan", "assessment-plan")
_ASKED = ("statement",)
_WHY = ("objective", "purpose", "rationale", "overview")
_GOOD = ("guidance", "information", "discussion", "implementation-guidance")
_METHOD = ("assessment-method", "assessment")
_EXAMINED = "EXAMINE"
_LONGEST_ASKED = 2000


@dataclass
class _Document:
    """A resource of the back matter, and whether a control refers to it."""

    piece: Piece
    title: str
    used: bool = False


class _Reader:
    def __init__(self, book: Book) -> None:
        self.book = book
        self.documents: dict[str, _Document] = {}
        self.params: list[Params] = []


def is_oscal(value: object) -> bool:
    """Whether the JSON in *value* is an OSCAL document of any kind."""
    return isinstance(value, dict) and any(key in value for key in ("catalog", *_NOT_A_CATALOG))


def read_oscal(value: object, book: Book) -> Draft:
    """Return the set that the OSCAL catalog in *value* holds. Raises ForeignFaultyError."""
    outer = Piece(value, (), book)
    for kind in _NOT_A_CATALOG:
        if kind in outer.whole:
            raise book.fault((kind,), f"is an OSCAL {kind}; only a catalog can be imported")
    catalog = outer.needed_piece("catalog")
    metadata = catalog.needed_piece("metadata")
    title, edition = metadata.needed("title"), metadata.needed("version")
    oscal = metadata.needed("oscal-version")
    if not oscal.startswith("1."):
        raise metadata.fault("oscal-version", f"is {oscal[:20]}; version 1 can be imported")
    reader = _Reader(book)
    _read_documents(catalog, reader)
    params = _params(catalog, Params(), reader)
    branches = [_group(piece, params, reader, 1) for piece in catalog.pieces("groups")]
    loose = _controls(catalog, params, reader, 1)
    if loose:
        branches.insert(0, Branch(catalog.where, None, "", "controls", title, loose))
    dated = metadata.text("last-modified")[:10]
    source = f"OSCAL catalog {catalog.text('uuid')}: {title}, version {edition}, of {dated}"
    for piece in (metadata, catalog, outer):
        piece.finish()
    _lose_unused(reader)
    return Draft(
        title,
        edition,
        "Imported from an OSCAL catalog: each control is answered with yes or no, and counted.",
        source,
        "The wording is that of the imported OSCAL catalog.",
        branches,
    )


def _params(piece: Piece, outer: Params, reader: _Reader) -> Params:
    params = outer.within(piece)
    if params is not outer:
        reader.params.append(params)
    return params


def _read_documents(catalog: Piece, reader: _Reader) -> None:
    matter = catalog.piece("back-matter")
    if matter is None:
        return
    for piece in matter.pieces("resources"):
        citation = piece.piece("citation")
        title = piece.text("title")
        if citation is not None:
            title = citation.text("text") or title
            citation.finish()
        reader.documents[piece.needed("uuid")] = _Document(piece, title)
        piece.finish()
    matter.finish()


def _lose_unused(reader: _Reader) -> None:
    """Write down the documents and parameters that no control names."""
    for document in reader.documents.values():
        if not document.used and document.title:
            reader.book.lose(document.piece.where, document.title, "no control refers to it")
    seen: set[int] = set()
    for params in reader.params:
        for param in params.known.values():
            if not param.used and id(param) not in seen:
                seen.add(id(param))
                reader.book.lose(param.where, param.label or "-", "no sentence has a place for it")


def _group(piece: Piece, outer: Params, reader: _Reader, depth: int) -> Branch:
    _refuse_depth(piece, depth)
    params = _params(piece, outer, reader)
    label = props_of(piece).get("label", "")
    id_, title = piece.text("id"), piece.needed("title")
    branch = Branch(piece.where, (*piece.where, "id"), label, id_, title)
    branch.holds += _controls(piece, params, reader, depth + 1)
    branch.holds += [_group(one, params, reader, depth + 1) for one in piece.pieces("groups")]
    piece.finish()
    return branch


def _controls(piece: Piece, params: Params, reader: _Reader, depth: int) -> list[Branch | Leaf]:
    found = [_control(one, params, reader, depth) for one in piece.pieces("controls")]
    return [one for one in found if one is not None]


def _control(piece: Piece, outer: Params, reader: _Reader, depth: int) -> Branch | Leaf | None:
    _refuse_depth(piece, depth)
    props = props_of(piece)
    if props.get("status", "").casefold() == "withdrawn":
        reader.book.lose(piece.where, piece.text("title"), "is withdrawn, so nobody is asked it")
        return None
    params = _params(piece, outer, reader)
    id_, title, label = piece.needed("id"), piece.needed("title"), props.get("label", "")
    title = params.put_into(title, piece)
    leaf = Leaf(piece.where, (*piece.where, "id"), label, id_, title, "")
    _fill(leaf, parts_of(piece, params), reader.book)
    leaf.law = _law(piece, reader)
    below = _controls(piece, params, reader, depth + 1)
    piece.finish()
    if below and not leaf.asks:
        if leaf.why or leaf.good or leaf.evidence or leaf.law:
            said = " ".join([leaf.why, leaf.good, *leaf.evidence, *leaf.law])
            reader.book.lose(piece.where, said, "says something, but states nothing to be asked")
        return Branch(piece.where, (*piece.where, "id"), label, id_, title, below)
    leaf.asks = leaf.asks or title
    return holding(leaf, below)


def _fill(leaf: Leaf, parts: list[Part], book: Book) -> None:
    """Put what *parts* say where it belongs in *leaf*, or write it down as lost."""
    asked: list[tuple[Part, list[str]]] = []
    why, good = [], []
    for part in parts:
        lines = list(part.lines())
        if part.name in _ASKED:
            asked.append((part, lines))
        elif part.name in _WHY:
            why += lines
        elif part.name in _GOOD:
            good += lines
        elif part.name in _METHOD and part.method.upper() == _EXAMINED:
            named = [name.strip() for line in lines for name in line.split("\n")]
            leaf.evidence += [name for name in named if name]
        elif lines:
            why_not = f"a part named {part.name[:40]} has no place"
            book.lose(part.piece.where, "\n".join(lines), why_not)
    leaf.why, leaf.good = "\n".join(why), "\n".join(good)
    leaf.asks = "\n".join(line for _, lines in asked for line in lines)
    if len(leaf.asks) > _LONGEST_ASKED:  # then the items of a statement become steps
        heads = [part.prose for part, _ in asked if part.prose]
        leaf.asks = "\n".join(heads)
        leaf.steps = [line for part, lines in asked for line in lines[bool(part.prose) :]]


def _law(piece: Piece, reader: _Reader) -> list[str]:
    """Return the documents that a control refers to; links of other kinds are lost."""
    law = []
    for link in piece.pieces("links"):
        href, rel = link.needed("href"), link.text("rel")
        document = reader.documents.get(href.removeprefix("#"))
        if rel == "reference" and document is not None and document.title:
            document.used = True
            law.append(document.title)
            link.finish()
        else:
            reader.book.lose(link.where, dict(link.whole))
    return law


def _refuse_depth(piece: Piece, depth: int) -> None:
    if depth > DEEPEST:
        raise piece.book.fault(piece.where, f"stands deeper than {DEEPEST} groups and controls")
