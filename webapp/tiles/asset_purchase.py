"""What is used for years is bought."""

from bumdes.permissions import Permission
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile(
    key="asset_purchase",
    label="Beli alat atau aset",
    direction=Direction.OUT,
    rank=50,
    icon="asset",
    hint="Barang yang dipakai lebih dari setahun",
    endpoint="asset_purchases.ask_purchase",
    permission=Permission.MANAGE_ASSETS,
)
