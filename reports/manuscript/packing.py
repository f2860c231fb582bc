"""Packing: the same manuscript gives the same bytes, whenever it is written."""

from __future__ import annotations

import io
import zipfile

_UNDATED = (2000, 1, 1, 0, 0, 0)


def repacked(written: bytes) -> bytes:
    """Return the zip *written* with its files in order, none of them dated."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            told = zipfile.ZipInfo(name, _UNDATED)
            target.writestr(told, source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
