"""Text out of office files: Word, Excel and PowerPoint, and the open formats.

They are zip files of XML. Each part is read piece by piece up to a limit, whatever size the zip
claims for it, so that one that unpacks without end comes to an end here. A document type of its
own, which could make entities grow without end, is refused: no office program writes one.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import ParseError
from xml.parsers import expat

from core.contents.errors import BrokenDocumentError, LockedDocumentError, TooMuchError

MOST_UNPACKED: Final = 80 * 1024 * 1024  # bytes of XML in one document
MOST_PARTS: Final = 4000
_PIECE: Final = 64 * 1024
_SLIDE: Final = re.compile(r"ppt/slides/slide(\d+)\.xml")
_SHEET: Final = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_LINES: Final = frozenset(("p", "h", "br", "cr", "line-break", "tr", "row", "table-row"))
_GAPS: Final = frozenset(("tab", "tc", "table-cell"))
_SAID: Final = frozenset(("t", "delText"))


class _DeclaredTypeError(Exception):
    """The XML brings a document type of its own."""


def office_text(content: bytes, longest: int) -> str:
    """Return what an office document says, up to about *longest* characters."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if len(archive.infolist()) > MOST_PARTS:
                raise TooMuchError
            return _Parts(archive, longest).text()
    except (zipfile.BadZipFile, expat.ExpatError, ParseError, KeyError, _DeclaredTypeError):
        raise BrokenDocumentError from None
    except (NotImplementedError, ValueError, EOFError):
        raise BrokenDocumentError from None
    except RuntimeError:  # zipfile's word for a part under a password
        raise LockedDocumentError from None


class _Parts:
    """The parts of one document, read within one common limit."""

    def __init__(self, archive: zipfile.ZipFile, longest: int) -> None:
        self._archive, self._longest = archive, longest
        self._left = MOST_UNPACKED
        self._names = set(archive.namelist())

    def text(self) -> str:
        if "word/document.xml" in self._names:
            return self._said("word/document.xml")
        if "xl/workbook.xml" in self._names:
            return self._tables()
        slides = _numbered(_SLIDE, self._names)
        if slides:
            return "\n\n".join(self._said(name) for name in slides)
        return self._said("content.xml", everything=True)

    def _said(self, name: str, *, everything: bool = False) -> str:
        reader = _Said(everything=everything, longest=self._longest)
        self._feed(name, reader.parser, reader)
        return "".join(reader.parts)

    def _tables(self) -> str:
        shared: list[str] = []
        if "xl/sharedStrings.xml" in self._names:
            strings = _Strings(self._longest)
            self._feed("xl/sharedStrings.xml", strings.parser, strings)
            shared = strings.found
        sheets = []
        for name in _numbered(_SHEET, self._names):
            sheet = _Sheet(shared, self._longest)
            self._feed(name, sheet.parser, sheet)
            sheets.append("".join(sheet.parts).strip())
        return "\n\n".join(filter(None, sheets))

    def _feed(self, name: str, parser: expat.XMLParserType, reader: _Reader) -> None:
        for piece in self._pieces(name):
            parser.Parse(piece, False)
            if reader.is_full:
                return
        parser.Parse(b"", True)

    def _pieces(self, name: str) -> Iterator[bytes]:
        with self._archive.open(name) as part:
            while piece := part.read(_PIECE):
                self._left -= len(piece)
                if self._left < 0:
                    raise TooMuchError
                yield piece


class _Reader:
    """Hears the tags without their name spaces."""

    def __init__(self, longest: int) -> None:
        self.parts: list[str] = []
        self._room = longest
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._on_declared
        self.parser.StartElementHandler = lambda tag, about: self.begin(_bare(tag), about)
        self.parser.EndElementHandler = lambda tag: self.end(_bare(tag))
        self.parser.CharacterDataHandler = self.data

    @property
    def is_full(self) -> bool:
        return self._room <= 0

    def put(self, text: str) -> None:
        self.parts.append(text)
        self._room -= len(text)

    def begin(self, tag: str, about: dict[str, str]) -> None:
        raise NotImplementedError

    def end(self, tag: str) -> None:
        raise NotImplementedError

    def data(self, text: str) -> None:
        raise NotImplementedError

    def _on_declared(self, *_: object) -> None:
        raise _DeclaredTypeError


class _Said(_Reader):
    """A letter or slides; in the open formats *everything* between the tags is said."""

    def __init__(self, *, everything: bool, longest: int) -> None:
        super().__init__(longest)
        self._everything = everything
        self._saying = 0

    def begin(self, tag: str, about: dict[str, str]) -> None:
        if tag in _SAID or (self._everything and tag == "body"):
            self._saying += 1
        elif tag == "s" and self._everything:
            self.put(" ")
        elif tag == "tab":
            self.put("\t")

    def end(self, tag: str) -> None:
        if tag in _SAID or (self._everything and tag == "body"):
            self._saying -= 1
        elif tag in _LINES:
            self.put("\n")
        elif tag in _GAPS and tag != "tab":
            self._end_cell()

    def data(self, text: str) -> None:
        if self._saying:
            self.put(text)

    def _end_cell(self) -> None:
        """A cell ends with its own paragraph: the next one stands beside it, not below."""
        if self.parts and self.parts[-1] == "\n":
            self.parts[-1] = "\t"
        else:
            self.put("\t")


class _Strings(_Reader):
    """The texts of a workbook, which its cells name by number."""

    def __init__(self, longest: int) -> None:
        super().__init__(longest)
        self.found: list[str] = []
        self._in_text = False

    def begin(self, tag: str, about: dict[str, str]) -> None:
        if tag == "si":
            self.parts = []
        self._in_text = tag == "t"

    def end(self, tag: str) -> None:
        self._in_text = False
        if tag == "si":
            self.found.append("".join(self.parts))

    def data(self, text: str) -> None:
        if self._in_text:
            self.put(text)


class _Sheet(_Reader):
    """The cells of one sheet, a row a line."""

    def __init__(self, shared: list[str], longest: int) -> None:
        super().__init__(longest)
        self._shared = shared
        self._kind = ""
        self._value: list[str] = []
        self._in_value = False

    def begin(self, tag: str, about: dict[str, str]) -> None:
        if tag == "c":
            self._kind, self._value = about.get("t", ""), []
        self._in_value = tag in ("v", "t")

    def end(self, tag: str) -> None:
        self._in_value = False
        if tag == "c":
            self.put(f"{self._shown()}\t")
        elif tag == "row":
            self.put("\n")

    def data(self, text: str) -> None:
        if self._in_value:
            self._value.append(text)

    def _shown(self) -> str:
        value = "".join(self._value)
        if self._kind == "s" and value.isdecimal() and int(value) < len(self._shared):
            return self._shared[int(value)]
        if self._kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        return value


def _bare(tag: str) -> str:
    return tag.rpartition(":")[2]


def _numbered(pattern: re.Pattern[str], names: set[str]) -> list[str]:
    found = [(int(match[1]), name) for name in names if (match := pattern.fullmatch(name))]
    return [name for _, name in sorted(found)]
