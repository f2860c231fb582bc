"""A customer brings goods back."""

from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile.of_kind(
    TRANSACTION_KINDS["sale_return"],
    slug="retur-jual",
    direction=Direction.OUT,
    rank=120,
    icon="undo",
    hint="Pembeli mengembalikan barang, uangnya dikembalikan",
    is_common=False,
)
