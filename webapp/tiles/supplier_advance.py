"""A supplier is paid ahead."""

from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile.of_kind(
    TRANSACTION_KINDS["supplier_advance"],
    slug="bayar-uang-muka",
    direction=Direction.OUT,
    rank=70,
    icon="share",
    hint="Dibayar sebelum barangnya datang",
    is_common=False,
)
