"""The words of a document of each kind, and kind refusals of what is broken, locked or a bomb."""

from __future__ import annotations

import zipfile
from io import BytesIO

import contents_samples as sample
import pytest

from core.contents import apart
from core.contents.errors import (
    BrokenDocumentError,
    ContentsError,
    LockedDocumentError,
    NoLookError,
    TooMuchError,
)
from core.contents.words import words_of

_MAIL = b"""From: =?utf-8?q?Zo=C3=AB?= <zoe@example.org>
To: us@example.org
Subject: Penetration test
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/html; charset=utf-8

<p>We tested it on <b>3 May</b>.</p><script>alert(1)</script>
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename="report.pdf"

xx
--b--
"""
_SLIDE = '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:sld>'
_ODT = (
    '<office:document-content xmlns:office="o" xmlns:text="t"><office:body><text:p>Who may'
    "<text:s/>enter</text:p><text:p>Nobody</text:p></office:body></office:document-content>"
)


@pytest.mark.parametrize(
    ("kind", "content", "expected"),
    [
        ("text/plain", "Caf\u00e9\r\nopen".encode("cp1252"), "Caf\u00e9\nopen"),
        ("text/plain", "one\n\n\n\n\ntwo\x00".encode("utf-16"), "one\n\ntwo"),
        ("text/html", b"<style>p{}</style><p>One<p>&pound;2 &lt;b&gt;", "One\n\u00a32 <b>"),
        (
            "application/rtf",
            rb"{\rtf1{\fonttbl{\f0 Arial;}}Caf\'e9 \u8364?5\par {\*\generator x}two}",
            "Caf\u00e9 \u20ac5\ntwo",
        ),
        (
            sample.WORD,
            sample.word("Our policy", "We lock."),
            "Our policy\nWe lock.\nReviewed\tMay 2026",
        ),
        (sample.EXCEL, sample.excel(("Name", "Days"), ("Ann", 3)), "Name\tDays\nAnn\t3"),
        (
            sample.POWERPOINT,
            sample.zipped(
                ppt__slides__slide10_xml=_SLIDE.format("last"),
                ppt__slides__slide2_xml=_SLIDE.format("first"),
            ),
            "first\n\nlast",
        ),
        (sample.ODT, sample.zipped(content_xml=_ODT), "Who may enter\nNobody"),
        (sample.PDF, sample.pdf("Privacy notice", "Page two"), "Privacy notice\n\nPage two"),
    ],
    ids=["text", "utf-16", "html", "rtf", "word", "excel", "slides", "odt", "pdf"],
)
def test_a_document_says_what_a_person_reads_in_it(kind, content, expected):
    assert words_of(content, kind, 1000) == expected


def test_a_mail_shows_its_heads_its_text_and_the_names_of_what_came_with_it():
    text = words_of(_MAIL, sample.MAIL, 1000)
    assert "From: Zo\u00eb <zoe@example.org>" in text
    assert "Subject: Penetration test" in text
    assert "We tested it on 3 May." in text
    assert "[report.pdf]" in text
    assert "alert" not in text
    assert "<b>" not in text


def test_no_more_is_read_than_was_asked_for():
    assert len(words_of(b"word " * 100_000, "text/plain", 50)) <= 50
    assert len(words_of(sample.word(*["word " * 50] * 200), sample.WORD, 50)) <= 50


def bomb() -> bytes:
    """Some hundred kilobytes that claim to be one and unpack to 200 MB."""
    out = BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        part.write(b"<w>")
        for _ in range(200):
            part.write(b" " * 1024 * 1024)
    return out.getvalue()


_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="w"><w:p><w:t>&b;'
    "</w:t></w:p></w:document>"
)


@pytest.mark.parametrize(
    ("kind", "content", "error"),
    [
        ("application/zip", b"PK", NoLookError),
        (sample.WORD, b"no zip at all", BrokenDocumentError),
        (sample.WORD, sample.zipped(word__document_xml="<w:p>"), BrokenDocumentError),
        (sample.WORD, sample.zipped(word__document_xml=_LAUGHS), BrokenDocumentError),
        (sample.ODT, sample.zipped(other_xml="<a/>"), BrokenDocumentError),
        (sample.WORD, bomb(), TooMuchError),
        (sample.PDF, b"%PDF-1.7 and nothing more", BrokenDocumentError),
        (sample.PDF, sample.pdf("secret", encrypt="word"), LockedDocumentError),
    ],
    ids=["zip", "no-zip", "cut", "entities", "empty", "bomb", "pdf", "locked"],
)
def test_what_cannot_be_read_is_said_kindly(kind, content, error):
    with pytest.raises(error) as caught:
        apart.words(content, kind, 1000)
    assert isinstance(caught.value, ContentsError)
    assert "kept" in caught.value.next or "password" in caught.value.next
