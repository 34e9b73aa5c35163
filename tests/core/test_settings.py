"""The settings file: typed, whole or not written, never in the way when it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.settings import Setting, Settings, SettingsNotSavedError

THEME = Setting("window", "theme", "light")
SIZE = Setting("window", "text-size", 100)
ASK = Setting("copies", "ask", True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.ini"


def test_the_default_holds_until_somebody_chooses(path: Path) -> None:
    settings = Settings(path)
    assert (settings.get(THEME), settings.get(SIZE), settings.get(ASK)) == ("light", 100, True)
    assert not path.exists()
    assert settings.notice is None


def test_a_choice_is_on_the_disk_with_its_type(path: Path) -> None:
    settings = Settings(path)
    settings.put(THEME, "dark, 50% grey")
    settings.put(SIZE, 150)
    settings.put(ASK, False)
    again = Settings(path)
    assert again.get(THEME) == "dark, 50% grey"
    assert again.get(SIZE) == 150
    assert again.get(ASK) is False


def test_forgetting_goes_back_to_the_default(path: Path) -> None:
    settings = Settings(path)
    settings.put(SIZE, 150)
    settings.forget(SIZE)
    settings.forget(THEME)
    assert Settings(path).get(SIZE) == settings.get(SIZE) == 100


def test_two_programs_keep_each_others_choices(path: Path) -> None:
    window, command_line = Settings(path), Settings(path)
    window.put(THEME, "dark")
    command_line.put(SIZE, 200)
    assert Settings(path).get(THEME) == command_line.get(THEME) == "dark"


@pytest.mark.parametrize("text", ["text-size = big", "text-size =", "text-size = 1.5"])
def test_a_value_of_the_wrong_kind_counts_as_none(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(f"[window]\n{text}\n[copies]\nask = perhaps\n")
    settings = Settings(path)
    assert settings.get(SIZE) == 100
    assert settings.get(ASK) is True
    assert settings.notice is None


@pytest.mark.parametrize("broken", [b"no section\n", b"[window]\n[window]\n", b"\xff\xfe\x00["])
def test_a_broken_file_is_kept_aside_and_said(path: Path, broken: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(broken)
    settings = Settings(path)
    assert settings.get(SIZE) == 100
    kept = path.with_name("settings.broken-1.ini")
    assert kept.read_bytes() == broken
    assert settings.notice is not None
    assert str(kept) in settings.notice
    settings.put(SIZE, 125)
    assert Settings(path).get(SIZE) == 125


def test_a_second_broken_file_does_not_replace_the_first(path: Path) -> None:
    path.parent.mkdir()
    for text in ("first", "second"):
        path.write_text(text)
        Settings(path)
    assert path.with_name("settings.broken-1.ini").read_text() == "first"
    assert path.with_name("settings.broken-2.ini").read_text() == "second"


def test_a_text_of_two_lines_is_a_mistake_of_ours(path: Path) -> None:
    with pytest.raises(ValueError, match="one line"):
        Settings(path).put(THEME, "a\nb")


def test_a_failed_write_says_so_and_leaves_the_old_file_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(path)
    settings.put(SIZE, 150)

    def full(_: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("core.settings.os.fsync", full)
    with pytest.raises(SettingsNotSavedError) as caught:
        settings.put(SIZE, 175)
    assert caught.value.exit_code == 3
    assert settings.get(SIZE) == 175
    assert Settings(path).get(SIZE) == 150
    assert [one.name for one in path.parent.iterdir()] == ["settings.ini"]


def test_the_usual_file_is_in_the_config_folder() -> None:
    settings = Settings()
    assert settings.path.name == "settings.ini"
    assert settings.path.parent.name == "igtoolkit"
