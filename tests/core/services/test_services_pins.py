"""PINs: which ones will do, what a wrong one costs, and that nobody is locked out for good."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from fixed_clock import FixedClock

from core import places
from core.domain.organisation import Role
from core.services.people.pin_attempts import Attempts, PinAttempts, PinDelayError, wait_after
from core.services.people.pins import (
    NotAPinError,
    PinNeededError,
    PinTooSimpleError,
    PinWrongError,
    check_pin,
)
from core.services.permission import NotAllowedError
from core.store import tables
from core.store.keys import SpareKey
from core.store.keys.opening import KeyDoesNotFitError

PIN, WRONG = "7305", "7306"


@pytest.fixture
def ben(workspace):
    person = workspace.people.add("Ben Tern", Role.CONTRIBUTOR).person
    workspace.people.set_pin(person.id, PIN)
    return person


def wrong(workspace, person, times=1):
    """Type a wrong PIN so often, waiting as told; return the last answer."""
    for _ in range(times):
        with pytest.raises(PinWrongError) as caught:
            workspace.people.try_pin(person.id, WRONG)
    return caught.value


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "١٢٣٤", " 7305", "7305\n"])
def test_a_pin_has_four_to_eight_digits(pin: str) -> None:
    with pytest.raises(NotAPinError):
        check_pin(pin)


@pytest.mark.parametrize(
    "pin", ["0000", "1234", "4321", "7890", "0987", "12345678", "1212", "69696", "2580", "1122"]
)
def test_a_pin_that_everybody_tries_first_is_refused(pin: str) -> None:
    with pytest.raises(PinTooSimpleError):
        check_pin(pin)


@pytest.mark.parametrize("pin", ["7305", "1984", "13579", "10203040", "2468"])
def test_other_pins_will_do(pin: str) -> None:
    check_pin(pin)


def test_somebody_with_a_pin_works_only_by_it(workspace, ben):
    assert workspace.people.needs_pin(ben.id)
    assert workspace.people.named("Ben Tern").has_pin
    with pytest.raises(PinNeededError):
        workspace.people.work_as(ben.id)
    with pytest.raises(PinNeededError):
        workspace.profile.set("person", "Ben Tern")
    with pytest.raises(PinWrongError):
        workspace.people.work_as(ben.id, WRONG)
    assert workspace.people.working().name == "Ada Wren"
    workspace.people.work_as(ben.id, PIN)
    assert workspace.people.working().has_pin


def test_without_a_pin_any_pin_is_right(workspace):
    workspace.people.try_pin(workspace.people.working().id, "1")


def test_waits_grow_to_a_quarter_of_an_hour_and_no_further():
    assert [wait_after(n) for n in range(1, 10)] == [0, 0, 5, 15, 60, 300, 900, 900, 900]


def test_a_wait_is_said_in_words_and_ends_when_it_is_over(workspace, ben, clock: FixedClock):
    assert wrong(workspace, ben).values["seconds"] == 0
    third = wrong(workspace, ben, 2)
    assert third.values["seconds"] == 5
    assert "Wait 5 seconds" in third.next
    with pytest.raises(PinDelayError) as caught:
        workspace.people.try_pin(ben.id, PIN)  # not even the right one
    assert caught.value.values["seconds"] == 5
    clock.advance(seconds=4)
    assert workspace.people.seconds_to_wait(ben.id) == 1
    clock.advance(seconds=1)
    assert wrong(workspace, ben).values["seconds"] == 15
    clock.advance(seconds=15)
    assert "a minute" in wrong(workspace, ben).next
    clock.advance(minutes=1)
    assert "5 minutes" in wrong(workspace, ben).next
    clock.advance(minutes=5)
    workspace.people.try_pin(ben.id, PIN)
    assert wrong(workspace, ben).values["seconds"] == 0  # the right one began it anew


def test_a_wait_survives_a_restart(workspace, ben, reopen):
    wrong(workspace, ben, 3)
    with pytest.raises(PinDelayError):
        reopen().people.try_pin(ben.id, PIN)


def test_each_person_waits_alone(workspace, ben):
    cy = workspace.people.add("Cy Finch", Role.AUDITOR).person
    workspace.people.set_pin(cy.id, "8046")
    wrong(workspace, ben, 3)
    workspace.people.try_pin(cy.id, "8046")


def test_an_attempt_counts_before_the_pin_is_looked_at(workspace, ben, monkeypatch, reopen):
    def killed(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as power_cut:
        power_cut.setattr("core.services.people.people.proves", killed)
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                workspace.people.try_pin(ben.id, PIN)
    assert reopen().people.seconds_to_wait(ben.id) == 5


def attempts_of(clock: FixedClock) -> PinAttempts:
    """The attempts as a new start of the program sees them."""
    return PinAttempts("organisation", clock, {})


def typed_wrong(clock: FixedClock, times: int) -> None:
    for _ in range(times):
        tries = attempts_of(clock)
        clock.advance(seconds=tries.seconds_to_wait("ben"))
        tries.begin("ben")


def file_of(name: str = "ben") -> Path:
    return places.state_folder() / "pins" / "organisation" / f"{name}.json"


@pytest.mark.parametrize("back", [timedelta(seconds=1), timedelta(hours=2), timedelta(days=4000)])
def test_a_clock_that_was_set_back_never_shortens_a_wait(home, clock: FixedClock, back):
    typed_wrong(clock, 7)
    clock.set(clock.now() - back)
    assert attempts_of(clock).seconds_to_wait("ben") == 900
    clock.advance(seconds=899)
    assert attempts_of(clock).seconds_to_wait("ben") == 1
    clock.advance(seconds=1)  # and makes it no longer than that either
    assert attempts_of(clock).seconds_to_wait("ben") == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b"{}",
        b'{"format": "igt-pin-attempts-1", "wrong": -3, "last": "2026-05-20T09:30:00.000Z"}',
        b'{"format": "igt-pin-attempts-1", "wrong": "1", "last": "2026-05-20T09:30:00.000Z"}',
        b'{"format": "igt-pin-attempts-1", "wrong": 1, "last": "soon"}',
        b'{"format": "igt-pin-attempts-9", "wrong": 1, "last": "2026-05-20T09:30:00.000Z"}',
    ],
)
def test_a_damaged_file_is_the_longest_wait_once(home, clock: FixedClock, content: bytes):
    typed_wrong(clock, 1)
    file_of().write_bytes(content)
    assert attempts_of(clock).seconds_to_wait("ben") == 900
    clock.advance(minutes=15)
    attempts_of(clock).begin("ben")  # never a lock-out for good


def test_where_the_folder_cannot_be_used_the_memory_counts(home, clock: FixedClock):
    file_of().parent.parent.parent.mkdir(parents=True)
    file_of().parent.parent.write_text("in the way", encoding="utf-8")
    memory: dict[str, Attempts] = {}
    for _ in range(3):
        tries = PinAttempts("organisation", clock, memory)
        clock.advance(seconds=tries.seconds_to_wait("ben"))
        tries.begin("ben")
    clock.advance(minutes=15)
    tries.begin("ben")
    assert tries.seconds_to_wait("ben") > 0


def test_the_file_holds_no_pin_and_no_name(workspace, ben, home):
    wrong(workspace, ben, 2)
    (kept,) = (places.state_folder() / "pins").rglob("*.json")
    text = kept.read_text(encoding="utf-8")
    assert set(text.split('"')[1::2]) >= {"format", "wrong", "last"}
    assert WRONG not in text
    assert "Ben" not in text + str(kept)
    if os.name != "nt":
        assert kept.stat().st_mode & 0o077 == 0


def test_the_old_pin_is_asked_for_before_a_new_one(workspace, ben):
    with pytest.raises(PinNeededError):
        workspace.people.set_pin(ben.id, "8046")
    with pytest.raises(PinWrongError):
        workspace.people.set_pin(ben.id, "8046", old=WRONG)
    workspace.people.work_as(ben.id, PIN)
    workspace.people.set_pin(ben.id, "8046", old=PIN)
    workspace.people.try_pin(ben.id, "8046")
    with pytest.raises(PinWrongError):
        workspace.people.try_pin(ben.id, PIN)


def test_people_choose_their_own_pin_and_nobody_elses(workspace, ben):
    cy = workspace.people.add("Cy Finch", Role.AUDITOR).person
    workspace.people.work_as(cy.id)
    workspace.people.set_pin(cy.id, "8046")
    assert workspace.history.changes(limit=1)[0].label == "Set a PIN"
    dee = next(p for p in workspace.people.all() if p.role is Role.ADMINISTRATOR)
    with pytest.raises(NotAllowedError):
        workspace.people.set_pin(dee.id, "9157")
    with pytest.raises(NotAllowedError):
        workspace.people.clear_pin(ben.id)
    with pytest.raises(PinNeededError):
        workspace.people.clear_pin(cy.id)
    assert workspace.people.clear_pin(cy.id, "8046").people
    assert not workspace.people.needs_pin(cy.id)


def test_an_administrator_clears_anothers_forgotten_pin_and_the_wait_with_it(workspace, ben):
    wrong(workspace, ben, 3)
    assert workspace.people.clear_pin(ben.id).people
    assert workspace.people.seconds_to_wait(ben.id) == 0
    assert workspace.people.work_as(ben.id).people


def test_the_recovery_sheet_clears_the_only_administrators_pin(created, workspace):
    ada = workspace.people.working()
    workspace.people.set_pin(ada.id, PIN)
    with pytest.raises(PinNeededError):
        workspace.people.clear_pin(ada.id)
    with pytest.raises(KeyDoesNotFitError):
        workspace.people.clear_pin_with_spare_key(ada.id, SpareKey.new().printed)
    assert workspace.people.needs_pin(ada.id)
    assert workspace.people.clear_pin_with_spare_key(ada.id, created.spare_key).people
    assert not workspace.people.needs_pin(ada.id)
    assert workspace.history.changes(limit=1)[0].label == "Clear a PIN with the spare key"


def test_the_history_says_that_there_is_a_pin_and_nothing_of_it(workspace, ben):
    with workspace._records.store.read() as session:
        kept = session.get_one(tables.Pin, ben.id)
        values = session.query(tables.ChangeValueRow).filter_by(entity_id=ben.id).all()
        assert any(value.field == "pin_set" for value in values)
        journal = " ".join(value.value or "" for value in values)
    assert kept.proof.hex() not in journal
    assert PIN not in journal
    assert workspace.history.verify().ok


def test_a_pin_goes_with_whoever_leaves(workspace, ben):
    workspace.people.leave(ben.id, workspace._records.today())
    workspace.people.come_back(ben.id)
    assert not workspace.people.needs_pin(ben.id)
