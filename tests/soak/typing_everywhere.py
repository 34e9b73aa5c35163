"""A word into every field: what the window lets a person type, through the services behind it."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

from core.crypto.age import new_identity, recipient_of
from core.domain.catalogue import AnswerKind
from core.domain.evidence import EvidenceLink
from core.domain.organisation import Role
from core.domain.signoff import SignedHow
from core.errors import KnownError
from core.services import sample
from core.services.access import SpareKey, SpareKeyUnlock
from core.services.address_cards import read_address_card
from core.services.answers import AnswerEdit
from core.services.backup.bring_back import bring_back, look_at
from core.store.keys import KeyFile
from core.workspace import NewStore, Workspace

Typed = Callable[[str], str]
PASSPHRASE = "{word} calm grey herons"
PIN = "481516"


def everywhere(folder: Path, typed: Typed, chance: random.Random) -> str:
    """Make records, type into every field, copy, restore, damage and read them; return the key.

    The records are left open: whoever calls this crashes now.
    """
    key = SpareKey.new()
    setup = NewStore(
        typed("organisation"), "FZZ01", sample.ORG_TYPE, typed("person"), "igt-10",
        spare_key=key, passphrase=PASSPHRASE.format(word=typed("passphrase")),
    )  # fmt: skip
    workspace = Workspace.create(folder / "store", setup).workspace
    _answer(workspace, typed)
    _keep(workspace, typed, folder)
    _to_do(workspace, typed)
    _people(workspace, typed)
    _audit(workspace, typed)
    _refused(workspace, typed, folder)
    _copies(workspace, typed, folder)
    copy = workspace.backups.copies()[0]
    workspace.restores.preview(copy.id)
    workspace = workspace.restore(workspace.restores.prepare(copy.id)).workspace
    workspace.locks.change_the_locks()
    _sign_and_send(workspace, typed, folder)
    workspace.close()
    _bring_back(folder, key)
    _damage(folder, key, chance)
    left = Workspace.open(folder / "store", SpareKeyUnlock(key.printed))
    left.answers.save_draft("10-114", "note", typed("half"))
    document = next(one for one in left.evidence.all() if one.current is not None)
    left.evidence.stage_content(typed("staged") + ".txt", typed("stagedcontent").encode() * 999)
    left.history.changes()
    assert document.title
    return key.printed


def _answer(workspace: Workspace, typed: Typed) -> None:
    for asked in workspace.assessments.state().question_set.asked:
        requirement = asked.requirement
        points = tuple(one.id for one in requirement.criteria)
        edit = AnswerEdit(meet=points, note=typed("note"), owner=typed("owner"))
        if requirement.answer is not AnswerKind.LEVELS:
            edit = AnswerEdit(item=typed("item"), place=typed("itemplace"))
        workspace.answers.change(asked.ref, edit)
        workspace.answers.save_draft(asked.ref, "owner", typed("draft"))
        if asked.applicability.may_be_not_relevant:
            workspace.answers.mark_not_relevant(asked.ref, typed("reason"))
    for asked in workspace.assessments.state().question_set.asked:
        workspace.answers.drop_draft(asked.ref, "owner")
        workspace.answers.mark_relevant(asked.ref)


def _keep(workspace: Workspace, typed: Typed, folder: Path) -> None:
    outside = folder / "outside"
    outside.mkdir()
    path = outside / f"{typed('filename')}.txt"
    path.write_text(typed("content") * 2000, encoding="utf-8")
    link = [EvidenceLink("10-114")]
    kept = workspace.evidence.attach(path, link).evidence
    workspace.evidence.edit(kept.id, title=typed("title"), review_by=date(2030, 1, 1))
    workspace.evidence.add_paper(typed("place"), typed("paper"), link)
    copy = workspace.copies.open(kept.id)
    copy.write_text(typed("changedoutside") * 100, encoding="utf-8")
    workspace.copies.close_all()
    workspace.copies.keep(kept.id)
    workspace.evidence.save(kept.id, outside)
    workspace.undo.undo()
    workspace.undo.redo()


def _to_do(workspace: Workspace, typed: Typed) -> None:
    from core.domain.plan import ActionState

    title, owner, note = typed("action"), typed("doer"), typed("actionnote")
    action = workspace.plan.add(title, ["10-114"], owner=owner, note=note).action
    workspace.plan.set_state(action.id, ActionState.DROPPED, typed("whydropped"))
    request = workspace.requests.ask(
        typed("firm"), ["10-114"], reach=typed("reach"), letter=typed("letter")
    ).request
    workspace.requests.answer_in_words(request.id, typed("onthephone"))
    job = workspace.jobs.add(typed("job"), 3, note=typed("jobnote")).job
    workspace.jobs.done(job.id, by=typed("worker"), note=typed("donenote"))


def _people(workspace: Workspace, typed: Typed) -> None:
    added = workspace.people.add(typed("colleague"), Role.CONTRIBUTOR, typed("job")).person
    workspace.people.rename(added.id, typed("newname"))
    workspace.people.set_job(added.id, typed("newjob"))
    own = workspace.people.working()
    workspace.people.set_pin(own.id, PIN)
    workspace.people.clear_pin(own.id, PIN)
    workspace.people.leave(added.id)


def _audit(workspace: Workspace, typed: Typed) -> None:
    from core.domain.audit import Verdict

    manager = workspace.people.working()
    auditor = workspace.people.add(typed("auditor"), Role.AUDITOR).person
    workspace.people.work_as(auditor.id)
    drawn = workspace.audits.draw(3, typed("seed")).sample
    point = drawn.points[0]
    workspace.audits.save_draft(drawn.id, point, "note", typed("draftfinding"))
    workspace.audits.find(drawn.id, point, Verdict.DISAGREE, typed("finding"))
    workspace.people.work_as(manager.id)
    workspace.audits.reply(drawn.id, point, typed("reply"))


def _refused(workspace: Workspace, typed: Typed, folder: Path) -> None:
    """What is refused is logged at most as a code."""
    logger = logging.getLogger("core.soak")
    missing = folder / "outside" / f"{typed('missingfile')}.txt"
    for attempt in (
        lambda: workspace.answers.set_note(typed("noref"), typed("nonote")),
        lambda: workspace.evidence.attach(missing, []),
        lambda: workspace.profile.set("ods_code", typed("code")),
        lambda: workspace.locks.add_passphrase("a"),
        lambda: read_address_card(missing),
        lambda: KeyFile.open(folder / "store", SpareKeyUnlock(typed("key"))),
    ):
        try:
            attempt()
        except (KnownError, OSError) as error:
            logger.error("refused %s %s", error, missing)


def _copies(workspace: Workspace, typed: Typed, folder: Path) -> None:
    stick = folder / "home" / "stick"
    stick.mkdir(parents=True)
    workspace.backups.add_place(stick, typed("stick"))
    workspace.backups.create()
    workspace.backups.create_whole(folder / "home" / "whole.igt-copy")
    for copy in workspace.backups.copies():
        assert not workspace.backups.check(copy.id).faults


def _sign_and_send(workspace: Workspace, typed: Typed, folder: Path) -> None:
    workspace.sign_offs.send_back(typed("sender"), typed("whynot"))
    workspace.sign_offs.sign_off(
        typed("signer"), typed("role"), SignedHow.ON_PAPER, date(2020, 1, 1), typed("paperplace")
    )
    receiver = recipient_of(new_identity())
    workspace.exports.export(folder / "home" / "sent.igtb", [receiver])
    workspace.reports.summary(folder / "outside" / "summary.pdf")
    workspace.assessments.reopen(typed("whyreopened"))
    workspace.profile.set("name", typed("neworganisation"))


def _bring_back(folder: Path, key: SpareKey) -> None:
    for number, path in enumerate((folder / "home" / "stick", folder / "home" / "whole.igt-copy")):
        found = look_at(path)[0]
        bring_back(found, SpareKeyUnlock(key.printed), folder / "home" / f"back-{number}")


def _damage(folder: Path, key: SpareKey, chance: random.Random) -> None:
    """Read damaged records; what that leaves lies below ``home``, where it is searched."""
    folder = folder / "home" / "back-0"
    data = bytearray((folder / "records.db").read_bytes())
    data[chance.randrange(8192, len(data))] ^= 1
    (folder / "records.db").write_bytes(bytes(data))
    try:
        with Workspace.open_damaged(folder, SpareKeyUnlock(key.printed)) as damaged:
            damaged.history.changes()
    except KnownError:
        return
