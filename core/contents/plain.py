"""Text out of files that are text: whatever their encoding, with markup taken for what it says."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_BLOCKS: Final = frozenset(
    (
        *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section"),
        *("table", "title", "tr", "ul"),
    )
)
_UNSEEN: Final = frozenset(("script", "style", "template", "noscript"))
_BLANK_LINES: Final = re.compile(r"\n\s*\n\s*\n+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_RTF: Final = re.compile(
    r"\\u(?P<unicode>-?\d+) ?\??|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})-?\d* ?"
    r"|\\(?P<sign>.)|(?P<open>\{)|(?P<close>\})|(?P<line>[\r\n]+)|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_RTF_WORDS: Final = {"par": "\n", "line": "\n", "tab": "\t", "cell": "\t", "row": "\n"}
_RTF_UNSEEN: Final = frozenset(
    ("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "datastore")
)


def decoded(content: bytes) -> str:
    """Return *content* as text: UTF-8 or UTF-16 where it says so, else as Windows wrote it."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if content.startswith(b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def tidy(text: str) -> str:
    """Return *text* without control characters and without holes of many empty lines."""
    lines = (line.rstrip() for line in _CONTROL.sub("", text).replace("\r\n", "\n").split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def html_text(text: str) -> str:
    """Return what a page of HTML says, without what only a browser is told."""
    reader = _Html()
    reader.feed(text)
    reader.close()
    return "".join(reader.parts)


def rtf_text(text: str) -> str:
    """Return what an RTF document says, without its tables of fonts, colours and pictures."""
    parts: list[str] = []
    depth, unseen_from = 0, 0
    for match in _RTF.finditer(text):
        kind = match.lastgroup
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth -= 1
            if depth < unseen_from:
                unseen_from = 0
        elif unseen_from:
            continue
        elif kind == "word":
            if match["word"] in _RTF_UNSEEN:
                unseen_from = depth
            parts.append(_RTF_WORDS.get(match["word"], ""))
        elif kind == "sign" and match["sign"] == "*":
            unseen_from = depth
        else:
            parts.append(_rtf_piece(match))
    return "".join(parts)


def _rtf_piece(match: re.Match[str]) -> str:
    if match["unicode"]:
        number = int(match["unicode"]) % 65536
        return "" if 0xD800 <= number < 0xE000 else chr(number)
    if match["hex"]:
        return bytes.fromhex(match["hex"]).decode("cp1252", "replace")
    if match["sign"]:
        return {"~": " ", "_": "-", "\n": "\n"}.get(match["sign"], match["sign"])
    return match["text"] or ""


class _Html(HTMLParser):
    """Collects what is read; each block begins a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append("\t")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(re.sub(r"\s+", " ", data))
