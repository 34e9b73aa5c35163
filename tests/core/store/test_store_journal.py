"""The journal: complete by itself, readable, ready to be undone."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from store_world import World

from core.store.base import Address
from core.store.journal import Label
from core.store.journal_read import (
    changes,
    find_change,
    history,
    undone_by,
    value_at,
    values_of,
)
from core.store.journal_undo import undo_values
from core.store.put_back import put_back
from core.store.tables import (
    SCHEMA,
    Answer,
    Evidence,
    EvidenceLink,
    Fact,
    Organisation,
    SignOff,
    journaled_classes,
)

LABEL = Label("test")
NOT_RECORDED = {
    "replica": "made once",
    "catalogue": "pinned by its hashes",
    "pack": "like the set that it brought",
    "blob": "its versions are recorded",
    "draft": "half-typed",
    "open_copy": "of this computer only",
    "setting": "of this computer only",
    "pin": "an old one must not come back with an undo",
    "copy_place": "of this computer only",
    "copy": "of this computer only",
    "change": "the journal itself",
    "change_value": "the journal itself",
}


def note(ref: str = "10-114") -> Address:
    return Address("answer", "a1", f"{ref}/note")


def test_every_table_is_recorded_or_has_a_reason_not_to_be() -> None:
    assert set(SCHEMA.tables) == set(journaled_classes()) | set(NOT_RECORDED)
    assert not set(journaled_classes()) & set(NOT_RECORDED)


def test_a_unit_says_afterwards_what_it_touched_and_with_which_number(world: World) -> None:
    unit = world.answer("10-114", "note", "hello")
    assert unit.touched == (note(),)
    assert unit.recorded is not None
    assert unit.recorded.seq == unit.head.seq + 1 == 2


def test_a_unit_that_changes_nothing_makes_no_change(world: World) -> None:
    world.answer("10-114", "note", "hello")
    assert world.answer("10-114", "note", "hello").recorded is None
    assert world.answer("10-115", "note", None).recorded is None


def test_what_was_changed_and_changed_back_in_one_unit_is_no_change(world: World) -> None:
    with world.store.write(kind="rename", label=LABEL) as unit:
        organisation = unit.session.get_one(Organisation, "o1")
        organisation.name = "Other"
        unit.session.flush()
        organisation.name = "Corner Pharmacy"
    assert unit.recorded is None


def test_only_the_columns_that_changed_are_recorded(world: World) -> None:
    with world.store.write(kind="review", label=LABEL) as unit:
        evidence = unit.session.get_one(Evidence, "e1")
        evidence.review_by = date(2027, 5, 1)
        evidence.title = "IG policy"
    assert unit.touched == (Address("evidence", "e1", "review_by"),)


def test_a_bulk_act_is_one_change_in_the_units_own_words(world: World) -> None:
    with world.store.write(kind="answer", label=LABEL, person="p1") as unit:
        for n in range(45):
            unit.session.add(Answer(assessment_id="a1", ref=str(n), field="met/1", value=True))
        unit.session.flush()
        unit.session.add(EvidenceLink(evidence_id="e1", assessment_id="a1", ref="7"))
        unit.label = Label("carried", {"count": 45})
        unit.kind = "carry"
    with world.store.read() as session:
        last = changes(session, newest_first=True, limit=1)[0]
        assert last.label == Label("carried", {"count": 45})
        assert (last.kind, last.person) == ("carry", "p1")
        assert last.at == world.clock.now()
        assert len(values_of(session, last.id)) == 46
        assert find_change(session, last.id) == last


def test_history_of_one_requirement_holds_answers_and_evidence_newest_first(world: World) -> None:
    world.answer("10-114", "note", "one")
    world.answer("10-1140", "note", "of another requirement")
    world.clock.advance(minutes=1)
    world.answer("10-114", "note", "two")
    with world.store.write(kind="link", label=LABEL) as unit:
        unit.session.add(
            EvidenceLink(evidence_id="e1", assessment_id="a1", ref="10-114", criterion="10-114.1a")
        )
    with world.store.read() as session:
        found = history(session, "a1", ref="10-114")
        of_evidence = history(session, "e1", entity="evidence", field="title")
    assert [(v.address.field, v.before, v.after) for v in found] == [
        ("10-114/10-114.1a/e1", None, True),
        ("10-114/note", "one", "two"),
        ("10-114/note", None, "one"),
    ]
    assert [v.after for v in of_evidence] == ["IG policy"]


def test_the_value_at_an_earlier_moment_can_be_read(world: World) -> None:
    places = []
    for typed in ("one", "two", "three"):
        world.answer("10-114", "note", typed)
        with world.store.read() as session:
            places.append(changes(session, newest_first=True, limit=1)[0].place)
    with world.store.read() as session:
        assert [value_at(session, note(), place) for place in (1, *places)] == [
            None,
            "one",
            "two",
            "three",
        ]


def test_undo_says_what_it_would_set_and_refuses_what_has_moved_on(world: World) -> None:
    first = world.answer("10-114", "note", "one").recorded
    second = world.answer("10-114", "note", "two").recorded
    assert first and second
    with world.store.read() as session:
        (gone,) = undo_values(session, first.id)
        (ready,) = undo_values(session, second.id)
    assert (gone.moved_on, gone.before, gone.now) == (True, None, "two")
    assert (ready.moved_on, ready.before, ready.now, ready.lost) == (False, "one", "two", False)
    with world.store.write(kind="undo", label=LABEL, undoes=second.id) as unit:
        put_back(unit.session, {ready.address: ready.before})
    with world.store.read() as session:
        assert value_at(session, note(), 99) == "one"
        assert unit.recorded is not None
        assert undone_by(session, second.id) == (unit.recorded.id,)
    assert world.store.verify_history().ok


def test_every_kind_of_row_can_be_removed_and_put_back_as_it_was(world: World) -> None:
    with world.store.write(kind="add", label=LABEL) as unit:
        unit.session.add(Fact(organisation_id="o1", name="nhsmail-only", value=True))
        unit.session.add(
            EvidenceLink(evidence_id="e2", assessment_id="a1", ref="1", criterion="c/d")
        )
        unit.session.add(
            Evidence(
                id="e2",
                organisation_id="o1",
                title="Rota",
                kind="paper",
                place="Blue folder",
                dated=date(2026, 3, 1),
                created=world.clock.now(),
            )
        )
    added = unit.recorded
    assert added
    with world.store.read() as session:
        undo = undo_values(session, added.id)
    with world.store.write(kind="undo", label=LABEL, undoes=added.id) as unit:
        put_back(unit.session, {u.address: u.before for u in undo})
    with world.store.read() as session:
        assert session.get(Evidence, "e2") is None
        assert session.scalars(select(EvidenceLink)).all() == []
        assert session.scalars(select(Fact.value)).all() == []
        assert unit.recorded
        redo = undo_values(session, unit.recorded.id)
    with world.store.write(kind="redo", label=LABEL, undoes=unit.recorded.id) as unit:
        put_back(unit.session, {u.address: u.before for u in redo})
    with world.store.read() as session:
        evidence = session.get_one(Evidence, "e2")
        assert (evidence.dated, evidence.created) == (date(2026, 3, 1), world.clock.now())
        assert session.scalars(select(EvidenceLink.criterion)).all() == ["c/d"]
        assert session.scalars(select(Fact.value)).all() == [True]
    assert world.store.verify_history().ok


def test_putting_back_an_unknown_place_or_file_content_is_refused(world: World) -> None:
    for address in (Address("setting", "x", "value"), Address("person", "p1", "shoe")):
        with (
            pytest.raises(ValueError, match="no such place"),
            world.store.write(kind="x", label=LABEL) as unit,
        ):
            put_back(unit.session, {address: "x"})
    with (
        pytest.raises(ValueError, match="SHA-256 only"),
        world.store.write(kind="x", label=LABEL) as unit,
    ):
        put_back(unit.session, {Address("sign_off", "s", "frozen"): {"sha256": "x"}})


def test_a_row_cannot_be_moved_to_another_place(world: World) -> None:
    world.answer("10-114", "note", "hello")
    with (
        pytest.raises(RuntimeError, match="never changes"),
        world.store.write(kind="x", label=LABEL) as unit,
    ):
        unit.session.scalars(select(Answer)).one().ref = "10-115"


def test_a_signed_version_is_recorded_by_its_hash_and_kept_byte_for_byte(world: World) -> None:
    frozen = b'{"answers":{}}'
    with world.store.write(kind="sign-off", label=LABEL, person="p1") as unit:
        unit.session.add(
            SignOff(
                id="s1",
                assessment_id="a1",
                signed_by="Olu Owner",
                role="owner",
                how="on-paper",
                signed=world.clock.now(),
                paper_date=date(2026, 5, 28),
                statement="I accept.",
                frozen=frozen,
                history_stamp=unit.head.digest,
            )
        )
    store = world.reopen()
    with store.read() as session:
        assert session.get_one(SignOff, "s1").frozen == frozen
        (value,) = history(session, "s1", field="frozen")
        assert isinstance(value.after, dict)
        assert list(value.after) == ["sha256"]
    assert store.verify_history().ok


def test_a_redacted_value_is_gone_and_the_chain_still_proves(world: World) -> None:
    world.answer("10-114", "note", "Mrs Example, born 1950")
    with world.store.write(kind="redact", label=Label("redacted", {"ref": "10-114"})) as unit:
        unit.session.scalars(select(Answer)).one().value = None
        unit.forget(note())
    with world.store.read() as session:
        newest, oldest = history(session, "a1", ref="10-114")
        assert (newest.before, newest.after, newest.redacted) == (None, None, False)
        assert (oldest.after, oldest.redacted) == (None, True)
        (undo,) = undo_values(session, newest.change.id)
        assert undo.lost
    assert world.store.verify_history().ok
