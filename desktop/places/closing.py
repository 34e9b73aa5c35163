"""The places where a year is finished and looked at: Finish, Audit, History."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.places.drafts import keep_drafts

if TYPE_CHECKING:
    from desktop.ground import Ground
    from desktop.page import Page


def finish(ground: Ground) -> Page:
    """Return the four steps of Finish."""
    from desktop.pages.finish.page import FinishPage

    page = FinishPage(
        assessments=ground.workspace.assessments,
        sign_offs=ground.workspace.sign_offs,
        exports=ground.workspace.exports,
        reports=ground.workspace.reports,
        profile=ground.workspace.profile,
        publications=ground.workspace.publications,
        evidence=ground.workspace.evidence,
        people=ground.workspace.people,
        tasks=ground.tasks,
        changes=ground.changes,
        go=ground.go,
    )
    step = page.view.sign
    back, again = step.send_back, step.signed.reopen
    keep_drafts(
        ground, page, "sign-off", by=step.sign.by, role=step.sign.role, place=step.sign.paper.place
    )
    drafts = keep_drafts(ground, page, "send-back", by=back.by, reason=back.reason)
    drafts.found.connect(back.unfold)
    drafts = keep_drafts(ground, page, "reopen", reason=again.reason)
    drafts.found.connect(again.unfold)
    return page


def audit(ground: Ground) -> Page:
    """Return the auditor's view."""
    from desktop.pages.audit.page import AuditPage

    return AuditPage(
        audits=ground.workspace.audits,
        assessments=ground.workspace.assessments,
        people=ground.workspace.people,
        watch=ground.watch,
        tasks=ground.tasks,
        changes=ground.changes,
        go=ground.go,
    )


def history(ground: Ground) -> Page:
    """Return the history of changes."""
    from desktop.pages.finish.file_chooser import PlatformChooser
    from desktop.pages.history.page import HistoryPage

    return HistoryPage(
        history=ground.workspace.history,
        people=ground.workspace.people,
        assessments=ground.workspace.assessments,
        tasks=ground.tasks,
        changes=ground.changes,
        go=ground.go,
        noun=ground.noun,
        chooser=PlatformChooser(),
    )
