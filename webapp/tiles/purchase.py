"""Goods or materials bought."""

from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile.of_kind(
    TRANSACTION_KINDS["purchase"],
    slug="beli-barang",
    direction=Direction.OUT,
    rank=20,
    icon="box",
    hint="Barang untuk dijual lagi, atau bahan",
)
