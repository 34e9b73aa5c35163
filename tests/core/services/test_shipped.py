"""Whatever is shipped is named with its licence, in full."""

from __future__ import annotations

import re

from source_files import ROOT

from core.services.shipped import program_version, shipped_parts


def test_every_package_that_is_shipped_has_a_licence_with_its_text() -> None:
    parts = {re.sub(r"[-_.]+", "-", part.name).lower(): part for part in shipped_parts()}
    asked = (ROOT / "requirements" / "runtime.in").read_text("utf-8").splitlines()
    wanted = [line.partition("==")[0].lower() for line in asked if line[:1].isalpha()]
    assert [name for name in wanted if re.sub(r"[-_.]+", "-", name) not in parts] == []
    assert parts.keys() >= {"python", "qt", "open sans", "lucide icons"}
    assert [part.name for part in parts.values() if not part.licence or len(part.text) < 300] == []


def test_what_is_needed_by_what_is_needed_is_there_too() -> None:
    names = {part.name.lower() for part in shipped_parts()}
    assert {"mako", "lxml", "pillow", "cffi"} <= names  # of alembic, python-docx, reportlab ...
    assert "pytest" not in names and program_version()
