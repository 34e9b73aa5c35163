"""Home's lines once it is signed: not published yet, sent, published, and what comes then."""

from __future__ import annotations

from datetime import date, timedelta

from core.domain.catalogue import Catalogue
from core.domain.day_words import month_words
from core.domain.home_line import Go, HomeLine, long_date
from core.domain.home_time import YEAR, is_dspt, is_late, passed
from core.domain.home_year import is_over, next_set_line
from core.domain.publication import Publication, status_name
from core.domain.state import AssessmentState
from core.text import translate

Lines = tuple[HomeLine, HomeLine, HomeLine]


def signed_lines(state: AssessmentState) -> Lines:
    """Return the result, what is still to be done with it, and the next step."""
    if state.publication is not None:
        return _published_lines(state, state.publication)
    over = is_over(state)
    upcoming = next_set_line(state.question_set.catalogue) if over else _after_signing(state)
    return _signed(state), _sent(state), upcoming


def lapsing_before(state: AssessmentState, day: date) -> int:
    """Return how many pieces of evidence must be checked again before *day*."""
    return sum(
        piece.review_by is not None and piece.review_by < day
        for piece in state.evidence
        if not piece.withdrawn
    )


def _published_lines(state: AssessmentState, published: Publication) -> Lines:
    catalogue, day = state.question_set.catalogue, long_date(published.on)
    text = translate("home", "Published {day}.", day=day)
    if published.status is not None:
        status = status_name(published.status)
        text = translate("home", "Published {day}: {status}.", day=day, status=status)
    result = HomeLine(text, translate("home", "See the details"), Go.PUBLISHED)
    if not is_dspt(state):
        return result, _kept(state), _lapses_in_a_year(state)
    if is_over(state):
        safe = translate("home", "Your answers are safe and can be brought into the next year.")
        button = translate("home", "See what was signed")
        return result, HomeLine(safe, button, Go.OWNER), next_set_line(catalogue)
    opens = _next_opening(catalogue)
    text = translate("home", "The next set opens about {month}.", month=month_words(opens))
    button = translate("home", "About question sets")
    return result, HomeLine(text, button, Go.QUESTION_SETS), _lapses(state, opens)


def _next_opening(catalogue: Catalogue) -> date:
    """Return about when the next set opens: a year after this one did.

    Source: cycle of the DSPT (shared facts, section 2). Where no opening is known, eleven weeks
    after the due date, as it was in 2025.
    """
    if catalogue.opens is not None:
        return catalogue.opens + YEAR
    assert catalogue.due is not None  # is_dspt: every set of it has one
    return catalogue.due + timedelta(weeks=11)


def _lapses(state: AssessmentState, before: date) -> HomeLine:
    count = lapsing_before(state, before)
    if count == 0:
        text = translate("home", "No document lapses before then.")
    elif count == 1:
        text = translate("home", "1 document lapses before then.")
    else:
        text = translate("home", "{count} documents lapse before then.", count=count)
    return HomeLine(text, translate("home", "Look at the evidence"), Go.EVIDENCE)


def _lapses_in_a_year(state: AssessmentState) -> HomeLine:
    count = lapsing_before(state, state.today + YEAR)
    if count == 0:
        text = translate("home", "No document lapses within a year.")
    elif count == 1:
        text = translate("home", "1 document lapses within a year.")
    else:
        text = translate("home", "{count} documents lapse within a year.", count=count)
    return HomeLine(text, translate("home", "Look at the evidence"), Go.EVIDENCE)


def _kept(state: AssessmentState) -> HomeLine:
    """Say of a set without a successor what is left to do: keep it."""
    if state.file_made_on:
        text = translate(
            "home", "Your file was made on {day}. Keep it.", day=long_date(state.file_made_on)
        )
        return HomeLine(text, translate("home", "See the receipt"), Go.RECEIPT)
    text = translate("home", "Make a sealed copy to keep.")
    return HomeLine(text, translate("home", "Make it"), Go.EXPORT)


def _signed(state: AssessmentState) -> HomeLine:
    text = translate("home", "Signed off.")
    if state.sign_off is not None:
        text = translate(
            "home",
            "Signed off by {name} on {day}.",
            name=state.sign_off.by,
            day=long_date(state.sign_off.signed_on),
        )
    return HomeLine(text, translate("home", "See what was signed"), Go.OWNER)


def _sent(state: AssessmentState) -> HomeLine:
    if is_dspt(state):
        text = translate("home", "Not published yet. It counts only when it is on the website.")
        if is_late(state):
            text = f"{text} {passed(state)}"
        return HomeLine(text, translate("home", "I have published it"), Go.PUBLISHED)
    if state.file_made_on:
        text = translate(
            "home",
            "Your file was made on {day}. It counts once somebody who needs it has it.",
            day=long_date(state.file_made_on),
        )
        return HomeLine(text, translate("home", "See the receipt"), Go.RECEIPT)
    text = translate(
        "home", "Not sent yet. Make a sealed copy for yourself, or a submission file to send."
    )
    return HomeLine(text, translate("home", "Publish or send"), Go.EXPORT)


def _after_signing(state: AssessmentState) -> HomeLine:
    if is_dspt(state):
        text = translate(
            "home", "Type the answers into the official website; this program does not send them."
        )
        return HomeLine(text, translate("home", "Go to the answers"), Go.QUESTIONS)
    if state.file_made_on:
        text = translate("home", "Hand the file on, and keep a copy of it somewhere else.")
    else:
        text = translate("home", "Choose who needs it, and keep a copy.")
    return HomeLine(text, translate("home", "Publish or send"), Go.EXPORT)
