"""Records made once by ``igt init``, and a way to run ``igt`` as a script would."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from igt_runs import PASSPHRASE, Igt, Ran

from core.cli.main import main


@pytest.fixture
def bare_igt(capsys: pytest.CaptureFixture[str]) -> Igt:
    """Run ``igt`` with just the words given."""

    def run(*words: str | Path) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``store`` and ``recovery.txt`` as ``igt init`` leaves them."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "passphrase.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")
    words = ["init", "--name", "Example Pharmacy", "--ods", "FAA00", "--type", "pharmacy"]
    words += ["--store", folder / "store", "--passphrase-file", folder / "passphrase.txt"]
    words += ["--recovery-file", folder / "recovery.txt"]
    assert main([str(word) for word in words]) == 0
    return folder


@pytest.fixture
def records(made_once: Path, tmp_path: Path) -> Path:
    """A copy of those records that a test may change."""
    return Path(shutil.copytree(made_once, tmp_path / "made"))


@pytest.fixture
def igt(records: Path, bare_igt: Igt) -> Igt:
    """Run ``igt ... --json`` on the copy; the recovery key opens it without the slow passphrase."""

    def run(*words: str | Path) -> Ran:
        where = ("--store", records / "store", "--passphrase-file", records / "recovery.txt")
        return bare_igt(*words, *where, "--json")

    return run
