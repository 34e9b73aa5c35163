"""The structure tree of a tagged PDF: what each mark on the page is, in reading order.

Source of the objects: ISO 32000-1, 14.7 (logical structure) and 14.8 (tagged PDF).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc

FIRST_LINK = 1_000_000  # links count from here in the parent tree, pages from 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of marked content: its page (from 0) and its number on that page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Target:
    """A link's place on a page: its page (from 0), its number in the tree, its annotation."""

    page: int
    number: int
    annotation: Any


@dataclass(slots=True, eq=False)
class Node:
    """One structure element. *alt* describes a figure; *actual* is what a drawn mark means."""

    tag: str
    kids: list[Node | Mark | Target] = field(default_factory=list)
    alt: str = ""
    actual: str = ""
    scope: str = ""
    col_span: int = 1


def write_structure(doc: Any, root: Node) -> None:
    """Put *root* and everything below it into reportlab's document *doc*."""
    writer = _Writer(doc)
    tree = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
    tree_reference = doc.Reference(tree)
    tree["K"] = pdfdoc.PDFArray([writer.element(root, tree_reference)])
    tree["ParentTree"] = doc.Reference(pdfdoc.PDFDictionary({"Nums": writer.parents()}))
    tree["ParentTreeNextKey"] = writer.next_key()
    doc.Catalog.StructTreeRoot = tree
    doc.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


class _Writer:
    def __init__(self, doc: Any) -> None:
        self._doc = doc
        self._owners: dict[int, dict[int, Any]] = {}
        self._links: dict[int, Any] = {}
        self._pages = [
            page if isinstance(page, pdfdoc.PDFObjectReference) else doc.Reference(page)
            for page in doc.Pages.pages
        ]

    def element(self, node: Node, parent: Any) -> Any:
        element = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("StructElem"),
                "S": pdfdoc.PDFName(node.tag),
                "P": parent,
            }
        )
        reference = self._doc.Reference(element)
        self._describe(node, element)
        kids: list[Any] = []
        page = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
        if page is not None:
            element["Pg"] = self._pages[page]
        for kid in node.kids:
            if isinstance(kid, Mark):
                kids.append(kid.number if kid.page == page else self._content(kid))
                self._owners.setdefault(kid.page, {})[kid.number] = reference
            elif isinstance(kid, Target):
                kids.append(self._target(kid))
                self._links[kid.number] = reference
            else:
                kids.append(self.element(kid, reference))
        element["K"] = pdfdoc.PDFArray(kids)
        return reference

    def parents(self) -> Any:
        """Return the number tree that leads from marks and links back to their elements."""
        nums: list[Any] = []
        for page in range(len(self._pages)):
            owners = self._owners.get(page, {})
            row = pdfdoc.PDFArray([owners[number] for number in sorted(owners)])
            nums += [page, self._doc.Reference(row)]
        for number in sorted(self._links):
            nums += [number, self._links[number]]
        return pdfdoc.PDFArray(nums)

    def next_key(self) -> int:
        """Return a number that nothing in the parent tree has."""
        return max(self._links, default=len(self._pages) - 1) + 1

    def _content(self, mark: Mark) -> Any:
        """Return a mark that lies on another page than its element begins on."""
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("MCR"),
                "Pg": self._pages[mark.page],
                "MCID": mark.number,
            }
        )

    def _target(self, link: Target) -> Any:
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("OBJR"),
                "Pg": self._pages[link.page],
                "Obj": link.annotation,
            }
        )

    @staticmethod
    def _describe(node: Node, element: Any) -> None:
        if node.alt:
            element["Alt"] = pdfdoc.PDFString(node.alt)
        if node.actual:
            element["ActualText"] = pdfdoc.PDFString(node.actual)
        attributes: dict[str, Any] = {}
        if node.scope:
            attributes["Scope"] = pdfdoc.PDFName(node.scope)
        if node.col_span > 1:
            attributes["ColSpan"] = node.col_span
        if attributes:
            attributes["O"] = pdfdoc.PDFName("Table")
            element["A"] = pdfdoc.PDFDictionary(attributes)
