"""Settings: its sections, each with the few services that it needs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from desktop.ground import Ground
    from desktop.page import Page
    from desktop.sections.section import Section, SectionPage


def settings(ground: Ground) -> Page:
    """Return the settings, section by section."""
    from desktop.sections.page import SectionsPage

    name = QCoreApplication.translate("settings", "Settings")
    moved = {"people": partial(ground.go, "people", "users")}
    return SectionsPage(name, sections(ground), moved=moved)


def sections(ground: Ground) -> tuple[Section, ...]:
    """Return the sections in the order of their tabs; each is made when it is first shown."""
    from desktop.sections.section import Section

    translate = QCoreApplication.translate
    listed = [
        Section(
            "computer", translate("settings", "This computer"), partial(computer_section, ground)
        ),
        Section("about", translate("settings", "About us"), partial(about_section, ground)),
        Section("sets", translate("settings", "Question sets"), partial(sets_section, ground)),
    ]
    if not ground.sample:  # its key lies beside it
        listed += [
            Section("copies", translate("settings", "Copies"), partial(copies_section, ground)),
            Section(
                "locks", translate("settings", "Locks and seals"), partial(locks_section, ground)
            ),
        ]
    return tuple(listed)


def computer_section(ground: Ground) -> SectionPage:
    """Return the section with what this computer keeps."""
    from desktop.pages.settings.computer.section import ComputerSection

    return ComputerSection(
        settings=ground.settings,
        theme=ground.theme,
        lock_after=ground.lock_after,
        tasks=ground.tasks,
    )


def about_section(ground: Ground) -> SectionPage:
    """Return the section with what is told of the organisation."""
    from desktop.pages.settings.about.section import AboutSection

    return AboutSection(
        profile=ground.workspace.profile,
        facts=ground.workspace.facts,
        drafts=ground.workspace.drafts,
        people=ground.workspace.people,
        tasks=ground.tasks,
        changes=ground.changes,
        today=ground.today,
    )


def sets_section(ground: Ground) -> SectionPage:
    """Return the section with the question sets."""
    from desktop.pages.finish.file_chooser import PlatformChooser
    from desktop.pages.settings.sets.section import SetsSection
    from desktop.pages.settings.sets.year_part import YearPart

    year = YearPart(
        next_set=ground.workspace.next_set,
        years=ground.workspace.years,
        packs=ground.workspace.packs,
        tasks=ground.tasks,
        changes=ground.changes,
        chooser=PlatformChooser(),
        go=ground.go,
    )
    return SetsSection(
        year=year,
        amendments=ground.workspace.amendments,
        tasks=ground.tasks,
        changes=ground.changes,
        go=ground.go,
    )


def copies_section(ground: Ground) -> SectionPage:
    """Return the section with the copies."""
    from desktop.copy_chooser import PlatformCopyChooser
    from desktop.pages.settings.copies.section import CopiesSection

    return CopiesSection(
        backups=ground.workspace.backups,
        locks=ground.workspace.locks,
        care=ground.workspace.care,
        tasks=ground.tasks,
        changes=ground.changes,
        chooser=PlatformCopyChooser(),
        go=ground.go,
        today=ground.today,
    )


def locks_section(ground: Ground) -> SectionPage:
    """Return the section with the ways in and the seals."""
    from desktop.pages.finish.file_chooser import PlatformChooser
    from desktop.pages.settings.locks.section import LocksSection

    return LocksSection(
        locks=ground.workspace.locks,
        exports=ground.workspace.exports,
        profile=ground.workspace.profile,
        tasks=ground.tasks,
        changes=ground.changes,
        chooser=PlatformChooser(),
        go=ground.go,
    )
