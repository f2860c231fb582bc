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
            bundle.writestr(named, file.data, zipfile.ZIP_DEFLATED)
    return written.getvalue()
