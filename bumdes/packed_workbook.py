"""Packed workbooks (XLSX): whether one can be read at all, found out before it is.

A cell in the last corner of a sheet makes a reader keep room for seventeen thousand million
others; what XML declares can grow a few lines to gigabytes. No list needs either.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bumdes.packed_file import PackedTooMuchError, unpacked_members

WORKBOOK = "xl/workbook.xml"

_OTHERS = frozenset({"content.xml", "xl/workbook.bin"})
"""What makes a reader take it for a workbook of another kind."""

_NUL = b"\x00"
_MACROS, _XML = "vbaproject.bin", (".xml", ".rels")
_DECLARED = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_NUMBER = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\sr\s*=\s*["']0*(\d+)["']""")
_FILLED = re.compile(rb"<(?:\w+:)?c(\s[^>]*)?(?<!/)>")
_PLACE = re.compile(rb"""\sr\s*=\s*["']\$?([A-Za-z]{1,9})\$?0*(\d{1,12})["']""")


def check_workbook(content: bytes, *, most_rows: int, most_columns: int) -> None:
    """Do nothing if the workbook *content* can be read, and has no more rows and columns.

    Raises:
        PackedTooMuchError: it has more, or unpacks to too much; has macros; or its XML declares
            something.
        zipfile.BadZipFile: it is damaged.
        KeyError: it is no workbook.
    """
    names = set()
    for name, unpacked in unpacked_members(content):
        folded = name.casefold()
        if folded in _OTHERS or folded.endswith(_MACROS):
            raise PackedTooMuchError(name)
        names.add(folded)
        if folded.endswith(_XML) and (_DECLARED.search(unpacked) or _NUL in unpacked):
            raise PackedTooMuchError(name)
        _check_rows(name, unpacked, most_rows, most_columns)
    if WORKBOOK not in names:
        raise KeyError(WORKBOOK)


def _check_rows(name: str, unpacked: bytes, most_rows: int, most_columns: int) -> None:
    """Do nothing if *unpacked*, be it a sheet, has no cell too far out."""
    starts = [found.start() for found in _ROW.finditer(unpacked)]
    filled = 0
    for start, end in pairwise([0, *starts, len(unpacked)]):
        row = unpacked[start:end]
        cells = _FILLED.findall(row)
        if not cells:
            continue
        filled += 1
        number = _NUMBER.match(row)
        if len(cells) > most_columns or (number is not None and int(number[1]) > most_rows):
            raise PackedTooMuchError(name)
        for cell in cells:
            _check_place(name, cell, most_rows, most_columns)
    if filled > most_rows:
        raise PackedTooMuchError(name)


def _check_place(name: str, cell: bytes, most_rows: int, most_columns: int) -> None:
    said = _PLACE.search(cell)
    if said is not None and (int(said[2]) > most_rows or _column(said[1]) > most_columns):
        raise PackedTooMuchError(name)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return number
