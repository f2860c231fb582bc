"""What the owners, and those who work for the enterprise, owe it and are owed by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.party import PartyKind, parties_of
from reports.bound.block import Prose
from reports.notes.note import Note, Part
from reports.notes.tables import AMOUNT, TEXT, listing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.party import Party
    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_COLUMNS = (
    ("who", "Pihak", TEXT),
    ("owes", "Berutang kepada BUM Desa", AMOUNT),
    ("owed", "Berpiutang kepada BUM Desa", AMOUNT),
)
_HELD = ("1.1.03.00", "2.1.01.00", "2.1.03.00", "2.1.05.00", "2.1.07.00", "2.2.02.00")
"""Headings of what others owe, and of what they are owed."""

_STAFF = "Pengurus dan pegawai"


def _tell(books: NoteBooks) -> Iterator[Block]:
    if books.work.enterprise is None:
        return
    sums: dict[str, list[int]] = {}
    for who, net in _held(books):
        sums.setdefault(who, [0, 0])[0 if net > 0 else 1] += abs(net)
    rows = [(who, owes, owed) for who, (owes, owed) in sorted(sums.items()) if owes or owed]
    if not rows:
        yield Prose(
            "Menurut catatan, tidak ada piutang dari atau utang kepada Desa pemilik, pengurus,"
            " dan pegawai pada akhir periode."
        )
    totals = ("owes", "owed")
    yield from listing(
        books, "related-parties", "Saldo dengan pihak berelasi", _COLUMNS, rows, totals=totals
    )


def _held(books: NoteBooks) -> Iterator[tuple[str, int]]:
    """Yield who is near to the enterprise, and what they owe it; negative what it owes."""
    work = books.work
    near = {
        party.code: name
        for party in parties_of(work.session, work.book_id)
        if (name := _name(party))
    }
    known = [code for code in _HELD if code in books.view.chart]
    held = books.view.outstanding(known, books.last_day, by=("party",), unit=books.asked.unit)
    for row in held:
        if row.party in near:
            yield near[row.party], row.net


def _name(party: Party) -> str:
    """Return what the notes call *party*; nothing if it is not related.

    Owners are named; those who work for the enterprise are told of together.
    """
    if PartyKind.VILLAGE in party.kinds:
        return party.name
    return _STAFF if PartyKind.STAFF in party.kinds else ""


RELATED_PARTIES = Note(
    key="related_parties",
    name="pihak_berelasi",
    title="Pihak berelasi",
    part=Part.DISCLOSURES,
    place=4,
    hint="Transaksi dengan Desa, pengurus, pengawas, dan keluarganya, serta syaratnya.",
    tell=_tell,
)
