"""Folders by the platform's rules, moved by the environment, private when made."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from core import places


def test_each_kind_has_its_own_folder_and_asking_makes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    assert places.store_folder() == tmp_path / "data" / "igtoolkit" / "store"
    assert places.sample_folder() == tmp_path / "data" / "igtoolkit" / "sample"
    assert places.config_folder() == tmp_path / "config" / "igtoolkit"
    assert places.state_folder() == tmp_path / "state" / "igtoolkit"
    assert places.log_folder() == tmp_path / "state" / "igtoolkit" / "log"
    assert places.opened_folder() == tmp_path / "state" / "igtoolkit" / "opened"
    assert list(tmp_path.iterdir()) == []


def test_kinds_stay_apart_where_the_platform_gives_one_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("data", "config", "state"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_path", lambda *_, **__: tmp_path)
    found = {places.store_folder(), places.config_folder(), places.state_folder()}
    assert found == {tmp_path / "store", tmp_path / "config", tmp_path / "state"}


def test_igt_store_names_another_folder_for_the_records_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = places.state_folder()
    monkeypatch.setenv("IGT_STORE", str(tmp_path / "stick"))
    assert places.store_folder() == tmp_path / "stick"
    assert places.state_folder() == before


def test_a_relative_igt_store_does_not_move_when_the_program_changes_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IGT_STORE", "mine")
    assert places.store_folder() == tmp_path / "mine"


def test_igt_home_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IGT_HOME", str(tmp_path))
    for folder in (
        places.store_folder(),
        places.sample_folder(),
        places.config_folder(),
        places.log_folder(),
        places.opened_folder(),
    ):
        assert folder.is_relative_to(tmp_path)


def test_a_private_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    made = places.make_private(tmp_path / "a" / "b")
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_a_folder_open_to_others_is_closed(tmp_path: Path) -> None:
    loose = tmp_path / "loose"
    loose.mkdir(mode=0o755)
    places.make_private(loose)
    assert stat.S_IMODE(loose.stat().st_mode) == 0o700


def test_a_link_is_refused_because_somebody_else_may_steer_it(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(places.FolderNotOursError):
        places.make_private(tmp_path / "link")


def test_a_file_in_the_way_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(places.FolderNotOursError) as caught:
        places.make_private(tmp_path / "file" / "below")
    assert "cannot be used safely" in caught.value.what
    assert caught.value.exit_code == 3


def test_somebody_elses_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "theirs").mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(places.FolderNotOursError):
        places.make_private(tmp_path / "theirs")
