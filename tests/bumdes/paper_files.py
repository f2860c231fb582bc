"""Contents of files for the tests: as small as their kind may be."""

from __future__ import annotations

import io
import zipfile

PDF = b"%PDF-1.7\n% surat\n"
JPEG = b"\xff\xd8\xff\xe0 foto"
PNG = b"\x89PNG\r\n\x1a\n gambar"
WEBP = b"RIFF\x10\x00\x00\x00WEBPVP8 "


def packed(**members: str) -> bytes:
    """Return a ZIP file; two underscores in a name are a slash, one a point."""
    with zipfile.ZipFile(out := io.BytesIO(), "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return out.getvalue()


DOCX = packed(word__document_xml="<w/>")
XLSX = packed(xl__workbook_xml="<x/>")
ODT = packed(mimetype="application/vnd.oasis.opendocument.text")
ODS = packed(mimetype="application/vnd.oasis.opendocument.spreadsheet")
WITH_MACROS = packed(word__document_xml="<w/>", word__vbaProject_bin="Sub")
