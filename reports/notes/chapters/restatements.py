"""Errors of earlier years that were put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.phrase import word
from bumdes.year_end.restatement import restatement_note
from ledger.money import to_minor
from reports.bound.block import Prose
from reports.notes.books import EQUITY
from reports.notes.note import Note, Part
from reports.notes.tables import AMOUNT, TEXT, AmountRow, figures, listing
from reports.origin import RecordKind, RecordOrigin
from reports.statement import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_COLUMNS = (
    ("nature", "Kesalahan", TEXT),
    ("year", "Tahun", TEXT),
    ("voucher", "Bukti", TEXT),
    ("effect", "Pengaruh pada saldo laba", AMOUNT),
)


def _tell(books: NoteBooks) -> Iterator[Block]:
    if not books.is_whole or books.work.enterprise is None:
        return
    note = restatement_note(books.work, books.last_day.year)
    if not note.errors:
        yield Prose("Tidak ada kesalahan tahun lalu yang dikoreksi.")
        return
    kept = RecordOrigin(RecordKind.RESTATEMENTS, books.last_day)
    rows = [
        (error.nature, str(error.error_year), error.voucher, to_minor(error.effect))
        for error in note.errors
    ]
    yield from listing(
        books,
        "restatements",
        "Koreksi kesalahan tahun lalu",
        _COLUMNS,
        rows,
        totals=("effect",),
        origins=(kept,) * len(rows),
    )
    told = [
        AmountRow(
            "reported",
            word("Saldo laba akhir tahun lalu, dilaporkan"),
            (to_minor(note.reported),),
            origins=(kept,),
        ),
        AmountRow("effect", word("Koreksi"), (to_minor(note.effect),), origins=(kept,)),
        AmountRow(
            "restated",
            word("Saldo laba setelah koreksi"),
            (to_minor(note.restated),),
            Style.GRAND,
            origins=(kept,),
        ),
    ]
    yield figures(books, "restated", ["Jumlah"], told, "")
    reasons = [error.impracticable for error in note.errors if error.impracticable]
    if reasons:
        yield Prose("\n\n".join(reasons))


RESTATEMENTS = Note(
    key="restatements",
    name="koreksi",
    title="Koreksi kesalahan tahun lalu",
    part=Part.DISCLOSURES,
    place=1,
    hint="Apa yang salah, mengapa, dan sejak kapan.",
    also=((EQUITY, "capital_restatement"), (EQUITY, "restatement")),
    tell=_tell,
)
