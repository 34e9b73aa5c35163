"""``igt demo``: the whole path on a made-up organisation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core.cli.context import here
from core.domain.advice import grade_name
from core.text import translate

if TYPE_CHECKING:
    from core.cli.demo import Demo
    from core.domain.catalogue import Catalogue

_PHARMACY = "pharmacy"


def add_to(app: typer.Typer) -> None:
    """Add the command to *app*."""
    app.command("demo")(demo)


def demo(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="DIR")],
    catalogue: Annotated[
        str, typer.Option(metavar="ID", help="The question set; the usual one for the type.")
    ] = "",
    org_type: Annotated[
        str, typer.Option("--type", metavar="TYPE", help="A pharmacy, where the set asks it.")
    ] = "",
) -> None:
    """Assess a made-up organisation from first run to submission file; leave all of it in DIR."""
    from core.cli.demo import run_demo

    question_set, asked_type = _chosen(catalogue, org_type)
    made = run_demo(out, question_set, asked_type)
    score = made.state.score
    here(context).console.show(
        "igt-demo-1",
        {
            "catalogue": question_set.id,
            "type": asked_type,
            "organisation": made.organisation.name,
            "grade": score.grade.value if score.grade else None,
            "percent": score.sums.percent,
            "files": {name: str(path) for name, path in made.files.items()},
        },
        [_result(made), *(f"  {path}" for path in made.files.values())],
    )


def _chosen(catalogue_id: str, org_type: str) -> tuple[Catalogue, str]:
    """Return the set and the type that are meant. Raises what naming an unknown one raises."""
    from core.cli.init_command import set_for
    from core.services.assessments import no_set_for_type
    from core.services.catalogues import UnknownCatalogueError
    from core.services.first_run import question_sets

    if not catalogue_id:
        org_type = org_type or _PHARMACY
        return set_for(org_type), org_type
    sets = {one.id: one for one in question_sets()}
    if catalogue_id not in sets:
        raise UnknownCatalogueError(id=catalogue_id, ids=", ".join(sets))
    chosen = sets[catalogue_id]
    types = chosen.offered_types
    org_type = org_type or (_PHARMACY if _PHARMACY in types else next(iter(types)))
    if org_type not in types:
        raise no_set_for_type(chosen, org_type, sets.values())
    return chosen, org_type


def _result(made: Demo) -> str:
    """Say the result: the grade with its percent, or what was counted where there is none."""
    name, score = made.organisation.name, made.state.score
    grade = grade_name(score.grade)
    if score.sums.percent is not None:
        return translate(
            "cli",
            "{name} (made up), assessed: {grade}, {percent} %.",
            name=name,
            grade=grade,
            percent=score.sums.percent,
        )
    counted = translate(
        "cli",
        "{done} of {total} answered",
        done=made.state.answered,
        total=made.state.total,
    )
    result = f"{grade}, {counted}" if grade else counted
    return translate("cli", "{name} (made up), assessed: {result}.", name=name, result=result)
