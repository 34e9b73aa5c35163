"""The place People: its sections, each with the few services that it needs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from desktop.ground import Ground
    from desktop.page import Page
    from desktop.sections.section import Section, SectionPage

STAFF, OWNERS, USERS = "staff", "owners", "users"


def people(ground: Ground) -> Page:
    """Return the place, section by section."""
    from desktop.pages.people.page import PeoplePage

    return PeoplePage(
        sections(ground),
        people=ground.workspace.people,
        tasks=ground.tasks,
        changes=ground.changes,
    )


def sections(ground: Ground) -> tuple[Section, ...]:
    """Return the sections in the order of their tabs; each is made when it is first shown."""
    from desktop.sections.section import Section

    translate = QCoreApplication.translate
    return (
        Section(STAFF, translate("people", "Staff"), partial(staff_section, ground)),
        Section(OWNERS, translate("people", "Who looks after what"), partial(owners, ground)),
        Section(USERS, translate("people", "Who uses this program"), partial(users, ground)),
    )


def staff_section(ground: Ground) -> SectionPage:
    """Return the staff list."""
    from desktop.pages.finish.file_chooser import PlatformChooser
    from desktop.pages.people.staff.section import StaffSection

    return StaffSection(
        staff=ground.workspace.staff,
        training=ground.workspace.training,
        handing_over=ground.workspace.handing_over,
        people=ground.workspace.people,
        tasks=ground.tasks,
        changes=ground.changes,
        chooser=PlatformChooser(),
        today=ground.today,
        go=ground.go,
    )


def owners(ground: Ground) -> SectionPage:
    """Return what each person looks after, as a sheet."""
    from desktop.pages.finish.file_chooser import PlatformChooser
    from desktop.pages.people.owners.section import OwnersSection

    return OwnersSection(
        handing_over=ground.workspace.handing_over,
        people=ground.workspace.people,
        tasks=ground.tasks,
        changes=ground.changes,
        chooser=PlatformChooser(),
        go=ground.go,
    )


def users(ground: Ground) -> SectionPage:
    """Return who uses the program, in what role."""
    from desktop.pages.people.users.section import PeopleSection

    return PeopleSection(
        people=ground.workspace.people,
        handing_over=ground.workspace.handing_over,
        assessments=ground.workspace.assessments,
        tasks=ground.tasks,
        changes=ground.changes,
        go=ground.go,
    )
