"""Painted pages and pictures, and a child that cannot do harm."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import contents_samples as sample
import pytest
from PIL import Image

from core.contents import apart
from core.contents.errors import BrokenDocumentError, NoLookError, TooMuchError
from core.contents.pdf import pdf_page
from core.contents.photos import join
from core.contents.pictures import picture
from core.contents.sheet import MOST_PIXELS

RED, BLUE = (254, 0, 0), (0, 0, 254)


def pixel(sheet, x: float, y: float) -> tuple[int, int, int]:
    at = (int(y * sheet.height) * sheet.width + int(x * sheet.width)) * 3
    return tuple(sheet.pixels[at : at + 3])


def is_near(one, other) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def test_a_page_is_painted_in_another_process_as_wide_as_asked():
    sheet = apart.sheet(sample.pdf("one", "two", "three"), sample.PDF, 2, 300)
    assert (sheet.width, sheet.height, sheet.count) == (300, 425, 3)
    assert len(set(sheet.pixels)) > 10  # something stands on it
    with pytest.raises(BrokenDocumentError):
        apart.sheet(sample.pdf("one"), sample.PDF, 1, 300)


def test_a_page_of_absurd_shape_stays_within_bounds():
    sheet = pdf_page(sample.pdf("x", size=(20, 14_000)), 0, 2000)
    assert 0 < sheet.width * sheet.height <= MOST_PIXELS


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_a_picture_stands_upright_and_shrinks_but_never_grows(kind):
    upright = picture(sample.photo(kind=kind), 0, 500)
    assert (upright.width, upright.height) == (60, 40)
    assert is_near(pixel(upright, 0.1, 0.5), RED)
    shrunk = picture(sample.photo(600, 400, turned=6, kind=kind), 0, 100)
    assert (shrunk.width, shrunk.height) == (100, 150)
    assert is_near(pixel(shrunk, 0.5, 0.1), RED)  # the left is on top now
    assert is_near(pixel(shrunk, 0.5, 0.9), BLUE)


def test_a_see_through_picture_is_shown_on_white():
    out = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    assert pixel(picture(out.getvalue(), 0, 10), 0.5, 0.5) == (255, 255, 255)


def test_each_page_of_a_fax_is_shown():
    out = BytesIO()
    pages = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    assert picture(out.getvalue(), 1, 8).count == 2
    assert is_near(pixel(picture(out.getvalue(), 1, 8), 0.5, 0.5), BLUE)


def test_a_picture_that_unpacks_without_end_and_a_broken_one_are_refused():
    bomb = BytesIO()
    Image.new("1", (14_000, 14_000)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 100_000
    with pytest.raises(TooMuchError):
        apart.sheet(bomb.getvalue(), "image/png", 0, 500)
    with pytest.raises(BrokenDocumentError):
        apart.sheet(sample.photo(600, 400)[:900], "image/jpeg", 0, 500)
    with pytest.raises(NoLookError):
        apart.sheet(b"text", "text/plain", 0, 500)


def test_photos_become_one_document_without_what_the_phone_noted():
    shots = [
        {"photo": 1, "turn": 0, "crop": None},
        {"photo": 0, "turn": 90, "crop": (0.0, 0.0, 1.0, 0.5)},
    ]
    photos = [sample.photo(), sample.photo(80, 20)]
    made = apart.joined(photos, shots, "Notice on the wall")
    assert b"Telltale" not in made
    assert b"GPS" not in made
    first, second = (pdf_page(made, number, 200) for number in (0, 1))
    assert first.count == 2
    assert first.width / first.height == pytest.approx(4, abs=0.3)  # the second photo is first
    assert is_near(pixel(second, 0.5, 0.5), RED)  # the left half went to the top, and stayed
    assert "Notice on the wall".encode("utf-16-be") in made or b"Notice on the wall" in made


def test_a_large_photo_comes_down_to_a_printable_size():
    large = sample.photo(3000, 4000)
    made = join(large, [len(large)], [{"photo": 0, "turn": 0, "crop": None}], "x")
    assert len(made) < 200_000
    sheet = pdf_page(made, 0, 100)
    assert sheet.height / sheet.width == pytest.approx(4 / 3, abs=0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_child_may_write_no_file_and_use_no_end_of_memory(tmp_path):
    target = tmp_path / "leak"
    program = (
        f"import sys; sys.path[:] = {sys.path!r}\n"
        "from core.contents.child import _limit; _limit()\n"
        "try:\n    bytearray(3 * 1024**3); sys.exit(8)\nexcept MemoryError:\n    pass\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"try:\n    open({str(target)!r}, 'wb', buffering=0).write(b'x')\n"
        "except OSError:\n    sys.exit(7)\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], check=False)
    assert ended.returncode == 7
    assert target.read_bytes() == b""


def test_a_child_that_takes_too_long_or_dies_is_given_up(monkeypatch):
    sleeps = [sys.executable, "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr(apart, "_command", lambda: sleeps)
    monkeypatch.setattr(apart, "SECONDS", 0.3)
    with pytest.raises(TooMuchError):
        apart.words(b"x", "text/plain", 10)
    monkeypatch.setattr(apart, "_command", lambda: [sys.executable, "-c", "import os; os.abort()"])
    monkeypatch.setattr(apart, "SECONDS", 20)
    with pytest.raises(TooMuchError):
        apart.words(b"x", "text/plain", 10)
