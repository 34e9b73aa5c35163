"""How a question set, and a file that holds one, are told to scripts and to people."""

from __future__ import annotations

from collections.abc import Iterator

from core.cli.catalogue_diff_command import difference_document, difference_lines
from core.cli.documents import Document, day_or_none
from core.domain.catalogue import Catalogue, QuestionSet
from core.domain.clock import utc_text
from core.services.catalogues import KnownSet
from core.services.packs import PackVerdict, PackView
from core.text import QT_TRANSLATE_NOOP, translate

_VERDICTS = {
    PackVerdict.UNKNOWN_PUBLISHER: QT_TRANSLATE_NOOP("cli", "Its publisher is not trusted here."),
    PackVerdict.NEW_SET: QT_TRANSLATE_NOOP("cli", "There is no set of this name here yet."),
    PackVerdict.NEW_EDITION: QT_TRANSLATE_NOOP("cli", "It comes after {present}."),
    PackVerdict.MENDED: QT_TRANSLATE_NOOP(
        "cli",
        "It asks the same as {present}, in other words; what is being answered uses them at once.",
    ),
    PackVerdict.CHANGED: QT_TRANSLATE_NOOP(
        "cli",
        "It asks other questions than {present}; what is being answered keeps the questions that"
        " it has.",
    ),
    PackVerdict.SAME: QT_TRANSLATE_NOOP("cli", "It is here already."),
    PackVerdict.OLDER: QT_TRANSLATE_NOOP("cli", "It is older than {present}."),
}


def set_document(known: KnownSet) -> Document:
    """One set in a list: how it came here, and its counts for each organisation type."""
    catalogue = known.catalogue
    return {
        **edition_document(catalogue),
        "opens": day_or_none(catalogue.opens),
        "due": day_or_none(catalogue.due),
        "scheme": catalogue.scheme.value,
        "origin": known.origin.value,
        "publisher": known.publisher or None,
        "signer": known.signer or None,
        "installed": utc_text(known.installed) if known.installed else None,
        "types": {
            org_type: {
                "name": name,
                **counts_document(catalogue.for_type(org_type)),
                "titles_only": org_type in catalogue.titles_only,
            }
            for org_type, name in catalogue.org_types.items()
        },
    }


def edition_document(catalogue: Catalogue) -> Document:
    """Which edition it is, and which text of it."""
    return {
        "id": catalogue.id,
        "title": catalogue.title,
        "edition": catalogue.edition,
        "issue": catalogue.issue,
        "hash": catalogue.rules_hash,
        "text_hash": catalogue.text_hash,
    }


def counts_document(question_set: QuestionSet) -> dict[str, int]:
    """How many of a set a type is asked; what is compulsory and not asked this year is exempt."""
    asked = question_set.asked
    return {
        "listed": len(asked),
        "exempt": sum(a.applicability.exempt for a in asked),
        "mandatory": sum(a.applicability.mandatory and not a.applicability.exempt for a in asked),
    }


def set_lines(known: KnownSet) -> Iterator[str]:
    """The same for a person: a line for the set, and one for each type."""
    catalogue = known.catalogue
    yield f"{catalogue.id}  {catalogue.title} ({catalogue.edition})"
    if known.publisher:
        yield "  " + translate("cli", "from the publisher {name}", name=known.publisher)
    for org_type, name in catalogue.org_types.items():
        counts = counts_document(catalogue.for_type(org_type))
        line = translate("cli", "{type}: {listed} listed, {mandatory} compulsory",
                         type=f"{org_type}  {name}", **counts)  # fmt: skip
        if counts["exempt"]:
            line += translate("cli", ", {exempt} not asked this year", exempt=counts["exempt"])
        if org_type in catalogue.titles_only:
            line += translate("cli", "; only the titles are known")
        yield f"  {line}"


def pack_document(view: PackView) -> Document:
    """A question-set file and what it would come to."""
    return {
        "file": view.file_name,
        "publisher": view.publisher,
        "signer": view.signer,
        "trusted_by": view.trusted_by.value if view.trusted_by else None,
        "verdict": view.verdict.value,
        "made": view.made.isoformat(),
        "set": edition_document(view.catalogue) if view.catalogue else None,
        "present": edition_document(view.present) if view.present else None,
        "differences": [difference_document(one) for one in view.differences],
    }


def pack_lines(view: PackView) -> Iterator[str]:
    """The same for a person."""
    if view.catalogue is None:
        yield f"{view.catalogue_id} ({view.edition})"
    else:
        yield f"{view.catalogue.title} ({view.edition})"
    yield translate(
        "cli",
        "Issue {issue}, made on {day} by the publisher {publisher}",
        issue=view.issue,
        day=view.made.isoformat(),
        publisher=view.publisher,
    )
    yield translate("cli", "Seal unbroken, key {signer}", signer=view.signer)
    present = f"{view.present.title} ({view.present.edition})" if view.present else ""
    yield translate("cli", _VERDICTS[view.verdict], present=present)
    if view.catalogue is not None and view.present is not None:
        types = {**view.present.org_types, **view.catalogue.org_types}
        for one in view.differences:
            yield from (f"  {line}" for line in difference_lines(one, types))
