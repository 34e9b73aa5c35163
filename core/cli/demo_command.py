"""``igt demo``: the whole path on the made-up pharmacy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.cli.context import here
from core.domain.advice import grade_name
from core.text import translate


def add_to(app: typer.Typer) -> None:
    """Add the command to *app*."""
    app.command("demo")(demo)


def demo(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="DIR")],
) -> None:
    """Assess a made-up pharmacy from first run to submission file, and leave all of it in DIR."""
    from core.cli.demo import run_demo

    made = run_demo(out)
    here(context).console.show(
        "igt-demo-1",
        {
            "grade": made.grade.value if made.grade else None,
            "percent": made.percent,
            "files": {name: str(path) for name, path in made.files.items()},
        },
        [
            translate(
                "cli",
                "A made-up pharmacy, assessed: {grade}, {percent} %.",
                grade=grade_name(made.grade),
                percent=made.percent,
            ),
            *(f"  {path}" for path in made.files.values()),
        ],
    )
