"""The words of a document of any kind that has some."""

from __future__ import annotations

from core.contents.errors import NoLookError
from core.contents.kinds import has_text
from core.contents.mail import mail_text
from core.contents.office import office_text
from core.contents.plain import decoded, html_text, rtf_text, tidy


def words_of(content: bytes, media_type: str, longest: int) -> str:
    """Return what a document says, at most *longest* characters and perhaps nothing (a scan).

    Raises NoLookError, BrokenDocumentError, LockedDocumentError, TooMuchError.
    """
    if not has_text(media_type):
        raise NoLookError
    return tidy(_said(content, media_type, longest))[:longest]


def _said(content: bytes, media_type: str, longest: int) -> str:
    if media_type == "application/pdf":
        from core.contents.pdf import pdf_text

        return pdf_text(content, longest)
    if media_type.startswith("application/vnd."):
        return office_text(content, longest)
    if media_type == "message/rfc822":
        return mail_text(content)
    text = decoded(content[: 4 * longest])
    if media_type == "text/html":
        return html_text(text)
    return rtf_text(text) if media_type == "application/rtf" else text
