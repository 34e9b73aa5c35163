"""A shared PC in pictures: people, copies on a stick, a history, an audit, and damage.

Everybody and everything in them is made up.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from picture_stories import Open, new_records
from picture_window import PictureWindow

from core.domain.audit import Verdict
from core.domain.organisation import Role
from core.services import sample
from core.services.access import SpareKey, SpareKeyUnlock, propose_passphrase
from core.services.sample import HowFar
from core.store.engine import connect
from core.store.store import DATABASE
from core.workspace import Workspace
from desktop.copy_chooser import PlatformCopyChooser
from desktop.widgets.plain_label import PlainLabel

PIN = "7305"
AUDITOR = "Ida Crane"
LONG_NAME = "Oluwaseun Adebayo-Featherstonehaugh"
NOTE = (
    "The manager keeps the list of who has been told, and reads it out at the May meeting. "
    "Locums sign for it on their first day."
)
PAGE = 4096  # bytes of a page of the database


@dataclass
class PastClock:
    """The computer's clock, so long ago."""

    ago: timedelta = field(default_factory=timedelta)

    def now(self) -> datetime:
        return datetime.now(UTC) - self.ago


class Chosen(PlatformCopyChooser):
    """Chooses one folder without asking anybody."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def folder(self, parent: object, title: str) -> Path | None:
        return self._folder


def shared_pc(home: Path, begin: Open) -> None:
    """Several people, copies on a stick, a history, an auditor's sample; then a PC that dies."""
    folder, stick, key = home / "shared", home / "Blue stick", SpareKey.new()
    stick.mkdir()
    clock = PastClock(timedelta(days=9))
    setup = new_records(propose_passphrase(), key)
    with Workspace.create(folder, setup, clock=clock).workspace as workspace:
        _nine_days(workspace, clock, stick)
    one = begin(folder)
    one.unlock(SpareKeyUnlock(key.printed))
    one.draw("who")
    page = one.window._root.currentWidget()
    page.panel.pin.setText(PIN)
    page.panel.go.click()
    one.settle()
    _settings(one, stick)
    _history(one)
    _audit(one)
    database_key = one.workspace.secrets.database_key
    one.end()
    _bring_back(home, stick, key, begin)
    _damage(folder, database_key)
    one = begin(folder)
    one.unlock(SpareKeyUnlock(key.printed))
    one.draw("damaged")
    one.end()


def _nine_days(workspace: Workspace, clock: PastClock, stick: Path) -> None:
    """What happened before the pictures are taken."""
    people = workspace.people
    manager = people.working()
    sample.fill(workspace, HowFar.HALF)
    people.add("Jo Smith", Role.CONTRIBUTOR, "Dispenser")
    people.add(LONG_NAME, Role.CONTRIBUTOR, "Pre-registration trainee pharmacist, Saturdays")
    people.add(sample.OWNER[0], Role.APPROVER, sample.OWNER[1])
    left = people.add("Tom Reed", Role.CONTRIBUTOR, "Delivery driver").person
    people.add(AUDITOR, Role.AUDITOR, "Wessex Audit Services")
    workspace.backups.create()
    clock.ago = timedelta(days=3)
    people.leave(left.id)
    workspace.answers.set_note("10-114", NOTE)
    place = workspace.backups.add_place(stick, "Blue stick")
    workspace.backups.create(place.id)
    clock.ago = timedelta(days=1)
    people.work_as(people.named("Jo Smith").id)
    workspace.answers.set_owner("10-213", "Jo Smith")
    workspace.answers.untick("10-114", "10-114.1a")
    people.work_as(people.named(AUDITOR).id)
    drawn = workspace.audits.draw(6, "bridge").sample
    found = (
        (Verdict.AGREE, ""),
        (Verdict.CANNOT_SEE, "The folder in the dispensary holds last year's list only."),
        (Verdict.DISAGREE, "Two of the nine names have left; nobody has signed since March."),
    )
    for point, (verdict, note) in zip(drawn.points, found, strict=False):
        workspace.audits.find(drawn.id, point, verdict, note)
    people.work_as(manager.id)
    people.set_pin(manager.id, PIN)
    workspace.audits.reply(drawn.id, drawn.points[1], "This year's list hangs beside it now.")


def _settings(one: PictureWindow, stick: Path) -> None:
    for section in ("computer", "copies", "locks"):
        one.go("settings", section)
        if section == "copies":
            _name_stick(one, stick)
        one.draw(f"settings-{section}")
    newest = one.workspace.backups.copies()[-1]
    one.go("restore", newest.id)
    one.draw("restore-look")
    away = stick.with_name("away")
    shutil.move(stick, away)
    one.go("home")
    one.go("settings", "copies")
    _name_stick(one, stick)
    one.draw("settings-copies-no-stick")
    shutil.move(away, stick)


def _name_stick(one: PictureWindow, stick: Path) -> None:
    """Show where a stick is on a PC, in place of the folder that stands in for it here."""
    for label in one.page.findChildren(PlainLabel):
        if label.accessibleName() == str(stick):
            label.setText("/media/pharmacy/Blue stick")


def _history(one: PictureWindow) -> None:
    one.did(one.workspace.answers.set_note("10-114", f"{NOTE} Checked today."))
    one.go("history")
    trail = one.page.view.trail
    titles = [row.title for row in trail.list.rows_model.rows]
    trail.list.setCurrentIndex(trail.list.rows_model.index(titles.index("Note on 10-114")))
    one.settle()
    one.draw("history")
    one.page.view.change.put_back.click()
    one.settle()
    one.draw("history-put-back")
    one.page.view.as_of_button.click()
    one.settle()
    one.draw("history-as-of")
    one.page.view.about_button.click()
    one.settle()
    one.draw("history-stamp")
    trail.search.setText("fire extinguisher")
    trail.search.returnPressed.emit()
    one.settle()
    one.draw("history-nothing-fits")
    trail.show_all()
    one.go("home")
    one.attendant.undo.undo()
    one.settle()
    one.draw("undone")


def _audit(one: PictureWindow) -> None:
    drawn = one.workspace.audits.samples()[0]
    one.go("audit", drawn.points[1])
    one.draw("audit-reply")
    people = one.workspace.people
    manager = people.working()
    one.did(people.work_as(people.named(AUDITOR).id))
    one.go("audit", drawn.points[2])
    one.draw("audit")
    one.page.view.another.click()
    one.settle()
    one.draw("audit-draw")
    one.did(people.work_as(manager.id, PIN))


def _bring_back(home: Path, stick: Path, key: SpareKey, begin: Open) -> None:
    """I already have records, on a PC that has none."""
    one = begin(home / "new-pc")
    one.page.view.welcome.have_button.click()
    one.settle()
    one.draw("bring-back")
    view = one.page.bring_back.view
    view.finder._chooser = Chosen(stick)
    view.finder.folder_button.click()
    one.settle()
    one.draw("bring-back-found")
    view.key.spare_key.setPlainText(key.printed)
    view.act.click()
    one.settle()
    one.draw("bring-back-result")
    one.end()


def _damage(folder: Path, database_key: str) -> None:
    """Flip one bit in each of two tables, as an old disk does."""
    path = folder / DATABASE
    connection = connect(path, database_key)
    query = "SELECT rootpage FROM sqlite_master WHERE name IN ('answer', 'setting')"
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        pages = [page for (page,) in connection.execute(query).fetchall()]
    finally:
        connection.close()
    data = bytearray(path.read_bytes())
    for page in pages:
        data[(page - 1) * PAGE + 100] ^= 1
    path.write_bytes(data)
