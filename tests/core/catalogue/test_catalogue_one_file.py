"""A whole edition in one YAML file, a compiled file, and files that mean harm."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.catalogue.check import faults_of, read_files
from core.catalogue.compile import CatalogueFaultyError, compile_folder, compiled_bytes
from core.catalogue.opening import CatalogueNotFoundError, compiled_from
from core.catalogue.source import DEEPEST, LARGEST


def in_one_file(folder: Path) -> str:
    """Write the edition of *folder* the way one file has it."""
    text = (folder / "index.yaml").read_text("utf-8") + "leaves:\n"
    for leaf in sorted(folder.glob("[0-9]*.yaml")):
        first, *others = leaf.read_text("utf-8").splitlines()
        text += f"  - {first}\n" + "".join(f"    {line}\n" for line in others)
    return text


@pytest.fixture
def whole(levels: Path, tmp_path: Path) -> Path:
    """The made-up set with levels, in one file of another name."""
    file = tmp_path / "our own.yaml"
    file.write_text(in_one_file(levels), "utf-8")
    return file


def found(path: Path) -> list[str]:
    return [str(fault) for fault in faults_of(read_files(path))]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    file.write_text(text.replace(old, new), "utf-8")


def test_one_file_says_what_the_folder_says(whole: Path, levels: Path) -> None:
    assert found(whole) == []
    assert compiled_from(whole) == compiled_from(levels) == compile_folder(levels)


def test_a_fault_in_one_file_is_named_by_its_line_and_its_place_in_the_list(whole: Path) -> None:
    change(whole, "answer: levels\n    minutes: 10", "answer: maybe\n    minutes: 10")
    line = whole.read_text("utf-8").splitlines().index("    answer: maybe") + 1
    assert found(whole) == [
        f"our own.yaml:{line}: leaves[1].answer: has to be one of: levels, yes-no, text, "
        "document, date, confirm, open"
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("leaves:\n", "leaf:\n", "leaves: is missing"),
        ("leaves:\n", "leaves: none\nold:\n", "leaves: has to be a list"),
        ("- ref: 1-102", "- ref: 1-101", "leaves[2].ref: 1-101 stands here twice"),
        ("- ref: 1-102", "- ref: 1-109", "there is no leaf 1-102"),
        ("- ref: 1-102", "- ref: 1-109", "leaves[2]: no group in our own.yaml holds this"),
        ("- ref: 1-102", "- ref: 7", "leaves[2].ref: has to be text (put it in quotes)"),
        ("listed: 3}", "listed: 4}", "says 4, but 3 leaves list this type"),
    ],
)
def test_what_does_not_fit_in_one_file_is_said(whole: Path, old: str, new: str, said: str) -> None:
    change(whole, old, new)
    assert any(said in fault for fault in found(whole)), found(whole)


def test_the_folder_may_be_named_from_within(levels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(levels)
    assert found(Path()) == []


def test_a_byte_order_mark_does_no_harm(whole: Path) -> None:
    whole.write_bytes(b"\xef\xbb\xbf" + whole.read_bytes())
    assert found(whole) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" * 3000, f":1: is not YAML: more than {DEEPEST} lists"),
        ("a: " * 20, ":1: is not YAML"),
        ("a: &x [1]\nb: *x\n", ":2: is not YAML: an alias is not allowed here"),
        ("a: !!python/object/apply:os.system [x]\n", ":1: a: the tag tag:yaml.org,2002:python"),
        ("a: !!int x\n", ":1: a: the tag tag:yaml.org,2002:int is not allowed here"),
        ("a: !!bool maybe\n", ":1: a: the tag tag:yaml.org,2002:bool is not allowed here"),
        ("a: !!set {x: null}\n", ":1: a: the tag tag:yaml.org,2002:set is not allowed here"),
        ("a: \x07\n", ":1: is not YAML: it holds a forbidden character"),
        ('title: "\\ud83d half"\n', ":1: title: holds a character that nobody can see"),
        ('a: ok\ntitle: "\\e[31m red"\n', ":2: title: holds a character that nobody can see"),
        ('"\\e[31m": red\n', ":1: holds a character that nobody can see"),
        ("minutes: " + "9" * 5000, ":1: minutes: is too long a number"),
        ("? [1, 2]\n: 3\n", ":1: has an odd name"),
        ("a: 1\n---\nb: 2\n", ":2: is not YAML"),
        ("- 1\n", ":1: has to be a table of fields"),
        ("", ":1: has to be a table of fields"),
        ("x" * (LARGEST + 1), ":1: is larger than 4 MB"),
    ],
)
def test_a_file_that_means_harm_is_a_fault_and_no_more(
    tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "odd.yaml"
    file.write_text(text, "utf-8")
    told = found(file)
    assert told and all(fault.startswith("odd.yaml:") for fault in told)
    assert any(said in fault for fault in told), told
    assert not any("\x1b" in fault for fault in told)


@pytest.mark.parametrize("name", ["pipe.yaml", "pipe.json"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this computer has no named pipes")
    os.mkfifo(tmp_path / name)
    with pytest.raises(CatalogueFaultyError, match="is not a file"):
        compiled_from(tmp_path / name)


def test_groups_that_stand_too_deep_are_a_fault_and_not_a_crash(levels: Path) -> None:
    index = levels / "index.yaml"
    head, _, _ = index.read_text("utf-8").partition("groups:")
    deep = "".join(f"{{id: g{n}, title: G, holds: [" for n in range(9)) + "1-101" + "]}" * 9
    index.write_text(f"{head}groups: [{deep}]\n", "utf-8")
    assert any("stands deeper than 8 groups" in fault for fault in found(levels))


def test_what_a_set_says_of_its_forerunner_has_to_stand_in_it(levels: Path) -> None:
    index = levels / "index.yaml"
    index.write_text(
        index.read_text("utf-8")
        + "follows:\n  edition: mini-levels\n  renamed:\n"
        + "    - {was: [0-1], now: [1-101, 1-102.1a, 9-999]}\n",
        "utf-8",
    )
    assert [fault.split(": ", 1)[1] for fault in found(levels)] == [
        "follows.edition: is this edition itself",
        "follows.renamed[1].now[3]: 9-999 is neither a leaf nor a criterion of this set",
    ]


def test_a_compiled_file_is_checked_like_any_other(levels: Path, tmp_path: Path) -> None:
    file = tmp_path / "levels.json"
    file.write_bytes(compiled_bytes(compile_folder(levels)))
    assert compiled_from(file) == compile_folder(levels)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'"noun":"requirement"', b'"noun":"thing"', "levels.json:1: text_hash: it does not match"),
        (b'"minutes":10', b'"minutes":"10"', "children 1, minutes: it is of the wrong kind"),
        (b'{"due"', b'{ "due"', "it is not written in the one form"),
        (b'{"due"', b"\n\n{due", "levels.json:3: is not JSON"),
        (b'{"due"', b"[" * 100_000, "it is not JSON of the one form"),
        (b'"minutes":10', b'"minutes":1.5', "it is not JSON of the one form"),
    ],
)
def test_a_fault_of_a_compiled_file_is_named(
    levels: Path, tmp_path: Path, old: bytes, new: bytes, said: str
) -> None:
    file = tmp_path / "levels.json"
    data = compiled_bytes(compile_folder(levels))
    assert old in data
    file.write_bytes(data.replace(old, new, 1))
    with pytest.raises(CatalogueFaultyError) as caught:
        compiled_from(file)
    assert said in str(caught.value)


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    file = tmp_path / "huge.json"
    with file.open("wb") as sparse:
        sparse.truncate(10**12)
    with pytest.raises(CatalogueFaultyError, match="larger than 8 MB"):
        compiled_from(file)


def test_nothing_there_is_said_with_what_could_be_given(tmp_path: Path) -> None:
    with pytest.raises(CatalogueNotFoundError, match="no question set"):
        compiled_from(tmp_path / "none.yaml")


PIECES = st.sampled_from(
    [
        "[]",
        "{}",
        "null",
        "7",
        "true",
        "x",
        '""',
        "- a",
        "a: b",
        "*x",
        "&x",
        "!y",
        "|",
        "? ",
        '"\\e"',
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_no_slip_of_the_hand_brings_the_checker_down(whole: Path, data: st.DataObject) -> None:
    lines = whole.read_text("utf-8").splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        n = data.draw(st.integers(0, len(lines) - 1))
        head, colon, _ = lines[n].partition(":")
        piece = data.draw(PIECES)
        lines[n] = data.draw(
            st.sampled_from([f"{head}{colon} {piece}", f"  {lines[n]}", piece, "", lines[n] * 2])
        )
    slipped = whole.with_name("slipped.yaml")
    slipped.write_text("\n".join(lines), "utf-8")
    try:
        assert json.loads(compiled_bytes(compiled_from(slipped)))["id"]
    except CatalogueFaultyError as error:
        assert error.faults
