"""The set-up: quick when done, exact in words when it cannot go on, right about the display."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from source_files import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

import environment
import house
import system_packages


@pytest.fixture
def as_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


@pytest.mark.usefixtures("as_nobody")
def test_without_rights_the_exact_command_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(system_packages.MissingPackagesError) as caught:
        system_packages.ensure(("bash", "no-such-package-here"))
    wanted = "sudo apt-get install --yes --no-install-recommends no-such-package-here\n"
    assert wanted in str(caught.value)


@pytest.mark.usefixtures("as_nobody")
def test_what_is_installed_is_not_asked_for() -> None:
    system_packages.ensure(("bash", "coreutils"))


def test_a_library_with_its_newer_name_counts_as_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = tmp_path / "dpkg-query"
    query.write_text("#!/bin/sh\necho installed libglib2.0-0t64\necho not-installed libgl1\n")
    query.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert system_packages._missing(("libglib2.0-0", "libgl1")) == ["libgl1"]


def test_another_system_than_debian_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    system_packages.ensure(("no-such-package-here",))


def test_debians_python_without_venv_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(system_packages, "_DEBIANS_OWN_PYTHON", True)
    assert system_packages._python_packages() == ("python3-venv",)
    monkeypatch.setattr(system_packages, "_DEBIANS_OWN_PYTHON", False)
    with pytest.raises(system_packages.MissingPackagesError, match="complete Python"):
        system_packages._python_packages()


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An environment in a folder of its own that only notes that it would be installed."""
    calls: list[str] = []
    monkeypatch.setattr(environment, "_STAMP", tmp_path / "made-from.json")
    monkeypatch.setattr(environment, "_works", lambda: True)
    monkeypatch.setattr(environment, "_install", lambda: calls.append("install"))
    return calls


def test_a_second_run_installs_nothing(made: list[str]) -> None:
    environment.ensure()
    environment.ensure()
    assert made == ["install"]


def test_other_requirements_are_installed(
    made: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.ensure()
    other = tmp_path / "dev.txt"
    other.write_text("another==1")
    monkeypatch.setattr(environment, "_ALL", other)
    environment.ensure()
    assert made == ["install", "install"]


def test_a_moved_or_dead_environment_is_made_anew(
    made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Builder:
        def __init__(self, **_: object) -> None: ...

        def create(self, _: Path) -> None:
            made.append("create")

    monkeypatch.setattr(environment.venv, "EnvBuilder", Builder)
    environment._STAMP.write_text(json.dumps({"root": "elsewhere", "made_from": "?"}))
    environment.ensure()
    monkeypatch.setattr(environment, "_works", lambda: False)
    environment.ensure()
    assert made == ["create", "install", "create", "install"]


def test_a_failed_installation_leaves_no_stamp(
    made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise environment.EnvironmentNotMadeError

    monkeypatch.setattr(environment, "_install", fail)
    with pytest.raises(environment.EnvironmentNotMadeError):
        environment.ensure()
    assert not environment._STAMP.exists()


def test_this_environment_works() -> None:
    assert environment._works()


@pytest.mark.parametrize("display", ["", ":4711", "unix:4711", "nonsense"])
def test_there_is_no_display_where_nothing_listens(
    display: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", display)
    assert not house.has_display()


def test_a_display_of_another_computer_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", "desk:10.0")
    assert house.has_display()


def test_a_wayland_display_is_its_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as folder:  # a socket's path has to be short
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-9")
        assert not house.has_display()
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(f"{folder}/wayland-9")
            assert house.has_display()


def test_an_unknown_target_is_a_usage_error_that_lists_the_real_ones(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert house.main(["no-such-target"]) == 2
    assert "setup | run | test | lint" in capsys.readouterr().out


def test_without_a_display_run_says_so_and_makes_the_sample(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(house, "_prepare", lambda packages: None)
    monkeypatch.setattr(house, "_python", lambda *words: asked.append(words) or 0)
    monkeypatch.setattr(house, "has_display", lambda: False)
    assert house.main(["run"]) == 0
    assert asked == [("-m", "core.cli", "demo", "--out", str(Path("build", "demo")))]
    assert "no display" in capsys.readouterr().out
    monkeypatch.setattr(house, "has_display", lambda: True)
    assert house.main(["run"]) == 0
    assert asked[1] == ("-m", "desktop")


def test_the_makefile_offers_what_the_script_does() -> None:
    listed = subprocess.run(
        ["make", "--print-data-base", "--question", "help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    phony = next(line for line in listed.splitlines() if line.startswith(".PHONY:"))
    for target in ("setup", "run", "test", "lint", "bench", *house.PROGRAMS):
        assert f" {target} " in f"{phony} "
