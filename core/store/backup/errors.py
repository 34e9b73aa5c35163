"""What can be in the way of a copy, each in a sentence that names the folder or the copy."""

from __future__ import annotations

from core.errors import CheckFailedError, EnvironmentProblem, UserError
from core.store.trouble import DiskFullError, StoreDiskError, StoreReadOnlyError
from core.text import QT_TRANSLATE_NOOP


class PlaceMissingError(EnvironmentProblem):
    """The folder or stick that holds the copies is not there. ``values["folder"]``."""

    code = "copy-place-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "The place for copies is not there: {folder}")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Put the stick in, or choose the folder again, then try once more."
    )


class NotACopyPlaceError(UserError):
    """There are no copies in the folder. ``values["folder"]``."""

    code = "not-a-copy-place"
    what_text = QT_TRANSLATE_NOOP("errors", "There are no copies of records in {folder}.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Choose the stick or the folder that holds the folder named igt-copies."
    )


class PlaceOfOthersError(UserError):
    """The folder holds copies of other records; nothing was touched. ``values["folder"]``."""

    code = "copy-place-of-others"
    what_text = QT_TRANSLATE_NOOP("errors", "{folder} holds copies of other records.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose another folder, on the same stick if you like.")


class PlaceDamagedError(CheckFailedError):
    """The small file by which a place is recognised is damaged. ``values["folder"]``."""

    code = "copy-place-damaged"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The file igt-copies.json in {folder} is damaged, so nothing was copied there."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors",
        "The copies there still open. Give igt-copies.json another name, then add this place once "
        "more; or choose another folder for new copies.",
    )


class CopyNewerError(UserError):
    """A newer version of the program made it."""

    code = "copy-newer"
    what_text = QT_TRANSLATE_NOOP("errors", "A newer version of this program made this copy.")
    next_text = QT_TRANSLATE_NOOP("errors", "Update the program on this computer and try again.")


class CopyMissingError(UserError):
    """The copy is gone. ``values["name"]``."""

    code = "copy-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "The copy {name} is not there any more.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose another copy from the list.")


class CopyDamagedError(CheckFailedError):
    """The copy is damaged or cut short. ``values["name"]``."""

    code = "copy-damaged"
    what_text = QT_TRANSLATE_NOOP("errors", "The copy {name} is damaged or cut short.")
    next_text = QT_TRANSLATE_NOOP("errors", "Use another copy, and make a new one soon.")


class CopyKeyError(UserError):
    """None of the keys opens the copy. ``values["name"]``."""

    code = "copy-key-does-not-fit"
    what_text = QT_TRANSLATE_NOOP("errors", "This key does not open the copy {name}.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Use the spare key or the passphrase of the time when the copy was made."
    )


class CopyNotProvedError(CheckFailedError):
    """What was just copied did not come out right and was thrown away. ``values["folder"]``."""

    code = "copy-not-proved"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "A copy was made in {folder}, but it could not be read back, so it was removed."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "The stick or disk may be failing. Copy to another place, and check your records."
    )


class PlaceFullError(DiskFullError):
    """Nothing more fits on the stick or disk. ``values["folder"]``."""

    what_text = QT_TRANSLATE_NOOP("errors", "There is no room left for a copy in {folder}")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Make room there, or choose a larger stick. Your records are as they were."
    )


class PlaceReadOnlyError(StoreReadOnlyError):
    """The place cannot be written. ``values["folder"]``."""

    what_text = QT_TRANSLATE_NOOP("errors", "Nothing can be written into {folder}")
    next_text = QT_TRANSLATE_NOOP(
        "errors",
        "Check that the stick is not write-protected and that you may write there, "
        "or choose another folder.",
    )


class PlaceDiskError(StoreDiskError):
    """The stick or disk failed. ``values["folder"]``."""

    what_text = QT_TRANSLATE_NOOP("errors", "The disk could not be read or written: {folder}")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Check that the stick is still connected, or copy to another place."
    )
