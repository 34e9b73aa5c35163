"""How far others of the same kind were, so many weeks before the date: one calm, dated line.

Source: public figures of the DSPT for 2021-22 (``resources/figures/dspt_2021_22.csv``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.text import QT_TRANSLATE_NOOP, translate

YEAR: Final = "2021-22"

_PEOPLE: Final[Mapping[str, str]] = {
    "pharmacy": QT_TRANSLATE_NOOP("peers", "pharmacies"),
    "social-care": QT_TRANSLATE_NOOP("peers", "care providers"),
    "general-practice": QT_TRANSLATE_NOOP("peers", "general practices"),
    "dental": QT_TRANSLATE_NOOP("peers", "dental practices"),
    "eye-care": QT_TRANSLATE_NOOP("peers", "opticians"),
}


@dataclass(frozen=True, slots=True)
class Peers:
    """How many organisations of one type there were, and how many had published by when.

    *published* is by whole weeks before the due date; below zero, after it.
    """

    org_type: str
    organisations: int
    published: Mapping[int, int]

    def percent(self, weeks: int) -> int:
        """Return how many of a hundred had published so many weeks before the due date."""
        return round(100 * self.published[weeks] / self.organisations)


def peers_text(peers: Peers, due: date, today: date) -> str:
    """Say how far others were at this distance from the due date, and on that day."""
    people = translate("peers", _PEOPLE[peers.org_type])
    left = (due - today).days / 7
    passed = [weeks for weeks in peers.published if weeks >= left]
    now = min(passed, default=max(peers.published))
    at_end = _share(peers.percent(0))
    if now <= 0:
        return translate(
            "peers",
            "In {year}, {share} {people} had published by the due date. (Public figures of the "
            "DSPT.)",
            year=YEAR,
            share=at_end,
            people=people,
        )
    return translate(
        "peers",
        "In {year}, {share} {people} had published {when} the due date, and {at_end} by that "
        "day. (Public figures of the DSPT.)",
        year=YEAR,
        share=_share(peers.percent(now)),
        people=people,
        when=_when(now),
        at_end=at_end,
    )


def _share(percent: int) -> str:
    """Say it in tenths: a percentage beside one's own work is taken for an exam mark."""
    tenths = round(percent / 10)
    if tenths == 0:
        return translate("peers", "fewer than 1 in 10")
    return translate("peers", "about {tenths} in 10", tenths=tenths)


def _when(weeks: int) -> str:
    if weeks == 1:
        return translate("peers", "a week before")
    return translate("peers", "{weeks} weeks before", weeks=weeks)
