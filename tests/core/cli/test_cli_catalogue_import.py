"""``igt catalogue import``: a foreign catalogue becomes a set to be worked with to the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from igt_runs import Igt, Ran

from core.catalogue import read_trusted
from core.catalogue.opening import compiled_from
from core.crypto.age import new_identity, recipient_of
from core.domain.catalogue import Catalogue
from core.domain.evidence import EvidenceLink
from core.services.answers import AnswerEdit
from core.workspace import NewStore, Workspace

SAMPLES = Path(__file__).parents[2] / "data" / "foreign"
OSCAL, CISO = SAMPLES / "harbour-catalog.json", SAMPLES / "harbour-library.yaml"


@pytest.fixture
def empty_igt(bare_igt: Callable[..., Ran], tmp_path: Path) -> Igt:
    """Run ``igt ... --json`` where there are no records."""
    return lambda *words: bare_igt(*words, "--store", tmp_path / "none", "--json")


@pytest.mark.parametrize(("sample", "leaves"), [(OSCAL, 3), (CISO, 3)])
@pytest.mark.parametrize("name", ["harbour", "harbour.yaml"])
def test_a_foreign_catalogue_is_written_as_a_sound_set(
    empty_igt: Igt, tmp_path: Path, sample: Path, leaves: int, name: str
) -> None:
    ran = empty_igt("catalogue", "import", sample, "-o", tmp_path / name)
    assert (ran.code, ran.document["format"]) == (0, "igt-catalogue-import-1")
    assert (ran.document["id"], ran.document["leaves"]) == ("harbour", leaves)
    checked = empty_igt("catalogue", "check", tmp_path / name)
    assert (checked.code, checked.document["leaves"]) == (0, leaves)


def test_what_was_lost_stands_in_the_answer_and_on_standard_error(
    empty_igt: Igt, tmp_path: Path
) -> None:
    ran = empty_igt("catalogue", "import", OSCAL, "-o", tmp_path / "harbour")
    lost = {one["path"]: one for one in ran.document["lost"]}
    assert lost["/catalog/metadata/remarks"]["text"].startswith("Made up for the tests")
    assert all(path in ran.err for path in lost)


def test_it_is_for_business_partners_where_nobody_is_named(empty_igt: Igt, tmp_path: Path) -> None:
    empty_igt("catalogue", "import", OSCAL, "-o", tmp_path / "harbour.yaml")
    made = read_trusted(compiled_from(tmp_path / "harbour.yaml"))
    assert list(made.org_types) == ["business-partner"]


def test_it_is_for_the_own_type_where_there_are_records(igt: Igt, tmp_path: Path) -> None:
    igt("catalogue", "import", OSCAL, "-o", tmp_path / "harbour.yaml")
    made = read_trusted(compiled_from(tmp_path / "harbour.yaml"))
    assert dict(made.org_types) == {"pharmacy": "Community pharmacy"}


def test_it_is_for_whoever_is_named(igt: Igt, tmp_path: Path) -> None:
    who = ("--type", "harbour-office", "--type-name", "Office of a harbour")
    igt("catalogue", "import", OSCAL, "-o", tmp_path / "harbour.yaml", *who)
    made = read_trusted(compiled_from(tmp_path / "harbour.yaml"))
    assert dict(made.org_types) == {"harbour-office": "Office of a harbour"}


def test_what_cannot_be_is_refused_and_nothing_is_written(empty_igt: Igt, tmp_path: Path) -> None:
    def refused(*words: str | Path) -> tuple[int, str]:
        ran = empty_igt("catalogue", "import", *words)
        return ran.code, ran.error_code

    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert refused(OSCAL) == (2, "usage")
    assert refused(OSCAL, "-o", tmp_path / "full") == (1, "target-in-use")
    assert refused(OSCAL, "-o", tmp_path / "Not An Id") == (1, "name-impossible")
    assert refused(OSCAL, "-o", tmp_path / "a", "--type", "B 2") == (1, "name-impossible")
    assert refused(OSCAL, "-o", tmp_path / "no" / "folder") == (1, "target-folder-missing")
    assert refused(tmp_path / "none.json", "-o", tmp_path / "a") == (1, "import-faulty")
    assert refused(tmp_path, "-o", tmp_path / "a") == (1, "import-faulty")
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_may_stand_there(empty_igt: Igt, tmp_path: Path) -> None:
    (tmp_path / "harbour").mkdir()
    assert empty_igt("catalogue", "import", OSCAL, "-o", tmp_path / "harbour").code == 0
    assert (tmp_path / "harbour" / "1.1.1.yaml").is_file()


@pytest.fixture(params=[OSCAL, CISO], ids=["oscal", "ciso"])
def worked_with(
    request: pytest.FixtureRequest, empty_igt: Igt, tmp_path: Path, clock: FixedClock
) -> Iterator[Workspace]:
    """Records with an assessment on an imported set."""
    empty_igt("catalogue", "import", request.param, "-o", tmp_path / "harbour", "--type", "dental")
    made: Catalogue = read_trusted(compiled_from(tmp_path / "harbour"))
    setup = NewStore("Harbour Dental", "FZZ01", "dental", "Ada Wren", made.id)
    created = Workspace.create(
        tmp_path / "store", setup, clock=clock, bundled=lambda: {made.id: made}
    )
    with created.workspace as workspace:
        yield workspace


def test_an_imported_set_is_assessed_counted_printed_signed_and_sent(
    worked_with: Workspace, tmp_path: Path
) -> None:
    state = worked_with.assessments.state()
    assert (state.answered, state.total, state.score.grade) == (0, 3, None)
    for requirement in state.requirements:
        kind = requirement.asked.requirement.answer.value
        item = "yes" if kind == "yes-no" else "In the office"
        worked_with.answers.change(requirement.ref, AnswerEdit(item=item))
    worked_with.evidence.add_paper("Shelf", "The list", [EvidenceLink(state.requirements[0].ref)])
    state = worked_with.assessments.state()
    assert (state.answered, state.to_go, state.score.grade) == (3, 0, None)
    for report in (worked_with.reports.checklist, worked_with.reports.summary):
        report(tmp_path / "paper.pdf")
        assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
    worked_with.sign_offs.sign_off("Olive Heron", "Owner")
    receiver = new_identity()
    sent = worked_with.exports.export(tmp_path / "out.igtb", [recipient_of(receiver)])
    assert (sent.checked.answers, sent.checked.grade) == (3, "")


def test_an_imported_set_is_sealed_installed_found_in_and_sent_like_ours(
    igt: Igt, tmp_path: Path
) -> None:
    folder, pack = tmp_path / "harbour", tmp_path / "harbour.igtq"
    assert igt("catalogue", "import", OSCAL, "-o", folder).code == 0
    assert igt("catalogue", "pack", folder, "-o", pack).code == 0
    key = igt("catalogue", "install", pack, "--yes").document["error"]["fingerprint"]
    assert igt("catalogue", "install", pack, "--trust", key, "--yes").document["installed"]
    assert igt("assessment", "start", "--catalogue", "harbour").code == 0
    hit = igt("find", "wax seals compared").document["hits"]
    assert hit == []  # withdrawn there, so not asked here
    (hit,) = igt("find", "compared", "keys").document["hits"]
    assert (hit["kind"], hit["ref"]) == ("guidance", "1.1.1")
    for ref in ("1.1.1", "1.1.2", "1.1.2-1"):
        assert igt("answer", ref, "--yes").code == 0
    progress = igt("score").document
    assert (progress["progress"]["answered"], progress["grade"]) == (3, None)
    sealed = igt("export", "--keep", "--draft", "-o", tmp_path / "kept.igtb")
    assert (sealed.code, sealed.document["draft"]) == (0, True)
