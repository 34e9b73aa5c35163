"""``igt score`` and ``igt next``: where we stand and what to do."""

from __future__ import annotations

import typer

from core.cli.context import here
from core.cli.documents import score_document
from core.domain.advice import check_before_signing, shortest_way
from core.domain.catalogue import Scheme
from core.domain.home import home_lines, result_text
from core.domain.items_advice import lacks
from core.domain.state import AssessmentState
from core.text import translate


def add_to(app: typer.Typer) -> None:
    """Add the commands to *app*."""
    app.command("score")(score)
    app.command("next")(next_step)


def score(context: typer.Context) -> None:
    """Show the grade and the sums: as signed, else as they would be if it were signed now."""
    state = here(context).state()
    result = state.score
    lines = [
        result_text(state),
        _how_far(state),
        *(f"  {g.title}: {g.sums.points}/{g.sums.maximum}" for g in result.groups),
        translate(
            "cli",
            "Shown {shown}, on your word {on_word}, out of date {out_of_date}",
            shown=result.standing.shown,
            on_word=result.standing.on_word,
            out_of_date=result.standing.out_of_date,
        ),
    ]
    here(context).console.show("igt-score-1", score_document(state), lines)


def _how_far(state: AssessmentState) -> str:
    """Say points with their percentage; where the set has none, what is answered is counted."""
    sums = state.score.sums
    if state.question_set.catalogue.scheme is not Scheme.IGT_LEVELS:
        return translate(
            "cli", "{done} of {total} answered", done=state.answered, total=state.total
        )
    return translate(
        "cli",
        "{points} of {maximum} points, {percent} %",
        points=sums.points,
        maximum=sums.maximum,
        percent="-" if sums.percent is None else sums.percent,
    )


def next_step(context: typer.Context) -> None:
    """Show what to do next, and the shortest way to a good result."""
    outlook = here(context).workspace.outlook.read(here(context).options.assessment)
    state = outlook.state
    lines = home_lines(state, outlook.forecast)
    steps = shortest_way(state)
    findings = check_before_signing(state)
    to_go = lacks(state) if state.question_set.catalogue.scheme is not Scheme.IGT_LEVELS else ()
    here(context).console.show(
        "igt-next-1",
        {
            "lines": [line.text for line in lines],
            "shortest_way": [
                {"ref": step.ref, "criteria": [c.id for c in step.criteria]} for step in steps
            ],
            "to_go": [
                {"ref": lack.ref, "text": lack.text, "confirm": lack.is_confirmation}
                for lack in to_go
            ],
            "findings": [
                {"code": f.code, "weight": f.weight.value, "text": f.text, "ref": f.ref}
                for f in findings
            ],
        },
        [
            *(line.text for line in lines),
            *(f"  {s.ref}: {', '.join(c.id for c in s.criteria)}" for s in steps if s.criteria),
            *(f"  {lack.name}: {lack.text}" for lack in to_go),
            *(f"  {finding.text}" for finding in findings),
        ],
    )
