"""Which question sets a command can show: those of the records, else those of the program."""

from __future__ import annotations

from core.cli.context import CommandContext, NoWayToAskError
from core.domain.catalogue import QuestionSet
from core.services.assessments import no_set_for_type
from core.services.catalogues import KnownSet, Origin, UnknownCatalogueError
from core.services.first_run import question_sets
from core.text import translate


def editions(context: CommandContext) -> dict[str, KnownSet]:
    """Return every question set by its id; records that nothing opens are no hindrance."""
    if context.has_records:
        try:
            return dict(context.workspace.catalogues.known())
        except NoWayToAskError:
            context.console.warn(
                translate(
                    "cli",
                    "Your records were not opened: these are the sets that came with the program.",
                )
            )
    return {edition.id: KnownSet(edition, Origin.SHIPPED) for edition in question_sets()}


def question_set(
    context: CommandContext, catalogue_id: str | None, org_type: str | None
) -> QuestionSet:
    """Return the set that is asked for; what is not said is as in the records.

    Raises UnknownCatalogueError, NoSetForTypeError and what opening the records raises.
    """
    if catalogue_id is None and org_type is None:
        return context.state().question_set
    if catalogue_id is None:
        edition = context.state().question_set.catalogue
    else:
        found = editions(context)
        if catalogue_id not in found:
            raise UnknownCatalogueError(id=catalogue_id, ids=", ".join(found))
        edition = found[catalogue_id].catalogue
    if org_type is None:
        org_type = context.workspace.profile.organisation().org_type
    if org_type not in edition.org_types:
        others = (known.catalogue for known in editions(context).values())
        raise no_set_for_type(edition, org_type, others)
    return edition.for_type(org_type)
