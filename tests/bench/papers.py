"""Promise (g): documents, against the same libraries fed by hand."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import xlsxwriter
from pypdf import PdfReader

from ledger import Period
from reports.document import Letterhead, Signatory
from reports.prepare import prepare
from reports.register import CellKind
from reports.renderers import render
from reports.scope import Scope
from tests.bench.books import NOON, open_book
from tests.bench.finding import Finding, compared
from tests.bench.handwritten import PAPER, page
from tests.bench.measure import Contender, interleaved
from tests.bench.shelf import connected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reports.document import Document
    from reports.register import Register
    from tests.bench.shelf import Shelf

SIZE, BOOK_OF_ROWS, ROWS = 10_000, 100_000, 100_000
PDF_ROUNDS, XLSX_ROUNDS = 9, 3
LETTERHEAD = Letterhead(
    name="BUM Desa Tolok Ukur", seat="Desa Contoh", lines=("Jalan Desa 1",), place="Contoh"
)
SIGNATURES = (
    Signatory(role="Bendahara", name="Sari", act="Disusun oleh,"),
    Signatory(role="Direktur", name="Umar", act="Disetujui oleh,"),
)


def pdf(shelf: Shelf) -> Iterator[Finding]:
    """Measure a statement of two pages, warm, against a page written by hand."""
    import weasyprint  # noqa: PLC0415 - a second, for those who measure PDF only

    document = _statement(shelf)
    pages = len(PdfReader(io.BytesIO(render(document, "pdf"))).pages)
    html = page(document)
    by_hand = len(PdfReader(io.BytesIO(_print(weasyprint, html))).pages)
    ours, theirs = interleaved(
        PDF_ROUNDS,
        Contender(lambda: None, lambda _: render(document, "pdf")),
        Contender(lambda: None, lambda _: _print(weasyprint, html)),
    )
    yield compared(
        "g",
        f"{pages}-page statement as PDF",
        f"WeasyPrint on a page written by hand ({by_hand} pages)",
        ours,
        theirs,
        aim=1.2,
    )


def xlsx(shelf: Shelf) -> Iterator[Finding]:
    """Measure a journal of 100 000 rows as XLSX, against the library alone."""
    if max(shelf.sizes) < BOOK_OF_ROWS:
        return
    document = _journal(shelf)
    (register,) = document.tables
    ours, theirs = interleaved(
        XLSX_ROUNDS,
        Contender(lambda: None, lambda _: render(document, "xlsx")),
        Contender(lambda: None, lambda _: _write_xlsx(register)),
    )
    yield compared(
        "g",
        f"{len(register.rows)} rows of XLSX",
        "xlsxwriter in constant memory",
        ours,
        theirs,
        aim=1.3,
    )


def profile_pdf(shelf: Shelf) -> Callable[[], object]:
    """Return the printing of a statement."""
    document = _statement(shelf)
    render(document, "pdf")
    return partial(render, document, "pdf")


def profile_xlsx(shelf: Shelf) -> Callable[[], object]:
    """Return the writing of a journal."""
    return partial(render, _journal(shelf), "xlsx")


def _statement(shelf: Shelf) -> Document:
    size = max(shelf.up_to(SIZE) or [min(shelf.sizes)])
    with connected(f"sqlite:///{shelf.filled(size)}") as engine, engine.connect() as reading:
        return prepare(
            open_book(reading),
            "financial-position",
            Scope(Period.year(2024), compare=(Period.year(2023),)),
            letterhead=LETTERHEAD,
            signatures=SIGNATURES,
            now=NOON,
        )


def _journal(shelf: Shelf) -> Document:
    days = Period(dt.date(2022, 1, 1), dt.date(2023, 6, 30))
    with (
        connected(f"sqlite:///{shelf.filled(BOOK_OF_ROWS)}") as engine,
        engine.connect() as reading,
    ):
        document = prepare(open_book(reading), "journal", Scope(days), now=NOON)
    register: Any = document.tables[0]
    return replace(document, tables=(replace(register, rows=register.rows[:ROWS]),))


def _print(weasyprint: Any, html: str) -> bytes:
    printed: bytes = weasyprint.HTML(string=html, base_url=PAPER).write_pdf(
        pdf_variant="pdf/a-3a"
    )
    return printed


def _write_xlsx(register: Register) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        number = book.add_format({"num_format": "#,##0"})
        kinds = [column.kind for column in register.columns]
        for place, row in enumerate(register.rows):
            for column, (kind, cell) in enumerate(zip(kinds, row, strict=True)):
                if kind is CellKind.DAY:
                    sheet.write_datetime(place, column, cell, day)
                elif kind is CellKind.AMOUNT:
                    sheet.write_number(place, column, cell // 100, number)
                else:
                    sheet.write_string(place, column, cell)
    return written.getvalue()
