"""What is loaded while the person reads the first place."""

from __future__ import annotations

import sys

from desktop.ahead import PAGES, load_pages


def test_what_a_click_leads_to_is_loaded_ahead() -> None:
    load_pages()
    assert {f"desktop.pages.{name}" for name in PAGES} <= sys.modules.keys()
    assert {"desktop.pages.questions.page", "desktop.pages.evidence.page"} <= sys.modules.keys()
