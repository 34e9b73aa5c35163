"""The documents of the made-up pharmacy, made in memory: text, table, letter, mail, picture."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from io import BytesIO

from core.domain.home import long_date

_PICTURE_SIZE = (480, 320)
_WALL, _FLOOR, _STAND, _PAPER, _INK = (
    (226, 232, 234),
    (168, 150, 128),
    (90, 104, 120),
    (250, 250, 246),
    (0, 94, 184),
)


def make_document(kind: str, title: str, lines: tuple[str, ...], dated: date) -> bytes:
    """Return the content of one document. Raises ValueError for a kind that is not known."""
    if kind in ("text", "csv"):
        return ("\n".join(lines) + "\n").encode("utf-8")
    if kind == "mail":
        return _mail(title, lines, dated)
    if kind == "pdf":
        return _pdf(title, lines, dated)
    if kind == "picture":
        return _picture()
    raise ValueError(kind)


def _mail(title: str, lines: tuple[str, ...], dated: date) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Customer care <care@supplier.example>"
    message["To"] = "Asha Patel <asha@bridge-street.example>"
    message["Date"] = format_datetime(datetime.combine(dated, time(10, 12), UTC))
    message["Subject"] = title
    message["Message-ID"] = f"<{dated.isoformat()}.sample@supplier.example>"
    message.set_content("\n".join(lines) + "\n")
    return message.as_bytes()


def _pdf(title: str, lines: tuple[str, ...], dated: date) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    from core.reports.fonts import REGULAR, use_fonts

    use_fonts()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setTitle(title)
    page = canvas.beginText(72, A4[1] - 90)
    page.setFont(REGULAR, 11, leading=17)
    for line in (*lines, "", long_date(dated)):
        page.textLine(line)
    canvas.drawText(page)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _picture() -> bytes:
    """Return a drawn "photograph" of a stand with leaflets as a PNG."""
    width, height = _PICTURE_SIZE
    rows = b"".join(
        b"\x00" + b"".join(bytes(_colour(x, y)) for x in range(width)) for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _colour(x: int, y: int) -> tuple[int, int, int]:
    if 150 <= x < 330 and 60 <= y < 270:
        column, row = (x - 150) % 60, (y - 60) % 105
        if 8 <= column < 52 and 12 <= row < 92:
            return _INK if row < 30 or (row % 12 < 2 and 14 <= column < 46) else _PAPER
        return _STAND
    return _WALL if y < 250 else _FLOOR


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
