"""The Debian packages that pip cannot bring: listed here once, installed or asked for in words.

Only Debian and its kin (anything with ``dpkg-query`` and ``apt-get``) need this. Windows and
macOS bring what Qt wants; on another Linux the person is told the libraries' names.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys

WINDOW = (
    "libglib2.0-0",
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libfontconfig1",
    "libdbus-1-3",
    "libxcb-cursor0",
    "libxkbcommon-x11-0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
)
"""Qt's system libraries: with these, a minimal Debian 12 opens a window."""

TESTS = (
    "age",
    "openssh-client",
    "binutils",
    "poppler-utils",
    "qpdf",
    "zbar-tools",
    "gnome-keyring",
    "dbus",
    "xvfb",
    "xauth",
    "x11-utils",
    "openbox",
    "xdotool",
    "imagemagick",
    "ffmpeg",
    "at-spi2-core",
)
"""Stock tools that the tests hold our files against, and a screen to drive the window on."""

_DEBIANS_OWN_PYTHON = sys.base_prefix == "/usr"

INSTALLER = (
    "binutils",
    "debootstrap",
    "dpkg-dev",
    "xz-utils",
    # Debian's python3 carries no shared library of itself, which the built program takes along.
    *((f"libpython3.{sys.version_info.minor}",) if _DEBIANS_OWN_PYTHON else ()),
)
"""What builds the .deb and tries it in a clean system."""

_APT = ("apt-get", "install", "--yes", "--no-install-recommends")


class MissingPackagesError(Exception):
    """Packages are missing and only an administrator can add them."""


def ensure(packages: tuple[str, ...]) -> None:
    """Make sure that *packages* are installed; as root install what is missing.

    Raises MissingPackagesError with the exact command where we are not root.
    """
    if not _is_debian():
        return
    missing = _missing(_python_packages() + packages)
    if not missing:
        return
    command = [*_APT, *missing]
    if os.geteuid() != 0:
        raise MissingPackagesError(
            "Some system packages are missing. Run this once, then try again:\n\n"
            f"    sudo {' '.join(command)}\n"
        )
    print("Installing system packages:", " ".join(missing), flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(["apt-get", "update", "--quiet"], check=True, env=environment)
        subprocess.run([*command, "--quiet"], check=True, env=environment)
    except subprocess.CalledProcessError as problem:
        raise MissingPackagesError(
            "apt could not install what is missing. Mend what it says above, then try again, or "
            f"run it yourself:\n\n    apt-get update && {' '.join(command)}\n"
        ) from problem


def _is_debian() -> bool:
    return bool(shutil.which("dpkg-query") and shutil.which("apt-get"))


def _python_packages() -> tuple[str, ...]:
    """Debian splits venv and ensurepip off its own python3; other builds carry them."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return ()
    if not _DEBIANS_OWN_PYTHON:
        raise MissingPackagesError(
            f"{sys.executable} has no venv or ensurepip module. Use a complete Python 3.11 or "
            "newer, for example: make PYTHON=/usr/bin/python3"
        )
    return ("python3-venv",)


def _missing(packages: tuple[str, ...]) -> list[str]:
    """Newer releases renamed some libraries with the ending t64; either name will do."""
    names = [name for package in packages for name in (package, package + "t64")]
    found = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${db:Status-Status} ${Package}\n", *names],
        check=False,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    present = {line.split()[1] for line in found if line.startswith("installed ")}
    wanted = dict.fromkeys(packages)
    return [name for name in wanted if not {name, name + "t64"} & present]
