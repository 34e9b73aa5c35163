"""Keeps what is half typed in the forms of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.form_drafts import Field, FormDrafts
    from desktop.ground import Ground
    from desktop.page import Page


def keep_drafts(ground: Ground, page: Page, form: str, **fields: Field) -> FormDrafts:
    """Keep the *fields* of one *form* on *page* while they are typed, and bring them back."""
    from desktop.form_drafts import FormDrafts

    return FormDrafts(form, fields, drafts=ground.workspace.drafts, tasks=ground.tasks, parent=page)
