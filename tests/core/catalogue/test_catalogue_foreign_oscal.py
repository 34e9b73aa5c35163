"""An OSCAL catalog becomes a question set, and what has no place there is told by its path."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign_files import ANYBODY, OSCAL, compiled, oscal, turned

from core.catalogue.foreign import ForeignFaultyError, turn
from core.domain.catalogue import AnswerKind, Catalogue, Group, Scheme


@pytest.fixture
def harbour(tmp_path: Path) -> Catalogue:
    return compiled(turn(OSCAL, "harbour", ANYBODY), tmp_path)


def first(value: object) -> dict[str, object]:
    """Return the first control of the sample."""
    return value["catalog"]["groups"][0]["controls"][0]["controls"][0]  # type: ignore[index,no-any-return]


def test_what_stands_around_the_controls_is_kept(harbour: Catalogue) -> None:
    assert (harbour.id, harbour.title, harbour.edition) == (
        "harbour",
        "Harbour House Security Rules",
        "1.2",
    )
    assert harbour.scheme is Scheme.COUNTS
    assert dict(harbour.org_types) == {"business-partner": "Business partner"}
    leaf = harbour.by_ref["1.1.1"]
    assert leaf.provenance.source == (
        "OSCAL catalog 0d6a2e0a-4f1c-4c0e-9d0e-5b1f3f9a7c11: Harbour House Security Rules, "
        "version 1.2, of 2026-02-03"
    )


def test_a_control_becomes_a_question_with_its_sentences_in_their_places(
    harbour: Catalogue,
) -> None:
    leaf = harbour.by_ref["1.1.1"]
    assert (leaf.title, leaf.answer) == ("A list of keys", AnswerKind.YES_NO)
    assert leaf.guidance.asks == (
        "Every key to the building is on a list that [the owner of the business] keeps.\n"
        "a. The list is compared with the keys [how often].\n"
        "b. the manager, the deputy sign for each key."
    )
    assert leaf.guidance.good == "A card in the safe is enough for a small place."
    assert [one.name for one in leaf.guidance.evidence] == ["The list of keys", "The receipts"]
    assert leaf.guidance.law == ("The Keys and Locks Act (made up), 2020",)
    assert harbour.by_ref["1.1.2"].guidance.why == "Nobody walks in with a key that was found."


def test_controls_in_controls_become_groups(harbour: Catalogue) -> None:
    (part,) = harbour.groups
    (category,) = part.children
    assert isinstance(category, Group)
    keys, losses = category.children
    assert isinstance(losses, Group)
    assert (part.id, category.id, category.title) == ("1", "1.1", "Doors and keys")
    assert (keys, losses.title) == (harbour.by_ref["1.1.1"], "Lost keys")
    assert [leaf.ref for leaf in losses.leaves()] == ["1.1.2", "1.1.2-1"]
    assert harbour.by_ref["1.1.2-1"].title == "1.1.2(1) Locks after a loss"


def test_everything_without_a_place_is_told_by_its_path() -> None:
    lost = {one.path: one.why for one in turn(OSCAL, "harbour", ANYBODY).lost}
    control = "/catalog/groups/0/controls/0/controls/0"
    for path in (
        "/catalog/metadata/remarks",
        "/catalog/metadata/roles",
        "/catalog/groups/0/props/1",
        "/catalog/groups/0/class",
        "/catalog/groups/0/id",
        f"{control}/id",
        f"{control}/links/1",
        f"{control}/parts/0/parts/0/id",
        "/catalog/back-matter/resources/0/rlinks",
    ):
        assert path in lost
    assert lost[f"{control}/parts/3"] == "a part named assessment-method has no place"
    assert lost["/catalog/groups/0/controls/0/controls/2"].startswith("is withdrawn")
    assert lost["/catalog/groups/0/controls/0/controls/1/params/0"].startswith("no sentence")
    assert lost["/catalog/back-matter/resources/1"] == "no control refers to it"
    assert lost["/catalog/groups/1"] == "holds nothing that is asked"


def test_a_long_statement_keeps_its_items_as_steps(tmp_path: Path) -> None:
    value = oscal()
    items = [{"name": "item", "prose": f"Item {n} " + "word " * 100} for n in range(8)]
    first(value)["parts"] = [{"name": "statement", "prose": "All of it.", "parts": items}]
    made = turned(value, tmp_path)
    guidance = made.edition.leaves["1.1.1"]["guidance"]
    assert guidance["asks"] == "All of it."
    assert [step[:6] for step in guidance["steps"]] == [f"Item {n}" for n in range(8)]
    assert not any("first" in one.why for one in made.lost)


def test_what_is_cut_off_is_told(tmp_path: Path) -> None:
    value = oscal()
    first(value)["parts"] = [{"name": "statement", "prose": "word " * 1000 + "the end"}]
    made = turned(value, tmp_path)
    assert len(made.edition.leaves["1.1.1"]["guidance"]["asks"]) <= 2000
    (cut,) = [one for one in made.lost if one.why.startswith("only the first")]
    assert cut.path == "/catalog/groups/0/controls/0/controls/0"
    compiled(made, tmp_path)


def test_labels_that_two_controls_share_are_no_refs(tmp_path: Path) -> None:
    value = oscal()
    first(value)["props"] = [{"name": "label", "value": "1.1.2"}]
    made = turned(value, tmp_path)
    assert list(made.edition.leaves) == ["h1.1.1", "h1.1.2", "h1.1.2-e1"]
    assert made.edition.leaves["h1.1.1"]["title"] == "1.1.2 A list of keys"


@pytest.mark.parametrize("name", ["index", "CON", "lpt1"])
def test_no_ref_is_a_name_that_a_file_cannot_have(tmp_path: Path, name: str) -> None:
    value = oscal()
    first(value)["props"] = [{"name": "label", "value": name}]
    assert f"{name}-2" in turned(value, tmp_path).edition.leaves


def test_groups_deeper_than_a_set_has_them_are_pulled_up(tmp_path: Path) -> None:
    value = oscal()
    group = value["catalog"]["groups"][0]
    for depth in range(10):
        group = {"title": f"Depth {depth}", "groups": [group]}
    value["catalog"]["groups"] = [group]
    made = turned(value, tmp_path)
    assert sum("deeper" in one.why for one in made.lost) == 5
    assert len(compiled(made, tmp_path).by_ref) == 3


@pytest.mark.parametrize(
    ("change", "where", "fault"),
    [
        (lambda c: c.update(profile={}), "/profile", "only a catalog"),
        (lambda c: c["catalog"].pop("metadata"), "/catalog/metadata", "is missing"),
        (lambda c: c["catalog"]["metadata"].update({"oscal-version": "2.0"}), "oscal-version", "2"),
        (lambda c: c["catalog"].update(groups="x"), "/catalog/groups", "has to be a list"),
        (lambda c: c["catalog"]["groups"].append(7), "/catalog/groups/2", "a table of fields"),
        (lambda c: first(c).pop("title"), "/catalog/groups/0/controls/0/controls/0/title", "miss"),
        (lambda c: first(c).update(title=["x"]), "controls/0/title", "has to be text"),
        (lambda c: c["catalog"].pop("groups"), "/", "nothing in it can be asked"),
    ],
)
def test_a_malformed_catalog_is_refused_at_its_place(
    tmp_path: Path, change: object, where: str, fault: str
) -> None:
    value = oscal()
    change(value)  # type: ignore[operator]
    with pytest.raises(ForeignFaultyError) as caught:
        turned(value, tmp_path)
    assert where in caught.value.what
    assert fault in caught.value.what


@pytest.mark.parametrize("choices", [["{{ insert: param, b }}"], ["x {{ b }} {{ b }}"] * 9])
def test_parameters_without_end_are_refused(tmp_path: Path, choices: list[str]) -> None:
    value = oscal()
    circle = [{"id": "a", "select": {"choice": choices}}, {"id": "b", "label": "{{ a }}"}]
    doubling = [{"id": f"p{n}", "label": f"{{{{ p{n + 1} }}}}" * 9} for n in range(30)]
    for params in (circle, [*doubling, {"id": "p30", "label": "word " * 9}]):
        first(value)["params"] = params
        first(value)["parts"] = [{"name": "statement", "prose": "Do {{ a }} {{ p0 }}."}]
        with pytest.raises(ForeignFaultyError, match=r"without end|inside each other"):
            turned(value, tmp_path)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"catalog": ', "line 1, column 13: is not JSON"),
        ('{"catalog": {}, "catalog": {}}', "the field catalog stands twice"),
        ('{"catalog": ' + "[" * 100_000, "nests too deep"),
        ('{"catalog": NaN}', "an impossible number"),
        ("[]", "is neither an OSCAL catalog nor"),
        ('{"catalog": {"metadata": {"version": "1", "title": "\\ud800"}}}', "title: is missing"),
    ],
)
def test_what_is_no_json_of_this_kind_is_refused(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "catalog.json"
    file.write_text(text, "utf-8")
    with pytest.raises(ForeignFaultyError) as caught:
        turn(file, "made", ANYBODY)
    assert fault in caught.value.what


def test_a_file_of_any_size_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "catalog.json"
    with file.open("wb") as large:
        large.write(b"{")
        large.truncate(33 << 20)
    with pytest.raises(ForeignFaultyError, match="larger than 32 MB"):
        turn(file, "made", ANYBODY)


def test_a_catalog_of_a_national_size_is_taken(tmp_path: Path) -> None:
    value = oscal()
    controls = [
        {"id": f"c-{n}", "title": f"Control {n}", "parts": [{"name": "statement", "prose": "x."}]}
        for n in range(1200)
    ]
    value["catalog"]["groups"] = [{"id": "all", "title": "All", "controls": controls}]
    assert len(turned(value, tmp_path).edition.leaves) == 1200
    value["catalog"]["groups"][0]["controls"] = [{**controls[0], "id": f"{n}"} for n in range(2001)]
    with pytest.raises(ForeignFaultyError, match="asks 2001 things"):
        turned(value, tmp_path)
