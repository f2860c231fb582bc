"""Capital by owner, with the share that profit is divided by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.ownership import changed_in, ownership
from bumdes.phrase import word
from ledger.money import to_minor
from reports.notes.books import EQUITY, POSITION
from reports.notes.breakdown import breakdown
from reports.notes.note import Note, Part
from reports.notes.tables import AMOUNT, NUMBER, TEXT, listing
from reports.origin import RecordKind, RecordOrigin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.capital.ownership import Ownership, OwnersShare
    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_ROWS = ((POSITION, "village_capital"), (POSITION, "community_capital"))
_COLUMNS = (
    ("owner", "Pemilik", TEXT),
    ("opening", "Saldo awal", AMOUNT),
    ("change", "Perubahan", AMOUNT),
    ("closing", "Saldo akhir", AMOUNT),
    ("share", "Bagian (%)", NUMBER),
)


def _tell(books: NoteBooks) -> Iterator[Block]:
    yield from breakdown(books, _ROWS, "Jumlah penyertaan modal")
    if not books.is_whole or books.work.enterprise is None:
        return
    found = ownership(books.work.session, books.view, at=books.last_day)
    rows = [_row(books, share) for share in found.shares]
    title = "Penyertaan modal menurut pemilik"
    totals = ("opening", "change", "closing")
    at = books.last_day
    owners = tuple(
        RecordOrigin(RecordKind.OWNER, at, share.owner.code, since=books.period.first_day)
        for share in found.shares
    )
    yield from listing(
        books, "capital-by-owner", title, _COLUMNS, rows, totals=totals, origins=owners
    )
    common = list(_common(found))
    yield from listing(
        books,
        "capital-of-all",
        "Modal di luar bagian pemilik",
        (("what", "Uraian", TEXT), ("amount", "Saldo akhir", AMOUNT)),
        common,
        totals=("amount",),
        origins=(RecordOrigin(RecordKind.OWNERS, at),) * len(common),
    )


def _row(books: NoteBooks, share: OwnersShare) -> tuple[str, int, int, int, str]:
    change = changed_in(books.view, share, books.period)
    closing = to_minor(share.amount)
    part = f"{share.share_bp // 100},{share.share_bp % 100:02d}"
    return share.owner.party.name, closing - change, change, closing, part


def _common(found: Ownership) -> Iterator[tuple[str, int]]:
    amounts = (
        ("Dana bergulir masyarakat (DBM)", found.dbm),
        ("Laba yang dijadikan modal bersama", found.common),
        ("Saldo awal yang belum dirinci per pemilik", found.unnamed),
    )
    yield from ((word(label), minor) for label, money in amounts if (minor := to_minor(money)))


CAPITAL = Note(
    key="capital",
    name="modal",
    title="Penyertaan modal",
    part=Part.ITEMS,
    place=9,
    hint="Dasar penyertaan (Perdes), bentuknya, dan untuk apa dipakai.",
    rows=_ROWS,
    also=tuple(
        (EQUITY, key)
        for key in (
            "village_capital_opening",
            "community_capital_opening",
            "village_capital_added",
            "community_capital_added",
        )
    ),
    tell=_tell,
)
