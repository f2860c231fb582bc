"""The figures that a document says, and those that are found in what was written of it.

All are whole minor units; nothing (zero) is left out, for formats show it in different ways.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pypdfium2

from ledger.money import decimals, to_minor
from reports.figures import figure, has_sen
from reports.register import CellKind, Register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.document import Document
    from reports.table import Table

Figures = Counter[int]
_PLAIN = re.compile(r"-?\d+(?:\.\d\d)?")
_FIGURE = re.compile(r"\(?\d[\d.]*(?:,\d\d)?\)?")


def said(document: Document) -> Figures:
    """Return what *document* says, print leaving nothing of it out."""
    return Counter(
        minor
        for table in document.tables
        for minor in (_of_register(table) if isinstance(table, Register) else _of_table(table))
        if minor
    )


def in_pdf(document: Document, data: bytes) -> Figures:
    """Return what of *document* is in the text layer of its PDF."""
    pages = pypdfium2.PdfDocument(data)
    texts = [pages[n].get_textpage().get_text_range() for n in range(len(pages))]
    return in_text(document, "\n".join(texts))


def in_text(document: Document, text: str) -> Figures:
    """Return what of *document* stands in *text*, as print writes figures."""
    found = Counter(_FIGURE.findall(text))
    there: Figures = Counter()
    for (printed, minor), count in _printed(document).items():
        shown = min(count, found[printed])
        there[minor] += shown
        found[printed] -= shown
    return there


def in_csv(document: Document, data: bytes) -> Figures:
    """Return every cell of a CSV that is an amount;"""
    return Counter(
        minor
        for row in csv.reader(io.StringIO(data.decode()))
        for cell in row
        if _PLAIN.fullmatch(cell) and (minor := _minor(cell, document))
    )


def in_xlsx(document: Document, data: bytes) -> Figures:
    """Return every amount in the cells of a workbook that are numbers."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return Counter(
        minor
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float) and "#,##0" in (cell.number_format or "")
        if (minor := _minor(str(cell.value), document))
    )


def _of_table(table: Table) -> Iterator[int]:
    for row in table.rows:
        yield from (to_minor(money) for money in row.figures if money is not None)
        if row.change is not None:
            yield to_minor(row.change.amount)


def _of_register(register: Register) -> Iterator[int]:
    places = [n for n, c in enumerate(register.columns) if c.kind is CellKind.AMOUNT]
    if register.opening is not None:
        yield register.opening
    for row in register.rows:
        yield from (cell for n in places if isinstance(cell := row[n], int))


def _printed(document: Document) -> Counter[tuple[str, int]]:
    """Return how print writes each figure of *document*, and how often."""
    printed: Counter[tuple[str, int]] = Counter()
    for table in document.tables:
        digits = decimals(table.currency)
        minors: list[Any] = list(
            _of_register(table) if isinstance(table, Register) else _of_table(table)
        )
        shown = table.amounts() if isinstance(table, Register) else minors
        sen = any(has_sen(minor, digits) for minor in shown)
        printed.update((figure(minor, digits, sen=sen), minor) for minor in minors if minor)
    return printed


def _minor(text: str, document: Document) -> int:
    """Return an amount in minor units; a document without tables has none."""
    units = [table.currency.sub_unit for table in document.tables[:1]]
    return int((Decimal(text) * sum(units)).quantize(Decimal(1)))
