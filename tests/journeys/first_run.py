"""The five screens of first run, as the manager of a shared PC goes through them."""

from __future__ import annotations

from person import Person

NAME = "Corner Pharmacy"
MANAGER = "Mary Okafor"
PASSPHRASE = "copper lantern violet harbour"


def set_up(person: Person, ods_code: str = "") -> None:
    """Set up for a PC that several share, the spare key put off; ends on Home.

    The set is the old toolkit: it is past its date on any day on which a test runs.
    """
    person.press("Set up")
    person.type("Name of the organisation", NAME)
    if ods_code:
        person.type("ODS code", ods_code)
    else:
        person.press("I will add it later")
    person.type("Your name", MANAGER)
    person.choose("Question set", "Information Governance Toolkit")
    person.press("Next")
    person.press("Several of us share one")
    person.type("Type these words", PASSPHRASE)
    person.type("Type it once more", PASSPHRASE)
    person.press("Next")
    person.press("Later today")
    person.press("Make my records, key later")
    person.press("Go to Home")
    person.until(lambda: person.window.frame.key == "home", "Home")
    person.settle()


def unlock(person: Person) -> None:
    """Type the passphrase and wait until the records are open."""
    person.type("Passphrase", PASSPHRASE)
    person.press("Open")
    person.until(lambda: person.window.frame.key, "the records")
    person.settle()
