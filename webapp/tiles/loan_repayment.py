"""A loan is paid off in part."""

from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile.of_kind(
    TRANSACTION_KINDS["loan_repayment"],
    slug="cicilan-pinjaman",
    direction=Direction.OUT,
    rank=100,
    icon="bank",
    hint="Pokok, bunga, dan biaya administrasi bank",
    is_common=False,
)
