"""Copies as scripts and terminals are told of them."""

from __future__ import annotations

from collections.abc import Sequence

from core.cli.documents import Document
from core.domain.clock import utc_text
from core.services.backup.copy_faults import MissingDocument
from core.services.backup.copy_views import CopyView, MadeCopy, PlaceView, RestorePreview
from core.services.backup.restoring import RestoreOutcome
from core.text import translate


def copy_document(copy: CopyView) -> Document:
    """One copy; *changes_behind* is null for one of another history."""
    return {
        "id": copy.id,
        "place": copy.place_id,
        "name": copy.name,
        "made": utc_text(copy.made_at),
        "changes_behind": copy.changes_behind,
        "size": copy.size,
        "proved": utc_text(copy.proved_at) if copy.proved_at else None,
        "present": copy.present,
    }


def place_document(place: PlaceView) -> Document:
    """One place for copies."""
    return {
        "id": place.id,
        "folder": str(place.folder),
        "label": place.label,
        "automatic": place.automatic,
        "this_pc": place.here,
        "present": place.present,
        "same_disk": place.same_disk,
        "newest": copy_document(place.newest) if place.newest else None,
    }


def made_document(made: MadeCopy) -> Document:
    """One copy that was made, or why none was."""
    problem = made.problem
    return {
        "place": made.place.id,
        "folder": str(made.place.folder),
        "copy": copy_document(made.copy) if made.copy else None,
        "documents_copied": made.documents_copied,
        "documents_missing": [document_words(one) for one in made.documents_missing],
        "problem": {"code": problem.code, "what": problem.what, "next": problem.next}
        if problem
        else None,
    }


def document_words(one: MissingDocument) -> Document:
    """A kept document that is not there, and what it serves."""
    return {"title": one.title, "file_name": one.file_name, "for": list(one.refs)}


def preview_document(preview: RestorePreview) -> Document:
    """What bringing back a copy would change."""
    since = preview.changes_lost_since
    return {
        "copy": copy_document(preview.copy),
        "made": utc_text(preview.made_at),
        "changes_lost": preview.changes_lost,
        "changes_lost_since": utc_text(since) if since else None,
        "changes_gained": preview.changes_gained,
        "words": preview.lost_words,
        "differences": [
            {"ref": one.ref, "field": one.field, "now": one.now, "then": one.then}
            for one in preview.differences
        ],
        "documents_missing": [document_words(one) for one in preview.documents_missing],
    }


def preview_lines(preview: RestorePreview) -> list[str]:
    """The same for a person."""
    return [
        preview.lost_words,
        *(
            translate(
                "cli", "{field}: now {now}, then {then}",
                field=one.field, now=one.now, then=one.then,
            )
            for one in preview.differences
        ),
        *(
            translate("cli", "Missing: {document}", document=one.words)
            for one in preview.documents_missing
        ),
    ]  # fmt: skip


def place_line(place: PlaceView) -> str:
    """One place in a list."""
    there = translate("cli", "here") if place.present else translate("cli", "not here now")
    newest = utc_text(place.newest.made_at) if place.newest else translate("cli", "no copy yet")
    return f"{place.label}  {place.folder}  {there}  {newest}"


def backup_lines(places: Sequence[PlaceView], copies: Sequence[CopyView]) -> list[str]:
    """Every place with its copies below it, for a person."""
    lines: list[str] = []
    for place in places:
        lines.append(place_line(place))
        lines += [_copy_line(copy) for copy in copies if copy.place_id == place.id]
    if not copies:
        lines.append(translate("cli", "There is no copy yet: igt backup create makes one."))
    return lines


def _copy_line(copy: CopyView) -> str:
    behind = copy.changes_behind
    if behind is None:
        how_far = translate("cli", "of another history")
    else:
        how_far = translate("cli", "changes since: {count}", count=behind)
    return f"  {copy.id}  {utc_text(copy.made_at)}  {how_far}"


def restored_document(outcome: RestoreOutcome) -> Document:
    """What a restore came to."""
    return {
        "made": utc_text(outcome.made_at),
        "changes_lost": outcome.changes_lost,
        "words": outcome.words,
        "kept": str(outcome.kept) if outcome.kept else None,
        "documents_missing": [document_words(one) for one in outcome.documents_missing],
    }


def restored_lines(outcome: RestoreOutcome) -> list[str]:
    """The same for a person."""
    return [
        translate("cli", "The records are those of the copy."),
        outcome.words,
        *(
            translate("cli", "Missing: {document}", document=one.words)
            for one in outcome.documents_missing
        ),
        translate("cli", "What was there before is kept in {folder}.", folder=outcome.kept),
    ]
