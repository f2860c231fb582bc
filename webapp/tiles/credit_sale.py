"""Earned, and not paid yet."""

from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile.of_kind(
    TRANSACTION_KINDS["credit_sale"],
    slug="jual-dibayar-nanti",
    direction=Direction.IN,
    rank=20,
    icon="clock",
    hint="Barang atau jasa sudah diserahkan, uangnya menyusul",
)
