"""The till of the village shop: what it offers, yesterday's shift, and today's."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bumdes.actions.keeping_items import MeasureSaid, RegisterItem, register_item
from bumdes.actions.keeping_the_till import (
    CloseShift,
    Counted,
    OpenShift,
    close_shift,
    open_shift,
)
from bumdes.actions.recording import RecordTransaction
from bumdes.actions.selling_at_till import SellAtTill, SoldLine, sell_at_till
from bumdes.demo.claims import STALL, known
from bumdes.demo.transfers import CASH
from bumdes.demo.waringin.office import BANK
from bumdes.demo.waringin.shop import MANAGER, UNIT
from bumdes.stock.item import Item
from bumdes.till.sale import Means
from ledger import Side, rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work
    from ledger import Money

DRAWER = "1.1.01.06"
"""The till's own cash: some change to begin with, and what is sold until it is handed in."""

_CHANGE, _HANDED_IN = 300_000, 319_000

_CLERK, _WITNESS = "Sari", "Joko"


class _Offered(NamedTuple):
    """An article of the shop: its price is of one of ``measure``, so many of the smallest."""

    code: str
    name: str
    price: int
    measure: str = "buah"
    smallest: str = ""
    factor: int = 1


_OFFERED = (
    _Offered("BERAS-5", "Beras medium 5 kg", 68_000),
    _Offered("BERAS", "Beras medium curah", 13_500, "kg", "gram", 1000),
    _Offered("GULA", "Gula pasir", 18_000, "kg", "gram", 1000),
    _Offered("MINYAK-1", "Minyak goreng 1 liter", 17_500),
    _Offered("TELUR", "Telur ayam", 29_000, "kg", "gram", 1000),
    _Offered("MIE", "Mi instan rasa soto", 3_200),
    _Offered("KOPI", "Kopi bubuk 65 gram", 7_500),
    _Offered("TEH", "Teh celup isi 25", 7_000),
    _Offered("SUSU", "Susu kental manis 370 gram", 12_500),
    _Offered("SABUN", "Sabun mandi", 4_000),
    _Offered("DETERJEN", "Deterjen 770 gram", 21_000),
    _Offered("GAS-3", "Gas tabung 3 kg", 22_000, "tabung"),
    _Offered("GALON", "Air minum isi ulang", 6_000, "galon"),
    _Offered("PULPEN", "Pulpen hitam", 3_000),
)
_BY_CODE = {offered.code: offered for offered in _OFFERED}

_Basket = tuple[tuple[str, str], ...]

_YESTERDAY: tuple[tuple[_Basket, Means, int, int], ...] = (
    ((("BERAS-5", "1"), ("MINYAK-1", "2")), Means.CASH, 105_000, 0),
    ((("MIE", "5"), ("TELUR", "0.5"), ("KOPI", "2")), Means.CASH, 50_000, 0),
    ((("GAS-3", "1"), ("GALON", "2")), Means.QRIS, 0, 0),
    ((("SABUN", "3"), ("DETERJEN", "1")), Means.CASH, 33_000, 0),
    ((("GULA", "10"), ("KOPI", "12"), ("SUSU", "6")), Means.CREDIT, 100_000, 5_000),
    ((("BERAS", "2.5"), ("GULA", "0.25")), Means.CASH, 40_000, 0),
)
_TODAY: tuple[tuple[_Basket, Means, int, int], ...] = (
    ((("TELUR", "1"), ("MIE", "10")), Means.CASH, 100_000, 1_000),
    ((("GALON", "1"), ("PULPEN", "2")), Means.CASH, 12_000, 0),
    ((("BERAS-5", "1"), ("TEH", "1")), Means.QRIS, 0, 0),
)
"""What was sold: how much of which article, how it was paid, cash put down, discount."""


def kept(diary: Diary, today: dt.date) -> None:
    """Note what the shop offers, and its shifts of yesterday and today."""
    yesterday = today - dt.timedelta(days=1)
    diary.did(yesterday, MANAGER, _offer)
    _moved(diary, yesterday, CASH, DRAWER, _CHANGE)
    _shift(diary, yesterday, _YESTERDAY)
    diary.did(yesterday, MANAGER, partial(_close, day=yesterday))
    _moved(diary, yesterday, DRAWER, CASH, _HANDED_IN)
    _shift(diary, today, _TODAY)


def _moved(diary: Diary, day: dt.date, source: str, to: str, amount: int) -> None:
    diary.told(
        MANAGER,
        RecordTransaction(
            kind="transfer",
            date=day,
            unit=UNIT,
            amounts={"total": rp(amount)},
            accounts={"from_cash": source, "to_cash": to},
            description="Uang kembalian ke laci" if to == DRAWER else "Setor hasil kasir",
        ),
    )


def _shift(
    diary: Diary, day: dt.date, sales: tuple[tuple[_Basket, Means, int, int], ...]
) -> None:
    diary.did(day, MANAGER, partial(_open, day=day))
    for number, (basket, means, received, discount) in enumerate(sales, 1):
        command = SellAtTill(
            shift_id=_key(day),
            date=day,
            lines=tuple(_sold(code, Decimal(much)) for code, much in basket),
            means=means,
            received=rp(received),
            discount=rp(discount),
            customer=STALL if means is Means.CREDIT else "",
            key=f"{_key(day)}-{number}",
        )
        diary.did(day, MANAGER, partial(_sell, command=command))


def _sold(code: str, much: Decimal) -> SoldLine:
    offered = _BY_CODE[code]
    measure = offered.measure if offered.smallest else ""
    return SoldLine(code, much, rp(offered.price), measure)


def _key(day: dt.date) -> str:
    return f"kasir-{day:%Y%m%d}"


def _offer(work: Work) -> None:
    for number, offered in enumerate(_OFFERED, 1):
        if work.session.get(Item, (work.book_id, offered.code)) is not None:
            continue
        priced = MeasureSaid(
            offered.measure,
            Fraction(offered.factor),
            selling=rp(offered.price),
            barcode=f"8990000{number:05}0",
        )
        measures = (MeasureSaid(offered.smallest), priced) if offered.smallest else (priced,)
        register_item(
            work, RegisterItem(code=offered.code, name=offered.name, measures=measures)
        )


def _open(work: Work, *, day: dt.date) -> None:
    drawer = OpenShift(
        unit=UNIT,
        on=day,
        cash=DRAWER,
        qris=BANK,
        key=_key(day),
        count=Counted(amount=_in_books(work, day), counted_by=_CLERK),
    )
    open_shift(work, drawer)


def _in_books(work: Work, day: dt.date) -> Money:
    return work.book.balance(DRAWER, day, unit=UNIT).net(Side.DEBIT)


def _sell(work: Work, *, command: SellAtTill) -> None:
    known(work, STALL)
    sell_at_till(work, command)


def _close(work: Work, *, day: dt.date) -> None:
    count = Counted(
        amount=_in_books(work, day) - rp(500),
        counted_by=_CLERK,
        witness=_WITNESS,
        reason="Uang receh habis, kembalian dibulatkan",
    )
    close_shift(work, CloseShift(shift_id=_key(day), on=day, count=count))
