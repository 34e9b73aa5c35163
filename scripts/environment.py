"""The project's own Python in ``.venv``: made once, kept in step with the requirements.

A stamp inside the folder says what it was made from, so that a second run looks at two small
files and goes on. Standard library only: this runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

_STAMP = FOLDER / "made-from.json"
_BUILD = ROOT / "requirements" / "build.txt"
_ALL = ROOT / "requirements" / "dev.txt"
_PIP = (str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet")


class EnvironmentNotMadeError(Exception):
    """The virtual environment could not be made; the message says what to do."""


def ensure() -> None:
    """Make ``.venv`` fit the requirements, or leave it alone when it already does."""
    wanted = {"root": str(ROOT), "made_from": _fingerprint()}
    made = _read_stamp()
    works = _works()
    if works and made == wanted:
        return
    if not works or made.get("root", wanted["root"]) != wanted["root"]:
        print("Making the virtual environment in .venv ...", flush=True)
        venv.EnvBuilder(with_pip=True, clear=True, symlinks=os.name != "nt").create(FOLDER)
    _install()
    _STAMP.write_text(json.dumps(wanted), encoding="utf-8")


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for source in (_BUILD, _ALL, ROOT / "pyproject.toml"):
        digest.update(source.read_bytes() + b"\0")
    return digest.hexdigest()


def _read_stamp() -> dict[str, str]:
    try:
        return dict(json.loads(_STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _works() -> bool:
    """A Python that was removed or replaced by another release leaves a dead folder behind."""
    if not PYTHON.exists():
        return False
    packages = FOLDER.glob("Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages")
    asked = subprocess.run(
        [str(PYTHON), "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=False,
        capture_output=True,
        text=True,
    )
    return asked.returncode == 0 and any(
        Path(asked.stdout.strip()).resolve() == path.resolve() for path in packages
    )


def _install() -> None:
    """Every package by its hash; the few source packages build with tools installed by hash."""
    print("Installing the pinned packages (about half a minute the first time) ...", flush=True)
    steps = (
        ("--require-hashes", "-r", str(_BUILD)),
        ("--require-hashes", "--no-build-isolation", "-r", str(_ALL)),
        ("--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT)),
    )
    for step in steps:
        if subprocess.run([*_PIP, *step], check=False, cwd=ROOT).returncode != 0:
            raise EnvironmentNotMadeError(
                "pip could not install the packages. The first set-up needs a connection to a "
                "package index (or pip configured for a local one). Mend what pip says above, "
                f"then try again.\nPython: {sys.executable}"
            )
