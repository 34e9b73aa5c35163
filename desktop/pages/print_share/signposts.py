"""Documents that are made elsewhere in the window: named here, with the way there."""

from __future__ import annotations

from dataclasses import dataclass

from core.services.papers.declared import Reader
from core.text import QT_TRANSLATE_NOOP, translate


@dataclass(frozen=True, slots=True)
class Signpost:
    """*place* and *target* are where it is made. Texts are of the context "papers"."""

    key: str
    reader: Reader
    title: str
    holds: str
    button: str
    place: str
    target: str = ""

    @property
    def name(self) -> str:
        """Return its title in the person's language."""
        return translate("papers", self.title)

    @property
    def about(self) -> str:
        """Return for whom it is and what it holds, in the person's language."""
        return translate("papers", self.holds)

    @property
    def way(self) -> str:
        """Return what the button says."""
        return translate("papers", self.button)


SIGNPOSTS = (
    Signpost(
        "letter",
        Reader.MORE,
        QT_TRANSLATE_NOOP("papers", "Letter to a supplier"),
        QT_TRANSLATE_NOOP(
            "papers",
            "For whoever supplies your systems. One letter asks for everything that they know, in "
            "plain words, with your name in it.",
        ),
        QT_TRANSLATE_NOOP("papers", "Write a letter"),
        "todo",
        "waiting",
    ),
    Signpost(
        "person-sheet",
        Reader.MORE,
        QT_TRANSLATE_NOOP("papers", "A sheet for each person"),
        QT_TRANSLATE_NOOP(
            "papers",
            "For those who work with you. It has what each looks after, what is due, and which "
            "training is still to come.",
        ),
        QT_TRANSLATE_NOOP("papers", "Choose a person"),
        "people",
        "owners",
    ),
    Signpost(
        "starters",
        Reader.MORE,
        QT_TRANSLATE_NOOP("papers", "A document to begin with"),
        QT_TRANSLATE_NOOP(
            "papers",
            "For your policies, logs and letters. Our starters have your name in them, and what "
            "you told once; the rest is yours to fill in.",
        ),
        QT_TRANSLATE_NOOP("papers", "Choose a starter"),
        "evidence",
        "starters",
    ),
    Signpost(
        "recovery-sheet",
        Reader.MORE,
        QT_TRANSLATE_NOOP("papers", "Recovery sheet"),
        QT_TRANSLATE_NOOP(
            "papers",
            "For the safe. It has the spare key that opens your records on any PC, together with "
            "a copy. A new sheet ends the one before.",
        ),
        QT_TRANSLATE_NOOP("papers", "Make a recovery sheet"),
        "spare-key",
    ),
)
