"""The sentences of an OSCAL control: parts inside parts, with parameters to be put in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from core.catalogue.foreign.book import Piece
from core.catalogue.source import Where

DEEPEST = 40
_LONGEST = 20_000  # characters of one sentence with its parameters put in
_INSERT = re.compile(
    r"\{\{\s*(?:insert:\s*param\s*,\s*)?([^\s{},]+)\s*\}\}"
    r"|<insert\b[^<>]*?\b(?:param-id|id-ref)=[\"']([^\"'<>]+)[\"'][^<>]*/>"
)


@dataclass
class Param:
    """A blank in the sentences: its values where it has some, else what is to be put there."""

    where: Where
    label: str
    values: list[str]
    choices: list[str]
    used: bool = False


@dataclass
class Params:
    """The parameters that can be seen from one place of the catalog."""

    known: Mapping[str, Param] = field(default_factory=dict)
    _told: dict[str, str] = field(default_factory=dict)  # each is worked out once, or never ends

    def within(self, piece: Piece) -> Params:
        """Return these and those that *piece* adds."""
        added: dict[str, Param] = {}
        for part in piece.pieces("params"):
            id_ = part.needed("id")
            if id_ in added:
                raise part.fault("id", f"the parameter {id_[:40]} stands here twice")
            select = part.piece("select")
            choices: list[str] = []
            if select is not None:
                choices = select.texts("choice")
                select.finish()
            added[id_] = Param(part.where, part.text("label"), part.texts("values"), choices)
            part.finish()
        return Params({**self.known, **added}) if added else self

    def put_into(self, text: str, piece: Piece, inside: tuple[str, ...] = ()) -> str:
        """Return *text* with every parameter in its place; one that is unknown stays its name.

        Parameters inside parameters are followed, but not in a circle and not without end.
        """
        length = 0

        def said(match: re.Match[str]) -> str:
            nonlocal length
            text = self._said(match[1] or match[2], piece, inside)
            length += len(text)
            if length > _LONGEST:
                raise piece.book.fault(piece.where, "its parameters make a text without end")
            return text

        return _INSERT.sub(said, text)

    def _said(self, id_: str, piece: Piece, inside: tuple[str, ...]) -> str:
        param = self.known.get(id_)
        if param is None:
            return f"[{id_}]"
        if id_ in inside or len(inside) == DEEPEST:
            raise piece.book.fault(param.where, "its parameters stand inside each other")
        if id_ not in self._told:
            param.used = True
            self._told[id_] = self._worked_out(id_, param, piece, inside)
        return self._told[id_]

    def _worked_out(self, id_: str, param: Param, piece: Piece, inside: tuple[str, ...]) -> str:
        parts = param.values or param.choices
        told = [self.put_into(part, piece, (*inside, id_)) for part in parts]
        if param.values:
            return ", ".join(told)
        if told:
            return f"[{' / '.join(told)}]"
        return f"[{self.put_into(param.label, piece, (*inside, id_)) or id_}]"


@dataclass
class Part:
    """A part of a control: what it is, what it says, and the parts in it."""

    piece: Piece
    name: str
    method: str
    prose: str
    below: list[Part]
    label: str

    def lines(self) -> Iterator[str]:
        """Yield what this part says and what those in it say, with their labels."""
        line = f"{self.label} {self.prose}".strip()
        if line:
            yield line
        for part in self.below:
            yield from part.lines()


def parts_of(piece: Piece, params: Params, depth: int = 0) -> list[Part]:
    """Return the parts in *piece*, their sentences with the parameters put in."""
    if depth == DEEPEST:
        raise piece.book.fault(piece.where, f"more than {DEEPEST} parts stand inside each other")
    return [_part(one, params, depth) for one in piece.pieces("parts")]


def _part(piece: Piece, params: Params, depth: int) -> Part:
    props = props_of(piece)
    title = piece.text("title")
    prose = params.put_into(piece.text("prose"), piece)
    part = Part(
        piece,
        piece.needed("name"),
        props.get("method", ""),
        f"{title}\n{prose}".strip(),
        parts_of(piece, params, depth + 1),
        props.get("label", ""),
    )
    piece.finish()
    return part


_TAKEN = ("label", "method", "status")


def props_of(piece: Piece) -> dict[str, str]:
    """Return the first label, method and status among the properties; the others are lost."""
    found: dict[str, str] = {}
    for prop in piece.pieces("props"):
        name = prop.needed("name")
        if name in _TAKEN and name not in found:
            found[name] = prop.needed("value")
            prop.done_with("name", "value")
            prop.finish()
        else:
            prop.book.lose(prop.where, dict(prop.whole))
    return found
