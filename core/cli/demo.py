"""The whole path on a made-up organisation, for a first look and for the self-test."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from core.domain.catalogue import Catalogue
from core.domain.clock import SystemClock, london_date
from core.domain.state import AssessmentState
from core.errors import CheckFailedError, UserError
from core.intake.keygen import make_receiver_key
from core.intake.receiving import verify_file
from core.services import access, sample
from core.services.sample_team import furnish
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


class ReceivedOtherwiseError(CheckFailedError):
    """Whoever received the file would read another result out of it than was signed."""

    code = "received-otherwise"
    what_text = QT_TRANSLATE_NOOP("errors", "The file that was sent comes to another result.")
    next_text = QT_TRANSLATE_NOOP("errors", "Install the program again; keep your records.")


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo left. *catalogue* is the set that *organisation* answered."""

    folder: Path
    organisation: sample.MadeUp
    catalogue: Catalogue
    state: AssessmentState  # as it stands now that it is signed

    @property
    def files(self) -> dict[str, Path]:
        """Each thing that was written, by a short name."""
        return {part.partition(".")[0]: self.folder / part for part in _PARTS}


def run_demo(folder: Path, catalogue: Catalogue, org_type: str) -> Demo:
    """Fill *folder* with a store, two PDFs, a submission file and the receiver's keys.

    A made-up organisation of *org_type* answers *catalogue*, whatever the two are. The file is
    read as its receiver would, and has to come to the same result. The same folder again
    replaces only what a demo left. The keyring is never touched.
    Raises DemoFolderInUseError, ReceivedOtherwiseError and what verifying a file raises.
    """
    _clear(folder)
    demo = folder.absolute()
    who = sample.made_up(catalogue, org_type, london_date(SystemClock().now()))
    passphrase = access.propose_passphrase()
    access.write_secret(demo / "passphrase.txt", f"{passphrase}\n")
    created = Workspace.create(demo / "store", _sample_store(who, passphrase))
    with created.workspace as workspace:
        access.write_secret(demo / "recovery-key.txt", f"{created.spare_key}\n")
        sample.fill(workspace, sample.HowFar.ALL, who)
        furnish(workspace, who)
        workspace.reports.checklist(demo / "checklist.pdf")
        workspace.sign_offs.sign_off(*who.owner)
        workspace.reports.summary(demo / "summary.pdf")
        receiver = make_receiver_key(demo / "receiver.key")
        workspace.exports.export(demo / "submission.igtb", [receiver])
        card = workspace.exports.signer()
        (demo / "allowed_signers").write_text(f"{card.allowed_signers}\n", encoding="utf-8")
        done = Demo(demo, who, catalogue, workspace.assessments.state())
    _receive(done)
    return done


def _receive(demo: Demo) -> None:
    """Open the submission file as its receiver would, and compare the results."""
    files = demo.files
    received = verify_file(files["submission"], files["receiver"], files["allowed_signers"])
    if received.score != demo.state.score:
        raise ReceivedOtherwiseError()


def _sample_store(who: sample.MadeUp, passphrase: str) -> NewStore:
    return NewStore(
        name=who.name,
        ods_code=who.ods_code,
        org_type=who.org_type,
        person=who.manager,
        catalogue_id=who.catalogue_id,
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
