"""The sign-off: who accepted the result and how, or empty lines for ink."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether

from core.domain.home import long_date
from core.domain.signoff import SignedHow, SignOff
from core.domain.state import AssessmentState
from core.reports.document.of_state import in_force
from core.reports.flow import Heading, text
from core.reports.marks import WriteLines
from core.reports.paper import grouped
from core.reports.safe_text import clip, pieces
from core.reports.styles import Styles
from core.text import translate

_LONGEST_NAME = 300
_LONGEST_PIECE = 1500
_MOST_PIECES = 4  # of a statement; a longer one is cut, so that the block fits on a page


def sign_off(state: AssessmentState, styles: Styles) -> list[Flowable]:
    """Return the block that is kept together on one page."""
    signed = in_force(state)
    head = Heading(translate("reports", "Sign-off"), styles.h2, 2, "sign-off")
    body = _signed(signed, styles) if signed else _to_sign(styles)
    return [KeepTogether([head, *body])]


def _signed(signed: SignOff, styles: Styles) -> list[Flowable]:
    words = translate(
        "reports",
        "Signed off by {name}, {role}, on {day}.",
        name=clip(signed.by, _LONGEST_NAME),
        role=clip(signed.role, _LONGEST_NAME),
        day=long_date(signed.signed_on),
    )
    story: list[Flowable] = [text(words, styles.h3), text(_how(signed), styles.body)]
    if signed.history_stamp:
        stamp = grouped(clip(signed.history_stamp, 200))
        at = translate("reports", "History stamp when it was signed: {stamp}", stamp=stamp)
        story.append(text(at, styles.small))
    statement = list(pieces(signed.statement, _LONGEST_PIECE))[:_MOST_PIECES]
    return story + [text(piece, styles.small) for piece in statement if piece]


def _how(signed: SignOff) -> str:
    typed_by = clip(signed.typed_by, _LONGEST_NAME)
    if signed.how is SignedHow.ON_PAPER:
        place = clip(signed.place, _LONGEST_NAME) or translate("reports", "not said")
        return translate(
            "reports",
            "Signed in ink. The paper is kept: {place}. Typed in by {typed_by}.",
            place=place,
            typed_by=typed_by,
        )
    return translate("reports", "Accepted on this computer. Typed in by {by}.", by=typed_by)


def _to_sign(styles: Styles) -> list[Flowable]:
    words = translate(
        "reports",
        "Not signed yet. I have read this summary. To the best of my knowledge the answers are "
        "true, and what is on our word only is named as such.",
    )
    name, role = translate("reports", "Name"), translate("reports", "Role")
    ink, day = translate("reports", "Signed"), translate("reports", "Date")
    return [
        text(words, styles.body),
        WriteLines(styles, [(name, 3), (role, 2)], 30),
        WriteLines(styles, [(ink, 3), (day, 2)], 36),
    ]
