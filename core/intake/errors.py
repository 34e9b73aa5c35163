"""What the receiver can mend when a submission file is opened."""

from __future__ import annotations

from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP


class BundleFileMissingError(UserError):
    code = "bundle-file-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "The submission file {name} cannot be read.")
    next_text = QT_TRANSLATE_NOOP("errors", "Check where it is and that you may open it.")


class FolderInUseError(UserError):
    code = "folder-in-use"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} is already there, so nothing was unpacked.")
    next_text = QT_TRANSLATE_NOOP("errors", "Name a new folder.")
