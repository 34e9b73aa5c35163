"""What a person has answered to one requirement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.domain.carried import Carried, Verdict

DEFAULT_TARGET = 2  # source: level 2 on every requirement is what a satisfactory result needs


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one requirement. An untouched one is ``Answer(ref)``."""

    ref: str
    met: frozenset[str] = frozenset()  # whole criterion ids
    note: str = ""
    owner: str = ""
    target: int = DEFAULT_TARGET
    due: date | None = None
    not_relevant: str | None = None  # the reason; None while it applies to us
    item: str | None = None  # an item's answer: yes, no, a text or a date (YYYY-MM-DD)
    set_aside: str = ""  # words that another way of answering stands in place of; they do not count
    place: str = ""  # where an item's document is kept, in words
    confirmed: bool = False  # an assertion, confirmed by hand
    carried: Carried | None = None  # brought from an older assessment

    @property
    def is_untouched(self) -> bool:
        """Whether nothing has been said about the requirement itself yet."""
        told = self.note or self.not_relevant or self.item or self.place or self.set_aside
        return not (self.met or told)

    @property
    def is_to_be_looked_at(self) -> bool:
        """Whether it was brought from an older assessment and nobody was sure of it since."""
        return self.carried is not None and not self.carried.is_settled

    @property
    def is_unseen(self) -> bool:
        """Whether it was brought from an older assessment and nobody has looked at it since."""
        return self.carried is not None and self.carried.verdict is Verdict.UNSEEN
