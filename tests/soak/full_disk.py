"""A disk that fills up: every page that a deed writes is refused once, and nothing is lost.

    python full_disk.py STEPS SEED [DEED ...]

Runs in a process of its own that has a small disk (a tmpfs in a private mount namespace). Where
none can be mounted, the greatest size of a file is limited instead, and that is said.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

import conftest  # noqa: E402, F401 - a home of its own, no keyring, cheap passphrases
from soak_records import MARKER, Ground, Held, SoakError, attach, faults, held, refs  # noqa: E402

from core.errors import KnownError  # noqa: E402
from core.services.access import SpareKey  # noqa: E402
from core.workspace import Workspace  # noqa: E402

OLDER = HERE.parent / "stores" / "0001"
PAGE = 4096
STICK = "stick"
DISK = 24 * 1024 * 1024
MOUNTERS = (["unshare", "--mount"], ["unshare", "--map-root-user", "--mount"])
NEED_MOST = 14 * 1024 * 1024

Deed = Callable[[Ground, Workspace], None]


def answer(ground: Ground, workspace: Workspace) -> None:
    workspace.answers.set_note(refs(workspace)[5], f"{MARKER} written on a full disk " * 200)


def draft(ground: Ground, workspace: Workspace) -> None:
    workspace.answers.save_draft(refs(workspace)[6], "note", f"{MARKER} half " * 900)


def keep(ground: Ground, workspace: Workspace) -> None:
    attach(workspace, refs(workspace)[5], f"{MARKER} on a full disk", 90_000)


def export(ground: Ground, workspace: Workspace) -> None:
    workspace.exports.export(ground.outbox / "full.igtb", draft=True)


def backup(ground: Ground, workspace: Workspace) -> None:
    for made in workspace.backups.create():
        if made.problem is not None:
            raise made.problem


def stick(ground: Ground, workspace: Workspace) -> None:
    (place,) = [one for one in workspace.backups.places() if one.label == STICK]
    workspace.backups.create(place.id)


def restore(ground: Ground, workspace: Workspace) -> None:
    copy = workspace.backups.copies()[-1]
    workspace.restore(workspace.restores.prepare(copy.id)).workspace.close()


def re_key(ground: Ground, workspace: Workspace) -> None:
    workspace.locks.change_the_locks()


def spare_key(ground: Ground, workspace: Workspace) -> None:
    key = SpareKey.new()
    workspace.locks.use_spare_key(key)
    ground.take_key(key.printed)


DEEDS: dict[str, Deed | None] = {
    "answer": answer,
    "draft": draft,
    "attach": keep,
    "export": export,
    "backup": backup,
    "stick": stick,
    "restore": restore,
    "re-key": re_key,
    "spare key": spare_key,
    "open": None,
    "migrate": None,
}


@dataclass(frozen=True)
class Disk:
    """The small disk, or a limit on the size of files in its place."""

    folder: Path
    mounted: bool

    def leave(self, free: int) -> None:
        """Let only *free* bytes be written from now on (without a disk: to any one file)."""
        if not self.mounted:
            resource.setrlimit(resource.RLIMIT_FSIZE, (free, resource.RLIM_INFINITY))
            return
        found = os.statvfs(self.folder)
        size = found.f_bavail * found.f_bsize - free
        with (self.folder / "filler").open("wb") as filler:
            os.posix_fallocate(filler.fileno(), 0, size)

    def empty(self) -> None:
        """Make room again."""
        if not self.mounted:
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        (self.folder / "filler").unlink(missing_ok=True)


class FullDisk:
    """Does one deed after another with more and more room, until there is enough."""

    def __init__(self, disk: Disk, elsewhere: Path, seed: int) -> None:
        self.disk, self.elsewhere = disk, elsewhere
        self.random = random.Random(seed)
        self.place = disk.folder / "records"  # the same in each trial: records know their copies
        self.before: dict[str, Held] = {}
        self.codes: dict[str, set[str]] = {}
        self.trials = 0

    def play(self, steps: int, deeds: Sequence[str]) -> None:
        """Take each deed in turn, at most about *steps* different amounts of room each."""
        self._make()
        for name in deeds:
            self.codes[name] = set()
            need = PAGE
            while not self._try(name, need):
                need *= 2
                if need > NEED_MOST:
                    raise SoakError(f"{name} wants more than {NEED_MOST} bytes")
            step = max(PAGE, need // steps // PAGE * PAGE)
            for free in range(self.random.randrange(step) // PAGE * PAGE, need, step):
                self._try(name, free)
            say(f"{name}: done with {need // 1024} KiB; else {', '.join(sorted(self.codes[name]))}")

    def _make(self) -> None:
        ground = Ground(self.place)
        ground.make()
        with ground.opened() as workspace:
            backup(ground, workspace)
            workspace.answers.set_note(refs(workspace)[4], f"{MARKER} after the copy")
            self.before["usual"] = held(workspace)
        self.key = ground.key
        shutil.move(ground.root, self.elsewhere / "usual")
        older = Ground(self.elsewhere / "older")
        older.outbox.mkdir(parents=True)
        shutil.copytree(OLDER / "store", older.folder)
        whole = Ground(self.place, self._older_key())
        shutil.copytree(older.root, whole.root)
        with whole.opened() as workspace:
            self.before["older"] = held(workspace)
        shutil.rmtree(whole.root)

    def _try(self, name: str, free: int) -> bool:
        """Do the deed with *free* bytes of room; say whether it was done."""
        self.trials += 1
        which = "older" if name == "migrate" else "usual"
        place = self.elsewhere / "records" if name == STICK else self.place
        shutil.copytree(self.elsewhere / which, place)
        ground = Ground(place, self._older_key() if which == "older" else self.key)
        if name == STICK:  # the records are elsewhere, and only the stick is full
            self.place.mkdir(exist_ok=True)
            with ground.opened() as workspace:
                workspace.backups.add_place(self.place, STICK)
        try:
            done = self._act(name, ground, free)
            self._look(name, ground, self.before[which], done)
        except Exception as error:
            raise SoakError(f"{name} with {free} bytes: {type(error).__name__} {error}") from error
        finally:
            self.disk.empty()
        for used in {place, self.place}:
            if used.exists():
                shutil.rmtree(used)
        return done

    def _act(self, name: str, ground: Ground, free: int) -> bool:
        deed = DEEDS[name]
        try:
            if deed is None:
                self.disk.leave(free)
                with ground.opened():
                    pass
            else:
                with ground.opened() as workspace:
                    self.disk.leave(free)
                    deed(ground, workspace)
        except KnownError as error:
            if not (error.what and error.next):
                raise
            self.codes[name].add(error.code)
            return False
        return True

    def _look(self, name: str, ground: Ground, before: Held, done: bool) -> None:
        self.disk.empty()
        with ground.opened() as workspace:
            if found := faults(workspace):
                raise SoakError(f"the check finds {found}")
            now = held(workspace)
            copies = [one for one in workspace.backups.copies() if one.present]
            for copy in copies:
                if bad := workspace.backups.check(copy.id).faults:
                    raise SoakError(f"copy {copy.name}: {bad}")
        if not done and now != before:
            raise SoakError(f"not done, and yet the records hold {now}\nand not {before}")
        if done and name in ("answer", "draft", "attach", "restore") and now == before:
            raise SoakError("done, and yet nothing has changed")
        if strays := ground.strays():
            raise SoakError(f"left for ever: {strays}")

    def _older_key(self) -> str:
        return (OLDER / "spare-key.txt").read_text(encoding="ascii").strip()


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def command() -> list[str]:
    """Return what gives a process a mount namespace of its own; nothing where that is refused."""
    with tempfile.TemporaryDirectory() as folder:
        for mounter in MOUNTERS:
            if shutil.which(mounter[0]) is None:
                continue
            tried = subprocess.run(
                [*mounter, "mount", "-t", "tmpfs", "none", folder], capture_output=True, check=False
            )
            if tried.returncode == 0:
                return mounter
    return []


def main(steps: int, seed: int, deeds: Sequence[str]) -> int:
    """Fill the disk up and return 0, or 1 when a promise was broken."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with tempfile.TemporaryDirectory(prefix="igt-soak-full-") as root:
        folder, elsewhere = Path(root) / "disk", Path(root) / "elsewhere"
        folder.mkdir()
        elsewhere.mkdir()
        tried = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "none", str(folder)],
            capture_output=True,
            check=False,
        )
        mounted = tried.returncode == 0
        if not mounted:
            say("cannot mount here: the size of files is limited instead")
        campaign = FullDisk(Disk(folder, mounted), elsewhere, seed)
        try:
            campaign.play(steps, deeds or list(DEEDS))
        except SoakError as error:
            say(f"BROKEN: {error}")
            return 1
        finally:
            if mounted:
                subprocess.run(["umount", str(folder)], check=False)
        say(f"full disk: {campaign.trials} trials")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
