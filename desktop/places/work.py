"""The places of everyday work: Home, questions, evidence, to do."""

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
        reports=ground.workspace.reports,
        plan=ground.workspace.plan,
        chooser=PlatformChooser(),
        tasks=ground.tasks,
        changes=ground.changes,
        go=ground.go,
    )


def questions(ground: Ground) -> Page:
    """Return the questions or requirements."""
    from desktop.pages.questions.page import QuestionsPage
    from desktop.pages.questions.staff_desk import StaffDesk

    page = QuestionsPage(
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
        plan=ground.workspace.plan,
        watch=ground.watch,
        tasks=ground.tasks,
        changes=ground.changes,
        settings=ground.settings,
        go=ground.go,
        noun=ground.noun,
    )
    StaffDesk(
        page, ground.workspace.training, ground.workspace.handing_over, ground.tasks, ground.go
    )
    return page


def evidence(ground: Ground) -> Page:
    """Return the evidence."""
    from desktop.pages.evidence.page import EvidencePage

    page = EvidencePage(
        evidence=ground.workspace.evidence,
        batches=ground.workspace.batches,
        inside=ground.workspace.inside,
        photos=ground.workspace.photos,
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


def to_do(ground: Ground) -> Page:
    """Return the plan, the waiting list and the regular jobs."""
    from desktop.pages.finish.file_chooser import PlatformChooser
    from desktop.pages.todo.facts import TodoServices
    from desktop.pages.todo.page import TodoPage

    page = TodoPage(
        services=TodoServices(
            plan=ground.workspace.plan,
            requests=ground.workspace.requests,
            letters=ground.workspace.letters,
            jobs=ground.workspace.jobs,
            assessments=ground.workspace.assessments,
            people=ground.workspace.people,
        ),
        calendars=ground.workspace.calendars,
        tasks=ground.tasks,
        changes=ground.changes,
        chooser=PlatformChooser(),
        today=ground.today,
        go=ground.go,
    )
    view = page.view
    action, ask, job = view.plan.form, view.waiting.form, view.regular.form
    drafts = keep_drafts(ground, page, "action", title=action.title, note=action.note)
    drafts.found.connect(view.plan.unfold)
    drafts = keep_drafts(ground, page, "request", asked_of=ask.asked_of, reach=ask.reach)
    drafts.found.connect(view.waiting.unfold)
    drafts = keep_drafts(ground, page, "job", title=job.title, note=job.note)
    drafts.found.connect(view.regular.unfold)
    return page
