"""Plain lists as files: one row of headings and the rows below it, as CSV or XLSX.

Unlike a document they carry no letterhead, so that they can be changed and taken in again; see
``bumdes.sheet_file``. No text is ever a formula.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import xlsxwriter

from reports.separated import DANGEROUS
from reports.workbook import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NARROWEST, WIDEST = 8, 44
_LONGEST_TITLE = 31


def list_as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a list as CSV (RFC 4180, UTF-8 with a mark, so that spreadsheets know)."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow([_safe(heading) for heading in headings])
    for row in rows:
        writer.writerow([_safe(cell) for cell in row])
    return written.getvalue().encode("utf-8-sig")


def list_as_xlsx(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a list as a workbook of one sheet, every cell a text."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {**OPTIONS, "constant_memory": False}) as book:
        sheet = book.add_worksheet(title[:_LONGEST_TITLE])
        strong = book.add_format({"bold": True, "bottom": 1})
        plain = book.add_format({"num_format": "@"})
        widths = [len(heading) for heading in headings]
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, heading, strong)
        for number, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell, plain)
                widths[place] = max(widths[place], len(cell))
        for place, width in enumerate(widths):
            sheet.set_column(place, place, min(max(width + 2, NARROWEST), WIDEST), plain)
        sheet.freeze_panes(1, 0)
    return written.getvalue()


def _safe(cell: str) -> str:
    """Return *cell* such that a spreadsheet takes it for text, and reading gives it back."""
    return f"'{cell}" if cell.lstrip("'").startswith(DANGEROUS) else cell
