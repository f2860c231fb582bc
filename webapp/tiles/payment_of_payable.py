"""A supplier is paid."""

from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile.of_kind(
    TRANSACTION_KINDS["payment_of_payable"],
    slug="bayar-utang",
    direction=Direction.OUT,
    rank=40,
    icon="shop",
    hint="Melunasi atau mencicil barang yang dibeli dahulu",
)
