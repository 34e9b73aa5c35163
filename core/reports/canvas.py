"""A reportlab canvas that knows, for every mark it draws, what the mark is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from core.reports.fonts import REGULAR
from core.reports.structure import FIRST_LINK, Mark, Node, Target, write_structure


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Draws pages whose content is either a structure element or an artifact."""

    def __init__(self, filename: Any, made_at: datetime, **options: Any) -> None:
        options |= {"initialFontName": REGULAR, "invariant": 1, "lang": "en-GB"}
        super().__init__(filename, **options)
        self._doc._timeStamp = _time_stamp(made_at)
        self.heading_pages: dict[str, int] = {}
        self.root = Node("Document")
        self._open = [self.root]
        self._known: dict[object, Node] = {}
        self._marks = 0
        self._links = 0
        self._in_artifact = False

    def begin(self, tag: str, key: object = None, **about: Any) -> None:
        """Open a structure element; the same *key* goes on with the element begun before."""
        if self._in_artifact:
            return
        node = self._known.get(key) if key is not None else None
        if node is None:
            node = Node(tag, **about)
            self._open[-1].kids.append(node)
            if key is not None:
                self._known[key] = node
        self._open.append(node)

    def end(self) -> None:
        """Close the element that was opened last."""
        if not self._in_artifact:
            self._open.pop()

    @contextmanager
    def element(self, tag: str, key: object = None, **about: Any) -> Iterator[None]:
        """Hold a structure element open."""
        self.begin(tag, key, **about)
        yield
        self.end()

    @contextmanager
    def content(self, tag: str, key: object = None, **about: Any) -> Iterator[None]:
        """Mark what is drawn meanwhile as the content of a structure element."""
        if self._in_artifact:
            yield
            return
        with self.element(tag, key, **about):
            self._open[-1].kids.append(Mark(self.getPageNumber() - 1, self._marks))
            self._code.append(f"/{tag} <</MCID {self._marks}>> BDC")
            self._marks += 1
            yield
            self._code.append("EMC")

    def begin_artifact(self) -> None:
        """Mark what follows as decoration that is never read out."""
        self._in_artifact = True
        self._code.append("/Artifact BMC")

    def end_artifact(self) -> None:
        """Go back to content."""
        self._in_artifact = False
        self._code.append("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Mark what is drawn meanwhile as decoration. Harmless inside another artifact."""
        if self._in_artifact:
            yield
            return
        self.begin_artifact()
        yield
        self.end_artifact()

    def link(self, key: str, title: str, width: float, height: float) -> None:
        """Let a click on the rectangle from here lead to the heading *key*."""
        if self._in_artifact:
            return
        self.linkRect(title, key, (0, 0, width, height), relative=1)
        reference = self._annotationrefs[-1]
        annotation = self._doc.idToObject[reference.name]
        number = FIRST_LINK + self._links
        annotation.permitted = (*annotation.permitted, "StructParent")
        annotation.otherkw["StructParent"] = number
        self._links += 1
        with self.element("Link"):
            self._open[-1].kids.append(Target(self.getPageNumber() - 1, number, reference))

    def heading(self, title: str, key: str, level: int, top: float) -> None:
        """Give a heading its bookmark and remember its page."""
        self.bookmarkHorizontal(key, 0, top)
        self.addOutlineEntry(title, key, level)
        self.heading_pages[key] = self.getPageNumber()

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        super().showPage()
        pages = self._doc.Pages.pages
        page = self._doc.idToObject.get(getattr(pages[-1], "name", None), pages[-1])
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(pages) - 1
        page.Tabs = pdfdoc.PDFName("S")
        self._marks = 0

    def save(self) -> None:
        if self._code:
            self.showPage()
        write_structure(self._doc, self.root)
        self._doc.Catalog.Metadata = _metadata(str(self._doc.info.title))
        self.setViewerPreference("DisplayDocTitle", "true")
        super().save()


class MeasuringCanvas(TaggedCanvas):
    """Lays pages out to learn how many there are, and writes nothing."""

    def save(self) -> None:
        if self._code:
            self.showPage()


def _time_stamp(made_at: datetime) -> Any:
    """Return what reportlab calls a time stamp. Its own follows the computer's clock."""
    moment = made_at.astimezone(UTC)
    return SimpleNamespace(
        t=moment.timestamp(),
        lt=moment.timetuple(),
        YMDhms=moment.timetuple()[:6],
        dhh=0,
        dmm=0,
        tzname="UTC",
        datetime=moment,
        asctime=moment.ctime(),
    )


def _metadata(title: str) -> Any:
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt>'
        "</dc:title><dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    return pdfdoc.PDFStream(
        dictionary=pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
        ),
        content=packet.encode("utf-8"),
        filters=[],
    )
