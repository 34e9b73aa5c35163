"""A sender's file names can neither lead elsewhere nor deceive."""

from __future__ import annotations

import pytest

from core.intake.safe_names import safe_name


@pytest.mark.parametrize(
    ("name", "extension", "expected"),
    [
        ("IG policy.pdf", "pdf", "IG policy.pdf"),
        ("Richtlinie für Ärzte.PDF", "pdf", "Richtlinie für Ärzte.pdf"),
        ("../../etc/passwd", "txt", "passwd.txt"),
        ("..\\..\\boot.ini", "txt", "boot.ini.txt"),
        ("/", "pdf", "document.pdf"),
        ("", "pdf", "document.pdf"),
        ("..", "pdf", "document.pdf"),
        (".bashrc", "txt", "bashrc.txt"),
        ("nul.pdf", "pdf", "_nul.pdf"),
        ("COM1.tar.zip", "zip", "_COM1.tar.zip"),
        ("a\nb\x00c\x1b.pdf", "pdf", "abc.pdf"),
        ("invoice\u202efdp.exe", "bin", "invoicefdp.exe.bin"),
        ("report.pdf:stream", "pdf", "report.pdf_stream.pdf"),
        ("photo.JPEG", "jpg", "photo.jpg"),
        ("setup.exe", "pdf", "setup.exe.pdf"),
        ("trailing. . .pdf", "pdf", "trailing.pdf"),
        ("x" * 300 + ".pdf", "pdf", "x" * 100 + ".pdf"),
    ],
)
def test_a_name_becomes_one_safe_name(name: str, extension: str, expected: str) -> None:
    assert safe_name(name, extension) == expected


def test_two_documents_of_one_name_are_told_apart_even_without_capitals() -> None:
    assert safe_name("Policy.pdf", "pdf", {"policy.pdf"}) == "Policy (2).pdf"
    assert safe_name("P.pdf", "pdf", {"p.pdf", "p (2).pdf"}) == "P (3).pdf"
