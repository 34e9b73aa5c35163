"""What can go wrong with a locked file, a key or a seal, each in a sentence of its own."""

from __future__ import annotations

from core.errors import CheckFailedError, EnvironmentProblem, UserError
from core.text import QT_TRANSLATE_NOOP


class NotAnAgeFileError(CheckFailedError):
    code = "not-an-age-file"
    what_text = QT_TRANSLATE_NOOP("errors", "This is not a file locked with age.")
    next_text = QT_TRANSLATE_NOOP("errors", "Check that you chose the right file.")


class AgeNotForUsError(CheckFailedError):
    code = "age-not-for-us"
    what_text = QT_TRANSLATE_NOOP("errors", "This file is locked for somebody else.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Use the key that belongs to it, or ask the sender for a file made for you."
    )


class AgeDamagedError(CheckFailedError):
    code = "age-damaged"
    what_text = QT_TRANSLATE_NOOP("errors", "This locked file is damaged or cut short.")
    next_text = QT_TRANSLATE_NOOP("errors", "Copy it again from where it came from.")


class IdentityUnreadableError(UserError):
    code = "identity-unreadable"
    what_text = QT_TRANSLATE_NOOP("errors", "No age key could be read: {reason}.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Give a key file with a line that begins with AGE-SECRET-KEY-1."
    )


class RecipientUnreadableError(UserError):
    code = "recipient-unreadable"
    what_text = QT_TRANSLATE_NOOP("errors", "No address could be read: {reason}.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Give an address card with a line that begins with age1, as the receiver sent it."
    )


class WrongPassphraseError(UserError):
    code = "wrong-passphrase"
    what_text = QT_TRANSLATE_NOOP("errors", "That passphrase does not open it.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Type it again: the words in order, with the spaces between them."
    )


class NotEnoughMemoryError(EnvironmentProblem):
    """A passphrase costs a quarter of a gigabyte for about a second, by design."""

    code = "not-enough-memory"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "This computer has too little memory free to try a passphrase."
    )
    next_text = QT_TRANSLATE_NOOP("errors", "Close other programs and try again.")


class SigningKeyUnreadableError(UserError):
    code = "signing-key-unreadable"
    what_text = QT_TRANSLATE_NOOP("errors", "The key of the seal could not be read.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "It must be an Ed25519 key in OpenSSH's form, without a passphrase."
    )


class PublicKeyUnreadableError(UserError):
    code = "public-key-unreadable"
    what_text = QT_TRANSLATE_NOOP("errors", "No public key could be read there.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "It must be a line that begins with ssh-ed25519, from a file ending in .pub."
    )


class TrustedFileUnreadableError(UserError):
    code = "trusted-file-unreadable"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The list of trusted seals could not be read: {reason}."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Each line needs a name and an OpenSSH key: FA123 ssh-ed25519 AAAA..."
    )


class SignatureMalformedError(CheckFailedError):
    code = "signature-malformed"
    what_text = QT_TRANSLATE_NOOP("errors", "The seal is not in a form that can be checked.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Do not rely on the file; ask the sender for a new one."
    )


class SignatureNamespaceError(CheckFailedError):
    code = "signature-namespace"
    what_text = QT_TRANSLATE_NOOP("errors", "The seal was made for another purpose ({found}).")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Do not rely on the file; ask the sender for a new one."
    )


class SignerNotTrustedError(CheckFailedError):
    code = "signer-not-trusted"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The seal is not one that you trust for {principal} (its key is {fingerprint})."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors",
        "Ask {principal} by telephone whether this is their key, then add it to your list.",
    )


class SignatureWrongError(CheckFailedError):
    code = "signature-wrong"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The seal is broken: the content is not what was sealed."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Do not rely on the file; ask the sender for a new one."
    )
