"""Goods go back to a supplier."""

from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile.of_kind(
    TRANSACTION_KINDS["purchase_return"],
    slug="retur-beli",
    direction=Direction.IN,
    rank=110,
    icon="undo",
    hint="Barang yang dibeli dikembalikan, uangnya kembali",
    is_common=False,
)
