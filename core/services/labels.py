"""What each change is called in the history of changes.

A label key never changes once it is released: it stands in the journal for ever. Its arguments
are refs, ids and counts, never what somebody typed, because a label cannot be redacted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from core.domain.clock import LONDON, london_date, parse_utc
from core.domain.home import long_date
from core.domain.told import TOLD
from core.text import QT_TRANSLATE_NOOP, translate

LABELS: Mapping[str, str] = {
    "records-set-up": QT_TRANSLATE_NOOP("history", "Set up the records"),
    "profile-changed": QT_TRANSLATE_NOOP("history", "Change {field} of the organisation"),
    "fact-changed-everywhere": QT_TRANSLATE_NOOP("history", "Change {field} wherever it is quoted"),
    "person-changed": QT_TRANSLATE_NOOP("history", "Change who is working"),
    "person-added": QT_TRANSLATE_NOOP("history", "Add a person"),
    "person-renamed": QT_TRANSLATE_NOOP("history", "Change a person's name"),
    "person-job": QT_TRANSLATE_NOOP("history", "Change what a person does"),
    "person-role": QT_TRANSLATE_NOOP("history", "Change a person's role"),
    "person-left": QT_TRANSLATE_NOOP("history", "Say that a person has left"),
    "person-back": QT_TRANSLATE_NOOP("history", "Say that a person is back"),
    "staff-added": QT_TRANSLATE_NOOP("history", "Put somebody on the staff list"),
    "staff-added-several": QT_TRANSLATE_NOOP("history", "Put a list of {count} on the staff list"),
    "staff-changed": QT_TRANSLATE_NOOP("history", "Change what the staff list says of somebody"),
    "staff-left": QT_TRANSLATE_NOOP("history", "Say that somebody of the staff has left"),
    "staff-back": QT_TRANSLATE_NOOP("history", "Say that somebody of the staff is back"),
    "staff-removed": QT_TRANSLATE_NOOP("history", "Take somebody off the staff list"),
    "training-recorded": QT_TRANSLATE_NOOP("history", "Record somebody's training"),
    "training-recorded-several": QT_TRANSLATE_NOOP("history", "Record the training of {count}"),
    "training-taken-back": QT_TRANSLATE_NOOP("history", "Take a training date back"),
    "training-told": QT_TRANSLATE_NOOP("history", "Use the count of who is trained in {ref}"),
    "handed-over": QT_TRANSLATE_NOOP("history", "Give {count} answers to another owner"),
    "pin-set": QT_TRANSLATE_NOOP("history", "Set a PIN"),
    "pin-cleared": QT_TRANSLATE_NOOP("history", "Clear a PIN"),
    "pin-cleared-by-spare-key": QT_TRANSLATE_NOOP("history", "Clear a PIN with the spare key"),
    "assessment-started": QT_TRANSLATE_NOOP("history", "Start {set}"),
    "assessment-brought": QT_TRANSLATE_NOOP("history", "Start {set} from last year's answers"),
    "assessment-moved": QT_TRANSLATE_NOOP("history", "Move the answers to {set}"),
    "looked-again": QT_TRANSLATE_NOOP("history", "Look at {ref} again"),
    "assessment-due": QT_TRANSLATE_NOOP("history", "Change the due date"),
    "assessment-reopened": QT_TRANSLATE_NOOP("history", "Reopen after signing"),
    "set-installed": QT_TRANSLATE_NOOP("history", "Take in the question set {set}"),
    "publisher-trusted": QT_TRANSLATE_NOOP("history", "Trust a publisher of question sets"),
    "publisher-distrusted": QT_TRANSLATE_NOOP(
        "history", "Trust a publisher of question sets no more"
    ),
    "ticked": QT_TRANSLATE_NOOP("history", "Tick {criterion}"),
    "unticked": QT_TRANSLATE_NOOP("history", "Take the tick off {criterion}"),
    "note": QT_TRANSLATE_NOOP("history", "Note on {ref}"),
    "owner": QT_TRANSLATE_NOOP("history", "Owner of {ref}"),
    "target": QT_TRANSLATE_NOOP("history", "Target level of {ref}"),
    "due": QT_TRANSLATE_NOOP("history", "Due date of {ref}"),
    "not-relevant": QT_TRANSLATE_NOOP("history", "{ref} does not apply to us"),
    "relevant": QT_TRANSLATE_NOOP("history", "{ref} applies to us"),
    "item": QT_TRANSLATE_NOOP("history", "Answer to {ref}"),
    "place": QT_TRANSLATE_NOOP("history", "Where the document for {ref} is kept"),
    "set-aside": QT_TRANSLATE_NOOP("history", "Words set aside at {ref}"),
    "confirmed": QT_TRANSLATE_NOOP("history", "Confirmation of {ref}"),
    "answer-changed": QT_TRANSLATE_NOOP("history", "Several changes to {ref}"),
    "question-checked": QT_TRANSLATE_NOOP("history", "Say that {ref} is on the website"),
    "question-checked-several": QT_TRANSLATE_NOOP(
        "history", "Say that {count} questions are on the website"
    ),
    "question-unchecked": QT_TRANSLATE_NOOP("history", "Take back that {ref} is on the website"),
    "question-unchecked-several": QT_TRANSLATE_NOOP(
        "history", "Take back that {count} questions are on the website"
    ),
    "question-set-aside": QT_TRANSLATE_NOOP("history", "Set {ref} aside"),
    "question-back": QT_TRANSLATE_NOOP("history", "Bring {ref} back"),
    "question-added": QT_TRANSLATE_NOOP("history", "Add question {ref}"),
    "question-removed": QT_TRANSLATE_NOOP("history", "Remove question {ref}"),
    "question-corrected": QT_TRANSLATE_NOOP("history", "Correct what {ref} asks for"),
    "official-list": QT_TRANSLATE_NOOP("history", "Read the official list in"),
    "evidence-batch": QT_TRANSLATE_NOOP("history", "Keep {count} documents"),
    "evidence-attached": QT_TRANSLATE_NOOP("history", "Attach evidence"),
    "evidence-found": QT_TRANSLATE_NOOP("history", "Take in a file found beside a document"),
    "evidence-linked-again": QT_TRANSLATE_NOOP("history", "Attach evidence that was already kept"),
    "starter-kept": QT_TRANSLATE_NOOP("history", "Begin a document with our starter: {starter}"),
    "starter-linked": QT_TRANSLATE_NOOP("history", "Use a document begun with our starter again"),
    "evidence-paper": QT_TRANSLATE_NOOP("history", "Record evidence kept on paper"),
    "evidence-edited": QT_TRANSLATE_NOOP("history", "Change the details of evidence"),
    "evidence-linked": QT_TRANSLATE_NOOP("history", "Use evidence for {target}"),
    "evidence-unlinked": QT_TRANSLATE_NOOP("history", "Take evidence off {target}"),
    "evidence-relinked": QT_TRANSLATE_NOOP("history", "Change what evidence shows for {target}"),
    "evidence-withdrawn": QT_TRANSLATE_NOOP("history", "Take evidence off its answers"),
    "version-taken-in": QT_TRANSLATE_NOOP("history", "Take in a changed document"),
    "version-kept": QT_TRANSLATE_NOOP("history", "Keep version {number} of a document"),
    "version-thrown-away": QT_TRANSLATE_NOOP("history", "Throw away a changed document"),
    "action-added": QT_TRANSLATE_NOOP("history", "Add an action to the plan"),
    "actions-added": QT_TRANSLATE_NOOP("history", "Put the next steps into the plan"),
    "action-edited": QT_TRANSLATE_NOOP("history", "Change an action of the plan"),
    "action-begun": QT_TRANSLATE_NOOP("history", "Begin an action"),
    "action-to-do": QT_TRANSLATE_NOOP("history", "Put an action back to be done"),
    "action-done": QT_TRANSLATE_NOOP("history", "Say that an action is done"),
    "action-dropped": QT_TRANSLATE_NOOP("history", "Drop an action"),
    "action-open-again": QT_TRANSLATE_NOOP("history", "Take up an action again"),
    "request-made": QT_TRANSLATE_NOOP("history", "Ask somebody, and wait for the reply"),
    "request-edited": QT_TRANSLATE_NOOP("history", "Change what was asked of somebody"),
    "request-chased": QT_TRANSLATE_NOOP("history", "Remind somebody of a request"),
    "request-answered": QT_TRANSLATE_NOOP("history", "Keep the reply to a request"),
    "request-given-up": QT_TRANSLATE_NOOP("history", "Wait for a reply no longer"),
    "request-waits-again": QT_TRANSLATE_NOOP("history", "Wait for a reply again"),
    "job-added": QT_TRANSLATE_NOOP("history", "Take on a regular job"),
    "job-edited": QT_TRANSLATE_NOOP("history", "Change a regular job"),
    "job-done": QT_TRANSLATE_NOOP("history", "Say that a regular job was done"),
    "job-stopped": QT_TRANSLATE_NOOP("history", "Stop a regular job"),
    "job-resumed": QT_TRANSLATE_NOOP("history", "Take up a regular job again"),
    "signed-off": QT_TRANSLATE_NOOP("history", "Sign off"),
    "sent-back": QT_TRANSLATE_NOOP("history", "Send back"),
    "sample-drawn": QT_TRANSLATE_NOOP("history", "Draw a sample of {size}"),
    "finding-written": QT_TRANSLATE_NOOP("history", "Finding on {point}"),
    "finding-revised": QT_TRANSLATE_NOOP("history", "Revise the finding on {point}"),
    "finding-replied": QT_TRANSLATE_NOOP("history", "Reply to the finding on {point}"),
    "export-begun": QT_TRANSLATE_NOOP("history", "Begin a submission file"),
    "exported": QT_TRANSLATE_NOOP("history", "Make a submission file"),
    "published": QT_TRANSLATE_NOOP("history", "Say that it is published"),
    "publication-taken-back": QT_TRANSLATE_NOOP("history", "Say that it is not published"),
    "undone": QT_TRANSLATE_NOOP("history", "Undo {what}"),
    "redone": QT_TRANSLATE_NOOP("history", "Redo {what}"),
    "put-back": QT_TRANSLATE_NOOP("history", "Put back what was before: {what}"),
    "put-back-as-of": QT_TRANSLATE_NOOP("history", "Put all answers back as of {at}"),
    "put-back-ref-as-of": QT_TRANSLATE_NOOP("history", "Put {ref} back as of {at}"),
    "restored": QT_TRANSLATE_NOOP("history", "Bring back the copy of {moment}"),
    "brought-back": QT_TRANSLATE_NOOP("history", "Bring the records here, copy of {moment}"),
    "way-passphrase": QT_TRANSLATE_NOOP("history", "Add a passphrase"),
    "way-passphrase-replaced": QT_TRANSLATE_NOOP("history", "Replace the passphrase"),
    "way-remembered": QT_TRANSLATE_NOOP("history", "Let a PC remember the key"),
    "way-forgotten": QT_TRANSLATE_NOOP("history", "Let a PC remember the key no more"),
    "way-spare-key": QT_TRANSLATE_NOOP("history", "Make a new spare key"),
    "way-removed": QT_TRANSLATE_NOOP("history", "End a way to open the records"),
    "ways-noted": QT_TRANSLATE_NOOP("history", "Find other ways to open the records"),
    "locks-changed": QT_TRANSLATE_NOOP("history", "Change the locks"),
    "locks-finished": QT_TRANSLATE_NOOP("history", "Finish changing the locks"),
    "sample-filled": QT_TRANSLATE_NOOP("history", "Fill in the made-up pharmacy"),
}


FIELDS: Mapping[str, str] = {
    "name": QT_TRANSLATE_NOOP("history", "the name"),
    "ods_code": QT_TRANSLATE_NOOP("history", "the ODS code"),
    "org_type": QT_TRANSLATE_NOOP("history", "the type"),
    "ways-in": QT_TRANSLATE_NOOP("history", "the ways to open the records"),
    "cyber_essentials_plus_until": QT_TRANSLATE_NOOP("history", "the Cyber Essentials Plus date"),
    "cyber-essentials-plus-until": QT_TRANSLATE_NOOP("history", "the Cyber Essentials Plus date"),
    "iso_27001_until": QT_TRANSLATE_NOOP("history", "the ISO 27001 date"),
    "iso-27001-until": QT_TRANSLATE_NOOP("history", "the ISO 27001 date"),
    "nhsmail_only": QT_TRANSLATE_NOOP("history", "whether only NHSmail is used"),
    "nhsmail-only": QT_TRANSLATE_NOOP("history", "whether only NHSmail is used"),
}


def fact_words(name: str) -> str:
    """Return what a fact of the organisation is called in the middle of a sentence."""
    if name in TOLD:
        return TOLD[name].words
    return translate("history", FIELDS[name]) if name in FIELDS else name.replace("-", " ")


def label_text(key: str, args: Mapping[str, Any]) -> str:
    """Return what a change is called; a key from a newer program is shown as it stands."""
    text = LABELS.get(key)
    if text is None:
        return key
    shown = {
        name: fact_words(value) if name == "field" and value in (*FIELDS, *TOLD) else value
        for name, value in args.items()
    }
    if "what" in shown:  # the change that was undone or put back, as it was called
        shown["what"] = in_mid_sentence(label_text(args["what"], args.get("args", {})))
    if "at" in shown:
        shown["at"] = moment_words(parse_utc(str(args["at"])))
    return translate("history", text, **shown)


def moment_words(at: datetime) -> str:
    """Return an instant as a person reads it: 3 May 2026, 14:02."""
    return f"{long_date(london_date(at))}, {at.astimezone(LONDON):%H:%M}"


def in_mid_sentence(text: str) -> str:
    """Return *text* with a small first letter, unless it begins with an abbreviation."""
    return text[:1].lower() + text[1:] if not text[1:2].isupper() else text
