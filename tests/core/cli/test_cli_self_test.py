"""The self-test does the whole path for real, says each step, and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from igt_runs import Igt

from core.cli import self_test
from core.cli.demo import Demo
from core.domain.catalogue import Catalogue


def test_it_names_each_step_and_leaves_nothing_behind(
    bare_igt: Igt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran = bare_igt("self-test")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "ok  migrate an older store",
        "ok  assess, sign off and export",
        "ok  write PDFs",
        "ok  open the records again, check them, begin a document and look into one",
        "ok  find the guide and every licence",
        "ok  receive and verify the submission file",
    ]
    assert not list(tmp_path.iterdir())


def test_a_paper_that_is_no_pdf_fails_it_with_exit_4(
    bare_igt: Igt, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = self_test.run_demo

    def spoilt(folder: Path, catalogue: Catalogue, org_type: str) -> Demo:
        demo = real(folder, catalogue, org_type)
        demo.files["summary"].write_bytes(b"not a PDF")
        return demo

    monkeypatch.setattr(self_test, "run_demo", spoilt)
    ran = bare_igt("self-test", "--json")
    assert (ran.code, ran.error_code) == (4, "self-test-failed")
    assert "summary" in ran.document["error"]["what"]
