"""The money is counted."""

from bumdes.permissions import Permission
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile(
    key="cash_count",
    label="Hitung kas",
    direction=Direction.NONE,
    rank=20,
    icon="cash",
    hint="Uang di laci dihitung dan dicocokkan dengan buku",
    endpoint="cash_counts.ask",
    permission=Permission.RECORD_TRANSACTION,
)
