"""A person at work in a process of its own, who may be killed at any moment.

Started once as a helper, it does one shift for each line of its input: it forks, and the child
opens the records and does one thing after another, saying before each what it begins and after
each what is done. Starting a whole Python for each shift would take most of the time.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

import conftest  # noqa: E402, F401 - a home of its own, cheap passphrases
from soak_records import MARKER, Ground, attach, held, refs, setup  # noqa: E402

from core.errors import KnownError  # noqa: E402
from core.services.access import SpareKey, SpareKeyUnlock, parse_spare_key  # noqa: E402
from core.services.backup.bring_back import bring_back, look_at  # noqa: E402
from core.services.past.setting_back import UndoHalfTypedError  # noqa: E402
from core.store.lock import StoreBusyError  # noqa: E402
from core.workspace import Workspace  # noqa: E402

Deed = Callable[["Shift"], None]
PAUSE = 0.01  # seconds


def tell(**words: Any) -> None:
    """Say something in one piece; a pipe takes short lines whole."""
    os.write(1, (json.dumps(words) + "\n").encode("ascii"))


class Shift:
    """One sitting at the records, told by *seed* alone."""

    def __init__(self, ground: Ground, seed: int, deeds: dict[str, int]) -> None:
        self.ground, self.seed = ground, seed
        self.random = random.Random(seed)
        self.names, self.weights = list(deeds), list(deeds.values())
        self.count = 0
        self.begin("open")
        self.workspace = Workspace.open(ground.folder, SpareKeyUnlock(ground.key))
        self.refs = refs(self.workspace)
        self.done()

    def begin(self, deed: str, **words: Any) -> None:
        tell(begin=deed, **words)

    def done(self, **words: Any) -> None:
        with self.workspace._records.store.read() as session:
            stamp = self.workspace._records.stamp(session)
        copies = [one.id for one in self.workspace.backups.copies()]
        tell(done=asdict(held(self.workspace)), stamp=stamp, copies=copies, **words)

    def work(self) -> None:
        while True:
            (name,) = self.random.choices(self.names, self.weights)
            self.count += 1
            DEEDS[name](self)

    def words(self) -> str:
        return f"{MARKER} {self.seed} {self.count}"

    def ref(self) -> str:
        return self.random.choice(self.refs)


def wait(shift: Shift) -> None:
    time.sleep(PAUSE)


def answer(shift: Shift) -> None:
    ref, text = shift.ref(), shift.words()
    shift.begin("answer", note=[ref, text])
    shift.workspace.answers.set_note(ref, text)
    shift.done()


def draft(shift: Shift) -> None:
    ref, text = shift.ref(), shift.words()
    shift.begin("draft", draft=[ref, text])
    shift.workspace.answers.save_draft(ref, "note", text)
    shift.done()


def keep(shift: Shift) -> None:
    ref, title, size = shift.ref(), shift.words(), shift.random.choice((300, 9000, 200_000))
    shift.begin("attach", evidence=title)
    attach(shift.workspace, ref, title, size)
    shift.done()


def undo(shift: Shift) -> None:
    if shift.workspace.undo.can_undo() is None:
        return
    shift.begin("undo", earlier=True)
    with suppress(UndoHalfTypedError):
        shift.workspace.undo.undo()
    shift.done()


def export(shift: Shift) -> None:
    target = shift.ground.outbox / f"{shift.random.randrange(3)}.igtb"
    shift.begin("export")
    shift.workspace.exports.export(target, draft=True)
    shift.done(sent=target.name)


def backup(shift: Shift) -> None:
    shift.begin("backup")
    made = shift.workspace.backups.create()
    problems = [one.problem for one in made if one.problem is not None]
    if problems:
        raise problems[0]
    shift.done()


def whole_copy(shift: Shift) -> None:
    """Everything in one file, and all of it brought back from there as on another PC."""
    file = shift.ground.outbox / "all.igt-copy"
    shift.begin("whole copy")
    shift.workspace.backups.create_whole(file)
    shift.done()
    folder = shift.ground.root / "back"
    if folder.exists():
        shutil.rmtree(folder)
    shift.begin("bring back")
    bring_back(look_at(file)[0], SpareKeyUnlock(shift.ground.key), folder)
    with Workspace.open(folder, SpareKeyUnlock(shift.ground.key)) as back:
        if held(back) != held(shift.workspace):
            raise AssertionError("what was brought back is not what was copied")
    shift.done()


def restore(shift: Shift) -> None:
    copies = [one for one in shift.workspace.backups.copies() if one.present]
    if not copies:
        return
    copy = shift.random.choice(copies)
    shift.begin("restore", copy=copy.id)
    prepared = shift.workspace.restores.prepare(copy.id)
    shift.workspace = shift.workspace.restore(prepared).workspace
    shift.done()


def re_key(shift: Shift) -> None:
    shift.begin("re-key")
    shift.workspace.backups.before("re-key")
    shift.workspace.locks.change_the_locks()
    shift.done()


def spare_key(shift: Shift) -> None:
    key = SpareKey.new()
    shift.begin("spare key", key=key.printed)
    shift.workspace.locks.use_spare_key(key)
    shift.done(key=key.printed)


DEEDS: dict[str, Deed] = {
    "wait": wait,
    "answer": answer,
    "draft": draft,
    "attach": keep,
    "undo": undo,
    "export": export,
    "backup": backup,
    "whole copy": whole_copy,
    "restore": restore,
    "re-key": re_key,
    "spare key": spare_key,
}


def serve() -> None:
    """Fork for each line of the input, and say how the child ended."""
    import alembic.command  # noqa: F401 - loaded before the first fork

    import core.bundle
    import core.reports.summary  # noqa: F401
    from core.catalogue import load_bundled

    load_bundled()

    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            tell(pid=os.getpid())  # before anything else is said
            _shift(asked)
        _, status = os.waitpid(child, 0)
        tell(ended=os.waitstatus_to_exitcode(status))


def visit(ground: Ground, seed: int, visits: int) -> None:
    """Open the records, write one thing and close them, as often as *visits* says."""
    for number in range(visits):
        try:
            with Workspace.open(ground.folder, SpareKeyUnlock(ground.key)) as workspace:
                some = refs(workspace)
                text = f"{MARKER} {seed} {number}"
                workspace.answers.set_note(some[number % len(some)], text)
                with workspace._records.store.read() as session:
                    tell(stamp=workspace._records.stamp(session))
        except StoreBusyError:
            tell(busy=True)


def make(ground: Ground) -> None:
    """Make new records where somebody else may be making some."""
    try:
        made = Workspace.create(ground.folder, setup(parse_spare_key(ground.key)))
    except KnownError as error:
        tell(refused=error.code)
    else:
        made.workspace.close()
        tell(made=True)


def _shift(asked: dict[str, Any]) -> None:
    ground = Ground(Path(asked["root"]), asked["key"])
    os.environ["IGT_HOME"] = str(ground.home)
    try:
        if "visits" in asked:
            visit(ground, asked["seed"], asked["visits"])
        elif "make" in asked:
            make(ground)
        else:
            Shift(ground, asked["seed"], asked["deeds"]).work()
    except BaseException:
        import traceback

        tell(trouble=traceback.format_exc()[-3000:])
    finally:
        os._exit(9)


if __name__ == "__main__":
    serve()
