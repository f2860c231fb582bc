"""Staff take money ahead."""

from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile.of_kind(
    TRANSACTION_KINDS["staff_advance"],
    slug="kasbon",
    direction=Direction.OUT,
    rank=60,
    icon="person",
    hint="Pinjaman sementara, dipotong dari gaji",
)
