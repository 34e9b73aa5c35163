"""Reading in an official list that the person has downloaded. Nothing of it leaves this PC."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from core.catalogue.amended import groups_of
from core.domain.amendments import REF, AmendmentKind, Aside, Corrected, OwnQuestion
from core.domain.catalogue import AnswerKind, QuestionSet, Scheme
from core.domain.change import Change
from core.domain.official_list import Differences, ListedItem, ListSheet, OfficialList, Role
from core.services.amending.comparison import parts_of
from core.services.amending.desk import Desk, at_desk, refs_in_use
from core.services.amending.facts import aside_value, corrected_value, own_value, said_value
from core.services.records import Records
from core.services.typed_text import NAME, TITLE, typed
from core.store.journal import Label
from core.text import QT_TRANSLATE_NOOP, translate

_NOT_LISTED = QT_TRANSLATE_NOOP("official-list", "It is not in the official list “{list}”.")
_FROM_LIST = QT_TRANSLATE_NOOP("official-list", "From the official list")
_LONG_TITLE = 200


class OfficialListService:
    """Reads a list, says what it would change, and takes in what the person chose."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def look(self, path: Path, *, assessment_id: str | None = None) -> OfficialList:
        """Return the sheets of a workbook and what each column seems to be; nothing is written.

        Raises ListUnreadableError, ListTooLargeError, NoAssessmentError.
        """
        from core.catalogue.official import find_columns, read_workbook

        with self._records.store.read() as session:
            row = self._records.assessment_row(session, assessment_id)
            question_set = self._records.question_set(session, row)
        name = typed(path.name, NAME) if len(path.name) <= NAME else path.name[:NAME]
        return find_columns(
            read_workbook(path), name, question_set.org_type, frozenset(question_set.by_ref)
        )

    def preview(
        self,
        listed: OfficialList,
        sheet: ListSheet,
        roles: Mapping[Role, int],
        *,
        assessment_id: str | None = None,
    ) -> Differences:
        """Return everything that taking the list in would change, with *roles* as its columns.

        Raises ListColumnMissingError, NoAssessmentError.
        """
        from core.catalogue.official import differences, listed_items

        records = self._records
        with records.store.read() as session:
            row = records.assessment_row(session, assessment_id)
            question_set = records.question_set(session, row)
            in_use = refs_in_use(session, row.id)
        known = frozenset(question_set.by_ref)
        items = listed_items(sheet, roles, question_set.org_type, known)
        return differences(question_set, items, listed.file_name, in_use)

    def take_in(
        self,
        found: Differences,
        *,
        add: Collection[str] = (),
        aside: Collection[str] = (),
        assessment_id: str | None = None,
    ) -> Change:
        """Put the official wording beside ours, clear doubts and correct, as one change.

        Of what is missing here *add* is added, of what is not in the list *aside* is set aside.
        Every answer stays. Raises AssessmentSignedError, AssessmentMovedError, NoAssessmentError,
        NotAllowedError; then nothing was changed.
        """
        label = Label("official-list", {"count": len(found.items)})
        with at_desk(self._records, assessment_id, label, found.list_name) as desk:
            _wording(desk, found)
            _certainty(desk, found)
            for item in found.missing:
                if item.ref in add:
                    _add(desk, item)
            for one in found.absent:
                if one.ref in aside:
                    reason = translate("official-list", _NOT_LISTED, list=found.list_name)
                    desk.put(AmendmentKind.ASIDE, one.ref, aside_value(Aside(reason, desk.said)))
        return desk.change


def _wording(desk: Desk, found: Differences) -> None:
    known = desk.question_set.by_ref
    for item in found.items:
        if item.ref in known and item.ref in found.worded:
            desk.put(AmendmentKind.OFFICIAL, item.ref, item.official)


def _certainty(desk: Desk, found: Differences) -> None:
    known = desk.question_set.by_ref
    for ref in found.confirmed:
        if ref in known:
            desk.put(AmendmentKind.CHECKED, ref, said_value(desk.said))
    for one in found.corrected:
        if one.ref not in known:
            continue
        before = desk.amendments.corrected.get(one.ref, Corrected(desk.said))
        new = Corrected(
            desk.said,
            before.mandatory if one.mandatory is None else one.mandatory,
            before.answer if one.answer is None else one.answer,
        )
        desk.put(AmendmentKind.CORRECTED, one.ref, corrected_value(new))


def _add(desk: Desk, item: ListedItem) -> None:
    """Add what the list has and we have not; what was set aside is asked again."""
    question_set = desk.question_set
    if item.ref in question_set.by_ref:
        desk.put(AmendmentKind.ASIDE, item.ref, None)
        desk.put(AmendmentKind.CHECKED, item.ref, said_value(desk.said))
        desk.put(AmendmentKind.OFFICIAL, item.ref, item.official)
        return
    if question_set.catalogue.scheme is Scheme.IGT_LEVELS or not REF.fullmatch(item.ref):
        return
    group, title = _place(question_set, item)
    own = OwnQuestion(
        title=_title(item.text),
        group=group,
        answer=item.kind or AnswerKind.OPEN,
        mandatory=bool(item.mandatory),
        said=desk.said,
        group_title=title,
    )
    desk.put(AmendmentKind.OWN, item.ref, own_value(own))
    desk.put(AmendmentKind.OFFICIAL, item.ref, item.official)


def _place(question_set: QuestionSet, item: ListedItem) -> tuple[str, str]:
    """Return the group that a question of the list stands under, and its title where it is new."""
    known = {group.id for group in groups_of(question_set.catalogue)}
    number = item.ref.rpartition(".")[0]
    if number in known:
        return number, ""
    if number:
        return number, translate("official-list", _FROM_LIST)
    return next((part.id for part in parts_of(question_set)), item.ref), ""


def _title(text: str) -> str:
    line = " ".join(text.split())
    if len(line) > _LONG_TITLE:
        line = line[: _LONG_TITLE - 1].rstrip() + "…"
    return typed(line, TITLE)
