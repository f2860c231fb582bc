"""A customer pays ahead."""

from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile.of_kind(
    TRANSACTION_KINDS["customer_deposit"],
    slug="terima-uang-muka",
    direction=Direction.IN,
    rank=60,
    icon="date",
    hint="Pesanan atau sewa yang dibayar lebih dahulu",
)
