"""Wages of the payroll are paid."""

from bumdes.permissions import Permission
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile(
    key="payroll",
    label="Bayar gaji bulanan",
    direction=Direction.OUT,
    rank=80,
    icon="doc",
    hint="Yang sudah dihitung di daftar gaji, dengan slip dan pajaknya",
    endpoint="payrolls.ask_payment",
    permission=Permission.RUN_PAYROLL,
    is_whole=True,
    is_common=False,
)
