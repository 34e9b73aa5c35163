"""The keyring as it behaves on real computers: absent, forgetful, silent, locked, and working."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.errors import InitError, KeyringLocked
from memory_keyring import MemoryKeyring

from core.store.keyring_slot import KeyringPlace, NoKeyPlaceError, NoPlaceReason
from core.store.keys import KeyFile, KeyringWay, SpareKey, SpareKeyWay

ROOT = Path(__file__).resolve().parents[3]
ACCOUNT = "store:slot"


class SilentKeyring(MemoryKeyring):
    """Waits in every call until the test lets it go on."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()

    def set_password(self, service: str, username: str, password: str) -> None:
        self.go_on.wait()
        super().set_password(service, username, password)

    def get_password(self, service: str, username: str) -> str | None:
        self.go_on.wait()
        return super().get_password(service, username)


class RaisingKeyring(MemoryKeyring):
    """Raises what the test says."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self.error


@pytest.fixture
def silent() -> Iterator[SilentKeyring]:
    ring = SilentKeyring()
    yield ring
    ring.go_on.set()
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join()


def test_what_is_remembered_is_recalled_and_forgotten() -> None:
    ring = MemoryKeyring()
    place = KeyringPlace(backend=ring)
    assert place.recall(ACCOUNT) is None
    place.remember(ACCOUNT, "secret")
    assert KeyringPlace(backend=ring).recall(ACCOUNT) == "secret"
    place.forget(ACCOUNT)
    place.forget(ACCOUNT)
    assert ring.kept == {}


def test_the_null_back_end_which_forgets_is_found_out() -> None:
    with pytest.raises(NoKeyPlaceError) as caught:
        KeyringPlace(backend=keyring.backends.null.Keyring()).remember(ACCOUNT, "secret")
    assert caught.value.reason is NoPlaceReason.FORGETS
    assert caught.value.code == "no-key-place"
    assert caught.value.exit_code == 3


def test_the_fail_back_end_means_that_there_is_no_keyring() -> None:
    place = KeyringPlace(backend=keyring.backends.fail.Keyring())
    for call in (lambda: place.remember(ACCOUNT, "s"), lambda: place.recall(ACCOUNT)):
        with pytest.raises(NoKeyPlaceError) as caught:
            call()
        assert caught.value.reason is NoPlaceReason.ABSENT


def test_the_back_end_that_the_environment_names_is_taken() -> None:
    assert os.environ["PYTHON_KEYRING_BACKEND"] == "keyring.backends.fail.Keyring"
    with pytest.raises(NoKeyPlaceError) as caught:
        KeyringPlace().recall(ACCOUNT)
    assert caught.value.reason is NoPlaceReason.ABSENT


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (KeyringLocked("x"), NoPlaceReason.LOCKED),
        (InitError("x"), NoPlaceReason.ABSENT),
        (RuntimeError("AGE-SECRET"), NoPlaceReason.FAILED),
        (SystemExit(3), NoPlaceReason.FAILED),
    ],
)
def test_whatever_a_back_end_raises_is_one_known_trouble(
    error: BaseException, reason: NoPlaceReason
) -> None:
    with pytest.raises(NoKeyPlaceError) as caught:
        KeyringPlace(backend=RaisingKeyring(error)).recall(ACCOUNT)
    assert caught.value.reason is reason
    assert caught.value.__cause__ is None
    assert "SECRET" not in str(caught.value)


def test_a_silent_keyring_is_given_up_and_not_asked_again_while_it_is_silent(
    silent: SilentKeyring,
) -> None:
    place = KeyringPlace(backend=silent, limit=0.05)
    for _ in range(3):
        with pytest.raises(NoKeyPlaceError) as caught:
            place.recall(ACCOUNT)
        assert caught.value.reason is NoPlaceReason.SILENT
    assert sum(thread.name == "keyring" for thread in threading.enumerate()) == 1
    silent.go_on.set()
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join()
    assert place.recall(ACCOUNT) is None


def test_a_keyring_that_wakes_up_too_late_keeps_nothing(silent: SilentKeyring) -> None:
    place = KeyringPlace(backend=silent, limit=0.05)
    with pytest.raises(NoKeyPlaceError):
        place.remember(ACCOUNT, "secret")
    silent.go_on.set()
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join()
    assert silent.kept == {}


def test_records_that_this_pc_cannot_remember_are_not_half_made(tmp_path: Path) -> None:
    place = KeyringPlace(backend=keyring.backends.null.Keyring())
    ways = [SpareKeyWay(SpareKey.new()), KeyringWay(place)]
    with pytest.raises(NoKeyPlaceError):
        KeyFile.create(tmp_path, ways, store_id="s")
    assert list((tmp_path / "keys").iterdir()) == []


def test_the_keyring_library_is_loaded_only_when_it_is_needed() -> None:
    code = "import core.store.keys, sys; sys.exit('keyring' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60)


MAKE = """
import sys
from pathlib import Path
from core.store.keyring_slot import KeyringPlace
from core.store.keys import KeyFile, KeyringWay, SpareKey, SpareKeyWay
ways = [KeyringWay(KeyringPlace()), SpareKeyWay(SpareKey.new())]
KeyFile.create(Path(sys.argv[1]), ways, store_id="s")
"""
OPEN_AND_END = """
import sys
from pathlib import Path
from core.store.keyring_slot import KeyringPlace
from core.store.keys import KeyFile, KeyringUnlock
place = KeyringPlace()
keys = KeyFile.open(Path(sys.argv[1]), KeyringUnlock(place))
slot = keys.slots[0].id
keys.remove_slot(slot, place)
assert place.recall("s:" + slot) is None
"""
LOCKED = """
from core.store.keyring_slot import KeyringPlace, NoKeyPlaceError
try:
    KeyringPlace(limit=8.0).remember("s:x", "secret")
except NoKeyPlaceError as error:
    print(error.reason)
"""


def in_a_session(home: Path, code: str, *arguments: str, password: str | None) -> str:
    """Run *code* beside a real gnome-keyring on a bus of its own, and return what it printed."""
    home.mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "LC_ALL") if name in os.environ}
    daemon = "gnome-keyring-daemon --components=secrets"
    start = f'printf %s "$IGT_PW" | {daemon} --unlock' if password else f"{daemon} --start"
    session = ["dbus-run-session", "--", "sh", "-c", f'{start} >/dev/null && exec "$@"', "sh"]
    # The path of a socket may have 107 letters, so its folder is no test's own.
    with tempfile.TemporaryDirectory(prefix="igt-", dir="/tmp") as runtime:
        done = subprocess.run(
            [*session, sys.executable, "-c", code, *arguments],
            cwd=ROOT,
            env={
                **kept,
                "HOME": str(home),
                "XDG_RUNTIME_DIR": runtime,
                "IGT_PW": password or "",
                "PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring",
            },
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        _wait_for_the_end(home)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _wait_for_the_end(home: Path) -> None:
    """The daemon goes by itself once its bus is gone."""
    give_up = time.monotonic() + 60
    while processes_of(home) and time.monotonic() < give_up:
        threading.Event().wait(0.05)


def processes_of(home: Path) -> list[str]:
    found = []
    for each in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"HOME={home}\0".encode() in each.read_bytes():
                found.append(each.parent.joinpath("comm").read_text().strip())
        except OSError:
            continue
    return found


def test_a_real_keyring_remembers_over_sessions_and_refuses_while_locked(tmp_path: Path) -> None:
    home, store = tmp_path / "home", tmp_path / "store"
    store.mkdir()
    in_a_session(home, MAKE, str(store), password="one")
    in_a_session(home, OPEN_AND_END, str(store), password="one")
    assert [slot.kind for slot in KeyFile.peek(store)] == ["spare-key"]
    assert in_a_session(home, LOCKED, password=None).strip() in {"locked", "absent", "silent"}
    assert processes_of(home) == []
