"""Contents of files for the tests: as small as their kind may be."""

from __future__ import annotations

import io
import zipfile

from PIL import Image

from bumdes.demo.proofs import specimen


def drawn(kind: str, *, size: tuple[int, int] = (8, 6), **said: object) -> bytes:
    """Return a picture of one colour."""
    Image.new("RGB", size, "teal").save(out := io.BytesIO(), kind, **said)
    return out.getvalue()


PDF = specimen("surat")
JPEG, PNG, WEBP = drawn("JPEG"), drawn("PNG"), drawn("WEBP")


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
