"""Shares of the profit are paid out."""

from bumdes.permissions import Permission
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile(
    key="profit_share",
    label="Bayar bagi hasil",
    direction=Direction.OUT,
    rank=130,
    icon="share",
    hint="Kepada Desa dan warga, sesuai keputusan musyawarah",
    endpoint="sharing.show",
    permission=Permission.PAY_SHARE,
    is_whole=True,
    is_common=False,
)
