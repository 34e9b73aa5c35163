"""A new year in pictures: a question set from a file, and last year's answers looked at again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from next_edition import MERGED_INTO, NEW, OLD, REWORDED, next_edition_json

from core.catalogue import load_bundled
from core.crypto.sshsig import SigningKey
from core.domain.carried import Verdict
from core.packs import pack_bytes
from core.services import sample
from core.services.access import SpareKey, SpareKeyUnlock
from core.workspace import NewStore, Workspace

AGES, OTHER_KIND = "3.1.1", "6.2.1"


def next_year(home: Path, begin: Callable[[Path], Any]) -> None:
    """Signed work of a year that is over, a file, the start, the looking, and what is left."""
    folder, key = home / "next-year", SpareKey.new()
    new = NewStore(
        name=sample.NAME, ods_code=sample.ODS_CODE, org_type=sample.ORG_TYPE,
        person=sample.MANAGER, catalogue_id=OLD, spare_key=key,
    )  # fmt: skip
    with Workspace.create(folder, new).workspace as workspace:
        today = workspace.assessments.state().today
        who = sample.made_up(load_bundled()[OLD], sample.ORG_TYPE, today)
        sample.fill(workspace, sample.HowFar.ALL, who)
        workspace.sign_offs.sign_off(*sample.OWNER)
    path = home / "dspt-2026-27.igtq"
    seal = SigningKey.generate()
    path.write_bytes(pack_bytes(next_edition_json(), seal, "made-up-publisher", today)[1])
    one = begin(folder)
    one.unlock(SpareKeyUnlock(key.printed))
    _take_in(one, path)
    _look(one)
    one.end()


def _take_in(one: Any, path: Path) -> None:
    one.go("home")
    one.draw("home-year-over")
    one.go("settings", "sets")
    year = one.page.section.year
    year.look_at(path)
    one.settle()
    one.draw("settings-set-unknown")
    year.file.trust.compared.click()
    year.file.trust.button.click()
    one.settle()
    one.draw("settings-set-file")
    year.file.install.click()
    one.settle()
    card = year.newer[0]
    card.button.click()
    one.settle()
    one.draw("settings-next-set")
    card.differences.fold.head.click()
    one.settle()
    one.draw("settings-next-set-differences")
    card.confirm.yes.click()
    one.settle()


def _look(one: Any) -> None:
    assert one.workspace.assessments.current().catalogue_id == NEW
    one.draw("still-true")
    for name, ref in (
        ("ages", AGES), ("merged", MERGED_INTO), ("reworded", REWORDED), ("other", OTHER_KIND),
    ):  # fmt: skip
        one.go("still-true", ref)
        one.draw(f"still-true-{name}")
    one.go("still-true", "1.1.1")
    one.page.say(Verdict.CHANGED)
    one.settle()
    one.draw("still-true-changed")
    one.go("home")
    one.draw("home-still-true")
    one.go("questions", "1.1.3")
    one.page.view.pane.last_year.fold.head.click()
    one.settle()
    one.draw("questions-last-year")
    one.go("still-true")
    page = one.page
    while page.where():
        said = page.view.verdicts.buttons[Verdict.STILL_TRUE].isEnabled()
        page.say(Verdict.STILL_TRUE if said and page.where() != REWORDED else Verdict.NOT_SURE)
        one.settle()
    one.draw("still-true-end")
    one.go("years")
    one.draw("years")
    one.go("left-behind")
    one.draw("left-behind")
