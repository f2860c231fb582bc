"""Somebody is paid less the tax that is withheld."""

from bumdes.permissions import Permission
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile(
    key="withholding",
    label="Bayar dengan potongan pajak",
    direction=Direction.OUT,
    rank=95,
    icon="scale",
    hint="Jasa atau honor yang dipotong PPh, dengan bukti potong",
    endpoint="tax_slips.ask_pay",
    permission=Permission.RECORD_TRANSACTION,
    is_common=False,
)
