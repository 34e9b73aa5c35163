"""What people type, in the form and length that every later document can hold."""

from __future__ import annotations

import re

from core.domain.organisation import normal_ods_code
from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP

# The limits are those of the published form of a submission file (assessment-1.schema.json).
NAME = 300
TITLE = 1_000
PLACE = 10_000
REASON = 10_000
LONG = 100_000

_UNFIT = re.compile("[\x00\ud800-\udfff]")  # a program's slip; no person types them
_ODS_CODE = re.compile(r"[A-Z0-9-]{0,20}")


class TextTooLongError(UserError):
    """A text is longer than documents can hold."""

    code = "text-too-long"
    what_text = QT_TRANSLATE_NOOP("errors", "This text has {length} characters; {limit} fit.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Shorten it, or attach it as a document and say so in a few words."
    )


class OdsCodeImpossibleError(UserError):
    """Not merely an odd code: no code could hold these characters, nor any document name it."""

    code = "ods-code-impossible"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "An ODS code has letters, digits and hyphens only, 20 at most."
    )
    next_text = QT_TRANSLATE_NOOP("errors", "Leave it empty until you know it.")


def typed(text: str, limit: int) -> str:
    """Return *text* without blanks around it. Raises TextTooLongError."""
    clean = _UNFIT.sub("", text).strip()
    if len(clean) > limit:
        raise TextTooLongError(length=len(clean), limit=limit)
    return clean


def file_name(name: str) -> str:
    """Return a file's name without bytes that are no text; some old file systems have them."""
    return _UNFIT.sub("_", name)[:NAME] or "document"


def typed_ods_code(text: str) -> str:
    """Return an ODS code as codes are written; odd ones pass. Raises OdsCodeImpossibleError."""
    code = normal_ods_code(text)
    if not _ODS_CODE.fullmatch(code):
        raise OdsCodeImpossibleError()
    return code
