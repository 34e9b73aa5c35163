"""The plain page that stands in for somebody's own paper."""

from __future__ import annotations

import io
from pathlib import Path

import paper_samples as sample
from paper_tools import Pdf

from core.reports.plain_page import write_plain_page


def test_a_plain_page_is_tagged_sound_and_bears_no_header_of_ours(tmp_path: Path) -> None:
    pdf = Pdf(tmp_path / "policy.pdf")
    with pdf.path.open("wb") as target:
        write_plain_page("IG <policy>", ["First line.", "", "W" * 400], target, sample.MADE_AT)
    assert pdf.is_sound()
    assert pdf.tags == ["Document", "H1", "P", "P"]
    assert pdf.info["Title"] == "IG <policy>"
    assert pdf.info["Tagged"] == "yes"
    assert pdf.read_aloud.splitlines()[:2] == ["IG <policy>", "First line."]
    assert "Page 1" not in pdf.text()
    assert all("OpenSans" in row[0] for row in pdf.fonts)


def test_the_same_words_give_the_same_bytes() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    for target in (first, second):
        write_plain_page("Policy", ["One."], target, sample.MADE_AT)
    assert first.getvalue() == second.getvalue()
