"""A shop with goods, for the tests of the till: in the house, or in a browser."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bumdes.actions.keeping_items import MeasureSaid, RegisterItem, register_item
from bumdes.actions.keeping_the_till import Counted, OpenShift, open_shift
from ledger import rp
from tests.webapp.house import TODAY

if TYPE_CHECKING:
    from bumdes.work import Work
    from tests.webapp.house import House

BANK = "1.1.01.04"
SHIFT = "5" * 32

GOODS = (
    ("BERAS", "Beras pandan wangi 5 kg", "8991001100012", 75_000),
    ("GULA", "Gula pasir", "8991001100029", 18_000),
    ("MINYAK", "Minyak goreng 1 liter", "8991001100036", 17_500),
)


def stocked(house: House) -> None:
    """Register what the shop sells; sugar by the quarter kilo too."""
    for code, name, barcode, price in GOODS:
        measures = [MeasureSaid("buah", selling=rp(price), barcode=barcode)]
        if code == "GULA":
            measures = [
                MeasureSaid("gram"),
                MeasureSaid("kg", Fraction(1000), selling=rp(price), barcode=barcode),
            ]
        house.does(register_item, RegisterItem(code=code, name=name, measures=tuple(measures)))


def opened(house: House, key: str = SHIFT, **facts: object) -> str:
    """Open the till of the shop, with nothing in its drawer; return the shift."""
    return house.does(_open, key, **facts)


def _open(work: Work, key: str, **facts: object) -> str:
    count = Counted(amount=rp(0), counted_by="Sari")
    given = {"unit": "TOKO", "on": TODAY, "qris": BANK, "count": count, "key": key, **facts}
    return open_shift(work, OpenShift(**given)).shift_id
