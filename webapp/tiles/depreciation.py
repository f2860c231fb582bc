"""The wear of assets is posted."""

from bumdes.permissions import Permission
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile(
    key="depreciation",
    label="Penyusutan aset",
    direction=Direction.NONE,
    rank=30,
    icon="asset",
    hint="Beban bulanan alat dan bangunan, dihitung sendiri",
    endpoint="fixed_assets.ask_wear",
    permission=Permission.MANAGE_ASSETS,
    is_whole=True,
)
