"""The C library's heaps are counted, not measured: a process of its own tells them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.heap_policy import HEAPS

LARGE, WORKERS = 8, 6
TOLD = f"""
import ctypes, sys, threading
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
libc.free.argtypes = libc.fclose.argtypes = [ctypes.c_void_p]
libc.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]
if sys.argv[1] == "ours":
    from desktop.heap_policy import give_free_memory_back
    assert give_free_memory_back()
libc.free(libc.malloc(24 * 2**20))  # from here on the C library takes 24 MB for a small thing
kept = [libc.malloc(2**20) for _ in range({LARGE})]
wait = threading.Barrier({WORKERS})
def work():
    wait.wait()
    kept.append(libc.malloc(1000))
    wait.wait()
threads = [threading.Thread(target=work) for _ in range({WORKERS})]
[one.start() for one in threads]
[one.join() for one in threads]
file = libc.fopen(sys.argv[2].encode(), b"w")
libc.malloc_info(0, file)
libc.fclose(file)
"""


def heaps_and_large(how: str, told: Path) -> tuple[int, int]:
    subprocess.run([sys.executable, "-c", TOLD, how, str(told)], check=True)
    text = told.read_text("ascii")
    mapped = re.search(r'<total type="mmap" count="(\d+)"', text)
    assert mapped is not None
    return text.count("<heap nr="), int(mapped[1])


@pytest.mark.skipif(sys.platform != "linux", reason="the C library of Linux")
def test_large_blocks_have_pages_of_their_own_and_the_workers_share_a_heap(tmp_path: Path) -> None:
    usual_heaps, usual_large = heaps_and_large("usual", tmp_path / "usual.xml")
    heaps, large = heaps_and_large("ours", tmp_path / "ours.xml")
    assert large - usual_large >= LARGE
    assert heaps <= HEAPS < usual_heaps
