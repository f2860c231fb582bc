"""Selling article by article."""

from bumdes.permissions import Permission
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile(
    key="till",
    label="Kasir toko",
    direction=Direction.IN,
    rank=40,
    icon="drawer",
    hint="Jual per barang: pindai, struk, juga tanpa sinyal",
    endpoint="till.show",
    permission=Permission.SELL_AT_TILL,
    role="stock",
)
