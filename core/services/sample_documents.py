"""Documents of a made-up organisation, made in memory: text, table, letter, mail, picture."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from core.domain.home import long_date

_PICTURE_SIZE = (480, 320)
_WALL, _FLOOR, _STAND, _PAPER, _INK = (
    (226, 232, 234),
    (168, 150, 128),
    (90, 104, 120),
    (250, 250, 246),
    (0, 94, 184),
)


def make_document(
    kind: str, title: str, lines: tuple[str, ...], dated: date, *, to: str = ""
) -> bytes:
    """Return the content of one document; a mail is addressed *to* somebody.

    Raises ValueError for a kind that is not known.
    """
    if kind in ("text", "csv"):
        return ("\n".join(lines) + "\n").encode("utf-8")
    if kind == "mail":
        return _mail(title, lines, dated, to)
    if kind == "pdf":
        return _pdf(title, lines, dated)
    if kind == "picture":
        return _picture()
    raise ValueError(kind)


def _mail(title: str, lines: tuple[str, ...], dated: date, to: str) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Customer care <care@supplier.example>"
    message["To"] = to
    message["Date"] = format_datetime(datetime.combine(dated, time(10, 12), UTC))
    message["Subject"] = title
    message["Message-ID"] = f"<{dated.isoformat()}.sample@supplier.example>"
    message.set_content("\n".join(lines) + "\n")
    return message.as_bytes()


def _pdf(title: str, lines: tuple[str, ...], dated: date) -> bytes:
    """Return one page of plain text as a PDF; the text is Latin-1, in a font that readers have."""
    shown = b"\n".join(b"(%s) '" % _pdf_text(line) for line in (*lines, "", long_date(dated)))
    page = b"BT /F1 11 Tf 17 TL 72 760 Td\n" + shown + b"\nET\n"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%sendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (%s) >>" % _pdf_text(title),
    )
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
        + b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\n" % (len(objects) + 1)
        + b"startxref\n%d\n%%%%EOF\n" % len(data)
    )


def _pdf_text(text: str) -> bytes:
    data = text.encode("latin-1", "replace")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


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
