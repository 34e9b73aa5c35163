"""Lists the places of opened records, in the order of the side bar."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.nouns import leaves_word
from desktop.page import Part, Place
from desktop.pages.audit.keys import KEYS as AUDIT_KEYS
from desktop.pages.evidence.keys import KEYS as EVIDENCE_KEYS
from desktop.pages.questions.keys import KEYS as QUESTION_KEYS
from desktop.pages.still_true.door import KEY as STILL_TRUE
from desktop.pages.still_true.keys import KEYS as STILL_TRUE_KEYS
from desktop.pages.todo.keys import KEYS as TODO_KEYS
from desktop.places import closing, help, keys, people, sets, settings, sharing, work, years

if TYPE_CHECKING:
    from desktop.ground import Ground

translate = QCoreApplication.translate


def places_of(ground: Ground) -> tuple[Place, ...]:
    """Return all places. A page is made when it is first shown."""
    listed = _side_bar(ground) + _foot(ground) + _elsewhere(ground)
    return tuple(replace(place, help=help.CHAPTERS.get(place.key, "")) for place in listed)


def _side_bar(ground: Ground) -> tuple[Place, ...]:
    """The places of everyday work, and those that wait until there is work for them."""
    return (
        Place("home", translate("places", "Home"), "house", partial(work.home, ground)),
        Place(
            "questions",
            leaves_word(ground.noun),
            "clipboard-list",
            partial(work.questions, ground),
            keys=QUESTION_KEYS,
        ),
        Place(
            "evidence",
            translate("places", "Evidence"),
            "folder-open",
            partial(work.evidence, ground),
            keys=EVIDENCE_KEYS,
        ),
        Place(
            "todo",
            translate("places", "To do"),
            "list-checks",
            partial(work.to_do, ground),
            keys=TODO_KEYS,
            parts=(
                Part("mine", translate("places", "Mine")),
                Part("waiting", translate("places", "Waiting for others")),
                Part("regular", translate("places", "Regular")),
            ),
        ),
        Place(
            "people",
            translate("places", "People"),
            "users",
            partial(people.people, ground),
            parts=tuple(Part(one.key, one.text) for one in people.sections(ground)),
        ),
        Place(
            sharing.KEY,
            translate("places", "Print and share"),
            "printer",
            partial(sharing.print_share, ground),
            parts=sharing.parts(),
        ),
        Place("finish", translate("places", "Finish"), "flag", partial(closing.finish, ground)),
        *_called_for(ground),
    )


def _called_for(ground: Ground) -> tuple[Place, ...]:
    """The places that stand in the side bar while there is something to do in them."""
    return (
        Place(
            STILL_TRUE,
            translate("places", "Still true?"),
            "circle-help",
            partial(years.still_true, ground),
            waits=True,
            keys=STILL_TRUE_KEYS,
        ),
        Place(
            "audit",
            translate("places", "Audit"),
            "shield-check",
            partial(closing.audit, ground),
            waits=True,
            keys=AUDIT_KEYS,
        ),
    )


def _foot(ground: Ground) -> tuple[Place, ...]:
    """The places at the foot of the side bar."""
    return (
        Place(
            "history",
            translate("places", "History"),
            "history",
            partial(closing.history, ground),
            foot=True,
        ),
        Place(
            "settings",
            translate("places", "Settings"),
            "settings",
            partial(settings.settings, ground),
            foot=True,
            parts=tuple(Part(one.key, one.text) for one in settings.sections(ground)),
        ),
        Place(
            "help",
            translate("places", "Help"),
            "circle-help",
            partial(help.help_place, ground),
            foot=True,
            parts=help.chapters(),
        ),
    )


def _elsewhere(ground: Ground) -> tuple[Place, ...]:
    """The places that other pages lead to."""
    places = (
        Place(
            "left-behind",
            translate("places", "Asked no more"),
            "archive",
            partial(years.left_behind, ground),
            in_nav=False,
        ),
        Place(
            "years",
            translate("places", "Years side by side"),
            "history",
            partial(years.side_by_side, ground),
            in_nav=False,
        ),
        Place(
            "compare",
            translate("places", "Compare"),
            "list-checks",
            partial(sets.compare, ground),
            in_nav=False,
        ),
        Place(
            "official-list",
            translate("places", "Official list"),
            "upload",
            partial(sets.official_list, ground),
            in_nav=False,
        ),
        Place(
            "restore",
            translate("places", "Copies"),
            "history",
            partial(keys.restore, ground),
            in_nav=False,
        ),
        Place(
            "spare-key",
            translate("places", "Spare key"),
            "key-round",
            partial(keys.spare_key, ground),
            in_nav=False,
        ),
    )
    return places[:-1] if ground.sample else places  # the sample's key lies beside it
