"""Money moved between cash and bank."""

from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile.of_kind(
    TRANSACTION_KINDS["transfer"],
    slug="pindah-uang",
    direction=Direction.MOVE,
    rank=10,
    icon="move",
    hint="Setor atau tarik bank, antar kas",
)
