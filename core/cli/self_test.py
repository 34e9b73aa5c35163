"""The self-test of a shipped program: the whole path once, in a folder that is removed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from core.cli.demo import run_demo
from core.cli.init_command import set_for
from core.domain.scoring import Grade
from core.errors import CheckFailedError
from core.intake.receiving import verify_file
from core.resources import document as document_file
from core.services import access, sample
from core.services.shipped import shipped_parts
from core.services.store_care import prove_migrations
from core.text import QT_TRANSLATE_NOOP
from core.workspace import Workspace

_STARTER = "incident-form"
"""Written as a Word file, which needs a library and a data file of its own."""


class SelfTestFailedError(CheckFailedError):
    """This copy of the program does not do what it should."""

    code = "self-test-failed"
    what_text = QT_TRANSLATE_NOOP("errors", "The self-test failed at: {step}.")
    next_text = QT_TRANSLATE_NOOP("errors", "Install the program again; keep your records.")


def run_self_test() -> Iterator[str]:
    """Do each step for real and yield its name. Raises SelfTestFailedError or what broke."""
    with tempfile.TemporaryDirectory(prefix="igt-self-test-") as name:
        prove_migrations(Path(name))
        yield "migrate an older store"
        folder = Path(name) / "demo"
        pharmacy = set_for(sample.ORG_TYPE)
        demo = run_demo(folder, pharmacy, sample.ORG_TYPE)
        if demo.state.score.grade is not Grade.SATISFACTORY:
            raise SelfTestFailedError(step="assess")
        yield "assess, sign off and export"
        for part in ("checklist", "summary"):
            if not demo.files[part].read_bytes().startswith(b"%PDF-"):
                raise SelfTestFailedError(step=part)
        yield "write PDFs"
        passphrase = demo.files["passphrase"].read_text(encoding="utf-8").strip()
        with Workspace.open(folder / "store", access.PassphraseUnlock(passphrase)) as workspace:
            if workspace.care.check().faults or workspace.history.verify().faults:
                raise SelfTestFailedError(step="store check")
            document = workspace.starters.save(_STARTER, folder / "starter.docx")
            if not document.read_bytes().startswith(b"PK"):
                raise SelfTestFailedError(step="starter")
            kept = workspace.evidence.attach(demo.files["summary"]).evidence.id
            if not workspace.inside.words(kept).text or not workspace.inside.sheet(kept, 0, 400):
                raise SelfTestFailedError(step="look into a document")
            for offer in workspace.papers.offers():
                if not offer.missing and not workspace.papers.make(offer.document, {}):
                    raise SelfTestFailedError(step=offer.document.key)
            _write_days(workspace, folder / "days.ics")
        yield "open the records again, check them, begin a document and look into one"
        if not document_file("guide.md").exists() or any(not one.text for one in shipped_parts()):
            raise SelfTestFailedError(step="guide and licences")
        yield "find the guide and every licence"
        verify_file(demo.files["submission"], demo.files["receiver"], demo.files["allowed_signers"])
        yield "receive and verify the submission file"


def _write_days(workspace: Workspace, file: Path) -> None:
    """Write a calendar, with a library of its own."""
    workspace.jobs.take("spot-check-sheet")
    days = workspace.calendars.write_to_do(file)
    if b"\r\nSUMMARY:Regular: " not in days.read_bytes():
        raise SelfTestFailedError(step="calendar")
