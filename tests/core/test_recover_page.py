"""The rescue page, followed to the letter: every answer, the exact bytes of every document."""

from __future__ import annotations

import csv
import json
import random
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from rescue_page import PAGE, Block, blocks, follow

from core.domain.evidence import EvidenceLink
from core.services.access import SpareKey
from core.workspace import NewStore, Workspace

PASSPHRASE = "marble lantern otter thistle"
ASKS_LINE = "The line from the sheet:"
ASKS_PASSPHRASE = "Enter passphrase"
A_KEY = re.compile(rb"AGE-SECRET-KEY-1[A-Z0-9]{20}")
OWNER = "Marker Owner Wrén"


@dataclass(frozen=True)
class Made:
    """Records with a marker in every answer, their copy, and what must come out of them."""

    store: Path
    copies: Path
    sheet: str
    older_sheet: str
    notes: dict[str, str]
    documents: dict[str, bytes]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("rescue-from")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("IGT_HOME", str(folder / "home"))
        return _make(folder)


def _make(folder: Path) -> Made:
    setup = NewStore(
        "Harbour Pharmacy", "FZZ01", "pharmacy", "Ada Wren", "igt-10", passphrase=PASSPHRASE
    )
    created = Workspace.create(folder / "store", setup)
    dice = random.Random(3)
    documents = {
        "policy of May.pdf": b"%PDF-1.4\n" + dice.randbytes(200_000),
        "Schlüssel's list.txt": "marker document é\n".encode() * 20,
        "plan.txt": b"marker plan\r\n\x00",
    }
    with created.workspace as workspace:
        notes = {}
        for asked in workspace.assessments.state().requirements:
            notes[asked.ref] = f"marker note {asked.ref} – ünïcode"
            workspace.answers.set_note(asked.ref, notes[asked.ref])
            workspace.answers.set_owner(asked.ref, OWNER)
        state = workspace.assessments.state()
        first = state.requirements[0]
        workspace.answers.tick(first.ref, first.criteria[0].criterion.id)
        for name, content in documents.items():
            path = folder / name
            path.write_bytes(content)
            workspace.evidence.attach(path, [EvidenceLink(first.ref, None)])
        workspace.people.set_pin(workspace.people.working().id, "7305")
        workspace.locks.change_the_locks()  # everything as it is after years of use
        (folder / "stick").mkdir()
        place = workspace.backups.add_place(folder / "stick")
        workspace.backups.create(place.id)
        # A copy in a drawer keeps the older key; then there is a new one.
        shutil.copytree(folder / "stick", folder / "drawer")
        newer = SpareKey.new()
        workspace.locks.use_spare_key(newer)
        workspace.backups.create(place.id)
    assert created.spare_key is not None
    return Made(
        folder / "store", folder / "stick", newer.printed, created.spare_key, notes, documents
    )


@pytest.fixture
def rescue(tmp_path: Path) -> Path:
    folder = tmp_path / "rescue"
    folder.mkdir()
    return folder


def bring_copies(made: Made, rescue: Path, place: str = "stick") -> None:
    shutil.copytree(made.copies.with_name(place) / "igt-copies", rescue / "igt-copies")


def assert_every_answer(rescue: Path, made: Made) -> None:
    with (rescue / "answers" / "answers.csv").open(encoding="utf-8-sig", newline="") as table:
        lines = list(csv.DictReader(table))
    told = {line["Requirement"]: line["Answer"] for line in lines if line["Answer"] in set(
        made.notes.values()
    )}  # fmt: skip
    assert told == made.notes
    assert sum(line["Answer"] == OWNER for line in lines) == len(made.notes)
    assert [line["Wording"] for line in lines if line["Answer"] == "yes"]
    assessment = json.loads((rescue / "answers" / "answers.json").read_text("utf-8"))
    told = {one["ref"]: one["note"] for one in assessment["assessments"][0]["requirements"]}
    assert told == made.notes
    history = (rescue / "answers" / "history.json").read_text("utf-8")
    assert all(
        json.dumps(note, ensure_ascii=False)[1:-1] in history for note in made.notes.values()
    )


def assert_every_document(rescue: Path, made: Made) -> None:
    follow("The documents of a copy", rescue, {})
    found = {path.name.split(" ", 1)[1]: path.read_bytes() for path in documents(rescue)}
    assert found == made.documents


def documents(rescue: Path) -> list[Path]:
    return sorted((rescue / "documents").iterdir())


def test_a_copy_gives_everything_with_the_spare_key(made: Made, rescue: Path) -> None:
    bring_copies(made, rescue)
    follow("A copy, with the spare key", rescue, {ASKS_LINE: made.sheet.lower()})
    assert_every_answer(rescue, made)
    assert_every_document(rescue, made)
    told = {block[1:-1] for block in _names_in_the_table()}
    there = {path.name for path in (rescue / "answers").iterdir()}
    assert there - {"READ-ME.txt"} == told
    follow("Afterwards", rescue, {})
    assert "answers.csv" in {path.name for path in (rescue / "answers").iterdir()}
    left = [path for path in rescue.rglob("*") if path.is_file()]
    assert not [path for path in left if A_KEY.search(path.read_bytes())]


def test_a_copy_gives_everything_with_the_passphrase(made: Made, rescue: Path) -> None:
    bring_copies(made, rescue)
    follow("A copy, with the passphrase", rescue, {ASKS_PASSPHRASE: PASSPHRASE})
    assert_every_answer(rescue, made)
    assert_every_document(rescue, made)


@pytest.mark.parametrize("way", ["spare-key", "passphrase"])
def test_the_records_themselves_give_everything(made: Made, rescue: Path, way: str) -> None:
    shutil.copytree(made.store, rescue / "store")
    answers = {ASKS_LINE: made.sheet, ASKS_PASSPHRASE: PASSPHRASE}
    follow("The records themselves", rescue, answers, part=way)
    rows = json.loads((rescue / "answer.json").read_text("utf-8"))
    told = {row["ref"]: json.loads(row["value"]) for row in rows if row["field"] == "note"}
    assert told == made.notes
    changed = json.loads((rescue / "change_value.json").read_text("utf-8"))
    assert len(changed) > len(made.notes)
    assert len(json.loads((rescue / "pin.json").read_text("utf-8"))) == 1  # bytes, not text
    versions = json.loads((rescue / "evidence_version.json").read_text("utf-8"))
    found = {
        row["file_name"]: (rescue / "documents" / row["blob_id"]).read_bytes() for row in versions
    }
    assert found == made.documents


def test_an_older_sheet_opens_the_copy_in_the_drawer_and_not_the_newer_one(
    made: Made, rescue: Path
) -> None:
    (rescue / "sheet.txt").write_text(made.older_sheet.replace(" ", "") + "\n")
    bring_copies(made, rescue)
    shown = follow("With an older sheet", rescue, {})
    assert " opens" not in shown and "no identity matched" in shown
    shutil.rmtree(rescue / "igt-copies")
    bring_copies(made, rescue, "drawer")
    assert follow("With an older sheet", rescue, {}).count(" opens") == 1
    assert_every_answer(rescue, made)


def test_every_step_has_lines_for_windows_that_do_the_same() -> None:
    for chapter in PAGE.read_text(encoding="utf-8").split("\n## ")[1:]:
        found = blocks(chapter.splitlines()[0])
        shell = [one for one in found if one.language == "sh"]
        windows = [one for one in found if one.language == "powershell"]
        assert len(windows) == len(shell)
        for word in ("age -d", "tar -x", "mkdir", "-o "):
            assert _count(windows, word) == _count(shell, word), chapter.splitlines()[0]


def _count(found: list[Block], word: str) -> int:
    return sum(one.text.replace(r".\age.exe", "age").count(word) for one in found)


def _names_in_the_table() -> list[str]:
    (chapter,) = [
        part for part in PAGE.read_text("utf-8").split("\n## ") if part.startswith("What lies in")
    ]
    return re.findall(r"`[a-z-]+\.[a-z]+`", "\n".join(
        line.rsplit("|", 2)[0] for line in chapter.splitlines() if line.startswith("| `")
    ))  # fmt: skip
