"""A form for buying an asset, filled in."""

from __future__ import annotations

from tests.webapp.house import TODAY


def purchase(**said: str) -> dict[str, str]:
    """Return what somebody types who buys a coffee machine for the shop, today."""
    return {
        "kunci": "beli-1",
        "nama": "Mesin kopi",
        "jenis": "machine",
        "harga": "9.600.000",
        "tanggal": TODAY.isoformat(),
        "unit": "TOKO",
        "kas": "1.1.01.01",
        **said,
    }
