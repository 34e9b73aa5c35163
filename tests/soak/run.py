"""Long campaigns: kills, damage, a full disk, races, random work, clear text, a monkey.

make soak                                     everything, at full length
make soak ARGS="--kills 50 --seed 7"          kills only, fifty, of one seed
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1])]

import acting  # noqa: E402
import conftest  # noqa: E402, F401 - a home of its own, no keyring, cheap passphrases
import damaging  # noqa: E402
import full_disk  # noqa: E402
import kills  # noqa: E402
import monkey  # noqa: E402
import racing  # noqa: E402
import words  # noqa: E402
from soak_records import SoakError  # noqa: E402

Told = Callable[[int, str], None]
Campaign = Callable[[Path, int, int, Told], None]


def kill(root: Path, seed: int, count: int, told: Told) -> None:
    kills.Campaign(root, seed).play(count, told)


def damage(root: Path, seed: int, count: int, told: Told) -> None:
    campaign = damaging.Damaging(root, seed)
    campaign.play(count, told)
    for outcome, times in sorted(campaign.outcomes.items()):
        say(f"    {times:4} {outcome}")


def race(root: Path, seed: int, count: int, told: Told) -> None:
    racing.Racing(root, seed).play(count, told)


def act(root: Path, seed: int, count: int, told: Told) -> None:
    acting.play(root, seed, count, told)


def fill(root: Path, seed: int, count: int, told: Told) -> None:
    command = [*full_disk.command(), sys.executable, full_disk.__file__, str(count), str(seed)]
    done = subprocess.run(command, check=False)
    if done.returncode:
        raise SoakError(f"a full disk, exit {done.returncode}")
    told(count, "")


def play_monkey(root: Path, seed: int, count: int, told: Told) -> None:
    monkey.play(root, seed, count, told)


CAMPAIGNS: dict[str, tuple[int, Campaign]] = {
    "kills": (1000, kill),
    "damage": (500, damage),
    "full-disk": (256, fill),
    "races": (100, race),
    "actions": (10_000, act),
    "words": (20, words.play),
    "monkey": (20_000, play_monkey),
}


def main(arguments: list[str]) -> int:
    """Run what was asked for and return 0, or 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="make soak ARGS=...", description=__doc__)
    parser.add_argument("--seed", type=int, help="the same seed does the same work again")
    parser.add_argument("--keep", action="store_true", help="keep the folder of a broken promise")
    for name, (usual, _) in CAMPAIGNS.items():
        parser.add_argument(f"--{name}", type=int, metavar="N", help=f"usually {usual}")
    chosen = parser.parse_args(arguments)
    counts = {name: getattr(chosen, name.replace("-", "_")) for name in CAMPAIGNS}
    if all(count is None for count in counts.values()):
        counts = {name: usual for name, (usual, _) in CAMPAIGNS.items()}
    seed = chosen.seed if chosen.seed is not None else int(time.time()) % 100_000
    broken = 0
    for name, count in counts.items():
        if count:
            broken += not _one(name, seed, count, keep=chosen.keep)
    return 1 if broken else 0


def _one(name: str, seed: int, count: int, *, keep: bool) -> bool:
    root = Path(tempfile.mkdtemp(prefix=f"igt-soak-{name}-"))
    began = time.monotonic()
    say(f"{name}: {count}, seed {seed}")

    def told(done: int, what: str) -> None:
        if done % max(1, count // 20) == 0 or done == count:
            say(f"{name}: {done} of {count}, {time.monotonic() - began:.0f} s  {what}")

    try:
        CAMPAIGNS[name][1](root, seed, count, told)
    except SoakError as error:
        say(f"{name}: BROKEN, play it again with --{name} {count} --seed {seed}\n{error}")
        if not keep:
            shutil.rmtree(root, ignore_errors=True)
        return False
    shutil.rmtree(root, ignore_errors=True)
    say(f"{name}: all well, {count} in {time.monotonic() - began:.0f} s")
    return True


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
