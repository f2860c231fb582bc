"""A tax is paid to the state."""

from bumdes.permissions import Permission
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile(
    key="tax_deposit",
    label="Setor pajak",
    direction=Direction.OUT,
    rank=90,
    icon="report",
    hint="Pajak yang sudah dipotong atau terutang, dengan NTPN",
    endpoint="tax_payments.ask",
    permission=Permission.MANAGE_TAX,
    is_whole=True,
    is_common=False,
)
