"""Text out of an e-mail: who wrote to whom, when, about what, and what."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from typing import Final

from core.contents.errors import BrokenDocumentError
from core.contents.plain import html_text

_HEADS: Final = ("From", "To", "Cc", "Date", "Subject")
MOST_PARTS: Final = 500


def mail_text(content: bytes) -> str:
    """Return the mail as a person reads it. Markup becomes plain text; attachments are named."""
    message = message_from_bytes(content, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise BrokenDocumentError
    lines = [f"{head}: {_head(message, head)}" for head in _HEADS if message.get(head)]
    lines += ["", _body(message), ""]
    lines += [f"[{name}]" for name in _attached(message)]
    return "\n".join(lines)


def _head(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message[name]).split())
    except (ValueError, LookupError, TypeError):  # what a sender wrote there is no address
        return ""


def _body(message: EmailMessage) -> str:
    try:
        body = message.get_body(("plain", "html"))
    except (ValueError, LookupError, RecursionError):
        body = None
    if body is None:
        return ""
    text = _text(body)
    return html_text(text) if body.get_content_subtype() == "html" else text


def _text(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except (ValueError, LookupError):  # an encoding that nobody knows
        payload = part.get_payload(decode=True)
        return payload.decode("latin-1") if isinstance(payload, bytes) else ""


def _attached(message: EmailMessage) -> list[str]:
    names = []
    for number, part in enumerate(message.walk()):
        if number == MOST_PARTS:
            break
        name = part.get_filename()
        if name:
            names.append(" ".join(str(name).split()))
    return names
