"""Small documents of every kind, made here with what makes such documents."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import openpyxl
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

OOXML = "application/vnd.openxmlformats-officedocument."
WORD = f"{OOXML}wordprocessingml.document"
EXCEL = f"{OOXML}spreadsheetml.sheet"
POWERPOINT = f"{OOXML}presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
PDF = "application/pdf"
MAIL = "message/rfc822"


def pdf(*pages: str, encrypt: str | None = None, size: tuple[float, float] = (595, 842)) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, encrypt=encrypt)
    for text in pages:
        canvas.drawString(72, size[1] - 90, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def word(*paragraphs: str) -> bytes:
    out = BytesIO()
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "Reviewed", "May 2026"
    document.save(out)
    return out.getvalue()


def excel(*rows: tuple[object, ...]) -> bytes:
    out = BytesIO()
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def zipped(**parts: str | bytes) -> bytes:
    """A zip whose parts are named with __ for a slash and _ for a full stop before xml."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


def photo(width: int = 60, height: int = 40, *, turned: int = 1, kind: str = "JPEG") -> bytes:
    """A picture with a red left half and a blue right half; *turned* is the camera's note."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    about = Image.Exif()
    about[0x0112], about[0x010F] = turned, "Telltale Camera"
    about.get_ifd(0x8825)[1] = "N"  # where it was taken
    out = BytesIO()
    image.save(out, kind, exif=about, **({"quality": 95} if kind == "JPEG" else {}))
    return out.getvalue()
