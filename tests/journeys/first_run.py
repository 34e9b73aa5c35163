"""The five screens of first run, as the manager of a shared PC goes through them."""

from __future__ import annotations

from dataclasses import dataclass

from person import Person

NAME = "Corner Pharmacy"
MANAGER = "Mary Okafor"
PASSPHRASE = "copper lantern violet harbour"


@dataclass(frozen=True)
class Whose:
    """What is typed at first run. Without *org_type* and *question_set* those offered are kept."""

    name: str = NAME
    manager: str = MANAGER
    ods_code: str = ""
    org_type: str = ""
    question_set: str = ""


PHARMACY = Whose(question_set="Information Governance Toolkit")
"""The set is the old toolkit: it is past its date on any day on which a test runs."""


def set_up(person: Person, whose: Whose = PHARMACY) -> None:
    """Set up for a PC that several share, the spare key put off; ends on Home."""
    person.press("Set up")
    if whose.org_type:
        person.choose("Type of organisation", whose.org_type)
    person.type("Name of the organisation", whose.name)
    if whose.ods_code:
        person.type("ODS code", whose.ods_code)
    else:
        person.press("I will add it later")
    person.type("Your name", whose.manager)
    if whose.question_set:
        person.choose("Question set", whose.question_set)
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
