"""The places that bring copies back and make the spare key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.ground import Ground
    from desktop.page import Page


def restore(ground: Ground) -> Page:
    """Return the page that brings a copy back."""
    from desktop.pages.bring_back.restore.page import RestorePage

    return RestorePage(
        restores=ground.workspace.restores,
        care=ground.workspace.care,
        tasks=ground.tasks,
        go=ground.go,
        put_in_place=ground.put_in_place,
        accept_loss=ground.accept_loss,
        today=ground.today,
    )


def spare_key(ground: Ground) -> Page:
    """Return the page that makes the recovery sheet."""
    from desktop.pages.spare_key.page import SpareKeyPage

    return SpareKeyPage(
        locks=ground.workspace.locks,
        profile=ground.workspace.profile,
        tasks=ground.tasks,
        changes=ground.changes,
        go=ground.go,
    )
