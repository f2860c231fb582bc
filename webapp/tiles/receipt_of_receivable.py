"""A debtor pays."""

from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile.of_kind(
    TRANSACTION_KINDS["receipt_of_receivable"],
    slug="terima-piutang",
    direction=Direction.IN,
    rank=30,
    icon="coins",
    hint="Pelanggan melunasi atau mencicil utangnya",
)
