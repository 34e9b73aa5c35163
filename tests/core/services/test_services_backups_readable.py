"""The readable part of a copy: complete, in words, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from core.domain.evidence import EvidenceLink
from core.services.answers import AnswerEdit
from core.services.backup.readable import readable_files
from core.services.backup.readable_tables import write_csv
from core.store.base import Address
from core.workspace import Workspace


def read_all(workspace: Workspace) -> dict[str, bytes]:
    records = workspace.answers._records
    found = {}
    with records.store.read() as session:
        for name, write in readable_files(records, session):
            target = io.BytesIO()
            write(target)
            found[name] = target.getvalue()
    return found


def table(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.fixture
def busy(workspace: Workspace, tmp_path: Any) -> Workspace:
    policy = tmp_path / "Türschloss.txt"
    policy.write_text("We lock the door.", encoding="utf-8")
    points = tuple(f"1-1.{level}{x}" for level in (1, 2) for x in "ab")
    workspace.answers.change("1-1", AnswerEdit(meet=points))
    workspace.answers.set_note("1-1", "=1+1, and “Müller” said:\nyes")
    workspace.answers.set_owner("1-1", "Bo Larch")
    workspace.answers.set_due("1-1", date(2026, 6, 1))
    workspace.answers.mark_not_relevant("1-2", "We have none")
    workspace.evidence.attach(policy, [EvidenceLink("1-1", "1-1.1a")], review_by=date(2027, 1, 5))
    workspace.evidence.add_paper("Blue folder, page 3", "Rota", [EvidenceLink("2-1")])
    workspace.answers.save_draft("2-1", "note", "half a sen")
    return workspace


def test_the_answers_are_all_there_in_words(busy: Workspace) -> None:
    document = json.loads(read_all(busy)["answers.json"])
    assert document["format"] == "igt-readable-answers/1"
    assert document["history_stamp"] == busy.history.stamp()
    (assessment,) = document["assessments"]
    by_ref = {one["ref"]: one for one in assessment["requirements"]}
    assert list(by_ref) == ["1-1", "1-2", "2-1", "2-2"]
    first = by_ref["1-1"]
    assert first["criteria"][0] == {"id": "1-1.1a", "level": 1, "text": "Thing 1a", "met": True}
    assert [c["met"] for c in first["criteria"]] == [True] * 4 + [False] * 2
    assert (first["level"], first["owner"], first["due"]) == (2, "Bo Larch", "2026-06-01")
    assert first["note"] == "=1+1, and “Müller” said:\nyes"
    assert first["evidence"][0]["title"] == "Türschloss"
    assert by_ref["1-2"]["not_relevant"] == "We have none"
    assert document["people"][0]["name"] == "Ada Wren"
    assert document["half_typed"][0]["text"] == "half a sen"
    kept, paper = document["evidence"]
    assert paper["place"] == "Blue folder, page 3" and paper["versions"] == []
    blob = next((busy.folder / "vault").rglob("*.age"))
    assert kept["versions"][0]["file"] == (
        f"documents/1/{blob.parent.parent.name}/{blob.parent.name}/{blob.name}"
    )


def test_the_tables_explain_themselves_and_say_the_same(busy: Workspace) -> None:
    files = read_all(busy)
    ticks = [row for row in table(files["answers.csv"]) if row["What"] == "Tick 1-1.1a (level 1)"]
    assert [(row["Wording"], row["Answer"]) for row in ticks] == [("Thing 1a", "yes")]
    notes = [row["Answer"] for row in table(files["answers.csv"]) if row["What"] == "Note"]
    assert notes == ["'=1+1, and “Müller” said:\nyes"]  # no formula for a spreadsheet
    evidence = table(files["evidence.csv"])
    assert [row["Kept document or paper"] for row in evidence] == ["kept document", "paper"]
    assert evidence[0]["File name"] == "Türschloss.txt"
    assert evidence[0]["Used for (assessment: requirement or criterion)"].endswith(": 1-1.1a")
    assert table(files["people.csv"])[0]["Name"] == "Ada Wren"


def test_the_history_tells_every_value_before_and_after(busy: Workspace) -> None:
    busy.answers.set_note("1-1", "second")
    files = read_all(busy)
    changes = json.loads(files["history.json"])["changes"]
    assert [change["number"] for change in changes] == list(range(1, len(changes) + 1))
    assert len(changes) == busy.history.verify().count
    for earlier, later in pairwise(changes):
        assert later["previous"] == earlier["digest"]
    last = changes[-1]
    assert (last["by"], last["words"]) == ("Ada Wren", "Note on 1-1")
    assert last["values"][0]["before"].startswith("=1+1")
    row = table(files["history.csv"])[-1]
    assert (row["Requirement"], row["What was changed"]) == ("1-1", "Note on 1-1")
    assert (row["Before"][:5], row["After"]) == ("'=1+1", "second")


def test_a_redacted_value_is_said_to_be_gone(busy: Workspace) -> None:
    records = busy.answers._records
    (assessment,) = json.loads(read_all(busy)["answers.json"])["assessments"]
    with records.write("note", "note", ref="1-1") as unit:
        unit.forget(Address("answer", assessment["id"], "1-1/note"))
    files = read_all(busy)
    assert b"M\xc3\xbcller" not in files["history.json"] + files["history.csv"]
    values = [v for c in json.loads(files["history.json"])["changes"] for v in c["values"]]
    assert [v["field"] for v in values if v.get("redacted")] == ["1-1/note"]
    gone = [row for row in table(files["history.csv"]) if row["Field"] == "1-1/note"]
    assert gone[0]["After"] == "(taken out of the history for good)"


def test_signings_are_in_the_table_and_whole_in_the_answers(workspace: Workspace) -> None:
    for ref in ("1-1", "2-1"):
        points = tuple(f"{ref}.{level}{x}" for level in (1, 2) for x in "ab")
        workspace.answers.change(ref, AnswerEdit(meet=points))
    workspace.answers.mark_not_relevant("1-2", "We have none")
    workspace.sign_offs.send_back("Olive Heron", "Look again at 1-1")
    workspace.sign_offs.sign_off("Olive Heron", "Owner")
    files = read_all(workspace)
    rows = table(files["sign-offs.csv"])
    assert [row["What happened"] for row in rows] == ["Signed", "Sent back"]
    assert rows[1]["Statement or reason"] == "Look again at 1-1"
    signed = json.loads(files["answers.json"])["assessments"][0]["signed"][0]
    assert signed["by"] == "Olive Heron"
    assert signed["signed_version"]["format"] == "igt-assessment/1"


def test_a_long_table_is_written_in_pieces() -> None:
    class Pieces(list[bytes]):
        def write(self, data: bytes) -> None:
            self.append(data)

    pieces = Pieces()
    write_csv(pieces, ("Text",), ((f"{number} " + "x" * 1000,) for number in range(500)))
    assert max(map(len, pieces)) < 100_000
    assert len(table(b"".join(pieces))) == 500
