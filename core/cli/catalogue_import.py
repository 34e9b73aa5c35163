"""Question sets that others wrote in a form of theirs, for ``igt catalogue import``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from core.cli.context import CommandContext, here
from core.errors import UsageError, UserError
from core.services.first_run import question_sets
from core.services.outputs import check_new_folder, check_target, write_folder, write_output
from core.text import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from core.catalogue.foreign import AskedOf, Lost

_SET_ID = re.compile(r"[a-z][a-z0-9-]*")
_TYPE_ID = re.compile(r"[a-z][a-z-]*")
_ANYBODY = "business-partner"
_NUMBER = re.compile(r"\[\d+\]|(?<=/)\d+(?=/|$)")


class ImportTargetMissingError(UsageError):
    """It was not said where the question set is to be written."""

    code = "usage"
    what_text = QT_TRANSLATE_NOOP("errors", "It has to be said where the set is to be written.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give -o FOLDER, or -o FILE.yaml for one file.")


class NameImpossibleError(UserError):
    """The name of the set or of the type is not one that ids can have."""

    code = "name-impossible"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} cannot be the id of a question set or a type.")
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Use small letters and hyphens; in a set's name, after the first, figures too."
    )


def import_set(
    context: typer.Context,
    file: Path,
    output: Path | None,
    org_type: str | None,
    type_name: str | None,
) -> None:
    """Turn a foreign catalogue into a question set, and list whatever had no place in it."""
    from core.catalogue.foreign import as_files, as_one_file, turn

    if output is None:
        raise ImportTargetMissingError
    in_one = output.suffix == ".yaml"
    (check_target if in_one else check_new_folder)(output)
    set_id = output.stem if in_one else output.resolve().name
    if not _SET_ID.fullmatch(set_id):
        raise NameImpossibleError(name=set_id)
    turned = turn(file, set_id, _asked_of(here(context), org_type, type_name))
    if in_one:
        write_output(output, as_one_file(turned.edition))
    else:
        write_folder(output, as_files(turned.edition))
    _show(here(context), output, set_id, len(turned.edition.leaves), turned.lost)


def _asked_of(context: CommandContext, org_type: str | None, name: str | None) -> AskedOf:
    """Return whom the set is for: who was named, else the type of the records, else anybody."""
    from core.catalogue.foreign import AskedOf

    if org_type is None:
        own = context.has_records
        org_type = context.workspace.profile.organisation().org_type if own else _ANYBODY
    if not _TYPE_ID.fullmatch(org_type):
        raise NameImpossibleError(name=org_type)
    known = {id_: called for one in question_sets() for id_, called in one.org_types.items()}
    return AskedOf(org_type, name or known.get(org_type) or org_type.replace("-", " ").capitalize())


def _show(
    context: CommandContext, output: Path, set_id: str, asked: int, lost: tuple[Lost, ...]
) -> None:
    context.console.show(
        "igt-catalogue-import-1",
        {
            "written": str(output),
            "id": set_id,
            "leaves": asked,
            "lost": [{"path": one.path, "why": one.why, "text": one.text} for one in lost],
        },
        [
            translate("cli", "Written: {file} ({count} leaves).", file=output, count=asked),
            translate("cli", "Of the original, this had no place: {count}.", count=len(lost))
            if lost
            else translate("cli", "Everything in the original had a place."),
        ],
    )
    for line in _report(lost):
        context.console.warn(line)


def _report(lost: Iterable[Lost]) -> Iterator[str]:
    """Yield a line for each that was lost; those of one kind stand together, with their number."""
    alike: dict[tuple[str, str], list[Lost]] = defaultdict(list)
    for one in lost:
        alike[_NUMBER.sub("*", one.path), one.why].append(one)
    for (_, why), same in alike.items():
        yield f"{same[0].path}: {why}: {same[0].text}"
        yield from (f"  {one.path}: {one.text}" for one in same[1:])
