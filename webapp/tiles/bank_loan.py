"""A loan comes in, by the register of funds."""

from bumdes.permissions import Permission
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile(
    key="bank_loan",
    label="Terima pinjaman",
    direction=Direction.IN,
    rank=90,
    icon="bank",
    hint="Uang dari bank atau pihak lain yang harus dikembalikan",
    endpoint="capital.ask",
    asked={"sumber": "pinjaman"},
    permission=Permission.MANAGE_CAPITAL,
    is_whole=True,
    is_common=False,
)
