"""Printing: the page of a document as PDF, with what it says attached as data.

The same document gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from reports.markup import to_print
from reports.press.order import AttachedFile, PrintOrder
from reports.press.presses import PRESSES
from reports.printable import json_of
from reports.workbook import workbook

if TYPE_CHECKING:
    from reports.printable import Printable

_UNDATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""What an attachment is dated where the document does not say when it was printed."""

JSON_TYPE = "application/json"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def printed(printable: Printable) -> bytes:
    """Return *printable* as PDF.

    Raises:
        PrinterMissingError: the system lacks what it needs.
        PrintingFailedError: it cannot be printed.
    """
    return PRESSES.print_order(order_of(printable))


def order_of(printable: Printable) -> PrintOrder:
    """Return what the press needs to know of *printable*."""
    page, sheets = to_print(printable)
    day = (printable.verification.printed_at or _UNDATED).astimezone(dt.UTC)
    return PrintOrder(
        page=page,
        sheets=tuple(sheets),
        identifier=printable.verification.head[:32],
        described=f"{printable.title}, {printable.period_words}",
        day=f"{day:%Y%m%d%H%M%S}",
        files=(
            AttachedFile(f"{printable.key}.json", JSON_TYPE, json_of(printable)),
            AttachedFile(f"{printable.key}.xlsx", XLSX_TYPE, workbook(printable)),
        ),
    )
