"""Stock, by account and by unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.phrase import word
from bumdes.stock.reading import stocks_of
from ledger.money import to_minor
from reports.notes.books import POSITION
from reports.notes.breakdown import breakdown
from reports.notes.note import Note, Part
from reports.notes.tables import AMOUNT, TEXT, listing
from reports.origin import LineOrigin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.bound.block import Block, Listing
    from reports.notes.books import NoteBooks

_ROWS = ((POSITION, "inventories"),)
_COLUMNS = (
    ("unit", "Unit", TEXT),
    ("method", "Cara mencatat", TEXT),
    ("value", "Nilai", AMOUNT),
)


def _tell(books: NoteBooks) -> Iterator[Block]:
    yield from breakdown(books, _ROWS, "Jumlah persediaan")
    if books.is_whole and books.work.enterprise is not None:
        yield from _by_unit(books)


def _by_unit(books: NoteBooks) -> tuple[Listing, ...]:
    found = [s for s in stocks_of(books.work, at=books.last_day) if to_minor(s.total)]
    if len(found) < 2:
        return ()
    return listing(
        books,
        "stock-by-unit",
        "Persediaan menurut unit",
        _COLUMNS,
        [(stock.name, word(stock.method.label), to_minor(stock.total)) for stock in found],
        totals=("value",),
        origins=tuple(
            LineOrigin(*_ROWS[0], period=books.period, unit=stock.unit) for stock in found
        ),
    )


INVENTORIES = Note(
    key="inventories",
    name="persediaan",
    title="Persediaan",
    part=Part.ITEMS,
    place=3,
    hint="Stok opname: kapan, oleh siapa, selisihnya; barang rusak; barang titipan.",
    rows=_ROWS,
    tell=_tell,
)
