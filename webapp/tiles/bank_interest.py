"""What a bank adds and takes off."""

from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile.of_kind(
    TRANSACTION_KINDS["bank_interest"],
    slug="bunga-bank",
    direction=Direction.IN,
    rank=100,
    icon="bank",
    hint="Bunga tabungan, pajaknya, dan biaya bulanan bank",
    is_common=False,
)
