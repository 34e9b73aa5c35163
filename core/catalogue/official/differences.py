"""What an official list says otherwise than the question set in force."""

from __future__ import annotations

from collections.abc import Iterator

from core.catalogue.amended import natural
from core.domain.catalogue import AnswerKind, Asked, QuestionSet
from core.domain.official_list import Absent, Correction, Differences, ListedItem


def differences(
    question_set: QuestionSet,
    items: tuple[ListedItem, ...],
    list_name: str,
    in_use: frozenset[str],
) -> Differences:
    """Return everything that reading *items* in would change; *in_use* are the refs with answers.

    What was set aside and stands in the list counts as missing here; what is not asked of this
    type this year is left alone.
    """
    by_ref = {item.ref: item for item in items}
    asked = {a.ref: a for a in question_set.asked if not a.applicability.exempt}
    left_out = {a.ref for a in question_set.asked if a.applicability.exempt and not a.set_aside}
    again = [ref for ref in asked if ref in by_ref]
    corrected = tuple(_corrections(asked, by_ref, in_use))
    return Differences(
        list_name=list_name,
        items=items,
        worded=tuple(
            ref for ref in again if asked[ref].requirement.official != by_ref[ref].official
        ),
        confirmed=tuple(ref for ref in again if asked[ref].in_doubt),
        corrected=corrected,
        missing=tuple(
            sorted(
                (i for i in items if i.ref not in asked and i.ref not in left_out),
                key=lambda item: natural(item.ref),
            )
        ),
        absent=tuple(
            Absent(ref, one.requirement.title, ref in in_use)
            for ref, one in asked.items()
            if ref not in by_ref
        ),
        found_again=len(again),
    )


def _corrections(
    asked: dict[str, Asked], by_ref: dict[str, ListedItem], in_use: frozenset[str]
) -> Iterator[Correction]:
    for ref, one in asked.items():
        item = by_ref.get(ref)
        if item is None:
            continue
        has = one.applicability.mandatory
        mandatory = item.mandatory if item.mandatory not in (None, has) else None
        ours = one.requirement.answer
        answer = item.kind if item.kind not in (None, ours) else None
        if ours in (AnswerKind.LEVELS, AnswerKind.CONFIRM):
            answer = None  # the list has no word for these
        if mandatory is not None or answer is not None:
            yield Correction(ref, one.requirement.title, mandatory, answer, ref in in_use)
