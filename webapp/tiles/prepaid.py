"""Rent or insurance is paid for months to come."""

from bumdes.permissions import Permission
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile(
    key="prepaid",
    label="Bayar di muka",
    direction=Direction.OUT,
    rank=110,
    icon="key",
    hint="Sewa atau asuransi untuk beberapa bulan",
    endpoint="schedules.ask",
    asked={"jenis": "prepaid"},
    permission=Permission.RECORD_ENTRY,
    is_common=False,
)
