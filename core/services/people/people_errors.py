"""What can be wrong with what was asked for somebody."""

from __future__ import annotations

from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP


class UnknownPersonError(UserError):
    """Nobody has this name or id."""

    code = "unknown-person"
    what_text = QT_TRANSLATE_NOOP("errors", "There is nobody called {name} in your records.")
    next_text = QT_TRANSLATE_NOOP("errors", "Choose somebody from the list, or add them.")


class NameMissingError(UserError):
    """Nobody is without a name."""

    code = "name-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "The name is missing.")
    next_text = QT_TRANSLATE_NOOP("errors", "Type the person's name.")


class PersonKnownError(UserError):
    """Two people of one name could not be told apart in the history."""

    code = "person-known"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} is in your records already.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Add something that tells the two apart. Who had left can be brought back."
    )


class PersonLeftError(UserError):
    """Whoever has left cannot be chosen."""

    code = "person-left"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} has left.")
    next_text = QT_TRANSLATE_NOOP("errors", "If they are back, let an administrator say so first.")


class PersonWorksNowError(UserError):
    """Whoever is working cannot be said to have left."""

    code = "person-works-now"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} is working here now.")
    next_text = QT_TRANSLATE_NOOP("errors", "Let another administrator work, who says it then.")


class LeavesLaterError(UserError):
    """Somebody is still here until that day."""

    code = "leaves-later"
    what_text = QT_TRANSLATE_NOOP("errors", "{day} has not come yet.")
    next_text = QT_TRANSLATE_NOOP("errors", "Say it when the day has come.")


class LastAdministratorError(UserError):
    """Nobody could look after people and locks any more."""

    code = "last-administrator"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} is the only administrator.")
    next_text = QT_TRANSLATE_NOOP("errors", "Make somebody else an administrator first.")
