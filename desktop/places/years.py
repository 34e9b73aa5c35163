"""The places of a new year: what is still true, and what is asked no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.ground import Ground
    from desktop.page import Page


def still_true(ground: Ground) -> Page:
    """Return "Still true?"."""
    from desktop.pages.still_true.page import StillTruePage

    return StillTruePage(
        look_again=ground.workspace.look_again,
        years=ground.workspace.years,
        answers=ground.workspace.answers,
        assessments=ground.workspace.assessments,
        people=ground.workspace.people,
        watch=ground.watch,
        tasks=ground.tasks,
        changes=ground.changes,
        go=ground.go,
    )


def left_behind(ground: Ground) -> Page:
    """Return what is asked no more."""
    from desktop.pages.left_behind.page import LeftBehindPage

    return LeftBehindPage(
        years=ground.workspace.years,
        assessments=ground.workspace.assessments,
        watch=ground.watch,
        tasks=ground.tasks,
        changes=ground.changes,
        go=ground.go,
    )


def side_by_side(ground: Ground) -> Page:
    """Return the years side by side."""
    from desktop.pages.years.page import YearsPage

    return YearsPage(
        comparing=ground.workspace.comparing,
        tasks=ground.tasks,
        changes=ground.changes,
        go=ground.go,
    )
