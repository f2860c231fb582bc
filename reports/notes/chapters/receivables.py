"""Receivables, their age, and what is set aside for them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from bumdes.credit.ageing import read_ageing
from bumdes.errors import RateOutsideDatesError
from bumdes.phrase import phrase, word
from ledger.money import to_minor
from reports.fractions import say_fraction
from reports.notes.books import POSITION
from reports.notes.breakdown import breakdown
from reports.notes.note import Note, Part
from reports.notes.tables import AMOUNT, NUMBER, TEXT, listing
from reports.origin import RecordKind, RecordOrigin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.bound.block import Block, Listing
    from reports.notes.books import NoteBooks

_ROWS = ((POSITION, "receivables"), (POSITION, "receivables_allowance"))
_COLUMNS = (
    ("band", "Umur", TEXT),
    ("open", "Saldo", AMOUNT),
    ("percent", "Tarif (%)", NUMBER),
    ("doubted", "Penyisihan menurut umur", AMOUNT),
    ("net", "Neto", AMOUNT),
)


def _tell(books: NoteBooks) -> Iterator[Block]:
    yield from breakdown(books, _ROWS, "Piutang, neto", caption="Rincian piutang")
    with suppress(RateOutsideDatesError):  # of days before there were bands
        yield from _aged(books)


def _aged(books: NoteBooks) -> tuple[Listing, ...]:
    """Return what is open by age, with what the bands that hold say is doubted of it.

    Raises:
        RateOutsideDatesError: no bands hold on that day.
    """
    if books.work.enterprise is None:
        return ()
    ageing = read_ageing(books.work, "receivables", books.last_day, unit=books.asked.unit)
    rows = []
    for band, money in zip(ageing.bands.bands, ageing.totals, strict=True):
        minor = to_minor(money)
        doubted = sum(
            band.doubted(row.minors[ageing.bands.bands.index(band)]) for row in ageing.rows
        )
        rows.append(
            (word(band.label), minor, say_fraction(band.percent), -doubted, minor - doubted)
        )
    if not any(row[1] for row in rows):
        return ()
    title = phrase("Umur piutang per {day}", day=books.last_day)
    totals = ("open", "doubted", "net")
    origin = RecordOrigin(RecordKind.RECEIVABLES, books.last_day, unit=books.asked.unit)
    return listing(
        books,
        "receivables-by-age",
        title,
        _COLUMNS,
        rows,
        totals=totals,
        origins=(origin,) * len(rows),
        reckoned=("doubted", "net"),
    )


RECEIVABLES = Note(
    key="receivables",
    name="piutang",
    title="Piutang",
    part=Part.ITEMS,
    place=2,
    hint="Siapa yang berutang, apa yang macet, apa yang sudah dilakukan untuk menagih.",
    rows=_ROWS,
    tell=_tell,
)
