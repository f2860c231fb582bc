"""The village shop, which also takes payments for electricity and telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.actions.allocating import SellBetweenUnits
from bumdes.actions.recording import RecordTransaction
from bumdes.demo import chance
from bumdes.demo.claims import WHOLESALER
from bumdes.demo.counted import counted
from bumdes.demo.transfers import settlement
from ledger import rp

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.demo.diary import Diary

UNIT, MANAGER = "TOKO", "toko"

_GOODS = (
    "beras dan minyak",
    "gula, kopi dan susu",
    "mi instan dan telur",
    "sabun dan deterjen",
    "gas tabung 3 kg",
    "pulsa dan jajanan",
)

_COMMISSIONS = (850_000, 920_000, 1_050_000, 780_000, 1_100_000)
"""What a real unit earned with bill payments in five months, in rupiah."""

_COST_PERCENT = 82
"""The purchase price of what is sold, per hundred rupiah of its selling price."""


def month(diary: Diary, month: dt.date) -> None:
    """Note what the shop does every month: sales twice a week, purchases once a week."""
    sold = sum(_sale(diary, month, week) for week in range(8))
    bought = _buy(diary, month, sold)
    _pay(diary, month)
    if month.month % 3 == 0:
        _sell_to_hall(diary, month)
    commission = _COMMISSIONS[month.month % len(_COMMISSIONS)]
    last = chance.last_of(month)
    diary.told(
        MANAGER,
        RecordTransaction(
            kind="cash_sale",
            date=last,
            unit=UNIT,
            amounts={"total": rp(commission)},
            accounts={"sales": "4.1.11.01"},
            description="Komisi pembayaran listrik dan telepon bulan ini",
        ),
    )
    cost = min(sold * _COST_PERCENT // 100, bought)
    counted(diary, last, "bendahara", unit=UNIT, people=("Sari", "Lastri"), gone=rp(cost))


def _sell_to_hall(diary: Diary, month: dt.date) -> None:
    """Note cleaning goods that the hall takes on account, and pays five days later."""
    sold_on, price = (
        month.replace(day=12),
        chance.number(f"gedung {month} sabun", 40, 60) * 5_000,
    )
    diary.sold(
        "bendahara",
        SellBetweenUnits(
            seller=UNIT,
            buyer="GEDUNG",
            date=sold_on,
            price=rp(price),
            bought="6.1.06.01",
            cost=rp(price * _COST_PERCENT // 100),
            about="Sabun, sapu dan pewangi untuk Gedung Serbaguna",
        ),
    )
    paid_on = month.replace(day=17)
    diary.moved("bendahara", settlement(paid_on, "GEDUNG", UNIT, price))


def _sale(diary: Diary, month: dt.date, week: int) -> int:
    what = f"toko {month} jual {week}"
    festive = 400_000 if month.month in {3, 8, 12} else 0
    total = chance.number(what, 420, 700) * 5_000 + festive
    goods = chance.one_of(what, _GOODS)
    day = month.replace(day=3 * week + chance.number(f"{what} hari", 2, 4))
    diary.told(
        MANAGER,
        RecordTransaction(
            kind="cash_sale",
            date=day,
            unit=UNIT,
            amounts={"total": rp(total)},
            description=f"Jual tunai {goods}",
        ),
    )
    return total


def _buy(diary: Diary, month: dt.date, sold: int) -> int:
    """Note the purchases of the month; the last one is paid in the next week."""
    share = sold * _COST_PERCENT // 400 // 5_000 * 5_000 + 60_000
    for week in range(4):
        goods = chance.one_of(f"toko {month} beli {week}", _GOODS)
        on_credit = week == 3
        diary.told(
            MANAGER,
            RecordTransaction(
                kind="purchase",
                date=month.replace(day=1 + 6 * week),
                unit=UNIT,
                amounts={"total": rp(share)},
                accounts={"payment": "2.1.01.01" if on_credit else "1.1.01.01"},
                description=f"Belanja {goods}",
                counterparty="Grosir Makmur",
                party=WHOLESALER if on_credit else "",
                due_on=month.replace(day=26) if on_credit else None,
            ),
        )
    diary.told(
        "bendahara",
        RecordTransaction(
            kind="payment_of_payable",
            date=month.replace(day=26),
            unit=UNIT,
            amounts={"total": rp(share)},
            description="Bayar utang ke grosir",
            party=WHOLESALER,
        ),
    )
    return share * 4


def _pay(diary: Diary, month: dt.date) -> None:
    for label, account, low, high, first in (
        ("Upah penjaga toko", "6.2.01.01", 900_000, 900_000, 27),
        ("Bayar listrik toko", "6.1.04.01", 180_000, 240_000, 10),
        ("Bensin belanja barang", "6.1.99.04", 60_000, 140_000, 16),
    ):
        what = f"toko {month} {label}"
        diary.told(
            MANAGER,
            RecordTransaction(
                kind="expense",
                date=chance.day_of(month, what, first=first, last=first + 1),
                unit=UNIT,
                amounts={"total": chance.rupiah(what, low, high)},
                accounts={"expense": account},
                description=label,
            ),
        )
