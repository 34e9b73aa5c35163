"""Fits a draft into our form: names that are unique and allowed, texts that are short enough."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.catalogue.foreign.book import Book
from core.catalogue.foreign.draft import Branch, Draft, Leaf, without_empty
from core.catalogue.hashes import Plain
from core.catalogue.reading import MAX_DEPTH

LINE = 600  # characters, as the schemas have it
PARAGRAPH = 2000
_LONGEST_NAME = 60
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
_OTHER = re.compile(r"[^A-Za-z0-9.-]+")
_RENAMED = "is called otherwise in the question set"
# "index" is the file of the set itself; the others cannot be files on Windows.
_NO_FILES = {"index", "con", "prn", "aux", "nul"}
_NO_FILES |= {f"{device}{n}" for device in ("com", "lpt") for n in range(1, 10)}


@dataclass(frozen=True, slots=True)
class AskedOf:
    """Whom the set is for: an organisation type by its id and its name."""

    org_type: str
    name: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A set in our form, before it is written: the index, and the leaves by their refs."""

    index: Plain
    leaves: dict[str, Plain]


def fit(draft: Draft, edition_id: str, asked_of: AskedOf, book: Book) -> Edition:
    """Return *draft* in our form. What is left out on the way is written down in *book*."""
    branches = without_empty(
        draft.branches, lambda one: book.lose(one.where, one.title, "holds nothing that is asked")
    )
    leaves = [leaf for branch in branches for leaf in branch.leaves()]
    if not leaves:
        raise book.fault((), "nothing in it can be asked")
    refs = _refs(leaves)
    groups = _Groups(refs, book)
    index: Plain = {
        "id": edition_id,
        "title": _line(draft.title, book),
        "edition": _line(draft.edition, book),
        "noun": "requirement",
        "scheme": "counts",
        "purpose": _line(draft.purpose, book),
        "opens": None,
        "due": None,
        "wording_note": _line(draft.note, book),
        "org_types": {asked_of.org_type: {"name": asked_of.name, "listed": len(leaves)}},
        "sources": {
            "file": _line(draft.source, book),
            "choice": "chosen when the file was imported",
        },
        "places": [],
        "groups": [groups.plain(branch, 1) for branch in branches],
    }
    return Edition(index, {refs[id(one)]: _leaf(one, refs, asked_of, book) for one in leaves})


def _refs(leaves: list[Leaf]) -> dict[int, str]:
    """Return a ref for each leaf: what people call it if that serves all, else the file's id."""
    labels = [leaf.label for leaf in leaves]
    tidied = [_name(label) for label in labels]
    if all(_NAME.fullmatch(label) for label in labels) and _differ(labels):
        chosen = labels
    elif all(tidied) and _differ(tidied):
        chosen = tidied
    else:
        chosen = [_tail(leaf.id) or _name(leaf.label) or "item" for leaf in leaves]
    taken = set(_NO_FILES)
    return {id(leaf): _free(name, taken) for leaf, name in zip(leaves, chosen, strict=True)}


def _differ(names: list[str]) -> bool:
    """Whether the names can be names of files beside each other, on Windows too."""
    return len({name.casefold() for name in names}) == len(names) and all(
        len(name) <= _LONGEST_NAME for name in names
    )


def _name(text: str) -> str:
    """Return *text* as a name that our form allows; empty where nothing of it is left."""
    return _OTHER.sub("-", text)[:_LONGEST_NAME].strip(".-")


def _tail(address: str) -> str:
    """Return the last part of an id or a urn as a name."""
    return _name(address.rpartition(":")[2])


def _free(name: str, taken: set[str]) -> str:
    """Return *name*, or *name* with the first free number; from then on it is taken."""
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name}-{number}"
    taken.add(found.casefold())
    return found


@dataclass
class _Groups:
    """Makes the groups, and pulls what stands too deep up into the deepest one there may be."""

    refs: dict[int, str]
    book: Book

    def __post_init__(self) -> None:
        self._taken: set[str] = set()

    def plain(self, branch: Branch, depth: int) -> Plain:
        name = _name(branch.label) or _tail(branch.id) or _name(branch.title) or "group"
        id_ = _free(name, self._taken)
        if branch.address and branch.id not in ("", id_):
            self.book.lose(branch.address, branch.id, _RENAMED)
        title = _called(branch.label, branch.title, id_)
        holds = list(self._held(branch, depth))
        return {"id": id_, "title": _line(title, self.book, branch), "holds": holds}

    def _held(self, branch: Branch, depth: int) -> Iterator[Plain | str]:
        for held in branch.holds:
            if isinstance(held, Leaf):
                yield self.refs[id(held)]
            elif depth < MAX_DEPTH:
                yield self.plain(held, depth + 1)
            else:
                self.book.lose(held.where, held.title, f"stands deeper than {MAX_DEPTH} groups")
                yield from self._held(held, depth)


def _leaf(leaf: Leaf, refs: dict[int, str], asked_of: AskedOf, book: Book) -> Plain:
    ref = refs[id(leaf)]
    if leaf.id != ref:
        book.lose(leaf.address, leaf.id, _RENAMED)
    sure = {"confidence": "verified", "source": "file"}
    chosen = {"confidence": "verified", "source": "choice", "may_be_not_relevant": True}
    guidance = {
        "asks": book.cut(leaf.where, leaf.asks, PARAGRAPH),
        "why": book.cut(leaf.where, leaf.why, PARAGRAPH),
        "good": book.cut(leaf.where, leaf.good, PARAGRAPH),
        "steps": _lines(leaf.steps, leaf, book),
        "evidence": [{"name": name} for name in _lines(leaf.evidence, leaf, book)],
        "law": _lines(leaf.law, leaf, book),
    }
    return {
        "ref": ref,
        "title": _line(_called(leaf.label, leaf.title, ref), book, leaf),
        "answer": leaf.answer.value,
        "provenance": sure,
        "applies": {asked_of.org_type: chosen},
        "guidance": {key: value for key, value in guidance.items() if value},
    }


def _called(label: str, title: str, name: str) -> str:
    """Return the title, after the label where neither name nor title says that already."""
    if not label or label == name or title.startswith(label):
        return title
    return f"{label} {title}"


def _line(text: str, book: Book, at: Leaf | Branch | None = None) -> str:
    return book.cut(at.where if at else (), " ".join(text.split()), LINE)


def _lines(texts: Iterable[str], leaf: Leaf, book: Book) -> list[str]:
    return [line for text in texts if (line := _line(text, book, leaf))]
