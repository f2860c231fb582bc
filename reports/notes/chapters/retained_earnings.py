"""Retained earnings and donated capital, and how the profit of the year before was shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.month import day_words
from bumdes.phrase import phrase
from bumdes.sharing.register import read_sharings
from ledger.money import to_minor
from reports.bound.block import Prose
from reports.notes.books import EQUITY, POSITION
from reports.notes.breakdown import breakdown
from reports.notes.note import Note, Part
from reports.notes.tables import AMOUNT, TEXT, listing
from reports.origin import RecordKind, RecordOrigin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_ROWS = tuple(
    (POSITION, key)
    for key in (
        "drawings",
        "unappropriated",
        "appropriated",
        "income_summary",
        "earlier_result",
        "result",
        "donations",
    )
)
_TOTAL = "Jumlah saldo laba dan modal donasi"
_RESULTS = ("earlier_result", "result")
"""Results of accounts, which the income statement tells apart."""

_COLUMNS = (("head", "Bagian", TEXT), ("to", "Penerima", TEXT), ("amount", "Jumlah", AMOUNT))


def _tell(books: NoteBooks) -> Iterator[Block]:
    yield from breakdown(books, _ROWS, _TOTAL, whole=_RESULTS)
    if not books.is_whole or books.work.enterprise is None:
        return
    for sharing in read_sharings(books.work):
        if sharing.is_standing and sharing.shared_on in books.period:
            yield Prose(
                f"Laba tahun {sharing.year} dibagi pada {day_words(sharing.shared_on)} dengan"
                f" keputusan {sharing.decision}."
            )
            kept = RecordOrigin(RecordKind.SHARING, sharing.shared_on, sharing.sharing_id)
            rows = [(s.head, s.recipient, to_minor(s.amount)) for s in sharing.shares]
            yield from listing(
                books,
                f"sharing-{sharing.year}",
                phrase("Pembagian laba tahun {year}", year=sharing.year),
                _COLUMNS,
                rows,
                totals=("amount",),
                origins=(kept,) * len(rows),
            )


RETAINED_EARNINGS = Note(
    key="retained_earnings",
    name="saldo_laba",
    title="Saldo laba dan modal donasi",
    part=Part.ITEMS,
    place=10,
    hint="Keputusan pembagian laba, cadangan dan penggunaannya, hibah yang diterima.",
    rows=_ROWS,
    also=tuple(
        (EQUITY, key)
        for key in (
            "unappropriated_opening",
            "appropriated_opening",
            "village_share",
            "community_share",
            "other_uses",
            "donations_opening",
            "donations_received",
        )
    ),
    tell=_tell,
)
