"""What came of it, in words: files added, documents read, copies closed."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.evidence import Evidence
from core.errors import CheckFailedError, EnvironmentProblem, KnownError
from core.services.documents.copies import CloseReport
from core.services.documents.evidence import EvidenceCheck, EvidenceFault
from core.text import translate
from desktop.evidence.adding import Added
from desktop.evidence.words import breakable, refs_words

_MOST = 6  # as many names fit into a message


@dataclass(frozen=True, slots=True)
class Message:
    """What a banner says."""

    tone: str
    title: str
    text: str = ""


def error_message(error: KnownError) -> Message:
    """Say what went wrong and what to do."""
    serious = isinstance(error, EnvironmentProblem | CheckFailedError)
    return Message("error" if serious else "warn", breakable(error.what), breakable(error.next))


def added_message(added: Added) -> Message:
    """Say what was kept, what was here already and what was refused, each by name."""
    known = [one.evidence.title for one in added.attached if one.was_kept]
    lines = []
    if known:
        lines.append(translate("evidence", "Here already: {names}.", names=_names(known)))
    lines += [f"{r.what} {r.next}" for r in added.refused[:_MOST]]
    more = len(added.refused) - _MOST
    if more > 0:
        lines.append(translate("evidence", "And {count} more were not kept.", count=more))
    if added.new and not added.refused:
        lines.append(translate("evidence", "Next: say what it is used for, and its dates."))
    tone = "warn" if added.refused else "ok" if added.new else "info"
    return Message(tone, _added_title(added), breakable("\n".join(lines)))


def _added_title(added: Added) -> str:
    new, refused = len(added.new), len(added.refused)
    if refused and not new:
        if refused == 1:
            return translate("evidence", "The file was not kept.")
        return translate("evidence", "None of the {count} files was kept.", count=refused)
    if refused:
        return translate(
            "evidence", "{new} of {count} files are kept now.", new=new, count=new + refused
        )
    if not new:
        return translate("evidence", "Nothing new: the same content is kept already.")
    if new == 1:
        return translate("evidence", "{title} is kept now.", title=added.new[0].evidence.title)
    return translate("evidence", "{count} files are kept now.", count=new)


def check_message(check: EvidenceCheck) -> Message:
    """Say whether every kept document can be read."""
    if not check.faults:
        if not check.count:
            return Message("info", translate("evidence", "There is no kept document to read yet."))
        title = translate("evidence", "Every kept document can be read.")
        return Message("ok", title, translate("evidence", "{count} read.", count=check.count))
    if len(check.faults) == 1:
        title = translate("evidence", "One kept document cannot be read.")
    else:
        title = translate(
            "evidence", "{count} kept documents cannot be read.", count=len(check.faults)
        )
    lines = [_fault_words(fault) for fault in check.faults[:_MOST]]
    if len(check.faults) > _MOST:
        more = len(check.faults) - _MOST
        lines.append(translate("evidence", "And {count} more.", count=more))
    lines.append(
        translate(
            "evidence",
            "Add the same file again and it takes the damaged one's place, or bring your records "
            "back from a copy.",
        )
    )
    return Message("error", title, breakable("\n".join(lines)))


def _fault_words(fault: EvidenceFault) -> str:
    if fault.code == "kept-document-missing":
        text = translate("evidence", "{title}: its kept copy is missing", title=fault.title)
    else:
        text = translate("evidence", "{title}: its kept copy is damaged", title=fault.title)
    if fault.refs:
        return translate(
            "evidence", "{fault}; used for {refs}.", fault=text, refs=refs_words(fault.refs)
        )
    return f"{text}."


def closed_message(report: CloseReport) -> Message | None:
    """Say what became of the open documents; None when they are simply closed."""
    if report.held:
        names = _names([copy.path.name for copy in report.held])
        return Message(
            "warn",
            translate(
                "evidence", "Still open in another program: {names}.", names=breakable(names)
            ),
            translate("evidence", "Close them there, then try once more."),
        )
    if report.taken_in:
        return Message(
            "info",
            translate("evidence", "The documents are closed."),
            translate("evidence", "What was changed in them waits for your decision."),
        )
    return None


def summary_words(pieces: tuple[Evidence, ...]) -> str:
    """Say how much there is."""
    here = sum(piece.current is not None for piece in pieces)
    return translate(
        "evidence", "{here} kept here, {paper} on paper", here=here, paper=len(pieces) - here
    )


def _names(names: list[str]) -> str:
    shown = ", ".join(names[:_MOST])
    if len(names) > _MOST:
        more = len(names) - _MOST
        return translate("evidence", "{names} and {count} more", names=shown, count=more)
    return shown
