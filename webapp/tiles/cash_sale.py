"""Money earned and paid at once."""

from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile.of_kind(
    TRANSACTION_KINDS["cash_sale"],
    slug="uang-masuk",
    direction=Direction.IN,
    rank=10,
    icon="in",
    hint="Barang atau jasa, uangnya langsung diterima",
)
