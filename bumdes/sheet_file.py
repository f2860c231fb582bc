"""Lists that come as files: the rows of a CSV file, or of the first sheet of a workbook (XLSX).

Everything comes out as the text that a person would read. Numbers of sixteen digits and more
that a spreadsheet kept as numbers have lost digits; they come out in powers of ten, which no
field takes for a number of somebody.

Source: RFC 4180; workbooks are read by calamine.
"""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import io
import re
import zipfile
from collections import Counter
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from python_calamine import CalamineError, CalamineWorkbook, XmlError, ZipError

from bumdes.errors import SheetColumnMissingError, SheetColumnUnknownError, SheetUnreadableError
from bumdes.packed_file import PackedTooMuchError
from bumdes.packed_workbook import check_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

MOST_ROWS, MOST_COLUMNS = 20_000, 200
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""How texts begin that stand in CSV with an apostrophe in front, and are read without it."""

EXACT_DIGITS = 15
"""As many as a spreadsheet keeps of a number."""

_ZIP, _NUL = b"PK", b"\x00"
_DELIMITERS, _SCANNED = ",;\t", 60
_SPACE = re.compile(r"\s+")

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Marks at the beginning that say how a text is written; the longer before the shorter."""

_FOREIGN = "\xc0-\xd6\xd8-\xf6\xf8-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e"
_USUAL = "\xa0\xa9\xab\xae\xb0-\xb3\xb7\xbb-\xbe\xd7\u20ac\u2022\u2026\u2122"
_USUAL += "\u2013\u2014\u2018\u2019\u201c\u201d"
_NONSENSE = re.compile(
    f"[{_FOREIGN}]{{3}}|[a-z][\xc0-\xd6\xd8-\xde\u0152\u0160\u0178\u017d]"
    f"|[^\x09\x0a\x0d\x20-\x7e{_FOREIGN}{_USUAL}]"
)
"""What no western text says, but other codings read as one: three accents in a row, a capital
after a small letter, rare signs."""


class SheetRow(NamedTuple):
    """A row of a list.

    Attributes:
        number: as a spreadsheet counts it; the headings stand in row 1.
        cells: what it says, by the heading of its column in small letters.
    """

    number: int
    cells: Mapping[str, str]


def read_sheet(
    content: bytes, *, known: Collection[str], needed: Collection[str] = ()
) -> list[SheetRow]:
    """Return the rows of a list that say anything.

    Args:
        known: the headings that the list may have, in small letters.
        needed: those it must have.

    Raises:
        SheetUnreadableError: it is no such file, is damaged or too large, or has no rows.
        SheetColumnMissingError: it lacks a heading that is needed.
        SheetColumnUnknownError: it has a heading that is not known.
    """
    lines = _workbook(content) if content.startswith(_ZIP) else _text(content)
    headings = [_tidy(cell).casefold() for cell in next(lines, [])]
    for heading in filter(None, headings):
        if heading not in known:
            raise SheetColumnUnknownError(heading)
    for heading in needed:
        if heading not in headings:
            raise SheetColumnMissingError(heading)
    rows = list(_rows(lines, headings))
    if not rows:
        raise SheetUnreadableError("no_rows")
    return rows


def read_table(content: bytes) -> list[list[str]]:
    """Return the rows of a file as they stand, whatever comes before their headings.

    Banks put names and numbers above the headings of a statement, and totals below its lines.

    Raises:
        SheetUnreadableError: it is no such file, is damaged or too large, or has no rows.
    """
    if content.startswith(_ZIP):
        lines = _workbook(content)
    else:
        lines = _text(content, delimiter_of=_commonest_delimiter)
    rows = [[_tidy(cell) for cell in line] for line in islice(lines, MOST_ROWS + 1)]
    if len(rows) > MOST_ROWS:
        raise SheetUnreadableError("too_many_rows")
    if not any(any(row) for row in rows):
        raise SheetUnreadableError("no_rows")
    return rows


def _rows(lines: Iterator[list[str]], headings: list[str]) -> Iterator[SheetRow]:
    for number, line in enumerate(lines, start=2):
        if number > MOST_ROWS + 1:
            raise SheetUnreadableError("too_many_rows")
        cells = [_tidy(cell) for cell in line]
        if any(cells):
            padded = cells + [""] * (len(headings) - len(cells))
            named = zip(headings, padded, strict=False)
            yield SheetRow(number, {heading: cell for heading, cell in named if heading})


def _tidy(cell: str) -> str:
    return _SPACE.sub(" ", cell).strip()


def _bare(cell: str) -> str:
    """Return *cell* without the apostrophe that kept it from being a formula."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'").startswith(DANGEROUS) else cell


# --- comma-separated text ---------------------------------------------------------------------


def _first_delimiter(text: str) -> str:
    """Return what parts the cells of the first row."""
    first = text.partition("\n")[0]
    return max(_DELIMITERS, key=first.count)


def _commonest_delimiter(text: str) -> str:
    """Return what parts the first rows into the same number of cells most often."""
    sample = list(islice(io.StringIO(text, newline=""), _SCANNED))

    def fits(delimiter: str) -> int:
        widths = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter))
        return max(((width - 1) * times for width, times in widths.items()), default=0)

    try:
        return max(_DELIMITERS, key=fits)
    except csv.Error:
        raise SheetUnreadableError("sheet_damaged") from None


def _text(
    content: bytes, delimiter_of: Callable[[str], str] = _first_delimiter
) -> Iterator[list[str]]:
    text = _decoded(content)
    delimiter = delimiter_of(text)
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [_bare(cell) for cell in line]
    except csv.Error:
        raise SheetUnreadableError("sheet_damaged") from None


def _decoded(content: bytes) -> str:
    """Return what *content* says, if that is beyond doubt.

    Spreadsheets write UTF-8, UTF-16 with its mark, or the letters of western Europe (CP1252),
    in which every other old coding can be read as well, but as nonsense.

    Raises:
        SheetUnreadableError: it is in another coding, or no text.
    """
    for mark, coding in _MARKED:
        if content.startswith(mark):
            return _strictly(content, coding)
    if _NUL in content:
        raise SheetUnreadableError("not_a_sheet")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = _strictly(content, "cp1252")
    if _NONSENSE.search(text):
        raise SheetUnreadableError("unknown_coding")
    return text


def _strictly(content: bytes, coding: str) -> str:
    try:
        return content.decode(coding)
    except UnicodeDecodeError:
        raise SheetUnreadableError("unknown_coding") from None


# --- workbooks --------------------------------------------------------------------------------


def _workbook(content: bytes) -> Iterator[list[str]]:
    """Return the rows of the first sheet of a workbook."""
    _check_packed(content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            if not book.sheet_names:
                raise SheetUnreadableError("not_a_sheet")
            lines = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (ZipError, XmlError):
        raise SheetUnreadableError("sheet_damaged") from None
    except CalamineError:
        raise SheetUnreadableError("not_a_sheet") from None
    if len(lines) > MOST_ROWS + 1:
        raise SheetUnreadableError("too_many_rows")
    if lines and len(lines[0]) > MOST_COLUMNS:
        raise SheetUnreadableError("sheet_too_large")
    return ([_said(cell) for cell in line] for line in lines)


def _check_packed(content: bytes) -> None:
    """Do nothing if a workbook can be read without harm.

    Raises:
        SheetUnreadableError: it is damaged, too large, or made to do harm.
    """
    try:
        check_workbook(content, most_rows=MOST_ROWS + 1, most_columns=MOST_COLUMNS)
    except PackedTooMuchError:
        raise SheetUnreadableError("sheet_too_large") from None
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError):
        raise SheetUnreadableError("not_a_sheet") from None


def _said(cell: object) -> str:
    """Return what a cell says, as a person reads it."""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, int | float):
        return _number(Decimal(repr(cell)))
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)


def _number(value: Decimal) -> str:
    """Return a number as it is read; one that lost digits in powers of ten."""
    if value.adjusted() >= EXACT_DIGITS:
        return f"{value:.5E}"
    if value.adjusted() < -EXACT_DIGITS:
        return "0"
    exact = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return f"{exact:f}"
