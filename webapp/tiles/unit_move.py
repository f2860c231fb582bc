"""Money moves between head office and units."""

from bumdes.permissions import Permission
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile(
    key="unit_move",
    label="Pindah antarunit",
    direction=Direction.MOVE,
    rank=20,
    icon="office",
    hint="Modal kerja atau uang antara Kantor Pusat dan unit",
    endpoint="units.ask_move",
    permission=Permission.ALLOCATE,
    is_whole=True,
)
