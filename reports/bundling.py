"""Bundles: the files of a report in one zip, the same bytes for the same files."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, BinaryIO

from reports.errors import UnknownFormatError

if TYPE_CHECKING:
    from bumdes.work import Work
    from reports.kind import Asked, ReportKind

ZIP = "zip"
_PACKED = (".jpg", ".png", ".webp", ".pdf", ".xlsx", ".docx", ".ods", ".odt")
"""How names of files end that are packed already: packing them again takes time for nothing."""
_UNDATED = (2000, 1, 1, 0, 0, 0)


def write_bundle(work: Work, kind: ReportKind, asked: Asked, out: BinaryIO) -> None:
    """Write the bundle of a report to *out*, piece by piece.

    Raises:
        PermissionDeniedError: the actor may not read it.
        UnknownFormatError: this kind has none.
        ReportError: it cannot be made.
    """
    work.actor.require(kind.permission, unit=asked.unit)
    if kind.bundle is None:
        raise UnknownFormatError(ZIP, kind.formats)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for file in kind.bundle(work, asked):
            named = zipfile.ZipInfo(file.name, _UNDATED)
            is_packed = file.name.endswith(_PACKED)
            named.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            named.file_size = file.size
            with bundle.open(named, "w") as written:
                for piece in file.pieces():
                    written.write(piece)
