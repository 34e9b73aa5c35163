"""Why a question-set file is not accepted: one error for each step of its format's page."""

from __future__ import annotations

from collections.abc import Mapping

from core.errors import CheckFailedError, UserError
from core.text import QT_TRANSLATE_NOOP


class PackUnreadableError(UserError):
    code = "pack-unreadable"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} could not be read.")
    next_text = QT_TRANSLATE_NOOP("errors", "Check that the stick is in and the file is there.")


class PublisherNameError(UserError):
    """A publisher's name cannot stand in the file."""

    code = "publisher-name"
    what_text = QT_TRANSLATE_NOOP("errors", "This cannot be a publisher's name here: {name}.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Use up to 64 letters, figures, dots and hyphens, without spaces."
    )


class PackRefusedError(CheckFailedError):
    """The question-set file was not proved good; a subclass says which step failed."""

    next_text = QT_TRANSLATE_NOOP(
        "errors", "Nothing was taken in. Get the file again from whoever publishes it."
    )


class PackTooLargeError(PackRefusedError):
    code = "pack-too-large"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} is larger than a question-set file can be.")


class PackNotAPackError(PackRefusedError):
    code = "pack-not-a-pack"
    what_text = QT_TRANSLATE_NOOP("errors", "This is not a question-set file.")


class PackMalformedError(PackRefusedError):
    code = "pack-malformed"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "What the question-set file says of itself is not as it must be: {where}."
    )


class PackNewerError(CheckFailedError):
    code = "pack-newer"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "This question-set file is of a form that this program cannot read: {format}."
    )
    next_text = QT_TRANSLATE_NOOP("errors", "Install the newest version of this program.")


class PackUnsignedError(PackRefusedError):
    code = "pack-unsigned"
    what_text = QT_TRANSLATE_NOOP("errors", "The question-set file bears no seal.")


class PackDamagedError(PackRefusedError):
    code = "pack-damaged"
    what_text = QT_TRANSLATE_NOOP("errors", "The question-set file is damaged at {where}.")


class PackChangedError(PackRefusedError):
    code = "pack-changed"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The question set in this file is not the one that was sealed."
    )


class PackCatalogueDamagedError(PackRefusedError):
    code = "pack-catalogue-damaged"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The question set in this file is not in its proper form: {where}: {fault}."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Nothing was taken in. Tell whoever publishes it what it says above."
    )


class PackPartsDisagreeError(PackRefusedError):
    code = "pack-parts-disagree"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The question-set file says one thing of itself and holds another: {field}."
    )


class PublisherNotTrustedError(CheckFailedError):
    """The seal is whole, and nobody here has said that its key may publish question sets."""

    code = "publisher-not-trusted"
    what_text = QT_TRANSLATE_NOOP(
        "errors",
        "The seal is unbroken, but its publisher is not trusted here. The file calls itself the "
        "work of {publisher}; the key of the seal is {fingerprint}.",
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors",
        "Compare that key with the publisher's by telephone or on paper. If it is theirs, trust "
        "it and try again.",
    )

    @property
    def details(self) -> Mapping[str, object]:
        """The key to compare, and what the file calls its publisher."""
        return dict(self.values)
