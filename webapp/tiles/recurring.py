"""What recurs each month."""

from bumdes.permissions import Permission
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile(
    key="recurring",
    label="Catatan rutin",
    direction=Direction.NONE,
    rank=40,
    icon="clock",
    hint="Yang sama tiap bulan: sewa, langganan, sisihan",
    endpoint="schedules.show",
    permission=Permission.RECORD_ENTRY,
    is_whole=True,
)
