"""Why a submission file is not accepted: one error for each step of docs/bundle-format.md."""

from __future__ import annotations

from core.errors import CheckFailedError, EnvironmentProblem, UserError
from core.text import QT_TRANSLATE_NOOP


class BundleRefusedError(CheckFailedError):
    """The submission file was not proved good; a subclass says which step failed."""

    next_text = QT_TRANSLATE_NOOP("errors", "Do not rely on it. Ask the sender to make it again.")


class BundleTarDamagedError(BundleRefusedError):
    code = "bundle-tar-damaged"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The inside of the submission file is damaged at {where}."
    )


class BundleMemberNameError(BundleRefusedError):
    code = "bundle-member-name"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The submission file holds a part with a name that is not allowed: {name}."
    )


class BundleMemberTypeError(BundleRefusedError):
    code = "bundle-member-type"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The submission file holds something that is not a plain file: {name}."
    )


class BundleMemberDuplicateError(BundleRefusedError):
    code = "bundle-member-duplicate"
    what_text = QT_TRANSLATE_NOOP("errors", "The submission file holds a part twice: {name}.")


class BundleMemberExtraError(BundleRefusedError):
    code = "bundle-member-extra"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The submission file holds a part that its list does not name: {name}."
    )


class BundleMemberOrderError(BundleRefusedError):
    code = "bundle-member-order"
    what_text = QT_TRANSLATE_NOOP(
        "errors",
        "In the submission file {name} stands where {expected} belongs: a part is missing or "
        "out of order.",
    )


class BundleMemberMissingError(BundleRefusedError):
    code = "bundle-member-missing"
    what_text = QT_TRANSLATE_NOOP("errors", "A part of the submission file is missing: {name}.")


class BundleMemberTooLargeError(BundleRefusedError):
    code = "bundle-member-too-large"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "A part of the submission file is larger than allowed: {name}."
    )


class BundleTrailingDataError(BundleRefusedError):
    code = "bundle-trailing-data"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "Something follows after the end of the submission file's content."
    )


class BundleNotABagError(BundleRefusedError):
    code = "bundle-not-a-bag"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "This locked file is not a submission file of this toolkit."
    )


class BundleInfoMalformedError(BundleRefusedError):
    code = "bundle-info-malformed"
    what_text = QT_TRANSLATE_NOOP(
        "errors",
        "The description inside the submission file (bag-info.txt) is not as it must be: {where}.",
    )


class BundleUnsignedError(BundleRefusedError):
    code = "bundle-unsigned"
    what_text = QT_TRANSLATE_NOOP("errors", "The submission file bears no seal.")


class BundleTagFileChangedError(BundleRefusedError):
    code = "bundle-tag-file-changed"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "A part of the submission file was changed after it was listed: {name}."
    )


class BundleManifestMalformedError(BundleRefusedError):
    code = "bundle-manifest-malformed"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The list of the submission file's parts is not as it must be: {where}."
    )


class BundleContentChangedError(BundleRefusedError):
    code = "bundle-content-changed"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "A part of the submission file is not what was sealed: {name}."
    )


class BundleAssessmentMalformedError(BundleRefusedError):
    code = "bundle-assessment-malformed"
    what_text = QT_TRANSLATE_NOOP(
        "errors",
        "The answers in the submission file are not in the form that they must have: {where}.",
    )


class BundleCatalogueDamagedError(BundleRefusedError):
    code = "bundle-catalogue-damaged"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The question set in the submission file is damaged: {where}."
    )


class BundleEvidenceListError(BundleRefusedError):
    code = "bundle-evidence-list"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The list of evidence in the submission file is not as it must be: {where}."
    )


class BundlePartsDisagreeError(BundleRefusedError):
    code = "bundle-parts-disagree"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "Two parts of the submission file disagree about the {field}."
    )


class BundleAnswersUnknownError(BundleRefusedError):
    code = "bundle-answers-unknown"
    what_text = QT_TRANSLATE_NOOP(
        "errors",
        "The submission file answers something that its question set does not ask: {name}.",
    )


class BundleScoreWrongError(BundleRefusedError):
    code = "bundle-score-wrong"
    what_text = QT_TRANSLATE_NOOP(
        "errors",
        "The result stated does not follow from the answers: {field} is stated as {stated} and "
        "comes to {found}.",
    )


class BundleNewerError(CheckFailedError):
    code = "bundle-newer"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "This submission file is of version {version}, which this program cannot read."
    )
    next_text = QT_TRANSLATE_NOOP("errors", "Install the newest version of this program.")


class BundleAssessmentNewerError(CheckFailedError):
    code = "bundle-assessment-newer"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The answers in the submission file are in a form that is not known: {format}."
    )
    next_text = QT_TRANSLATE_NOOP("errors", "Install the newest version of this program.")


class BundleNotAddressedError(CheckFailedError):
    code = "bundle-not-addressed-to-you"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "{principal} did not address this submission file to you: somebody passed it on."
    )
    next_text = QT_TRANSLATE_NOOP("errors", "Ask {principal} whether it was meant for you.")


class BundleCatalogueUnknownError(CheckFailedError):
    code = "bundle-catalogue-unknown"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The question set {catalogue} with the rules {rules_hash} is not known here."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors",
        "Install the question set, or allow it by its number if you have checked it yourself.",
    )


class EvidenceDiffersError(CheckFailedError):
    """A kept document no longer has the content that was recorded."""

    code = "evidence-differs"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The kept copy of {name} is not what was kept, so nothing was written."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Check your records, then bring the document back from a copy or attach it again."
    )


class BundleContentsError(UserError):
    """What is to be written does not fit the format."""

    code = "export-not-possible"
    what_text = QT_TRANSLATE_NOOP("errors", "The submission file cannot be made: {reason}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Mend that and try again.")


class BundleNotWrittenError(EnvironmentProblem):
    code = "export-not-written"
    what_text = QT_TRANSLATE_NOOP("errors", "The file could not be written: {reason}.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Free some space or choose another folder, then try again."
    )
