"""Capital comes in, by its register."""

from bumdes.permissions import Permission
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile(
    key="capital",
    label="Terima modal",
    direction=Direction.IN,
    rank=50,
    icon="sprout",
    hint="Dari Desa, warga, atau hibah, dengan keputusannya",
    endpoint="capital.ask",
    permission=Permission.MANAGE_CAPITAL,
    is_whole=True,
)
