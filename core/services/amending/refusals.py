"""Why something that somebody says of a question set is refused."""

from __future__ import annotations

from core.errors import UserError
from core.text import QT_TRANSLATE_NOOP


class QuestionThereError(UserError):
    """A question with this number is asked already."""

    code = "question-there"
    what_text = QT_TRANSLATE_NOOP("errors", "Your question set has {ref} already.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Look for it in the list; where it was set aside, bring it back."
    )


class RefOddError(UserError):
    """No website numbers its questions like this."""

    code = "question-number-odd"
    what_text = QT_TRANSLATE_NOOP("errors", "{ref} cannot be the number of a question.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Type it as on the website: letters, digits and dots, such as 1.3.9."
    )


class UnknownAssertionError(UserError):
    """The question would stand nowhere."""

    code = "unknown-assertion"
    what_text = QT_TRANSLATE_NOOP("errors", "Your question set has no part {group}.")
    next_text = QT_TRANSLATE_NOOP("errors", "It has: {groups}.")


class TitleMissingError(UserError):
    """A number alone tells nobody what is asked."""

    code = "question-title-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "What the question asks is missing.")
    next_text = QT_TRANSLATE_NOOP("errors", "Copy its words from the website, in one line.")


class AnswerKindError(UserError):
    """There is no such way to answer."""

    code = "answer-kind-unknown"
    what_text = QT_TRANSLATE_NOOP("errors", "A question is not answered by {answer}.")
    next_text = QT_TRANSLATE_NOOP("errors", "It is one of: {kinds}.")


class SetTakesNoQuestionsError(UserError):
    """What is scored by levels needs criteria, which nobody can add by hand."""

    code = "set-takes-no-questions"
    what_text = QT_TRANSLATE_NOOP("errors", "Nothing can be added to {set}.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "It is scored by levels. What is missing there comes with a question-set file."
    )


class QuestionAnsweredError(UserError):
    """Something was written under it, and nothing written is ever dropped."""

    code = "question-answered"
    what_text = QT_TRANSLATE_NOOP("errors", "{ref} has an answer, so it is not removed.")
    next_text = QT_TRANSLATE_NOOP("errors", "Set it aside: then its answer stays readable.")


class NotAddedHereError(UserError):
    """It belongs to the edition."""

    code = "not-added-here"
    what_text = QT_TRANSLATE_NOOP("errors", "{ref} was not added here, so it is not removed.")
    next_text = QT_TRANSLATE_NOOP("errors", "Set it aside where it is not on the website.")


class NotAskedError(UserError):
    """It is not asked of this type, whoever says so."""

    code = "not-asked"
    what_text = QT_TRANSLATE_NOOP("errors", "{ref} is not asked of you anyway.")
    next_text = QT_TRANSLATE_NOOP("errors", "Nothing needs to be done.")


class NotSetAsideError(UserError):
    """There is nothing to bring back."""

    code = "not-set-aside"
    what_text = QT_TRANSLATE_NOOP("errors", "{ref} was not set aside.")
    next_text = QT_TRANSLATE_NOOP("errors", "Nothing needs to be done.")
