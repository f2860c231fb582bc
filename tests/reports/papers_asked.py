"""Asking for reports in tests: at a fixed time, with the files of a folder."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

from PIL import Image

from bumdes.file_store import FileStore
from ledger import Period
from reports.bundling import write_bundle
from reports.kind import Asked

if TYPE_CHECKING:
    from pathlib import Path

    from bumdes.work import Work
    from reports.kind import ReportKind

WIB = dt.timezone(dt.timedelta(hours=7))
PRINTED = dt.datetime(2026, 1, 15, 9, 30, tzinfo=WIB)


def asked(period: Period | None = None, **facts: Any) -> Asked:
    """Return what is asked of January 2025, if no period is named."""
    return Asked(**({"period": period or Period.month(2025, 1), "now": PRINTED} | facts))


def store(folder: Path) -> FileStore:
    """Return a store in *folder*."""
    return FileStore(folder / "files")


def photo(width: int = 400, height: int = 300, *, colour: str = "white") -> bytes:
    """Return a photo as JPEG."""
    written = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(written, "JPEG")
    return written.getvalue()


def scan(pages: int = 1) -> bytes:
    """Return a PDF with as many white pages."""
    written = io.BytesIO()
    first, *others = [Image.new("L", (210, 297), "white") for _ in range(pages)]
    first.save(written, "PDF", save_all=True, append_images=others)
    return written.getvalue()


def zipped(work: Work, kind: ReportKind, asked: Asked) -> bytes:
    """Return the bundle of a report."""
    written = io.BytesIO()
    write_bundle(work, kind, asked, written)
    return written.getvalue()
