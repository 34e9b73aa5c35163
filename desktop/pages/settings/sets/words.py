"""Where a question set and a question-set file stand, in words."""

from __future__ import annotations

from datetime import date

from core.domain.catalogue import Catalogue
from core.domain.home import long_date
from core.services.packs import PackVerdict, PackView
from core.services.years.next_set import Outcome, SetStanding
from core.text import translate


def set_name(catalogue: Catalogue) -> str:
    """Return title and edition."""
    return f"{catalogue.title} ({catalogue.edition})"


def dates_words(catalogue: Catalogue, today: date) -> str:
    """Say when the set closes, or since when it is past."""
    if catalogue.due is None:
        return translate("sets", "No date is set for it.")
    day = long_date(catalogue.due)
    if catalogue.is_past(today):
        return translate("sets", "Past its date since {day}. It stays usable.", day=day)
    if catalogue.opens is not None and catalogue.opens > today:
        opens = long_date(catalogue.opens)
        return translate("sets", "Opens {opens}, due {day}.", opens=opens, day=day)
    return translate("sets", "Due {day}.", day=day)


def outcome_words(outcome: Outcome, *, signed: bool) -> str:
    """Say what will happen, before it does."""
    parts = [_brought(outcome.brought)]
    if outcome.shown_only == 1:
        parts.append(
            translate("sets", "1 of them tells of a day that is past: it is answered anew.")
        )
    elif outcome.shown_only:
        parts.append(
            translate(
                "sets",
                "{count} of them tell of a day that is past: they are answered anew.",
                count=outcome.shown_only,
            )
        )
    if outcome.left_behind == 1:
        parts.append(translate("sets", "1 answer is asked no more; it stays readable."))
    elif outcome.left_behind:
        parts.append(
            translate(
                "sets",
                "{count} answers are asked no more; they stay readable.",
                count=outcome.left_behind,
            )
        )
    parts.append(
        translate("sets", "The signed year stays as it is.")
        if signed
        else translate("sets", "The unfinished one stays readable and changes no more.")
    )
    return " ".join(parts)


def _brought(count: int) -> str:
    if count == 1:
        return translate(
            "sets", "1 answer comes along with its note and evidence, to be looked at again."
        )
    return translate(
        "sets",
        "{count} answers come along with notes and evidence, each to be looked at again.",
        count=count,
    )


def verdict_words(view: PackView, standing: SetStanding) -> str:
    """Say what taking the file in would come to."""
    present = set_name(view.present) if view.present else ""
    match view.verdict:
        case PackVerdict.UNKNOWN_PUBLISHER:
            return ""  # it is not read until its publisher is trusted
        case PackVerdict.NEW_SET:
            text = translate("sets", "A question set that is not here yet.")
        case PackVerdict.NEW_EDITION:
            text = translate("sets", "A new question set. It comes after {set}.", set=present)
        case PackVerdict.MENDED:
            text = translate(
                "sets",
                "The same questions in mended words. They are used at once; no answer moves.",
            )
        case PackVerdict.CHANGED:
            text = translate(
                "sets",
                "Other questions under the same name. What you are answering keeps its own until "
                "you move it.",
            )
        case PackVerdict.SAME:
            return translate("sets", "This very question set is here already.")
        case PackVerdict.OLDER:
            return translate(
                "sets", "Older than what is here: {set}. There is nothing to take in.", set=present
            )
    org_type = standing.assessment.org_type
    if view.catalogue is not None and org_type not in view.catalogue.offered_types:
        text = f"{text} " + translate("sets", "It has no questions for your type of organisation.")
    return text
