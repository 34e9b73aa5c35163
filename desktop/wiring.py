"""Brings services and pages together: each page gets the few services that it needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.nouns import leaves_word
from desktop.opener import Opener, Session, Surroundings
from desktop.page import Page, Place
from desktop.pages.still_true.door import KEY as STILL_TRUE
from desktop.shell import Navigator, Opening, Shell

if TYPE_CHECKING:
    from desktop.attendant import Attendant
    from desktop.evidence.copy_watch import CopyWatch
    from desktop.form_drafts import Field, FormDrafts
    from desktop.pages.settings.section import SectionPage


class RealWiring:
    """The wiring of the shipped window."""

    def __init__(self, opener: Opener) -> None:
        self.opener = opener
        self._attendant: Attendant | None = None

    def open_session(self) -> Opening:
        """Load what is heavy and look at the records, on a worker."""
        return self.opener.look()

    def first_run(self, navigator: Navigator, opening: Opening) -> QWidget:
        """Return the set-up screens."""
        from desktop.pages.first_run.page import FirstRunPage

        self._attend(navigator).rest()
        page = FirstRunPage(self.opener, opening.session.sets, navigator.shell.tasks)
        page.opened.connect(navigator.arrive)
        return page

    def unlock(self, navigator: Navigator, opening: Opening) -> QWidget:
        """Return the page that asks for the passphrase or the spare key."""
        from desktop.pages.unlock.page import UnlockPage

        self._attend(navigator).rest()
        session: Session = opening.session
        page = UnlockPage(self.opener, session, navigator.shell.tasks)
        page.opened.connect(navigator.arrive)
        return page

    def damaged(self, navigator: Navigator, opening: Opening) -> QWidget:
        """Return the page that shows what is left of damaged records."""
        from desktop.pages.damaged.page import DamagedPage

        self._attend(navigator).rest()
        page = DamagedPage(self.opener, opening.session, navigator.shell.tasks, self.opener.today())
        page.opened.connect(navigator.arrive)
        return page

    def places(self, navigator: Navigator, opening: Opening) -> Sequence[Place]:
        """Return the places of opened records."""
        session: Session = opening.session
        attendant = self._attend(navigator)
        watch = attendant.serve(session)
        lock_after = attendant.idle.set_minutes
        return Places(navigator.shell, session, self.opener, watch, lock_after, attendant).all()

    def close_session(self) -> None:
        """Close the records."""
        self.opener.close()

    def _attend(self, navigator: Navigator) -> Attendant:
        if self._attendant is None:
            from desktop.attendant import Attendant

            self._attendant = Attendant(navigator, self.opener)
        return self._attendant


class Places(QObject):
    """The places of opened records. A page is imported when it is first shown."""

    def __init__(
        self,
        shell: Shell,
        session: Session,
        opener: Opener,
        watch: CopyWatch,
        lock_after: Callable[[int], None],
        attendant: Attendant,
    ) -> None:
        super().__init__()  # no parent: it holds the records and goes with the places
        assert session.workspace is not None
        self._workspace, self._sample = session.workspace, session.sample
        self._noun = session.noun
        self._tasks, self._changes = shell.tasks, shell.changes
        self._go = shell.window.go
        self._settings, self._watch = opener.settings, watch
        self._today, self._attendant = opener.today, attendant
        self._theme, self._lock_after = shell.theme, lock_after

    def all(self) -> tuple[Place, ...]:
        """Return them in the order of the side bar."""
        listed = (
            Place("home", self.tr("Home"), "house", self._home),
            Place("questions", leaves_word(self._noun), "clipboard-list", self._questions),
            Place("evidence", self.tr("Evidence"), "folder-open", self._evidence),
            Place("finish", self.tr("Finish"), "flag", self._finish),
            Place(STILL_TRUE, self.tr("Still true?"), "circle-help", self._still_true, waits=True),
            Place("audit", self.tr("Audit"), "list-checks", self._audit, waits=True),
            Place("history", self.tr("History"), "history", self._history, foot=True),
            Place("settings", self.tr("Settings"), "settings", self._settings_page, foot=True),
            Place(
                "left-behind", self.tr("Asked no more"), "archive", self._left_behind, in_nav=False
            ),
            Place("compare", self.tr("Compare"), "list-checks", self._compare, in_nav=False),
            Place(
                "official-list", self.tr("Official list"), "upload", self._official, in_nav=False
            ),
            Place("restore", self.tr("Copies"), "history", self._restore, in_nav=False),
            Place("spare-key", self.tr("Spare key"), "key-round", self._spare_key, in_nav=False),
        )
        return listed[:-1] if self._sample else listed  # the sample's key lies beside it

    def _home(self) -> Page:
        from desktop.pages.home.page import HomePage

        return HomePage(
            assessments=self._workspace.assessments,
            tasks=self._tasks,
            changes=self._changes,
            go=self._go,
        )

    def _questions(self) -> Page:
        from desktop.pages.questions.page import QuestionsPage

        return QuestionsPage(
            assessments=self._workspace.assessments,
            answers=self._workspace.answers,
            amendments=self._workspace.amendments,
            open_answers=self._workspace.open_answers,
            facts=self._workspace.facts,
            evidence=self._workspace.evidence,
            suggestions=self._workspace.suggestions,
            starters=self._workspace.starters,
            search=self._workspace.search,
            look_again=self._workspace.look_again,
            years=self._workspace.years,
            history=self._workspace.history,
            people=self._workspace.people,
            watch=self._watch,
            tasks=self._tasks,
            changes=self._changes,
            settings=self._settings,
            go=self._go,
            noun=self._noun,
        )

    def _still_true(self) -> Page:
        from desktop.pages.still_true.page import StillTruePage

        return StillTruePage(
            look_again=self._workspace.look_again,
            years=self._workspace.years,
            answers=self._workspace.answers,
            assessments=self._workspace.assessments,
            people=self._workspace.people,
            watch=self._watch,
            tasks=self._tasks,
            changes=self._changes,
            go=self._go,
        )

    def _left_behind(self) -> Page:
        from desktop.pages.left_behind.page import LeftBehindPage

        return LeftBehindPage(
            years=self._workspace.years,
            assessments=self._workspace.assessments,
            watch=self._watch,
            tasks=self._tasks,
            changes=self._changes,
            go=self._go,
        )

    def _evidence(self) -> Page:
        from desktop.pages.evidence.page import EvidencePage

        page = EvidencePage(
            evidence=self._workspace.evidence,
            assessments=self._workspace.assessments,
            starters=self._workspace.starters,
            people=self._workspace.people,
            watch=self._watch,
            tasks=self._tasks,
            changes=self._changes,
            go=self._go,
        )
        form = page.view.form
        self._keep_drafts(page, "paper", what=form.what, place=form.place)
        return page

    def _finish(self) -> Page:
        from desktop.pages.finish.page import FinishPage

        page = FinishPage(
            assessments=self._workspace.assessments,
            sign_offs=self._workspace.sign_offs,
            exports=self._workspace.exports,
            reports=self._workspace.reports,
            profile=self._workspace.profile,
            evidence=self._workspace.evidence,
            people=self._workspace.people,
            tasks=self._tasks,
            changes=self._changes,
            go=self._go,
        )
        step = page.view.sign
        back, again = step.send_back, step.signed.reopen
        self._keep_drafts(
            page, "sign-off", by=step.sign.by, role=step.sign.role, place=step.sign.paper.place
        )
        drafts = self._keep_drafts(page, "send-back", by=back.by, reason=back.reason)
        drafts.found.connect(back.unfold)
        drafts = self._keep_drafts(page, "reopen", reason=again.reason)
        drafts.found.connect(again.unfold)
        return page

    def _keep_drafts(self, page: Page, form: str, **fields: Field) -> FormDrafts:
        from desktop.form_drafts import FormDrafts

        return FormDrafts(
            form, fields, drafts=self._workspace.drafts, tasks=self._tasks, parent=page
        )

    def _audit(self) -> Page:
        from desktop.pages.audit.page import AuditPage

        return AuditPage(
            audits=self._workspace.audits,
            assessments=self._workspace.assessments,
            people=self._workspace.people,
            watch=self._watch,
            tasks=self._tasks,
            changes=self._changes,
            go=self._go,
        )

    def _history(self) -> Page:
        from desktop.pages.finish.file_chooser import PlatformChooser
        from desktop.pages.history.page import HistoryPage

        return HistoryPage(
            history=self._workspace.history,
            people=self._workspace.people,
            assessments=self._workspace.assessments,
            tasks=self._tasks,
            changes=self._changes,
            go=self._go,
            noun=self._noun,
            chooser=PlatformChooser(),
        )

    def _settings_page(self) -> Page:
        from desktop.pages.settings.page import SettingsPage
        from desktop.pages.settings.section import Section

        sections = [
            Section("computer", self.tr("This computer"), self._this_computer),
            Section("about", self.tr("About us"), self._about_us),
            Section("people", self.tr("People"), self._people),
            Section("sets", self.tr("Question sets"), self._sets),
        ]
        if not self._sample:  # its key lies beside it
            sections += [
                Section("copies", self.tr("Copies"), self._copies),
                Section("locks", self.tr("Locks and seals"), self._locks),
            ]
        return SettingsPage(sections)

    def _sets(self) -> SectionPage:
        from desktop.pages.finish.file_chooser import PlatformChooser
        from desktop.pages.settings.sets.section import SetsSection
        from desktop.pages.settings.sets.year_part import YearPart

        year = YearPart(
            next_set=self._workspace.next_set,
            years=self._workspace.years,
            packs=self._workspace.packs,
            tasks=self._tasks,
            changes=self._changes,
            chooser=PlatformChooser(),
            go=self._go,
        )
        return SetsSection(
            year=year,
            amendments=self._workspace.amendments,
            tasks=self._tasks,
            changes=self._changes,
            go=self._go,
        )

    def _compare(self) -> Page:
        from desktop.pages.compare.page import ComparePage

        page = ComparePage(
            amendments=self._workspace.amendments,
            people=self._workspace.people,
            tasks=self._tasks,
            changes=self._changes,
            go=self._go,
        )
        add = page.view.add
        self._keep_drafts(page, "question", number=add.number.control, words=add.words.control)
        return page

    def _official(self) -> Page:
        from desktop.pages.finish.file_chooser import PlatformChooser
        from desktop.pages.official_list.page import OfficialListPage

        return OfficialListPage(
            lists=self._workspace.official_lists,
            tasks=self._tasks,
            changes=self._changes,
            go=self._go,
            chooser=PlatformChooser(),
        )

    def _people(self) -> SectionPage:
        from desktop.pages.settings.people.section import PeopleSection

        return PeopleSection(
            people=self._workspace.people,
            answers=self._workspace.answers,
            assessments=self._workspace.assessments,
            tasks=self._tasks,
            changes=self._changes,
            go=self._go,
        )

    def _about_us(self) -> SectionPage:
        from desktop.pages.settings.about.section import AboutSection

        return AboutSection(
            profile=self._workspace.profile,
            facts=self._workspace.facts,
            drafts=self._workspace.drafts,
            people=self._workspace.people,
            tasks=self._tasks,
            changes=self._changes,
            today=self._today,
        )

    def _this_computer(self) -> SectionPage:
        from desktop.pages.settings.computer.section import ComputerSection

        return ComputerSection(
            settings=self._settings,
            theme=self._theme,
            lock_after=self._lock_after,
            tasks=self._tasks,
        )

    def _copies(self) -> SectionPage:
        from desktop.copy_chooser import PlatformCopyChooser
        from desktop.pages.settings.copies.section import CopiesSection

        return CopiesSection(
            backups=self._workspace.backups,
            locks=self._workspace.locks,
            care=self._workspace.care,
            tasks=self._tasks,
            changes=self._changes,
            chooser=PlatformCopyChooser(),
            go=self._go,
            today=self._today,
        )

    def _restore(self) -> Page:
        from desktop.pages.bring_back.restore.page import RestorePage

        return RestorePage(
            restores=self._workspace.restores,
            care=self._workspace.care,
            tasks=self._tasks,
            go=self._go,
            put_in_place=self._attendant.put_in_place,
            accept_loss=self._attendant.accept_loss,
            today=self._today,
        )

    def _locks(self) -> SectionPage:
        from desktop.pages.finish.file_chooser import PlatformChooser
        from desktop.pages.settings.locks.section import LocksSection

        return LocksSection(
            locks=self._workspace.locks,
            exports=self._workspace.exports,
            profile=self._workspace.profile,
            tasks=self._tasks,
            changes=self._changes,
            chooser=PlatformChooser(),
            go=self._go,
        )

    def _spare_key(self) -> Page:
        from desktop.pages.spare_key.page import SpareKeyPage

        return SpareKeyPage(
            locks=self._workspace.locks,
            profile=self._workspace.profile,
            tasks=self._tasks,
            changes=self._changes,
            go=self._go,
        )


def make_wiring(
    store: Path | None = None, sample: bool = False, around: Surroundings | None = None
) -> RealWiring:
    """Return the wiring for the records in *store*, or for the made-up pharmacy."""
    return RealWiring(Opener(store, sample=sample, around=around))
