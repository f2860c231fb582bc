"""Things of villages and of others that the enterprise uses, and that are not its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.borrowed_asset import borrowed_assets_of
from bumdes.enterprise import villages_of
from reports.bound.block import Prose
from reports.notes.note import Note, Part
from reports.notes.tables import AMOUNT, DAY, TEXT, listing
from reports.origin import RecordKind, RecordOrigin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.bound.block import Block
    from reports.notes.books import NoteBooks

_COLUMNS = (
    ("name", "Aset", TEXT),
    ("owner", "Pemilik", TEXT),
    ("agreement", "Perjanjian", TEXT),
    ("until", "Sampai", DAY),
    ("yearly", "Sewa setahun", AMOUNT),
)


def _tell(books: NoteBooks) -> Iterator[Block]:
    work = books.work
    if work.enterprise is None:
        return
    names = {village.code: village.name for village in villages_of(work.session, work.book_id)}
    rows = [
        (
            asset.name,
            f"Desa {names[asset.village]}" if asset.village in names else asset.owner,
            asset.agreement,
            asset.last_day or "",
            asset.yearly_minor,
        )
        for asset in borrowed_assets_of(work.session, work.book_id)
        if asset.is_used(books.last_day) and books.asked.unit in {None, asset.unit}
    ]
    if not rows:
        yield Prose("Menurut register, tidak ada aset Desa atau pihak lain yang dipakai.")
    yield from listing(
        books,
        "borrowed-assets",
        "Aset yang dipakai",
        _COLUMNS,
        rows,
        totals=("yearly",),
        origins=(RecordOrigin(RecordKind.BORROWED_ASSETS, books.last_day),) * len(rows),
    )


BORROWED_ASSETS = Note(
    key="borrowed_assets",
    name="aset_dipakai",
    title="Aset Desa dan pihak lain yang dipakai",
    part=Part.DISCLOSURES,
    place=2,
    hint="Hak pakai atas tanah dan bangunan Desa, yang bukan aset BUM Desa.",
    template="Aset berikut tetap milik pemiliknya dan tidak dicatat dalam laporan ini.",
    tell=_tell,
)
