"""Bundles: the files of a report in one zip, the same bytes for the same files."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from reports.errors import UnknownFormatError

if TYPE_CHECKING:
    from bumdes.work import Work
    from reports.kind import Asked, ReportKind

ZIP = "zip"
_PACKED = (".jpg", ".png", ".webp", ".pdf", ".xlsx", ".docx", ".ods", ".odt")
"""How names of files end that are packed already: packing them again takes time for nothing."""
_UNDATED = (2000, 1, 1, 0, 0, 0)


def zipped(work: Work, kind: ReportKind, asked: Asked) -> bytes:
    """Return the bundle of a report.

    Raises:
        PermissionDeniedError: the actor may not read it.
        UnknownFormatError: this kind has none.
        ReportError: it cannot be made.
    """
    work.actor.require(kind.permission, unit=asked.unit)
    if kind.bundle is None:
        raise UnknownFormatError(ZIP, kind.formats)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as bundle:
        for file in kind.bundle(work, asked):
            named = zipfile.ZipInfo(file.name, _UNDATED)
            is_packed = file.name.endswith(_PACKED)
            method = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            bundle.writestr(named, file.data, method)
    return written.getvalue()
