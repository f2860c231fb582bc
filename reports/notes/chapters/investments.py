"""Investments: deposits, and parts of companies and cooperatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.dealings.investee import InvestmentMethod, LegalForm, investments_of
from bumdes.phrase import word
from ledger.money import to_minor
from reports.fractions import say_hundredths
from reports.notes.books import POSITION
from reports.notes.breakdown import breakdown
from reports.notes.note import Note, Part
from reports.notes.tables import AMOUNT, NUMBER, TEXT, listing
from reports.origin import RecordKind, RecordOrigin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_ROWS = ((POSITION, "investments"),)
_COLUMNS = (
    ("name", "Nama", TEXT),
    ("form", "Bentuk", TEXT),
    ("share", "Bagian (%)", NUMBER),
    ("method", "Metode", TEXT),
    ("invested", "Disetor", AMOUNT),
    ("carrying", "Nilai tercatat", AMOUNT),
)


def _tell(books: NoteBooks) -> Iterator[Block]:
    yield from breakdown(books, _ROWS, "Jumlah investasi")
    if not books.is_whole or books.work.enterprise is None:
        return
    held = [
        each
        for each in investments_of(books.work, books.last_day)
        if each.investee.since <= books.last_day
    ]
    rows = [
        (
            each.investee.name,
            word(LegalForm(each.investee.legal_form).label),
            _percent(each.investee.part),
            word(InvestmentMethod(each.investee.method).label),
            to_minor(each.invested),
            to_minor(each.carrying),
        )
        for each in held
    ]
    yield from listing(
        books,
        "investees",
        "Penyertaan",
        _COLUMNS,
        rows,
        totals=("invested", "carrying"),
        origins=tuple(
            RecordOrigin(RecordKind.INVESTEE, books.last_day, each.investee.investee_id)
            for each in held
        ),
    )


def _percent(part: Fraction) -> str:
    return say_hundredths(round(part * 10_000))


INVESTMENTS = Note(
    key="investments",
    name="investasi",
    title="Investasi",
    part=Part.ITEMS,
    place=5,
    hint="Deposito: bank, bunga, jatuh tempo; penyertaan: kegiatan dan hasilnya.",
    rows=_ROWS,
    tell=_tell,
)
