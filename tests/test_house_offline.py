"""The program runs with no network: none is there, and asking for one is an error."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from source_files import ROOT

# Python's own audit events see every address that is looked up or connected to. Sockets of the
# machine itself (AF_UNIX, the keyring's bus) are no network.
GUARD = """
import os, socket, sys
def refuse(event, values):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        os.write(2, b"NETWORK " + event.encode()); os._exit(99)
    if event in ("socket.connect", "socket.bind") and values[0].family != socket.AF_UNIX:
        os.write(2, b"NETWORK " + event.encode()); os._exit(99)
sys.addaudithook(refuse)
"""
IMPORT_ALL = """
import importlib, pathlib
for package in ("core", "desktop"):
    for path in sorted(pathlib.Path(package).rglob("*.py")):
        parts = path.with_suffix("").parts
        if parts[-1] != "__main__" and "versions" not in parts and parts[-1] != "env":
            importlib.import_module(".".join(p for p in parts if p != "__init__"))
"""


@cache
def cut_off() -> tuple[str, ...]:
    """Return the command that takes the network away, where this machine lets us use it."""
    command = ("unshare", "--user", "--map-root-user", "--net")
    if shutil.which("unshare") is None:
        return ()
    tried = subprocess.run([*command, "true"], capture_output=True, check=False)
    return command if tried.returncode == 0 else ()


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run *program* under the guard, without a network, in the project's folder."""
    return subprocess.run(
        [*cut_off(), sys.executable, "-c", GUARD + program, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_whole_program_loads_without_a_network() -> None:
    done = run(IMPORT_ALL)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_sample_is_made_without_a_network(tmp_path: Path) -> None:
    program = "import runpy; runpy.run_module('core.cli', run_name='__main__', alter_sys=True)"
    done = run(program, "demo", "--out", str(tmp_path / "demo"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "demo" / "submission.igtb").stat().st_size > 0


def test_the_guard_stops_a_call_to_the_network() -> None:
    done = run("socket.create_connection(('192.0.2.1', 80), timeout=1)")
    assert done.returncode == 99
    assert "NETWORK" in done.stderr
