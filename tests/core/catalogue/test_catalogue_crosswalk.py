"""Where the old requirements and the new questions meet is checked against both sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.catalogue import crosswalk, load_bundled
from core.domain.crosswalk import Place, Strength, meetings

REFS = {"old": {"1", "2"}, "new": {"a", "b"}}
GOOD = """between: [old, new]
links:
  - {old: "1", new: a, strength: same, reason: Both ask for a name.}
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(crosswalk, "_folder", lambda: tmp_path)
    path = tmp_path / "old--new.yaml"
    path.write_text(GOOD, "utf-8")
    return path


def test_sound_links_are_compiled(file: Path) -> None:
    built, faults = crosswalk.compiled_links(REFS)
    assert faults == []
    assert b'"one":["old","1"],"other":["new","a"]' in built


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("between: [old, new]", "between: [old, moon]", "between: has to name two of: old, new"),
        ("new: a,", "new: z,", "links[1].new: new has no z"),
        ("strength: same", "strength: equal", "has to be one of: same, close, part"),
        ("reason: Both ask for a name.", "reason: null", "links[1].reason: is empty"),
        ("strength: same, ", "", "has to hold just: old, new, reason, strength"),
        ("links:\n", 'links:\n  - {old: "1", new: a, strength: part, reason: Again.}\n', "twice"),
    ],
)
def test_a_fault_is_named_and_nothing_is_written(file: Path, old: str, new: str, said: str) -> None:
    file.write_text(GOOD.replace(old, new), "utf-8")
    faults, written = crosswalk.write_links(REFS, only_check=False)
    assert any(said in str(fault) for fault in faults)
    assert written is None and not (file.parent / crosswalk.COMPILED).exists()


def test_links_that_are_out_of_date_are_seen_and_then_written(file: Path) -> None:
    assert crosswalk.write_links(REFS, only_check=True)[1] is not None
    assert not (file.parent / crosswalk.COMPILED).exists()
    assert crosswalk.write_links(REFS, only_check=False)[1] is not None
    assert crosswalk.write_links(REFS, only_check=True) == ([], None)


def test_most_questions_meet_an_old_requirement_and_each_link_says_why() -> None:
    links, sets = crosswalk.load_links(), load_bundled()
    met = {ref for ref in sets["dspt-8"].by_ref if meetings(links, Place("dspt-8", ref))}
    assert len(met) >= 40
    asked = {asked.ref for asked in sets["igt-10"].for_type("pharmacy").asked}
    assert asked <= {link.one.ref for link in links} | {link.other.ref for link in links}
    assert len({link.reason for link in links}) == len(links)


def test_the_strongest_meeting_comes_first() -> None:
    for ref in load_bundled()["dspt-8"].by_ref:
        found = [one.strength for one in meetings(crosswalk.load_links(), Place("dspt-8", ref))]
        assert found == sorted(found, key=list(Strength).index)
