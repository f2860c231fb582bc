"""What the owners, and those who work for the enterprise, owe it and are owed by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.party import PartyKind, parties_of
from bumdes.phrase import word
from reports.bound.block import Prose
from reports.notes.note import Note, Part
from reports.notes.tables import AMOUNT, TEXT, listing
from reports.origin import LedgerOrigin, RecordKind, RecordOrigin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bumdes.party import Party
    from ledger.outstanding import Outstanding
    from reports.bound.block import Block
    from reports.notes.books import NoteBooks
    from reports.origin import Origin

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
    behind: dict[str, list[Outstanding]] = {}
    for who, row in _held(books):
        sums.setdefault(who, [0, 0])[0 if row.net > 0 else 1] += abs(row.net)
        behind.setdefault(who, []).append(row)
    rows = [(who, owes, owed) for who, (owes, owed) in sorted(sums.items()) if owes or owed]
    if not rows:
        yield Prose(
            "Menurut catatan, tidak ada piutang dari atau utang kepada Desa pemilik, pengurus,"
            " dan pegawai pada akhir periode."
        )
    yield from listing(
        books,
        "related-parties",
        "Saldo dengan pihak berelasi",
        _COLUMNS,
        rows,
        totals=("owes", "owed"),
        origins=tuple(_origin(books, behind[who]) for who, *_ in rows),
    )


def _origin(books: NoteBooks, behind: Sequence[Outstanding]) -> Origin:
    """Return what stands open with one party; of several, the account, or what all have."""
    parties, accounts = {row.party for row in behind}, {row.account for row in behind}
    if len(parties) == 1:
        return RecordOrigin(RecordKind.PARTY, books.last_day, behind[0].party)
    if len(accounts) == 1:
        return LedgerOrigin(behind[0].account, books.period, books.asked.unit)
    return RecordOrigin(RecordKind.SUB_LEDGERS, books.last_day)


def _held(books: NoteBooks) -> Iterator[tuple[str, Outstanding]]:
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
            yield near[row.party], row


def _name(party: Party) -> str:
    """Return what the notes call *party*; nothing if it is not related.

    Owners are named; those who work for the enterprise are told of together.
    """
    if PartyKind.VILLAGE in party.kinds:
        return party.name
    return word(_STAFF) if PartyKind.STAFF in party.kinds else ""


RELATED_PARTIES = Note(
    key="related_parties",
    name="pihak_berelasi",
    title="Pihak berelasi",
    part=Part.DISCLOSURES,
    place=4,
    hint="Transaksi dengan Desa, pengurus, pengawas, dan keluarganya, serta syaratnya.",
    tell=_tell,
)
