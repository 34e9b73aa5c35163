"""What no file of the project may hold: hosts of package registries, paths of one machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from source_files import ROOT, all_files

# Put together from pieces, so that this file does not hold what it forbids.
HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs"),
        ("deb", "debian"),
        ("security", "debian"),
        ("archive", "ubuntu"),
        ("pkg", "dev"),
        ("artifactory", ""),
        ("conda", "anaconda"),
        ("crates", "io"),
        ("proxy", "golang"),
    )
]
MACHINE_PATH = re.compile(
    r"(?<![\w./:~>])/(?:root|work|opt|srv|mnt)/[\w.]|(?<![\w./:~>])/(?:home|Users)/(?!you\b)\w"
)
MADE_UP_HOME = re.compile(r"/(?:home|Users)/\w+")
"""In tests alone: a home folder to show that it does not appear somewhere."""
KEY_MARKS = ("AGE-SECRET-" + "KEY-1", "BEGIN OPENSSH PRIVATE" + " KEY")


def texts() -> Iterator[tuple[str, str]]:
    """Yield name and text of each file that is text."""
    for path in all_files():
        data = path.read_bytes()
        if b"\0" not in data[:4096]:
            yield path.relative_to(ROOT).as_posix(), data.decode("utf-8", "replace")


def registry_hosts(text: str) -> list[str]:
    return [host for host in HOSTS if host in text]


def test_no_file_names_the_host_of_a_package_registry() -> None:
    assert {name: found for name, text in texts() if (found := registry_hosts(text))} == {}


def test_no_file_names_a_folder_of_one_machine() -> None:
    found = {}
    for name, text in texts():
        looked_at = MADE_UP_HOME.sub("", text) if name.startswith("tests/") else text
        found[name] = MACHINE_PATH.findall(looked_at)
    assert {name: paths for name, paths in found.items() if paths} == {}


def test_no_file_but_the_tests_holds_a_whole_secret_key() -> None:
    whole = re.compile(KEY_MARKS[0] + r"[A-Z0-9]{58}|" + KEY_MARKS[1] + r"-----\s+\S{40}")
    held = [name for name, text in texts() if whole.search(text)]
    assert [name for name in held if not name.startswith("tests/")] == []


def test_every_requirement_is_pinned_and_carries_its_hashes() -> None:
    for name in ("build", "runtime", "dev"):
        pinned = (ROOT / "requirements" / f"{name}.txt").read_text().replace("\\\n", "")
        lines = [line for line in pinned.splitlines() if line and not line.lstrip().startswith("#")]
        assert lines
        assert all("==" in line and "--hash=sha256:" in line for line in lines)
        named = (ROOT / "requirements" / f"{name}.in").read_text().splitlines()
        wanted = [line for line in named if line and not line.startswith(("#", "-r "))]
        assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in wanted)
        for line in wanted:
            assert f"\n{line.lower()} " in f"\n{pinned.lower()}", "compile the requirements again"


def test_qt_stays_below_the_release_that_loses_references() -> None:
    pinned = (ROOT / "requirements" / "runtime.in").read_text()
    found = re.search(r"PySide6-Essentials==(\d+)\.(\d+)", pinned)
    assert found
    assert (int(found[1]), int(found[2])) < (6, 12)


@pytest.mark.parametrize(
    "text",
    [
        "see /ro" + "ot/x",
        '"/wo' + 'rk/main"',
        "/op" + "t/pypi",
        "/ho" + "me/anna/x",
        "=/Us" + "ers/tom",
    ],
)
def test_a_machines_folder_is_seen(text: str) -> None:
    assert MACHINE_PATH.search(text)


@pytest.mark.parametrize("text", ["/usr/lib/igt", "a/work/b", "https://x.example/opt/y"])
def test_a_path_of_any_machine_is_fine(text: str) -> None:
    assert not MACHINE_PATH.search(text)


def test_every_registry_host_is_seen() -> None:
    assert all(registry_hosts(f"https://{host}/simple") for host in HOSTS)


def test_the_licence_is_whole() -> None:
    text = Path(ROOT / "LICENSE").read_text()
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
