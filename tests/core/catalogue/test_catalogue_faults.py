"""Whoever edits a question set by hand is told the file, the line and the field of each fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.catalogue.check import faults_of, read_folder
from core.catalogue.compile import CatalogueFaultyError, compile_folder
from core.catalogue.source import read_source


def found(folder: Path) -> list[str]:
    return [str(fault) for fault in faults_of(read_folder(folder))]


@pytest.mark.parametrize("name", ["levels", "dspt"])
def test_a_sound_set_has_no_faults(name: str, request: pytest.FixtureRequest) -> None:
    assert found(request.getfixturevalue(name)) == []


SHAPE = [
    ("1-101.yaml", "answer: levels", "answer: maybe", ":3: answer: has to be one of"),
    ("1-101.yaml", "title: Someone waters the plant\n", "", ":1: title: is missing"),
    ("1-101.yaml", "minutes: 10", "minutes: ten", ":4: minutes: has to be a whole number"),
    ("1-101.yaml", "easy: true", "easy: yes", ":5: easy: has to be true or false"),
    ("1-101.yaml", "  why: It dries out.", "  whyy: It dries out.", ":24: guidance.whyy: is not a"),
    ("1-101.yaml", "ref: 1-101", 'ref: "1 101"', ":1: ref: '1 101' is not written like"),
    (
        "1-101.yaml",
        "short: there is a can, ",
        "",
        ":15: levels[1].criteria[2].short: is missing",
    ),
    (
        "1-101.yaml",
        "short: there is a can",
        'short: ""',
        ":15: levels[1].criteria[2].short: is empty",
    ),
    (
        "1-101.yaml",
        "short: there is a can",
        f"short: {'a' * 61}",
        ":15: levels[1].criteria[2].short: is longer than 60",
    ),
    (
        "1-101.yaml",
        "steps: [Fill the can., Pour.]",
        "steps: Pour.",
        ":26: guidance.steps: has to be a list",
    ),
    ("1-101.yaml", "  - level: 3", "  - level: 4", ":19: levels[3].level: 4 is greater than"),
    (
        "1-101.yaml",
        "confidence: likely",
        "confidence: sure",
        ":10: applies.dental.confidence: has to be one of",
    ),
    ("index.yaml", "noun: requirement", "noun: thing", ":5: noun: has to be one of"),
    ("index.yaml", 'edition: "1"', "edition: 1", ":4: edition: has to be text (put it in quotes)"),
    ("index.yaml", "due: 2013-03-31", "due: 31 March", ":9: due: '31 March' is not written"),
    ("index.yaml", "listed: 3}", "listed: 3, lister: 4}", ":11: org_types.pharmacy.lister: is not"),
]


@pytest.mark.parametrize(("name", "old", "new", "said"), SHAPE)
def test_a_fault_of_shape_is_named_by_line_and_field(
    levels: Path, mend, name: str, old: str, new: str, said: str
) -> None:
    mend(name, old, new)
    assert len(found(levels)) == 1
    assert found(levels)[0].startswith(f"mini-levels/{name}{said}")


MEANING = [
    (
        "1-102.yaml",
        "id: 1-102.1a",
        "id: 1-101.1a",
        ":10: levels[1].criteria[1].id: the id 1-101.1a",
    ),
    ("1-102.yaml", "ref: 1-102", "ref: 1-103", ":1: ref: 1-103 does not match the name"),
    (
        "1-102.yaml",
        "short: there is a clock, place: Shop floor",
        "short: there is a clock, place: Moon",
        ":10: levels[1].criteria[1].place: Moon is not a place",
    ),
    (
        "1-102.yaml",
        "pharmacy: {confidence: memory, source: memory,",
        "pharmacy: {confidence: memory, source: rumour,",
        ":6: applies.pharmacy.source: rumour is not a source",
    ),
    (
        "1-102.yaml",
        "provenance: {confidence: memory, source: memory}",
        "provenance: {confidence: memory, source: rumour}",
        ":4: provenance.source: rumour is not a source",
    ),
    ("1-102.yaml", "  - level: 2", "  - level: 1", ":7: levels: have to stand in rising order"),
    ("1-102.yaml", "answer: levels", "answer: text", ":3: answer: has to be levels, because"),
    ("index.yaml", "listed: 2}", "listed: 1}", ":12: org_types.dental.listed: says 1, but 2 files"),
    ("index.yaml", "due: 2013-03-31", "due: 2013-02-31", ":9: due: 2013-02-31 is not a day"),
    ("index.yaml", "id: mini-levels", "id: other", ":2: id: other does not match the name"),
    ("index.yaml", '- id: "2"', '- id: "1"', ":21: groups[2].id: the group 1 stands here twice"),
    ("index.yaml", "holds: [1-201]", "holds: [1-201, 1-102]", ":23: groups[2].holds[2]: 1-102 sta"),
    ("index.yaml", "holds: [1-201]", "holds: [1-201, 1-9]", ":23: groups[2].holds[2]: there is no"),
]


@pytest.mark.parametrize(("name", "old", "new", "said"), MEANING)
def test_a_fault_of_meaning_is_named_by_line_and_field(
    levels: Path, mend, name: str, old: str, new: str, said: str
) -> None:
    mend(name, old, new)
    assert any(fault.startswith(f"mini-levels/{name}{said}") for fault in found(levels))


def test_a_file_that_no_group_holds_is_named(levels: Path, mend) -> None:
    mend("index.yaml", "holds: [1-101, 1-102]", "holds: [1-101]")
    assert found(levels) == ["mini-levels/1-102.yaml:1: no group in index.yaml holds this"]


def test_a_type_that_the_index_does_not_know_is_named(levels: Path, mend) -> None:
    mend("1-102.yaml", "  pharmacy: {", "  optician: {")
    assert "mini-levels/1-102.yaml:6: applies.optician: the type optician is not in" in "".join(
        found(levels)
    )


def test_levels_have_no_place_in_a_set_of_items(dspt: Path) -> None:
    file = dspt / "1.1.1.yaml"
    file.write_text(file.read_text("utf-8").replace("answer: text", "answer: levels"), "utf-8")
    assert found(dspt) == [
        "mini-dspt/1.1.1.yaml:1: levels: is missing",
        "mini-dspt/1.1.1.yaml:3: answer: cannot be levels, because the scheme is dspt-items",
    ]


def test_a_folder_without_an_index_says_so(levels: Path) -> None:
    (levels / "index.yaml").unlink()
    assert found(levels) == ["mini-levels/index.yaml:1: is missing"]


YAML = [
    ("ref: [1\n", ":2: is not YAML: "),
    ("ref: 1\nref: 2\n", ":2: ref: stands here twice"),
    ("a: &x 1\nb: *x\n", ":2: is not YAML: an alias is not allowed here"),
    ("a: !!python/object:os.system 1\n", ":1: a: the tag tag:yaml.org,2002:python/object"),
    ("a: \x07\n", ":1: is not YAML: it holds a forbidden character"),
]


@pytest.mark.parametrize(("text", "said"), YAML)
def test_broken_yaml_is_named_by_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    faults = read_source(tmp_path / "a.yaml", "a.yaml").faults
    assert [str(fault).startswith(f"a.yaml{said}") for fault in faults] == [True]


def test_every_missing_and_every_strange_field_is_named(levels: Path, mend) -> None:
    mend("1-102.yaml", "title: The clock is right\nanswer: levels\n", "titel: x\nantwort: y\n")
    assert found(levels) == [
        "mini-levels/1-102.yaml:1: answer: is missing",
        "mini-levels/1-102.yaml:1: title: is missing",
        "mini-levels/1-102.yaml:2: titel: is not a field that belongs here",
        "mini-levels/1-102.yaml:3: antwort: is not a field that belongs here",
    ]


def test_an_empty_file_is_named(levels: Path) -> None:
    (levels / "1-102.yaml").write_text("", "utf-8")
    assert found(levels) == ["mini-levels/1-102.yaml:1: has to be a table of fields"]


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"title: caf\xe9\n")
    assert (
        str(read_source(tmp_path / "a.yaml", "a.yaml").faults[0]) == "a.yaml:1: is not UTF-8 text"
    )


def test_text_that_looks_like_a_number_or_a_date_stays_text(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("[1.10, 2013-03-31, no, 0x1F, 1_000, 7, true, ~]", "utf-8")
    value = read_source(tmp_path / "a.yaml", "a.yaml").value
    assert value == ["1.10", "2013-03-31", "no", "0x1F", "1_000", 7, True, None]


def test_compiling_a_faulty_set_names_every_fault_at_once(levels: Path, mend) -> None:
    mend("1-101.yaml", "answer: levels", "answer: maybe")
    mend("1-102.yaml", "title: The clock is right\n", "")
    with pytest.raises(CatalogueFaultyError) as caught:
        compile_folder(levels)
    assert [fault.file for fault in caught.value.faults] == [
        "mini-levels/1-101.yaml",
        "mini-levels/1-102.yaml",
    ]
    assert "1-102.yaml:1: title: is missing" in caught.value.what
