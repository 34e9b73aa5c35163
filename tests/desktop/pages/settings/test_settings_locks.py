"""Settings, Locks and seals: the ways in, the locks themselves, the seal and the address card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from memory_keyring import MemoryKeyring
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from real_window import RealWindow, reopened

from core.errors import KnownError
from core.services.access import (
    KeyringPlace,
    PassphraseUnlock,
    SpareKey,
    SpareKeyUnlock,
    Unlock,
    WayKind,
)
from core.services.address_cards import read_address_card
from core.workspace import NewStore, Workspace

OpenWindow = Callable[..., RealWindow]
OLD, NEW = "candle river Orange spoon", "harbour ladder Violet thumb"


class Chooser:
    """Answers in place of the platform's dialog."""

    def __init__(self) -> None:
        self.target: Path | None = None
        self.proposed = ""

    def to_save(self, parent: QWidget, title: str, name: str) -> Path | None:
        self.proposed = name
        return self.target

    def to_open(self, parent: QWidget, title: str) -> Path | None:
        raise AssertionError(title)


@pytest.fixture
def keyring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def show(
    open_window: OpenWindow, tmp_path: Path, keyring: MemoryKeyring
) -> Callable[..., RealWindow]:
    """Open records that this PC remembers, besides what is asked for, on Locks and seals."""

    def begin(**setup: object) -> RealWindow:
        new = NewStore(
            "Harbour Pharmacy", "FZZ01", "pharmacy", "Ada Wren", "igt-10", use_keyring=True,
            **{"make_spare_key": False, **setup},
        )  # fmt: skip
        place = KeyringPlace(backend=keyring)
        Workspace.create(tmp_path / "store", new, keyring=place).workspace.close()
        window = open_window(tmp_path / "store", keyring=keyring)
        window.workspace.locks._keyring = place
        window.window.go("settings", "locks")
        window.settle()
        return window

    return begin


def names(window: RealWindow) -> list[str]:
    return [window.page.section.ways.name_of(row.way) for row in window.page.section.ways.rows]


def lock(window: RealWindow) -> None:
    """Let go of the records, so that the test may open them."""
    window.window.lock_asked.emit()
    window.settle()
    assert window.wiring.opener.workspace is None


def refusal(store: Path, unlock: Unlock) -> str:
    with pytest.raises(KnownError) as refused:
        Workspace.open(store, unlock)
    return refused.value.code


def type_passphrase(window: RealWindow, text: str) -> None:
    card = window.page.section.passphrase.card
    for field in (card.typed, card.again):
        QTest.keyClicks(field.control, text)
    window.page.section.passphrase.keep.click()
    window.settle()


def test_each_way_tells_since_when_and_which_one_opened_them(
    show: Callable[..., RealWindow],
) -> None:
    window = show(passphrase=OLD, make_spare_key=True)
    ways = window.page.section.ways
    assert names(window) == ["This PC", "Passphrase", "Recovery sheet"]
    chips = [bool(row.findChildren(QWidget)) and row.way.opened_by_this for row in ways.rows]
    assert chips == [True, False, False]
    for button in (ways.add_pc, ways.add_passphrase, ways.add_sheet):
        assert button.isHidden()
    assert not ways.rows[0].replace.isVisible() and ways.rows[1].replace.isVisible()


def test_the_last_way_cannot_be_taken_away_and_says_why(show: Callable[..., RealWindow]) -> None:
    window = show()
    row = window.page.section.ways.rows[0]
    assert not row.remove.isVisible() and row.why.isVisible()
    assert "only way" in row.why.text() and "Add another" in row.why.text()


def test_a_way_is_taken_away_only_after_a_second_thought(
    show: Callable[..., RealWindow], tmp_path: Path
) -> None:
    window = show(passphrase=OLD)
    row = window.page.section.ways.rows[1]
    row.remove.click()
    assert row.confirm.isVisible() and "This PC" in row.confirm.text.text()
    assert window.window.focusWidget() is row.confirm.no  # Enter does no harm
    QTest.keyClick(row.confirm.no, Qt.Key.Key_Escape)
    assert not row.confirm.isVisible() and window.window.focusWidget() is row.remove
    row.remove.click()
    row.confirm.yes.click()
    window.settle()
    assert names(window) == ["This PC"]
    assert window.page.section.ways.message.title.text() == "Taken away: Passphrase"
    lock(window)
    assert refusal(tmp_path / "store", PassphraseUnlock(OLD)) == "way-in-missing"


def test_a_passphrase_is_added_and_opens_the_records(
    show: Callable[..., RealWindow], tmp_path: Path
) -> None:
    window = show()
    section = window.page.section
    section.ways.add_passphrase.click()
    window.settle()
    card = section.passphrase.card
    assert window.window.focusWidget() is card.typed.control
    section.passphrase.keep.click()
    assert card.typed.error.isVisible()
    QTest.keyClicks(card.typed.control, "short")
    section.passphrase.keep.click()
    assert "guessed too soon" in card.typed.error.text()
    card.typed.control.clear()
    type_passphrase(window, NEW)
    assert names(window) == ["This PC", "Passphrase"] and not section.passphrase.isVisible()
    assert section.passphrase.card is None  # nothing typed stays
    lock(window)
    Workspace.open(tmp_path / "store", PassphraseUnlock(NEW)).close()


def test_a_replaced_passphrase_opens_nothing_any_more(
    show: Callable[..., RealWindow], tmp_path: Path
) -> None:
    window = show(passphrase=OLD)
    window.page.section.ways.rows[1].replace.click()
    type_passphrase(window, NEW)
    assert names(window) == ["This PC", "Passphrase"]
    lock(window)
    assert refusal(tmp_path / "store", PassphraseUnlock(OLD)) == "wrong-passphrase"
    Workspace.open(tmp_path / "store", PassphraseUnlock(NEW)).close()


def test_leaving_the_page_forgets_a_half_typed_passphrase(show: Callable[..., RealWindow]) -> None:
    window = show()
    section = window.page.section
    section.ways.add_passphrase.click()
    QTest.keyClicks(section.passphrase.card.typed.control, NEW)
    window.window.go("home")
    window.window.go("settings")
    window.settle()
    assert window.page.where() == "locks" and section.passphrase.card is None


def test_this_pc_can_be_taught_again(
    show: Callable[..., RealWindow], keyring: MemoryKeyring, tmp_path: Path
) -> None:
    window = show(passphrase=OLD)
    ways = window.page.section.ways
    ways.rows[0].remove.click()
    ways.rows[0].confirm.yes.click()
    window.settle()
    assert names(window) == ["Passphrase"] and ways.add_pc.isVisible() and not keyring.kept
    ways.add_pc.click()
    window.settle()
    assert names(window) == ["Passphrase", "This PC"] and not ways.add_pc.isVisible()
    assert len(keyring.kept) == 1


def test_a_pc_that_cannot_remember_says_so(show: Callable[..., RealWindow]) -> None:
    window = show(passphrase=OLD)
    window.workspace.locks._keyring = KeyringPlace()  # the tests' own: it always fails
    ways = window.page.section.ways
    ways.pc_asked.emit()
    window.settle()
    assert "no place that remembers" in ways.message.title.text()
    assert names(window) == ["This PC", "Passphrase"] and ways.rows[0].isEnabled()


def test_a_recovery_sheet_is_made_on_its_own_page_and_leads_back(
    show: Callable[..., RealWindow],
) -> None:
    window = show()
    window.page.section.ways.add_sheet.click()
    window.settle()
    assert window.window.frame.key == "spare-key"
    page = window.page
    page.panel.choices["write"].click()
    for field, number in zip(page.panel.fields, page._asked, strict=True):
        field.control.setText(page._key.groups[number - 1])
    page.done.click()
    window.settle()
    assert window.window.frame.key == "settings" and window.page.where() == "locks"
    assert names(window) == ["This PC", "Recovery sheet"]
    assert not window.page.section.ways.add_sheet.isVisible()


def test_changing_the_locks_keeps_the_ways_and_the_documents(
    show: Callable[..., RealWindow], tmp_path: Path
) -> None:
    key = SpareKey.new()
    window = show(spare_key=key)
    document = tmp_path / "policy.txt"
    document.write_text("Our policy", encoding="utf-8")
    kept = window.workspace.evidence.attach(document, ())
    before = window.workspace.secrets
    change = window.page.section.change
    change.button.click()
    assert change.confirm.isVisible() and not change.button.isVisible()
    change.confirm.no.click()
    assert change.button.isVisible() and window.workspace.secrets == before
    change.button.click()
    change.confirm.yes.click()
    assert not change.button.isEnabled()
    window.settle()
    assert change.message.title.text() == "The locks are changed"
    assert "1 kept document" in change.message.text.text() and change.button.isEnabled()
    after = window.workspace.secrets
    assert after.database_key != before.database_key and after.signing_key == before.signing_key
    lock(window)
    with reopened(tmp_path / "store", key) as workspace:
        (tmp_path / "out").mkdir()
        saved = workspace.evidence.save(kept.evidence.id, tmp_path / "out")
        assert saved.read_text(encoding="utf-8") == "Our policy"


def test_the_seal_is_told_and_its_line_copied(show: Callable[..., RealWindow]) -> None:
    window = show()
    seal, signer = window.page.section.seal, window.workspace.exports.signer()
    assert seal.seal.text.text().startswith("SHA256: ")
    seal.line.copy.click()
    assert QGuiApplication.clipboard().text() == signer.allowed_signers
    assert seal.line.said.text() == "Copied."
    seal.seal.copy.click()
    told = seal.seal.text.text().replace(" ", "")
    assert QGuiApplication.clipboard().text() == told


def test_the_address_card_is_saved_and_can_be_read_back(
    show: Callable[..., RealWindow], tmp_path: Path
) -> None:
    window = show()
    section = window.page.section
    chooser = section._desk._chooser = Chooser()
    section.seal.save.click()
    window.settle()
    assert chooser.proposed == "FZZ01 address card.txt" and section.seal.note.isHidden()
    chooser.target = tmp_path / "card.txt"
    section.seal.save.click()
    window.settle()
    assert section.seal.note.text() == "Saved as card.txt."
    card = read_address_card(tmp_path / "card.txt")
    assert card.whose == "Harbour Pharmacy (FZZ01)"
    assert card.addresses == (window.workspace.exports.signer().recipient,)
    assert card.fingerprints[0] in section.seal.address.text()
    chooser.target = tmp_path / "gone" / "card.txt"
    section.seal.save.click()
    window.settle()
    assert "is not there" in section.seal.note.text()


def test_a_spare_key_of_before_opens_nothing_after_a_new_one(
    show: Callable[..., RealWindow], tmp_path: Path
) -> None:
    old, new = SpareKey.new(), SpareKey.new()
    window = show(spare_key=old)
    window.starter.navigator.shell.changes.notify(window.workspace.locks.use_spare_key(new))
    window.settle()
    kinds = [row.way.kind for row in window.page.section.ways.rows]
    assert kinds == [WayKind.KEYRING, WayKind.SPARE_KEY]
    lock(window)
    assert refusal(tmp_path / "store", SpareKeyUnlock(old.printed)) == "key-does-not-fit"
