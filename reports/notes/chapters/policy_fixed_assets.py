"""How fixed assets are measured and how long they last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.assets.asset_class import asset_classes
from bumdes.assets.policy import policies_on
from bumdes.errors import RateOutsideDatesError
from reports.bound.block import Facts
from reports.notes.note import Note, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.bound.block import Block
    from reports.notes.books import NoteBooks


def _tell(books: NoteBooks) -> Iterator[Block]:
    """Yield how long things of each class last that the books have."""
    if books.work.enterprise is None:
        return
    try:
        policies = policies_on(books.work.session, books.work.book_id, books.last_day)
    except RateOutsideDatesError:
        return
    held = {row.key for row in books.position.rows}
    lives = [
        (found.label, _life(policies.months(found.key)))
        for found in asset_classes().values()
        if found.wears_out and found.cost in held
    ]
    if lives:
        yield Facts(tuple(lives))


def _life(months: int) -> str:
    years, rest = divmod(months, 12)
    said = [f"{years} tahun" if years else "", f"{rest} bulan" if rest else ""]
    return " ".join(filter(None, said)) or "tidak disusutkan"


POLICY_FIXED_ASSETS = Note(
    key="policy_fixed_assets",
    name="kebijakan_aset_tetap",
    title="Aset tetap",
    part=Part.POLICIES,
    place=4,
    hint="Cara menilai dan menyusutkan aset tetap.",
    template="Aset tetap disajikan sebesar biaya perolehan dikurangi akumulasi penyusutan."
    " Barang dicatat sebagai aset tetap bila nilainya paling sedikit {batas_aset}. Penyusutan"
    " dihitung dengan cara {metode_penyusutan}, {awal_penyusutan}. Tanah dan konstruksi dalam"
    " pengerjaan tidak disusutkan. Umur manfaat:",
    tell=_tell,
    is_text_enough=True,
)
