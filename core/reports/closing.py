"""What the last page of a document says about itself: whose wording, and the history stamp."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether

from core.domain.catalogue import Confidence
from core.domain.state import AssessmentState
from core.reports.document.of_state import wording_of
from core.reports.flow import Heading, text
from core.reports.paper import Paper, grouped
from core.reports.safe_text import clip
from core.reports.styles import Styles
from core.text import translate

_LONGEST_NOTE = 1200


def closing(state: AssessmentState, paper: Paper, styles: Styles) -> Flowable:
    """Return the block that ends every document, never torn apart."""
    block = [
        Heading(translate("reports", "About this paper"), styles.h2, 2, "about"),
        text(clip(wording_of(state), _LONGEST_NOTE), styles.small),
    ]
    unsure = sum(
        asked.applicability.provenance.confidence in (Confidence.MEMORY, Confidence.UNCERTAIN)
        for asked in state.question_set.asked
    )
    if unsure:
        words = translate(
            "reports",
            "Not confirmed for you: for {count} of {total} we know of no official page that says "
            "that they are asked of an organisation like yours.",
            count=unsure,
            total=len(state.question_set.asked),
        )
        block.append(text(words, styles.small))
    return KeepTogether([*block, *_made_up_and_stamp(paper, styles)])


def about_this_paper(wording: str, paper: Paper, styles: Styles) -> list[Flowable]:
    """Return the block that ends a document: whose *wording* it is, and the history stamp.

    Nothing is returned where there is nothing to say.
    """
    said = [text(clip(wording, _LONGEST_NOTE), styles.small)] if wording else []
    block = [*said, *_made_up_and_stamp(paper, styles)]
    if not block:
        return []
    head = Heading(translate("reports", "About this paper"), styles.h2, 2, "about")
    return [KeepTogether([head, *block])]


def _made_up_and_stamp(paper: Paper, styles: Styles) -> list[Flowable]:
    block: list[Flowable] = []
    if paper.sample:
        words = translate("reports", "SAMPLE: this organisation and its answers are made up.")
        block.append(text(words, styles.small))
    if paper.history_stamp:
        block += _stamp(paper, styles)
    return block


def _stamp(paper: Paper, styles: Styles) -> list[Flowable]:
    stamp = translate(
        "reports", "History stamp: {stamp}", stamp=grouped(clip(paper.history_stamp, 200))
    )
    meaning = translate(
        "reports",
        "The history stamp is worked out from every change made up to the moment of printing. If "
        "somebody later alters what was recorded before, History in the program no longer comes "
        "to this stamp. Keep this page: it is the proof outside the computer.",
    )
    return [text(stamp, styles.small), text(meaning, styles.small)]


def sample_notice(paper: Paper, styles: Styles) -> list[Flowable]:
    """Return the line on the first page that says that the organisation is made up."""
    if not paper.sample:
        return []
    words = translate("reports", "SAMPLE. A made-up organisation, to look round with.")
    return [text(words, styles.h3)]
