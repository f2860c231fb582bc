"""Media types: what a file is by its content, whatever its name says.

Only papers and pictures are known: nothing that a browser would run, and no macros.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MediaType:
    """A kind of file.

    Attributes:
        name: as HTTP says it.
        extension: how its name ends, with the dot.
        label: what Indonesians call it.
    """

    name: str
    extension: str
    label: str

    @property
    def is_picture(self) -> bool:
        """Whether a browser can show it as an image."""
        return self.name.startswith("image/")


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."

PDF = MediaType("application/pdf", ".pdf", "PDF")
JPEG = MediaType("image/jpeg", ".jpg", "Foto JPEG")
PNG = MediaType("image/png", ".png", "Gambar PNG")
WEBP = MediaType("image/webp", ".webp", "Gambar WebP")
DOCX = MediaType(f"{_OFFICE}wordprocessingml.document", ".docx", "Dokumen Word")
XLSX = MediaType(f"{_OFFICE}spreadsheetml.sheet", ".xlsx", "Lembar Excel")
ODT = MediaType(f"{_OPEN}text", ".odt", "Dokumen LibreOffice")
ODS = MediaType(f"{_OPEN}spreadsheet", ".ods", "Lembar LibreOffice")

MEDIA_TYPES = {kind.name: kind for kind in (PDF, JPEG, PNG, WEBP, DOCX, XLSX, ODT, ODS)}
"""Every kind of file that is kept, by its name."""

_PDF_WITHIN = 1024
"""Readers of PDF look for its first words in so many bytes."""

_MACROS = "vbaproject.bin"
_LONGEST_NAME = 100


def media_type_of(content: bytes) -> MediaType | None:
    """Return what *content* is; None for what is not kept."""
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"RIFF") and content.startswith(b"WEBP", 8):
        return WEBP
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    return None if content.find(b"%PDF-", 0, _PDF_WITHIN) < 0 else PDF


def _packed(content: bytes) -> MediaType | None:
    """Return which office document the ZIP file *content* is."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _office_document(archive)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, ValueError):
        return None


def _office_document(archive: zipfile.ZipFile) -> MediaType | None:
    names = {name.casefold() for name in archive.namelist()}
    if any(name.endswith(_MACROS) for name in names):
        return None
    if "word/document.xml" in names:
        return DOCX
    if "xl/workbook.xml" in names:
        return XLSX
    if "mimetype" in names:
        with archive.open("mimetype") as member:
            said = member.read(_LONGEST_NAME).decode("ascii", "replace").strip()
        return MEDIA_TYPES.get(said) if said in {ODT.name, ODS.name} else None
    return None
