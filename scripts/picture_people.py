"""The place People in pictures: a staff list, a list looked over, somebody who leaves; an audit.

On the DSPT, whose question 3.2.1 asks how many are trained. Everybody in them is made up.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from picture_stories import Open
from picture_window import PictureWindow

from core.catalogue import load_bundled
from core.domain.audit import Verdict
from core.domain.organisation import Role
from core.domain.staff import NewStaff
from core.services import sample
from core.services.access import SpareKey, SpareKeyUnlock
from core.workspace import NewStore, Workspace

SET = "dspt-8"
AUDITOR = "Ida Crane"
LONG_NAME = "Oluwaseun Adebayo-Featherstonehaugh"
LIST = (
    "Name\tJob\tStarted\tTrained\n"
    "Nina Ford\tCounter assistant\t2 June 2025\t3 March 2026\n"
    "Jo Smith\t\t\t\n"
    "\tDriver\t\t\n"
    "Karl Ek\tDriver\tsoon\t\n"
    "Mo Said\tLocum pharmacist\t\t\n"
)


def people(home: Path, begin: Open) -> None:
    """The list before anybody is on it, then on a working day, and an auditor's half-day."""
    folder, key = home / "people", SpareKey.new()
    new = NewStore(
        name=sample.NAME, ods_code=sample.ODS_CODE, org_type=sample.ORG_TYPE,
        person=sample.MANAGER, catalogue_id=SET, spare_key=key,
    )  # fmt: skip
    with Workspace.create(folder, new).workspace as workspace:
        today = workspace.assessments.state().today
        who = sample.made_up(load_bundled()[SET], sample.ORG_TYPE, today)
        sample.fill(workspace, sample.HowFar.ALL, who)
    one = begin(folder)
    one.unlock(SpareKeyUnlock(key.printed))
    one.go("people")
    one.draw("people-empty")
    _fill(one.workspace)
    one.did(one.workspace.staff.leave(one.workspace.staff.named("Tom Reed").id))
    one.go("home")
    one.go("people")
    one.draw("people-staff")
    section = one.page.section
    for row in section.list.rows[:3]:
        row.check.setChecked(True)
    section.list.row(one.workspace.staff.named("Jo Smith").id).unfold()
    one.draw("people-details")
    section.list.row(one.workspace.staff.named("Jo Smith").id).details.leave.click()
    one.settle()
    one.draw("people-leaving")
    section.list.many_button.click()
    section.many.names.setPlainText(LIST)
    section.many.look.click()
    one.settle()
    one.draw("people-many")
    one.go("people", "owners")
    who = one.page.section.who
    who.setCurrentText("Jo Smith")
    who.activated.emit(who.currentIndex())
    one.settle()
    one.draw("people-owners")
    one.go("people", "users")
    one.draw("people-users")
    _audit(one)
    one.end()


def _fill(workspace: Workspace) -> None:
    today = workspace.assessments.state().today
    staff = workspace.staff
    people = (
        (sample.MANAGER, "Pharmacy manager"),
        ("Jo Smith", "Dispenser"),
        (LONG_NAME, "Pre-registration trainee pharmacist, Saturdays"),
        (sample.OWNER[0], sample.OWNER[1]),
        ("Tom Reed", "Delivery driver"),
        ("Bea Moss", "Counter assistant"),
        ("Lou Hart", "Dispenser"),
        ("Sam Oduya", ""),
        ("Vi Lark", "Counter assistant"),
    )
    staff.add_many([NewStaff(name, job) for name, job in people])
    staff.add("Pat Dew", "Cleaner", sees_records=False)
    ids = {one.name: one.id for one in staff.all()}
    staff.train([ids[name] for name, _ in people[:5]], today - timedelta(days=40), "Data security")
    staff.train([ids["Bea Moss"], ids["Lou Hart"]], today - timedelta(days=340), "Data security")
    staff.train([ids["Sam Oduya"]], today - timedelta(days=400))
    workspace.training.use("3.2.1")
    for ref in ("3.2.1", "3.4.1", "1.1.3"):
        workspace.answers.set_owner(ref, "Jo Smith")
    workspace.people.add("Jo Smith", Role.CONTRIBUTOR, "Dispenser")
    workspace.people.add(AUDITOR, Role.AUDITOR, "Wessex Audit Services")


def _audit(one: PictureWindow) -> None:
    workspace = one.workspace
    manager = workspace.people.working()
    workspace.people.work_as(workspace.people.named(AUDITOR).id)
    one.did(workspace.audits.draw(6, "bridge").change)
    one.go("audit")
    one.draw("audit-dspt")
    drawn = workspace.audits.samples()[-1]
    workspace.audits.find(drawn.id, drawn.points[0], Verdict.AGREE, "")
    workspace.audits.find(
        drawn.id, drawn.points[1], Verdict.CANNOT_SEE, "The folder holds last year's list only."
    )
    workspace.people.work_as(manager.id)
    workspace.audits.reply(drawn.id, drawn.points[1], "This year's list hangs beside it now.")
    one.did(workspace.people.set_job(manager.id, "Manager"))
    one.go("home")
    one.go("audit")
    one.draw("audit-dspt-replied")
