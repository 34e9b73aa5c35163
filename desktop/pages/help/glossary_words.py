"""What the words mean that people meet on paper, on websites and in files.

The left words of docs/words.md are explained here and nowhere else on screen; a test holds that
none is missing.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.text import QT_TRANSLATE_NOOP, translate


@dataclass(frozen=True, slots=True)
class Entry:
    """*word* as it is met elsewhere, what is *said* here instead (or nothing), what it means."""

    word: str
    said: str
    meaning: str


_FIELD = (
    (
        QT_TRANSLATE_NOOP("glossary", "DSPT"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "The Data Security and Protection Toolkit: what organisations that use health and "
            "care data answer once a year on a national website. Your answers count when they "
            "are published there.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "IGT"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "The Information Governance Toolkit, which came before the DSPT. Version 10 is from "
            "2012-13. Nobody collects it now; it is here for records and for practice.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Information governance"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "How an organisation looks after information about people: who may see it, how it is "
            "kept safe, how long it is kept, and who answers for it.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "ODS code"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "The code by which the NHS knows your organisation, such as FX123. It stands in "
            "letters from the NHS, and your commissioner can tell it.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Requirement"),
        QT_TRANSLATE_NOOP(
            "glossary", "One of the things that the IGT asks, such as 10-114. It has levels 0 to 3."
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Attainment level"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "How far you are with a requirement. Each level has points to tick, and all points of "
            "the levels below count, too.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Assertion"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "A sentence of the DSPT that you confirm as a whole, once the questions below it are "
            "answered.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Evidence item"),
        QT_TRANSLATE_NOOP("glossary", "One question of the DSPT, such as 3.2.1. Here: a question."),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Standards Met"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "The result of the DSPT when all questions that are compulsory for you are answered "
            "and confirmed. While your year is open this program says “not yet met”.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "NHSmail"),
        QT_TRANSLATE_NOOP(
            "glossary", "The secure e-mail of the NHS. Who uses nothing else answers less."
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Cyber Essentials Plus"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "A certificate for basic protection of computers, with a test by somebody else. It "
            "answers several questions of the DSPT.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "ICO"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "The Information Commissioner’s Office, which watches over data protection. Your "
            "number there is on the certificate of your yearly fee.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Caldicott Guardian"),
        QT_TRANSLATE_NOOP(
            "glossary", "The senior person who answers for the privacy of patients or residents."
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "SIRO"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "Senior Information Risk Owner: the person on the board, or the owner, who answers "
            "for risks to information.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "DPIA"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "Data protection impact assessment: what is thought through and written down before "
            "people’s information is used in a new way.",
        ),
    ),
)
"""Words of the field, which this program uses as everybody does."""

_OURS = (
    (
        QT_TRANSLATE_NOOP("glossary", "Bundle"),
        QT_TRANSLATE_NOOP("glossary", "Here: submission file; for yourself, sealed copy"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "One file that holds the signed answers and their evidence, locked for whoever may "
            "open it.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Signature, signer"),
        QT_TRANSLATE_NOOP("glossary", "Here: your organisation’s seal"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "A mark that only your records can make. It shows that a file comes from you and was "
            "not changed. “Signed” here always means that a person signed.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Recipient, recipient card"),
        QT_TRANSLATE_NOOP("glossary", "Here: who can open it; address card"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "An address card is a short text from somebody else. What is locked with it, only "
            "they can open.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Key slot, master key, re-key"),
        QT_TRANSLATE_NOOP("glossary", "Here: ways to open your records; change the locks"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "This PC, a passphrase and the recovery sheet each open the same records. After a "
            "change of the locks nothing from before opens what comes after.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Recovery key"),
        QT_TRANSLATE_NOOP("glossary", "Here: spare key, on the recovery sheet"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "A line of letters on paper. Together with a copy of your records it opens everything "
            "on any PC.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Store, vault, blob"),
        QT_TRANSLATE_NOOP("glossary", "Here: your records; kept documents"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "The folder in which this program keeps everything, locked: the answers in one file, "
            "each kept document in a file of its own.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Journal, digest"),
        QT_TRANSLATE_NOOP("glossary", "Here: history of changes; history stamp"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "Every change with its day and person. The stamp is a short line of letters that is "
            "another one as soon as anything in the history is.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Carry-forward"),
        QT_TRANSLATE_NOOP("glossary", "Here: brought from last year; “Still true?”"),
        QT_TRANSLATE_NOOP(
            "glossary", "What you answered last year, shown again to be said yes or no to."
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Blocking, warning"),
        QT_TRANSLATE_NOOP("glossary", "Here: in the way; worth a look"),
        QT_TRANSLATE_NOOP(
            "glossary", "What is in the way stops the sign-off. What is worth a look does not."
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Reconstructed, provenance"),
        QT_TRANSLATE_NOOP("glossary", "Here: our wording; where this comes from"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "The official questions may not be copied, so we say in our own words what they ask, "
            "and where we know it from.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Catalogue, edition, pack"),
        QT_TRANSLATE_NOOP("glossary", "Here: question set; question-set file"),
        QT_TRANSLATE_NOOP(
            "glossary", "All questions of one year. The next year’s may come as a file."
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Exempt, not relevant"),
        QT_TRANSLATE_NOOP(
            "glossary", "Here: not asked of you this year; does not apply to us, because ..."
        ),
        QT_TRANSLATE_NOOP(
            "glossary",
            "The first is the website’s decision for your type of organisation. The second is "
            "yours, and needs a reason.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Paper evidence, review date"),
        QT_TRANSLATE_NOOP("glossary", "Here: kept on paper; check again by"),
        QT_TRANSLATE_NOOP(
            "glossary",
            "Evidence in a ring binder counts as much as a file: say where it is, and when it is "
            "to be looked at again.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("glossary", "Superseded, withdraw"),
        QT_TRANSLATE_NOOP("glossary", "Here: replaced by a later one; take off this answer"),
        QT_TRANSLATE_NOOP(
            "glossary", "What was replaced or taken off stays in the history and can be put back."
        ),
    ),
)
"""The left column of docs/words.md, in its order."""


def entries() -> tuple[Entry, ...]:
    """Return all entries by their word."""
    field = [Entry(_said(word), "", _said(meaning)) for word, meaning in _FIELD]
    ours = [Entry(_said(word), _said(said), _said(meaning)) for word, said, meaning in _OURS]
    return tuple(sorted([*field, *ours], key=lambda entry: entry.word.lower()))


def _said(text: str) -> str:
    return translate("glossary", text)
