"""A cost of the day."""

from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile.of_kind(
    TRANSACTION_KINDS["expense"],
    slug="bayar-biaya",
    direction=Direction.OUT,
    rank=10,
    icon="bolt",
    hint="Listrik, pulsa, bensin, rapat, perbaikan",
)
