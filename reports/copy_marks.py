"""Marks on copies that are no PDF: whose copy it is stands where whoever opens it sees it.

A list gets a last line, a spreadsheet a foot on each printed sheet, a text a foot on each page,
a bundle one more file. What they say is not touched, nor are checksums inside a bundle: they
name the files that were there before.
"""

from __future__ import annotations

import io
import re
import zipfile
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from reports.copy_mark import NotMarkedError, mark_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NOTE = "SALINAN.txt"
"""The file in a bundle that says whose copy it is."""

LONGEST_FOOT = 255
"""What a spreadsheet takes for the foot of a sheet."""

_UNDATED = (2000, 1, 1, 0, 0, 0)
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
_FOOT = re.compile(r"<oddFooter>(.*?)</oddFooter>", re.DOTALL)
_BEFORE_FOOT = re.compile(r"<page(?:Setup|Margins)\b[^>]*/>")
_PROPERTIES = "docProps/core.xml"


def mark_content(content: bytes, form: str, words: str) -> bytes:
    """Return a file with *words* on it.

    Args:
        form: how names of such files end: pdf, csv, xlsx, docx, md, txt, zip.

    Raises:
        NotMarkedError: such files bear no mark, or this one cannot be read.
    """
    if form not in _MARKS:
        raise NotMarkedError
    try:
        return _MARKS[form](content, words)
    except (ValueError, KeyError, zipfile.BadZipFile) as error:
        raise NotMarkedError from error


def mark_bundle(bundle: BinaryIO, words: str) -> None:
    """Put a file with *words* beside the others in a bundle, which is read and written."""
    with zipfile.ZipFile(bundle, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo(NOTE, _UNDATED), f"{words}\n")


def _lines(content: bytes, words: str) -> bytes:
    """Return a list with one more line; quoted, for the words hold commas."""
    end = b"" if content.endswith(b"\n") else b"\r\n"
    said = words.replace('"', "'")
    return content + end + f'"{said}"\r\n'.encode()


def _text(content: bytes, words: str) -> bytes:
    return content.rstrip(b"\n") + f"\n\n{words}\n".encode()


def _bundle(content: bytes, words: str) -> bytes:
    out = io.BytesIO(content)
    if not zipfile.is_zipfile(out):
        raise NotMarkedError
    mark_bundle(out, words)
    return out.getvalue()


def _workbook(content: bytes, words: str) -> bytes:
    """Return a spreadsheet with *words* at the foot of each sheet, and among its properties."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = [(part, packed.read(part)) for part in packed.infolist()]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for part, said in parts:
            written.writestr(part, _of_workbook(part.filename, said, words))
    return out.getvalue()


def _of_workbook(name: str, said: bytes, words: str) -> bytes:
    if _SHEET.fullmatch(name):
        return _footed(said.decode(), words).encode()
    if name == _PROPERTIES:
        return _described(said.decode(), words).encode()
    return said


def _footed(sheet: str, words: str) -> str:
    """Return a sheet with *words* in the middle of its foot."""
    foot, found = escape("&C&8" + words.replace("&", "&&"), quote=False), _FOOT.search(sheet)
    whole = foot + (found[1] if found else "")
    before = list(_BEFORE_FOOT.finditer(sheet))
    if len(whole) > LONGEST_FOOT or not before:
        raise NotMarkedError
    if found:
        return sheet[: found.start(1)] + whole + sheet[found.end(1) :]
    end = before[-1].end()
    made = f"<headerFooter><oddFooter>{whole}</oddFooter></headerFooter>"
    return sheet[:end] + made + sheet[end:]


def _described(properties: str, words: str) -> str:
    told = f"<dc:description>{escape(words, quote=False)}</dc:description>"
    bare = re.sub(r"<dc:description>.*?</dc:description>", "", properties, flags=re.DOTALL)
    return bare.replace("</cp:coreProperties>", f"{told}</cp:coreProperties>")


def _document(content: bytes, words: str) -> bytes:
    """Return a text to write on with *words* at the foot of its pages."""
    from docx import Document  # noqa: PLC0415 - heavy, and seldom needed

    document = Document(io.BytesIO(content))
    for section in document.sections:
        section.footer.add_paragraph(words)
    document.core_properties.comments = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_MARKS: Mapping[str, Callable[[bytes, str], bytes]] = MappingProxyType(
    {
        "pdf": mark_copy,
        "csv": _lines,
        "xlsx": _workbook,
        "docx": _document,
        "md": _text,
        "txt": _text,
        "zip": _bundle,
    }
)
