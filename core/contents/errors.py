"""Why a document cannot be looked into; the document itself is kept all the same."""

from __future__ import annotations

from typing import ClassVar

from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP


class ContentsError(UserError):
    """A document that cannot be looked into. The child names one by its code."""

    code: ClassVar[str] = "not-to-be-looked-into"
    what_text = QT_TRANSLATE_NOOP("errors", "This document cannot be shown here.")
    next_text = QT_TRANSLATE_NOOP("errors", "It is kept all the same. Open it in its own program.")


class NoLookError(ContentsError):
    """There is no reader for this kind of file."""

    code = "kind-not-shown"
    what_text = QT_TRANSLATE_NOOP("errors", "Files of this kind are not shown here.")


class BrokenDocumentError(ContentsError):
    """The file is not what its name says, or it is damaged."""

    code = "document-broken"
    what_text = QT_TRANSLATE_NOOP("errors", "What is in this file cannot be made out.")
    next_text = QT_TRANSLATE_NOOP(
        "errors",
        "It is kept as it was added. If its own program cannot open it either, add it anew.",
    )


class LockedDocumentError(ContentsError):
    """The file wants a password of its own."""

    code = "document-locked"
    what_text = QT_TRANSLATE_NOOP("errors", "This document has a password of its own.")
    next_text = QT_TRANSLATE_NOOP(
        "errors",
        "An auditor could not read it either. Save it without the password and add that; it is "
        "encrypted here anyway.",
    )


class TooMuchError(ContentsError):
    """Showing it would take more memory or time than is good for the computer."""

    code = "document-too-much"
    what_text = QT_TRANSLATE_NOOP("errors", "This document is too large or too deep to show here.")


BY_CODE = {
    kind.code: kind
    for kind in (ContentsError, NoLookError, BrokenDocumentError, LockedDocumentError, TooMuchError)
}
