"""Comparing the question set with the website, and saying what was found there."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass

from core.catalogue.amended import groups_of, parent_of
from core.domain.amendments import (
    ITEM_KINDS,
    REF,
    AmendmentKind,
    Aside,
    Corrected,
    OwnQuestion,
)
from core.domain.catalogue import AnswerKind, QuestionSet, Scheme
from core.domain.change import Change
from core.domain.organisation import AssessmentStatus
from core.services.amending.comparison import Comparison, compare, parts_of
from core.services.amending.desk import Desk, at_desk, established, refs_in_use
from core.services.amending.facts import aside_value, corrected_value, own_value, said_value
from core.services.amending.refusals import (
    AnswerKindError,
    NotAddedHereError,
    NotSetAsideError,
    QuestionAnsweredError,
    QuestionThereError,
    RefOddError,
    SetTakesNoQuestionsError,
    TitleMissingError,
    UnknownAssertionError,
)
from core.services.answer_edits import check_ref
from core.services.assessments import ReasonMissingError
from core.services.records import Records
from core.services.typed_text import REASON, TITLE, typed
from core.store.journal import Label


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """A question that was found on the website and is missing here.

    *group* is the id of its assertion, which may be a new one inside a known standard; then
    *group_title* says what it is called. *answer* is the name of a kind, ``yes-no`` for example.
    """

    ref: str
    title: str
    group: str
    answer: str
    mandatory: bool = False
    group_title: str = ""


class AmendmentService:
    """Says what the website asks, each call one entry in the history; answers stay as they are.

    Every change raises AssessmentSignedError, AssessmentMovedError, NoAssessmentError and
    NotAllowedError besides what it names; then nothing was changed.
    """

    def __init__(self, records: Records) -> None:
        self._records = records

    def compare(self, *, assessment_id: str | None = None) -> Comparison:
        """Return our questions in the website's order, with what is known of each."""
        records = self._records
        with records.store.read() as session:
            row = records.assessment_row(session, assessment_id)
            question_set = records.question_set(session, row)
            return compare(
                question_set,
                established(session, row, question_set),
                refs_in_use(session, row.id),
                can_change=row.state == AssessmentStatus.OPEN.value,
            )

    def check(self, refs: Collection[str], *, assessment_id: str | None = None) -> Change:
        """Say that whoever is working saw *refs* on the website: nothing is in doubt about them.

        What was set aside is asked again. Raises UnknownRequirementError, NotAskedError.
        """
        with self._desk(assessment_id, "question-checked", refs) as desk:
            for ref in refs:
                desk.check_asked(ref)
                desk.put(AmendmentKind.CHECKED, ref, said_value(desk.said))
                desk.put(AmendmentKind.ASIDE, ref, None)
        return desk.change

    def uncheck(self, refs: Collection[str], *, assessment_id: str | None = None) -> Change:
        """Take that back: they are as sure as they were before. Raises UnknownRequirementError."""
        with self._desk(assessment_id, "question-unchecked", refs) as desk:
            for ref in refs:
                check_ref(desk.question_set, ref)
                desk.put(AmendmentKind.CHECKED, ref, None)
        return desk.change

    def set_aside(self, ref: str, reason: str, *, assessment_id: str | None = None) -> Change:
        """Say that a question is not on the website: it is no longer asked, its answer is kept.

        Raises ReasonMissingError, UnknownRequirementError, NotAskedError, TextTooLongError.
        """
        why = typed(reason, REASON)
        if not why:
            raise ReasonMissingError()
        with self._desk(assessment_id, "question-set-aside", (ref,)) as desk:
            desk.check_asked(ref)
            desk.put(AmendmentKind.ASIDE, ref, aside_value(Aside(why, desk.said)))
            desk.put(AmendmentKind.CHECKED, ref, None)
        return desk.change

    def bring_back(self, ref: str, *, assessment_id: str | None = None) -> Change:
        """Ask a question again that was set aside. Raises UnknownRequirementError,
        NotSetAsideError."""
        with self._desk(assessment_id, "question-back", (ref,)) as desk:
            check_ref(desk.question_set, ref)
            if ref not in desk.amendments.aside:
                raise NotSetAsideError(ref=ref)
            desk.put(AmendmentKind.ASIDE, ref, None)
        return desk.change

    def add(self, question: NewQuestion, *, assessment_id: str | None = None) -> Change:
        """Add a question that is on the website and missing here.

        One that the edition asks of other types only is asked with its own guidance. Raises
        RefOddError, TitleMissingError, AnswerKindError, QuestionThereError, TextTooLongError,
        UnknownAssertionError, SetTakesNoQuestionsError.
        """
        ref = question.ref.strip()
        if not REF.fullmatch(ref):
            raise RefOddError(ref=ref or "-")
        with self._desk(assessment_id, "question-added", (ref,)) as desk:
            own = _own(desk, ref, question)
            desk.put(AmendmentKind.OWN, ref, own_value(own))
        return desk.change

    def remove(self, ref: str, *, assessment_id: str | None = None) -> Change:
        """Remove a question that was added here, while nothing is answered under it.

        Raises UnknownRequirementError, NotAddedHereError, QuestionAnsweredError.
        """
        with self._desk(assessment_id, "question-removed", (ref,)) as desk:
            check_ref(desk.question_set, ref)
            if ref not in desk.amendments.own:
                raise NotAddedHereError(ref=ref)
            if ref in refs_in_use(desk.unit.session, desk.row.id):
                raise QuestionAnsweredError(ref=ref)
            for kind in AmendmentKind:
                desk.put(kind, ref, None)
        return desk.change

    def correct(
        self,
        ref: str,
        *,
        mandatory: bool | None = None,
        answer: str | None = None,
        assessment_id: str | None = None,
    ) -> Change:
        """Say whether a question is compulsory, or how it is answered; given answers stay.

        With neither an earlier correction is taken back. Raises UnknownRequirementError,
        NotAskedError, AnswerKindError.
        """
        with self._desk(assessment_id, "question-corrected", (ref,)) as desk:
            desk.check_asked(ref)
            if mandatory is None and answer is None:
                desk.put(AmendmentKind.CORRECTED, ref, None)
            else:
                before = desk.amendments.corrected.get(ref, Corrected(desk.said))
                leaf = desk.question_set.by_ref[ref].requirement
                if answer is not None and leaf.levels:
                    raise AnswerKindError(answer=answer, kinds=leaf.answer.value)
                new = Corrected(
                    desk.said,
                    before.mandatory if mandatory is None else mandatory,
                    before.answer if answer is None else kind_of(answer),
                )
                desk.put(AmendmentKind.CORRECTED, ref, corrected_value(new))
        return desk.change

    def _desk(
        self, assessment_id: str | None, label: str, refs: Collection[str]
    ) -> AbstractContextManager[Desk]:
        if len(refs) == 1:
            return at_desk(self._records, assessment_id, Label(label, {"ref": next(iter(refs))}))
        many = Label(f"{label}-several", {"count": len(refs)})
        return at_desk(self._records, assessment_id, many)


def _own(desk: Desk, ref: str, question: NewQuestion) -> OwnQuestion:
    """Return what is added, in the form that is kept; refuse what cannot be."""
    question_set = desk.question_set
    if ref in question_set.by_ref:
        raise QuestionThereError(ref=ref)
    if question_set.catalogue.scheme is Scheme.IGT_LEVELS:
        raise SetTakesNoQuestionsError(set=question_set.catalogue.title)
    title = typed(" ".join(question.title.split()), TITLE)
    if not title:
        raise TitleMissingError()
    group = question.group.strip()
    _check_group(question_set, group)
    return OwnQuestion(
        title=title,
        group=group,
        answer=kind_of(question.answer),
        mandatory=question.mandatory,
        said=desk.said,
        group_title=typed(" ".join(question.group_title.split()), TITLE),
    )


def _check_group(question_set: QuestionSet, group: str) -> None:
    known = {one.id for one in groups_of(question_set.catalogue)}
    is_new = REF.fullmatch(group) is not None and parent_of(group) in known
    if group not in known and not is_new:
        parts = ", ".join(part.id for part in parts_of(question_set))
        raise UnknownAssertionError(group=group or "-", groups=parts)


def kind_of(answer: str) -> AnswerKind:
    """Return the way of answering called *answer*. Raises AnswerKindError."""
    try:
        kind = AnswerKind(answer)
    except ValueError:
        kind = AnswerKind.LEVELS
    if kind not in ITEM_KINDS:
        raise AnswerKindError(answer=answer, kinds=", ".join(k.value for k in ITEM_KINDS))
    return kind
