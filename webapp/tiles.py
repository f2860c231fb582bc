"""How the kinds of transaction look among the tiles: their address, icon and a few words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import NotFoundError
from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.readings.entries import Direction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.transaction_kind import TransactionKind


@dataclass(frozen=True, slots=True)
class Tile:
    """A kind of transaction among the tiles.

    Attributes:
        slug: in its address.
        hint: a few words below its name.
        words: what people may search it by.
    """

    kind: TransactionKind
    slug: str
    direction: Direction
    icon: str
    hint: str
    words: str = ""


_LOOKS: Mapping[str, tuple[str, Direction, str, str, str]] = {
    "cash_sale": (
        "uang-masuk",
        Direction.IN,
        "in",
        "Barang atau jasa, uangnya langsung diterima",
        "jual tunai penjualan iuran sewa tiket karcis pendapatan",
    ),
    "purchase": (
        "beli-barang",
        Direction.OUT,
        "box",
        "Barang untuk dijual lagi, atau bahan",
        "belanja kulakan stok dagangan bahan utang toko pemasok",
    ),
    "expense": (
        "bayar-biaya",
        Direction.OUT,
        "bolt",
        "Listrik, pulsa, bensin, rapat, perbaikan",
        "token ongkos gaji honor upah atk bunga pajak beban",
    ),
    "credit_sale": (
        "jual-dibayar-nanti",
        Direction.IN,
        "clock",
        "Barang atau jasa sudah diserahkan, uangnya menyusul",
        "piutang kredit utang bon tempo cicil pelanggan nota",
    ),
    "receipt_of_receivable": (
        "terima-piutang",
        Direction.IN,
        "coins",
        "Pelanggan melunasi atau mencicil utangnya",
        "bayar pelunasan angsuran cicilan piutang kasbon kembali",
    ),
    "customer_deposit": (
        "terima-uang-muka",
        Direction.IN,
        "sprout",
        "Pesanan atau sewa yang dibayar lebih dahulu",
        "dp panjar titipan pesanan deposit",
    ),
    "payment_of_payable": (
        "bayar-utang",
        Direction.OUT,
        "people",
        "Melunasi atau mencicil barang yang dibeli dahulu",
        "pelunasan angsuran cicilan utang pemasok hutang",
    ),
    "supplier_advance": (
        "bayar-uang-muka",
        Direction.OUT,
        "share",
        "Dibayar sebelum barangnya datang",
        "dp panjar pesan pemasok",
    ),
    "staff_advance": (
        "kasbon",
        Direction.OUT,
        "person",
        "Pinjaman sementara, dipotong dari gaji",
        "pinjam pegawai karyawan panjar gaji",
    ),
    "transfer": (
        "pindah-uang",
        Direction.MOVE,
        "move",
        "Setor atau tarik bank, antar kas",
        "transfer setoran tarik tunai bank",
    ),
}

FREE_JOURNAL = "jurnal"
"""What stands in an address for the journal without a form."""

_GROUPS = (
    ("masuk", "Uang masuk", Direction.IN),
    ("keluar", "Uang keluar", Direction.OUT),
    ("pindah", "Pindah dan lain-lain", Direction.MOVE),
)


def tile_for(kind: TransactionKind) -> Tile:
    """Return the tile of *kind*; a plain one until somebody gives it a look of its own."""
    if kind.key in _LOOKS:
        return Tile(kind, *_LOOKS[kind.key])
    return Tile(kind, kind.key.replace("_", "-"), Direction.MOVE, "note", kind.question)


TILES = tuple(tile_for(kind) for kind in TRANSACTION_KINDS.values())


def find_tile(slug: str) -> Tile:
    """Return the tile with *slug* in its address.

    Raises:
        NotFoundError: there is none.
    """
    for tile in TILES:
        if tile.slug == slug:
            return tile
    raise NotFoundError("transaction_kind", slug)


def tile_groups(text: str = "") -> list[tuple[str, str, list[Tile]]]:
    """Return the tiles that *text* finds, by anchor and title of their group."""
    wanted = text.lower().split()
    found = [
        tile
        for tile in TILES
        if all(word in f"{tile.kind.label} {tile.hint} {tile.words}".lower() for word in wanted)
    ]
    groups = [
        (anchor, title, [tile for tile in found if tile.direction is direction])
        for anchor, title, direction in _GROUPS
    ]
    return [group for group in groups if group[2]]
