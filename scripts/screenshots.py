"""Draw every page of the real window on the sample store: build/screenshots/index.html.

    make screenshots                        all pictures, light and dark, small, large, 200 %
    make screenshots ARGS=--commit-set      and the dozen that the user guide shows

The window is the shipped one, with its own wiring and real encrypted records, drawn offscreen.
"""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "screenshots"
KEPT = ROOT / "docs" / "screenshots"
PATIENCE = 20.0  # seconds
LARGEST = 150_000  # bytes of a picture that is committed

sys.path[:0] = [str(ROOT)]
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

if TYPE_CHECKING:
    from core.services.sample import HowFar
    from desktop.app import Starter

SIZES = {"usual": (1440, 900), "small": (1024, 700)}
LOOKS = (("light", 100), ("dark", 100), ("light", 200))
GUIDE = {
    "welcome-light-usual",
    "about-light-usual",
    "sign-in-light-usual",
    "spare-key-light-usual",
    "locked-light-usual",
    "home-light-usual",
    "home-dark-usual",
    "questions-light-usual",
    "questions-light-200-usual",
    "evidence-light-usual",
    "finish-check-light-usual",
    "finish-sign-light-usual",
    "finish-send-light-usual",
}
"""The pictures of docs/guide.md."""

Show = Callable[["Starter"], None]


def main(arguments: list[str]) -> int:
    """Draw all pictures, write the gallery, and copy the guide's if asked to."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="igt-pictures-") as home:
        os.environ["IGT_HOME"] = home
        from core.services.sample import HowFar

        draw_first_run()
        draw_places(Path(home) / "half", HowFar.HALF, half_places())
        draw_places(Path(home) / "ready", HowFar.ALL, ready_places())
        draw_places(Path(home) / "new", None, new_places())
    write_gallery()
    print(f"{len(list(OUT.glob('*.png')))} pictures: {OUT / 'index.html'}")
    if "--commit-set" in arguments:
        commit_set()
    return 0


def half_places() -> dict[str, Show]:
    """Work under way."""
    return {
        "home": lambda s: s.window.go("home"),
        "questions": lambda s: s.window.go("questions", "10-114"),
        "questions-held": lambda s: s.window.go("questions", "10-316"),
        "evidence": show_evidence,
        "finish-check": lambda s: s.window.go("finish", "check"),
        "settings": lambda s: s.window.go("settings", "computer"),
        "settings-locks": lambda s: s.window.go("settings", "locks"),
        "hidden": lambda s: s.window.hide_screen(),
    }


def ready_places() -> dict[str, Show]:
    """Everything answered."""
    return {
        "home-ready": lambda s: s.window.go("home"),
        "finish-check-ready": lambda s: s.window.go("finish", "check"),
        "finish-sign": lambda s: s.window.go("finish", "sign-off"),
        "signed": sign,
        "finish-send": lambda s: s.window.go("finish", "send"),
        "home-signed": lambda s: s.window.go("home"),
        "questions-signed": lambda s: s.window.go("questions", "10-114"),
    }


def new_places() -> dict[str, Show]:
    """Nothing answered yet."""
    return {
        "home-new": lambda s: s.window.go("home"),
        "evidence-empty": lambda s: s.window.go("evidence"),
        "finish-receipt-empty": lambda s: s.window.go("finish", "receipt"),
    }


def show_evidence(starter: Starter) -> None:
    from core.services.documents.evidence import EvidenceService

    service: EvidenceService = workspace_of(starter).evidence
    starter.window.go("evidence", service.all()[0].id)


def sign(starter: Starter) -> None:
    """Sign once; the pictures after it show a signed assessment."""
    from core.domain.organisation import AssessmentStatus
    from core.services import sample

    workspace = workspace_of(starter)
    if workspace.assessments.state().assessment.status is AssessmentStatus.OPEN:
        starter.navigator.shell.changes.notify(workspace.sign_offs.sign_off(*sample.OWNER))
    starter.window.go("finish", "sign-off")


def workspace_of(starter: Starter):  # type: ignore[no-untyped-def]
    return starter._wiring.opener.workspace


def draw_first_run() -> None:
    """The five screens up to the spare key, filled in as somebody would."""
    starter = start(Path(os.environ["IGT_HOME"]) / "nothing-here")
    page = starter.window.frame.pages.currentWidget()
    draw(starter, "welcome")
    page.go_on()
    page.view.about.name.control.setText("Bridge Street Pharmacy")
    page.view.about.code.control.setText("FAA00")
    page.view.about.person.control.setText("Asha Patel")
    draw(starter, "about")
    page.go_on()
    several = list(page.view.sign_in.choices.values())[1]
    several.setChecked(True)
    draw(starter, "sign-in")
    words = page.view.sign_in.passphrase.proposal.text()
    page.view.sign_in.passphrase.typed.control.setText(words)
    page.view.sign_in.passphrase.again.control.setText(words)
    page.go_on()
    draw(starter, "spare-key")
    end(starter)


def draw_places(folder: Path, how_far: HowFar | None, places: dict[str, Show]) -> None:
    """Draw *places* of records that are made in *folder*, their locked page first."""
    from core.services import sample
    from core.services.access import PassphraseUnlock, propose_passphrase
    from core.workspace import NewStore, Workspace

    passphrase = propose_passphrase()
    setup = NewStore(
        name=sample.NAME, ods_code=sample.ODS_CODE, org_type=sample.ORG_TYPE,
        person=sample.MANAGER, catalogue_id=sample.CATALOGUE_ID, passphrase=passphrase,
    )  # fmt: skip
    with Workspace.create(folder, setup).workspace as workspace:
        if how_far is not None:
            sample.fill(workspace, how_far)
    starter = start(folder)
    if how_far is not None and "home" in places:
        draw(starter, "locked")
    starter.navigator.arrive(starter._wiring.opener.unlock(PassphraseUnlock(passphrase)))
    settle(starter)
    for name, show in places.items():
        show(starter)
        settle(starter)
        draw(starter, name)
        if starter.window.is_covered:
            starter.window.uncover()
    end(starter)


def start(store: Path) -> Starter:
    """Open the window as the program does."""
    from desktop.app import Starter, make_app
    from desktop.wiring import make_wiring

    starter = Starter(make_app([]), lambda: make_wiring(store))
    starter.show()
    wait(lambda: starter.navigator is not None)
    settle(starter)
    return starter


def end(starter: Starter) -> None:
    starter.window.hide()
    starter.close()
    starter.window.deleteLater()


def draw(starter: Starter, name: str) -> None:
    """Draw what is on screen in every look and size."""
    from desktop.theme import Mode

    for look, percent in LOOKS:
        starter.theme.choose(Mode(look), percent)
        for size, (width, height) in SIZES.items():
            starter.window.resize(width, height)
            settle(starter)
            text = f"-{percent}" if percent != 100 else ""
            starter.window.grab().save(str(OUT / f"{name}-{look}{text}-{size}.png"))
    starter.theme.choose(Mode.LIGHT, 100)
    starter.window.resize(*SIZES["usual"])
    settle(starter)


def settle(starter: Starter) -> None:
    """Wait for reads, writes and layouts."""
    tasks = starter.navigator.shell.tasks
    from PySide6.QtTest import QTest

    QTest.qWait(60)
    wait(lambda: not tasks.is_busy)
    QTest.qWait(60)


def wait(look: Callable[[], bool]) -> None:
    from PySide6.QtTest import QTest

    end_at = time.monotonic() + PATIENCE
    while not look():
        if time.monotonic() > end_at:
            raise SystemExit("The window did not come to rest.")
        QTest.qWait(20)


def write_gallery() -> None:
    """One page with all pictures."""
    figures = "\n".join(
        f'<figure><a href="{name}"><img src="{name}" loading="lazy" alt="{label}"></a>'
        f"<figcaption>{label}</figcaption></figure>"
        for path in sorted(OUT.glob("*.png"))
        for name, label in [(html.escape(path.name), html.escape(path.stem))]
    )
    (OUT / "index.html").write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Screenshots</title>'
        "<style>body{font:15px sans-serif;display:grid;gap:16px;"
        "grid-template-columns:repeat(auto-fill,minmax(420px,1fr))}"
        "figure{margin:0}img{width:100%;border:1px solid #888}</style>"
        f"\n{figures}\n</html>\n",
        encoding="utf-8",
    )


def commit_set() -> None:
    """Copy the guide's pictures to docs/screenshots, made small."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob("*.png"):
        old.unlink()
    for name in sorted(GUIDE):
        target = KEPT / f"{name}.png"
        command = ["convert", OUT / f"{name}.png", "-strip", "+dither", "-colors", "160"]
        command += ["-define", "png:compression-level=9", target]
        subprocess.run([str(word) for word in command], check=True, timeout=60)
        size = target.stat().st_size
        print(f"{target.relative_to(ROOT)}: {size // 1000} kB")
        if size > LARGEST:
            raise SystemExit(f"{target.name} is larger than {LARGEST // 1000} kB.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
