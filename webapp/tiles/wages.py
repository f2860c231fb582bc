"""Wages paid at once."""

from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile.of_kind(
    TRANSACTION_KINDS["wages"],
    slug="bayar-upah",
    direction=Direction.OUT,
    rank=30,
    icon="people",
    hint="Upah harian, honor, dipotong kasbon bila ada",
)
