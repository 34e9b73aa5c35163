"""First run without a window: the five steps, what was said at each, and what is still missing."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.catalogue import Catalogue
from core.domain.organisation import ods_code_looks_odd
from core.errors import KnownError
from core.services.access import SpareKey, check_passphrase
from core.workspace import NewStore


class Step(StrEnum):
    """The screens, in their order."""

    WELCOME = "welcome"
    ABOUT = "about"
    SIGN_IN = "sign-in"
    SPARE_KEY = "spare-key"
    GOOD_START = "good-start"


ORDER = tuple(Step)


class Uses(StrEnum):
    """Who uses this computer's sign-in."""

    ONLY_ME = "only-me"
    SEVERAL = "several"
    NOT_SURE = "not-sure"


class Spare(StrEnum):
    """What becomes of the spare key."""

    PRINT = "print"
    WRITE = "write"
    LATER = "later"


class Gap(StrEnum):
    """What is missing or wrong; each has its sentence at its place on the screen."""

    NAME = "name"
    PERSON = "person"
    USES = "uses"
    PASSPHRASE = "passphrase"
    PASSPHRASE_WEAK = "passphrase-weak"
    PASSPHRASE_DIFFERS = "passphrase-differs"
    SPARE = "spare"
    FIRST_GROUP = "first-group"
    SECOND_GROUP = "second-group"


def two_groups(count: int) -> tuple[int, int]:
    """Return the numbers of two different whole groups, by chance, the smaller first."""
    first, second = sorted(secrets.SystemRandom().sample(range(1, count), 2))
    return first, second


@dataclass
class Answers:
    """What was said so far. Nothing of it is lost by going back."""

    catalogue: Catalogue
    org_type: str
    name: str = ""
    ods_code: str = ""
    person: str = ""
    uses: Uses | None = None
    passphrase: str = field(default="", repr=False)
    passphrase_again: str = field(default="", repr=False)
    passphrase_shown: bool = False  # then it is seen and need not be typed twice
    keyring_fails: bool = False
    spare: Spare | None = None
    spare_key: SpareKey = field(default_factory=SpareKey.new)
    typed: tuple[str, str] = field(default=("", ""), repr=False)
    asked: tuple[int, int] = (1, 2)

    def __post_init__(self) -> None:
        self.asked = two_groups(len(self.spare_key.groups))

    @property
    def code_looks_odd(self) -> bool:
        """Whether the code is worth a second look; it is taken all the same."""
        return ods_code_looks_odd(self.org_type, self.ods_code)

    @property
    def wants_passphrase(self) -> bool:
        """Whether a passphrase opens these records."""
        return self.uses in (Uses.SEVERAL, Uses.NOT_SURE) or (
            self.uses is Uses.ONLY_ME and self.keyring_fails
        )

    @property
    def wants_keyring(self) -> bool:
        """Whether this PC is to remember the key."""
        return self.uses is Uses.ONLY_ME and not self.keyring_fails


def after(step: Step) -> Step | None:
    """Return the next screen."""
    place = ORDER.index(step) + 1
    return ORDER[place] if place < len(ORDER) else None


def before(step: Step) -> Step | None:
    """Return the screen before. From the last there is no way back: the records are made."""
    place = ORDER.index(step)
    return ORDER[place - 1] if place and step is not Step.GOOD_START else None


def gaps(step: Step, answers: Answers) -> tuple[Gap, ...]:
    """Return what keeps from going on from *step*, in the order of the screen."""
    return tuple(_GAPS[step](answers))


def new_store(answers: Answers) -> NewStore:
    """Return what the records are to begin with."""
    later = answers.spare in (Spare.LATER, None)
    return NewStore(
        name=answers.name,
        ods_code=answers.ods_code,
        org_type=answers.org_type,
        person=answers.person,
        catalogue_id=answers.catalogue.id,
        passphrase=answers.passphrase if answers.wants_passphrase else None,
        use_keyring=answers.wants_keyring,
        make_spare_key=False,
        spare_key=None if later else answers.spare_key,
    )


def _nothing(_answers: Answers) -> list[Gap]:
    return []


def _about(answers: Answers) -> list[Gap]:
    found = [] if answers.name.strip() else [Gap.NAME]
    return found if answers.person.strip() else [*found, Gap.PERSON]


def _sign_in(answers: Answers) -> list[Gap]:
    if answers.uses is None:
        return [Gap.USES]
    if not answers.wants_passphrase:
        return []
    if not answers.passphrase.strip():
        return [Gap.PASSPHRASE]
    try:
        check_passphrase(answers.passphrase)
    except KnownError:
        return [Gap.PASSPHRASE_WEAK]
    if not answers.passphrase_shown and answers.passphrase != answers.passphrase_again:
        return [Gap.PASSPHRASE_DIFFERS]
    return []


def _spare_key(answers: Answers) -> list[Gap]:
    if answers.spare is None:
        return [Gap.SPARE]
    if answers.spare is Spare.LATER:
        return []
    matches = answers.spare_key.group_matches
    return [
        gap
        for gap, number, typed in zip(
            (Gap.FIRST_GROUP, Gap.SECOND_GROUP), answers.asked, answers.typed, strict=True
        )
        if not matches(number, typed)
    ]


_GAPS: dict[Step, Callable[[Answers], list[Gap]]] = {
    Step.WELCOME: _nothing,
    Step.ABOUT: _about,
    Step.SIGN_IN: _sign_in,
    Step.SPARE_KEY: _spare_key,
    Step.GOOD_START: _nothing,
}
