"""The places of everyday work: Home, questions, evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.places.drafts import keep_drafts

if TYPE_CHECKING:
    from desktop.ground import Ground
    from desktop.page import Page


def home(ground: Ground) -> Page:
    """Return Home."""
    from desktop.pages.finish.file_chooser import PlatformChooser
    from desktop.pages.home.page import HomePage

    return HomePage(
        assessments=ground.workspace.assessments,
        outlook=ground.workspace.outlook,
        news=ground.workspace.news,
        calendars=ground.workspace.calendars,
        chooser=PlatformChooser(),
        tasks=ground.tasks,
        changes=ground.changes,
        go=ground.go,
    )


def questions(ground: Ground) -> Page:
    """Return the questions or requirements."""
    from desktop.pages.questions.page import QuestionsPage

    return QuestionsPage(
        assessments=ground.workspace.assessments,
        answers=ground.workspace.answers,
        amendments=ground.workspace.amendments,
        open_answers=ground.workspace.open_answers,
        facts=ground.workspace.facts,
        evidence=ground.workspace.evidence,
        suggestions=ground.workspace.suggestions,
        starters=ground.workspace.starters,
        search=ground.workspace.search,
        look_again=ground.workspace.look_again,
        years=ground.workspace.years,
        history=ground.workspace.history,
        people=ground.workspace.people,
        requests=ground.workspace.requests,
        watch=ground.watch,
        tasks=ground.tasks,
        changes=ground.changes,
        settings=ground.settings,
        go=ground.go,
        noun=ground.noun,
    )


def evidence(ground: Ground) -> Page:
    """Return the evidence."""
    from desktop.pages.evidence.page import EvidencePage

    page = EvidencePage(
        evidence=ground.workspace.evidence,
        batches=ground.workspace.batches,
        inside=ground.workspace.inside,
        assessments=ground.workspace.assessments,
        starters=ground.workspace.starters,
        people=ground.workspace.people,
        watch=ground.watch,
        tasks=ground.tasks,
        changes=ground.changes,
        go=ground.go,
    )
    form = page.view.form
    keep_drafts(ground, page, "paper", what=form.what, place=form.place)
    return page
