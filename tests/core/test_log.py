"""The log: codes, counts and ids reach the file; what a person typed never does."""

from __future__ import annotations

import enum
import logging
import os
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core import log

SECRET = "Mrs Okafor of Bridge Street"
_ours = logging.getLogger("core.test")


class Colour(enum.Enum):
    GREEN = "a text for people"


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Callable[[], str]]:
    log.start("window", tmp_path)
    file = tmp_path / "window.log"
    yield lambda: file.read_text(encoding="utf-8") if file.exists() else ""
    log.remove_hooks()
    log.stop()


def test_a_line_has_utc_time_level_logger_and_text(written: Callable[[], str]) -> None:
    _ours.info("store opened in %d ms", 12)
    assert written().startswith("20")
    assert written().endswith("Z INFO core.test store opened in 12 ms\n")


@pytest.mark.parametrize(
    "value",
    [
        7,
        1.5,
        True,
        None,
        uuid.UUID(int=7),
        uuid.UUID(int=7).hex,
        "store-busy",
        "10-114.2a",
        "a3" * 32,
    ],
)
def test_numbers_ids_and_codes_pass(written: Callable[[], str], value: object) -> None:
    _ours.info("value %s", value)
    assert f"value {value}\n" in written()


@pytest.mark.parametrize(
    "value",
    [SECRET, "Okafor", "okafor", Path("records/Okafor.pdf"), [SECRET], b"Okafor", "FX123", "a@b-c"],
)
def test_anything_else_is_written_as_a_question_mark(
    written: Callable[[], str], value: object
) -> None:
    _ours.warning("value %s", value)
    _ours.warning("value %(one)s", {"one": value})
    assert written().count("value ?\n") == 2


def test_an_enum_is_written_by_its_name_in_the_code(written: Callable[[], str]) -> None:
    _ours.info("value %s", Colour.GREEN)
    assert "value GREEN" in written()


def test_an_exception_is_its_type_and_place_without_message_or_path(
    written: Callable[[], str],
) -> None:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        _ours.error("failed %s", error)
        _ours.exception("failed")
    lines = written().splitlines()
    assert len(lines) == 2
    assert all("ValueError at test_log.py:" in line for line in lines)
    assert SECRET not in written()
    assert os.sep + "test_log" not in written()


def test_a_text_that_does_not_fit_its_values_costs_nothing() -> None:
    record = logging.LogRecord("core", logging.INFO, "", 1, "number %d", (SECRET,), None)
    assert log.SafeFormatter().format(record).endswith("INFO core number %d")


def test_other_libraries_write_nothing_to_the_file(
    written: Callable[[], str], capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("sqlalchemy.engine").error("INSERT %s", SECRET)
    assert written() == ""
    assert capsys.readouterr().err == ""


def test_the_file_turns_over_and_old_ones_go(
    written: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler = logging.getLogger("core").handlers[0]
    monkeypatch.setattr(handler, "maxBytes", 200)
    for number in range(50):
        _ours.info("line %d", number)
    assert len(list(tmp_path.iterdir())) == log.KEPT_FILES + 1


def test_a_folder_that_cannot_be_used_does_not_stop_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    log.start("command", tmp_path / "file" / "log")
    _ours.error("nowhere to go")
    log.stop()


def test_a_full_disk_costs_the_line_and_nothing_else(
    written: Callable[[], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full(*_: object) -> bool:
        raise OSError(28, "no space")

    monkeypatch.setattr(logging.getLogger("core").handlers[0], "shouldRollover", full)
    _ours.error("lost")
    assert written() == capsys.readouterr().err == ""


def test_what_nobody_caught_is_logged_by_type_and_reported(written: Callable[[], str]) -> None:
    told: list[BaseException] = []
    log.install_hooks(told.append)
    error = ValueError(SECRET)
    sys.excepthook(ValueError, error, None)

    def fail() -> None:
        raise KeyError(SECRET)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "unhandled ValueError" in written()
    assert "unhandled KeyError at threading.py:" in written()
    assert SECRET not in written()
    assert [type(one) for one in told] == [ValueError, KeyError]


def test_a_failing_program_writes_no_message_anywhere(tmp_path: Path) -> None:
    program = (
        "import pathlib, sys\nfrom core import log\n"
        f"log.start('command', pathlib.Path({str(tmp_path)!r}))\nlog.install_hooks()\n"
        f"class Late:\n    def __del__(self): raise RuntimeError({SECRET!r})\n"
        f"Late()\nraise ValueError({SECRET!r})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    text = (tmp_path / "command.log").read_text()
    assert done.returncode == 1
    assert done.stderr == ""
    assert "unhandled RuntimeError at <string>:" in text
    assert "unhandled ValueError at <string>:" in text
    assert SECRET not in text


@pytest.mark.parametrize(
    ("category", "message", "shown"),
    [
        ("default", f"QFile::open: {SECRET}.pdf missing", "qt default QFile::open"),
        ("qt.qpa.plugin", f"Could not load {SECRET}", "qt qt.qpa.plugin ?"),
        (SECRET, "QPainter: not active", "qt ? QPainter"),
    ],
)
def test_qt_says_where_it_complained_but_not_about_whom(
    written: Callable[[], str], category: str, message: str, shown: str
) -> None:
    log.qt_message("warning", category, message)
    assert f"WARNING desktop.qt {shown}\n" in written()
    assert "Okafor" not in written()


def test_a_crash_leaves_no_memory_in_a_file() -> None:
    program = (
        "import resource\nfrom core import log\nlog.without_core_dumps()\n"
        "assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
