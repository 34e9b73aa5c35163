"""First run in the real window, to real records, for each answer about the sign-in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from memory_keyring import MemoryKeyring
from real_window import RealWindow, reopened

from core.services.access import PassphraseUnlock, WayKind, ways_in
from core.services.first_run import sheet_path
from core.workspace import Workspace
from desktop.pages.first_run.wizard import Spare, Step, Uses

OpenWindow = Callable[..., RealWindow]


def next_screen(window: RealWindow) -> None:
    window.page.view.next.click()
    window.settle()


def to_sign_in(window: RealWindow, *, code: str = "") -> None:
    view = window.page.view
    view.welcome.set_up_button.click()
    about = view.about
    about.name.control.setText("Harbour Street Pharmacy")
    about.person.control.setText("Ada Wren")
    if code:
        about.code.control.setText(code)
    next_screen(window)
    assert window.page.step is Step.SIGN_IN


def choose(window: RealWindow, uses: Uses, passphrase: str = "") -> None:
    sign_in = window.page.view.sign_in
    sign_in.choices[uses].click()
    if passphrase:
        sign_in.passphrase.typed.control.setText(passphrase)
        sign_in.passphrase.again.control.setText(passphrase)
    next_screen(window)


def type_groups_back(window: RealWindow) -> None:
    page = window.page
    for field, number in zip(page.view.spare_key.panel.fields, page.answers.asked, strict=True):
        field.control.setText(page.answers.spare_key.groups[number - 1].lower())


def to_home(window: RealWindow, spare: Spare) -> None:
    panel = window.page.view.spare_key.panel
    panel.choices[spare].click()
    if spare is not Spare.LATER:
        type_groups_back(window)
    next_screen(window)
    assert window.page.step is Step.GOOD_START, window.page.view.error.text()
    next_screen(window)
    assert window.window.frame.key == "home"


def test_only_me_lets_this_pc_open_the_records(open_window: OpenWindow, tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    window = open_window(tmp_path / "store", keyring=keyring)
    to_sign_in(window, code="FZZ01")
    choose(window, Uses.ONLY_ME)
    assert window.page.step is Step.SPARE_KEY and not keyring.kept  # the trial was taken back
    key = window.page.answers.spare_key
    to_home(window, Spare.WRITE)
    assert len(keyring.kept) == 1 and not window.status.unsafe.isVisible()
    window.close()
    kinds = {way.kind for way in ways_in(tmp_path / "store")}
    assert kinds == {WayKind.KEYRING, WayKind.SPARE_KEY}
    again = open_window(tmp_path / "store", keyring=keyring)
    assert again.window.frame.key == "home" and again.workspace.profile.person().name == "Ada Wren"
    assert again.workspace.profile.organisation().ods_code == "FZZ01"
    again.close()
    with reopened(tmp_path / "store", key) as workspace:
        assert workspace.assessments.state().is_new


def test_several_type_a_passphrase_that_then_opens_the_records(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    keyring = MemoryKeyring()
    window = open_window(tmp_path / "store", keyring=keyring)
    to_sign_in(window)
    choose(window, Uses.SEVERAL, "wagon lemon tiger paper")
    to_home(window, Spare.LATER)
    assert not keyring.kept
    assert window.status.unsafe.text() == "No spare key yet" and window.status.unsafe.isVisible()
    window.window.lock_asked.emit()
    window.settle()
    view = window.page.view
    view.passphrase.setText("wagon lemon tiger pepper")
    view.open_button.click()
    window.settle()
    assert "not the passphrase" in view.error.text() and view.error.isVisible()
    view.passphrase.setText("wagon lemon tiger paper")
    view.open_button.click()
    window.settle()
    assert window.window.frame.key == "home"


def test_not_sure_takes_a_passphrase_and_the_sheet_is_printed_and_taken_away(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "store")
    to_sign_in(window)
    choose(window, Uses.NOT_SURE, "wagon lemon tiger paper")
    shown: list[Path] = []
    page = window.page
    page._printer._show_file = lambda path: not shown.append(path)
    panel = page.view.spare_key.panel
    panel.choices[Spare.PRINT].click()
    panel.print_button.click()
    window.settle()
    assert shown == [sheet_path()] and sheet_path().read_bytes().startswith(b"%PDF")
    to_home(window, Spare.PRINT)
    assert not sheet_path().exists()
    window.close()
    with Workspace.open(tmp_path / "store", PassphraseUnlock("wagon lemon tiger paper")) as opened:
        assert opened.locks.has_spare_key


def test_a_pc_that_remembers_nothing_says_so_kindly_and_asks_for_a_passphrase(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "store")  # the tests have no keyring
    to_sign_in(window)
    choose(window, Uses.ONLY_ME)
    sign_in = window.page.view.sign_in
    assert window.page.step is Step.SIGN_IN
    assert sign_in.notice.isVisible() and sign_in.passphrase.isVisible()
    choose(window, Uses.ONLY_ME, "wagon lemon tiger paper")
    assert window.page.step is Step.SPARE_KEY


def test_back_keeps_everything_that_was_typed(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(tmp_path / "store")
    to_sign_in(window, code="FZZ01")
    choose(window, Uses.SEVERAL, "wagon lemon tiger paper")
    page = window.page
    page.view.spare_key.panel.choices[Spare.WRITE].click()
    type_groups_back(window)
    typed, key = page.view.spare_key.panel.typed, page.answers.spare_key
    for _ in range(3):
        page.view.back.click()
    assert page.step is Step.WELCOME
    for _ in range(3):
        page.go_on()
        window.settle()
    assert page.step is Step.SPARE_KEY and page.answers.spare_key is key
    view = page.view
    assert view.about.name.control.text() == "Harbour Street Pharmacy"
    assert view.about.code.control.text() == "FZZ01"
    assert view.sign_in.passphrase.typed.control.text() == "wagon lemon tiger paper"
    assert view.spare_key.panel.spare is Spare.WRITE and view.spare_key.panel.typed == typed
    assert not Workspace.exists(tmp_path / "store")


def test_an_odd_code_is_remarked_on_and_stops_nobody(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "store")
    to_sign_in(window, code="X99")
    window.page.go_back()
    about = window.page.view.about
    about.code.control.textEdited.emit("X99")
    assert "unlike" in about.code.hint.text()
    about.later.click()
    assert "unlike" not in about.code.hint.text()
    next_screen(window)
    assert window.page.answers.ods_code == ""


def test_what_is_missing_is_said_in_its_place(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(tmp_path / "store")
    view = window.page.view
    view.welcome.set_up_button.click()
    next_screen(window)
    assert window.page.step is Step.ABOUT and view.about.name.error.isVisible()
    to_sign_in_again = view.about
    to_sign_in_again.name.control.setText("Harbour")
    to_sign_in_again.person.control.setText("Ada")
    next_screen(window)
    next_screen(window)
    assert view.sign_in.error.text() == "Choose one of the three."
    choose(window, Uses.SEVERAL, "short")
    assert "guessed" in view.sign_in.passphrase.typed.error.text()


def test_nothing_is_made_when_the_window_is_closed_half_way(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "store")
    to_sign_in(window)
    window.close()
    assert not window.window.isVisible() and not Workspace.exists(tmp_path / "store")


def test_records_that_cannot_be_made_say_why_and_keep_what_was_typed(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "store").write_text("in the way", encoding="utf-8")
    window = open_window(tmp_path / "store" / "records")
    to_sign_in(window)
    choose(window, Uses.SEVERAL, "wagon lemon tiger paper")
    window.page.view.spare_key.panel.choices[Spare.LATER].click()
    next_screen(window)
    view = window.page.view
    assert window.page.step is Step.SPARE_KEY and view.error.isVisible()
    assert view.next.isEnabled()


@pytest.mark.parametrize(
    ("button", "name", "words"),
    [
        ("look_button", "Bridge Street Pharmacy", "This pharmacy is made up"),
        ("care_home_button", "Mill Lane Care Home", "This care home is made up"),
    ],
)
def test_looking_round_opens_what_is_made_up_without_any_key(
    open_window: OpenWindow, tmp_path: Path, button: str, name: str, words: str
) -> None:
    keyring = MemoryKeyring()
    window = open_window(tmp_path / "store", keyring=keyring)
    getattr(window.page.view.welcome, button).click()
    window.settle()
    assert window.window.frame.key == "home" and window.status.sample.isVisible()
    assert not keyring.kept and not Workspace.exists(tmp_path / "store")
    state = window.workspace.assessments.state()
    assert state.organisation.name == name and 0 < state.answered < state.total
    assert window.banner.title.text().startswith(words)
    window.banner.button.click()
    window.settle()
    assert window.page.step is Step.WELCOME
