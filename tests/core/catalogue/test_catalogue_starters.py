"""The shipped starters hold together with the question sets, and each fault is named."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from core.catalogue import load_bundled
from core.catalogue.starter_check import compiled_starters
from core.catalogue.starters import load_starters
from core.domain.starters import Heading, Points, Signatures, Table, made_for
from core.resources import resource

Faulty = Callable[[str, str], list[str]]


def test_every_starter_has_a_source_and_is_compiled() -> None:
    sources = {path.stem for path in resource("templates").glob("*.yaml")}
    assert set(load_starters()) == sources
    assert len(sources) >= 20


def test_every_starter_that_a_question_set_names_is_there() -> None:
    named = {
        name
        for catalogue in load_bundled().values()
        for leaf in catalogue.by_ref.values()
        for name in leaf.templates
    }
    assert named
    assert named <= set(load_starters())


def test_every_ref_that_a_starter_serves_is_in_its_set_and_asked_of_somebody() -> None:
    sets = load_bundled()
    for starter in load_starters().values():
        for set_id, refs in starter.serves.items():
            for ref in refs:
                assert sets[set_id].by_ref[ref].applies, (starter.id, ref)


def test_each_offered_type_gets_a_whole_document_of_every_starter() -> None:
    """No type finds a heading at the end, or nothing but headings."""
    types = {org_type for one in load_bundled().values() for org_type in one.offered_types}
    for starter in load_starters().values():
        for org_type in types:
            content = made_for(starter, org_type, {}).content
            assert not isinstance(content[-1], Heading), (starter.id, org_type)
            assert sum(not isinstance(one, Heading) for one in content) >= 3, starter.id


def test_a_starter_reads_as_it_was_written() -> None:
    starter = load_starters()["incident-procedure"]
    assert starter.review_months == 12
    assert any(isinstance(b.content, Points) and b.content.numbered for b in starter.body)
    assert any(isinstance(b.content, Table) and b.content.blank_rows for b in starter.body)
    assert any(isinstance(b.content, Signatures) for b in starter.body)
    assert load_starters()["asset-register"].landscape
    assert not starter.landscape


@pytest.fixture
def faulty(tmp_path: Path) -> Faulty:
    """Replace a text in a small starter and return what is then wrong, as lines."""

    def check(old: str, new: str) -> list[str]:
        assert SMALL.count(old) == 1
        (tmp_path / "small.yaml").write_text(SMALL.replace(old, new), "utf-8")
        return [str(fault) for fault in compiled_starters(tmp_path, load_bundled())[1]]

    return check


SMALL = """\
id: small
title: Small
kind: form
review_months: 12
serves: {dspt-8: [1.1.2]}
use: Use it.
body:
  - heading: First
  - text: "Ask {ig_lead}."
    for: [dental]
  - text: Whom to ask.
  - table:
      columns: [What, Who]
      rows:
        - [A, B]
  - heading: Last
  - list: [One.]
"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("id: small", "id: other", "small.yaml:1: id: has to be the file's name, small"),
        ("kind: form", "kind: poem", "small.yaml:3: kind: has to be one of: policy, form"),
        ("[1.1.2]", "[9.9.99]", "small.yaml:5: serves.dspt-8[1]: dspt-8 has no 9.9.99"),
        ("dspt-8:", "dspt-9:", "small.yaml:5: serves.dspt-9: has to be one of: dspt-8, igt-10"),
        ("{ig_lead}", "{boss}", "small.yaml:9: body[2].text: {boss} is no fact that is told"),
        ("Ask {ig_lead}", "[fill in name]", "a blank has to be written like [fill in: what]"),
        ("[dental]", "[dentist]", "small.yaml:10: body[2].for[1]: no question set knows dentist"),
        ("[A, B]", "[A]", "small.yaml:15: body[4].table.rows[1]: has 1 cells under 2 columns"),
        ("list: [One.]", "chart: [1]", "small.yaml:17: body[6].chart: is not a field that belongs"),
        ("  - list: [One.]\n", "", "small.yaml:16: body[5].heading: has nothing below it for"),
        ("text: Whom", "heading: Whom", "small.yaml:8: body[1].heading: has nothing below it for"),
        ("    for: [dental]", "    fields: [A]", "body[2]: has to hold just one of: heading, text"),
    ],
)
def test_a_fault_is_named_by_file_line_and_field(
    faulty: Faulty, old: str, new: str, fault: str
) -> None:
    found = faulty(old, new)
    assert any(fault in line for line in found), found


def test_a_heading_left_alone_for_one_type_names_that_type_alone(faulty: Faulty) -> None:
    found = faulty("text: Whom to ask.", "heading: Whom to ask.")
    assert found
    assert not any("for dental" in line for line in found)


def test_a_question_set_that_names_a_starter_nobody_wrote_is_a_fault(tmp_path: Path) -> None:
    for path in resource("templates").glob("*.yaml"):
        shutil.copy(path, tmp_path)
    (tmp_path / "privacy-notice.yaml").unlink()
    _, faults = compiled_starters(tmp_path, load_bundled())
    assert "dspt-8/1.1.3.yaml:1: templates: there is no starter privacy-notice" in map(str, faults)
