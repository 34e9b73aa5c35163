"""The whole path on the made-up pharmacy, for a first look and for the self-test."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from core.domain.scoring import Grade
from core.errors import UserError
from core.intake.keygen import make_receiver_key
from core.services import access, sample
from core.text import QT_TRANSLATE_NOOP
from core.workspace import NewStore, Workspace

_MARKER = ".igt-demo"
_PARTS = (
    "store",
    "passphrase.txt",
    "recovery-key.txt",
    "checklist.pdf",
    "summary.pdf",
    "submission.igtb",
    "receiver.key",
    "allowed_signers",
)


class DemoFolderInUseError(UserError):
    """The folder holds something that no demo left there."""

    code = "demo-folder-in-use"
    what_text = QT_TRANSLATE_NOOP("errors", "{folder} is not empty and was not made by a demo.")
    next_text = QT_TRANSLATE_NOOP("errors", "Give an empty folder, or one that a demo made.")


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo left."""

    folder: Path
    grade: Grade | None
    percent: int | None

    @property
    def files(self) -> dict[str, Path]:
        """Each thing that was written, by a short name."""
        return {part.partition(".")[0]: self.folder / part for part in _PARTS}


def run_demo(folder: Path) -> Demo:
    """Fill *folder* with a store, two PDFs, a submission file and the receiver's keys.

    The same folder again replaces only what a demo left. The keyring is never touched.
    Raises DemoFolderInUseError.
    """
    _clear(folder)
    demo = folder.absolute()
    passphrase = access.propose_passphrase()
    access.write_secret(demo / "passphrase.txt", f"{passphrase}\n")
    created = Workspace.create(demo / "store", _sample_store(passphrase))
    with created.workspace as workspace:
        access.write_secret(demo / "recovery-key.txt", f"{created.spare_key}\n")
        sample.fill(workspace, sample.HowFar.ALL)
        workspace.reports.checklist(demo / "checklist.pdf")
        workspace.sign_offs.sign_off(*sample.OWNER)
        workspace.reports.summary(demo / "summary.pdf")
        receiver = make_receiver_key(demo / "receiver.key")
        workspace.exports.export(demo / "submission.igtb", [receiver])
        card = workspace.exports.signer()
        (demo / "allowed_signers").write_text(f"{card.allowed_signers}\n", encoding="utf-8")
        score = workspace.assessments.state().score
    return Demo(demo, score.grade, score.sums.percent)


def _sample_store(passphrase: str) -> NewStore:
    return NewStore(
        name=sample.NAME,
        ods_code=sample.ODS_CODE,
        org_type="pharmacy",
        person=sample.MANAGER,
        catalogue_id="igt-10",
        passphrase=passphrase,
        use_keyring=False,
        make_spare_key=True,
        sample=True,
    )


def _clear(folder: Path) -> None:
    marker = folder / _MARKER
    is_empty = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    if not is_empty and not marker.is_file():
        raise DemoFolderInUseError(folder=folder)
    folder.mkdir(parents=True, exist_ok=True)
    marker.touch()
    for part in _PARTS:
        path = folder / part
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
