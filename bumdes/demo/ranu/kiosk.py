"""The kiosk at the lake: articles kept one by one, coffee made here, a neighbour's chips."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.buying_goods import BoughtGoods, BuyGoods, buy_goods
from bumdes.actions.consigning import Consign, take_consigned
from bumdes.actions.counting_stock import CountStock, Found, count_stock
from bumdes.actions.keeping_items import (
    MeasureSaid,
    RegisterItem,
    register_item,
    set_stock_method,
)
from bumdes.actions.producing import (
    BatchSpending,
    FinishBatch,
    StartBatch,
    finish_batch,
    start_batch,
)
from bumdes.actions.recording import RecordTransaction
from bumdes.actions.selling_goods import SellGoods, SoldGoods, sell_goods
from bumdes.actions.using_goods import UsedGoods, UseGoods, UseKind, use_goods
from bumdes.bookings.goods import Paid
from bumdes.demo import chance
from bumdes.demo.proofs import INVOICE
from bumdes.demo.ranu.lake import MANAGER, UNIT
from bumdes.demo.ranu.office import TREASURER
from bumdes.demo.transfers import CASH
from bumdes.party import PartyKind, ensure_party
from bumdes.stock.batch import BatchCost
from bumdes.stock.consignment import consigned_movements
from bumdes.stock.count import CountReason
from bumdes.stock.item import Item, ItemKind
from bumdes.stock.movement import standing
from bumdes.stock.setting import StockMethod
from ledger import rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.stock.consignment import ConsignmentMovement
    from bumdes.work import Work

OWNER = "BU-DARMI"
_SHIRT, _WATER, _BEANS = "KAOS", "AIR-MINUM", "BIJI-KOPI"
_COFFEE, _CHIPS = "KOPI-RANU", "KERIPIK"

_ARTICLES = (
    RegisterItem(
        name="Kaos Lima Ranu",
        code=_SHIRT,
        measures=(MeasureSaid("buah", Fraction(1), rp(45_000), rp(75_000)),),
        revenue_account="4.2.01.02",
        minimum=5,
    ),
    RegisterItem(
        name="Air minum 600 ml",
        code=_WATER,
        measures=(
            MeasureSaid("botol", Fraction(1), rp(1_750), rp(4_000)),
            MeasureSaid("dus", Fraction(24), rp(42_000), rp(0)),
        ),
        revenue_account="4.2.01.01",
        minimum=24,
    ),
    RegisterItem(
        name="Biji kopi kering",
        code=_BEANS,
        kind=ItemKind.MATERIAL,
        measures=(MeasureSaid("gram"), MeasureSaid("kg", Fraction(1000), rp(70_000))),
    ),
    RegisterItem(
        name="Kopi Ranu 100 gram",
        code=_COFFEE,
        kind=ItemKind.PRODUCT,
        measures=(MeasureSaid("bungkus", Fraction(1), rp(0), rp(22_000)),),
        revenue_account="4.3.01.03",
        minimum=10,
    ),
    RegisterItem(
        name="Keripik pisang Bu Darmi",
        code=_CHIPS,
        kind=ItemKind.CONSIGNED,
        measures=(MeasureSaid("bungkus", Fraction(1), rp(0), rp(12_000)),),
        owner=OWNER,
        commission="15",
    ),
)

_SOLD = ((_SHIRT, 7, 75_000), (_WATER, 110, 4_000), (_COFFEE, 18, 22_000), (_CHIPS, 24, 12_000))
"""Article, pieces and price of what is sold in a month."""


def month(diary: Diary, month: dt.date, year: int) -> None:
    """Note what the kiosk buys, makes, sells and counts every month from April of *year* on."""
    if month < dt.date(year, 4, 1):
        return
    if month == dt.date(year, 4, 1):
        diary.did(month, TREASURER, partial(_open, day=month))
    _buy(diary, month)
    diary.did(month.replace(day=4), MANAGER, partial(_make, month=month))
    diary.did(month.replace(day=6), MANAGER, partial(_take, day=month.replace(day=6)))
    for week in range(4):
        day = month.replace(day=7 + 6 * week)
        diary.did(day, MANAGER, partial(_sell, day=day, week=week))
    diary.told(
        MANAGER,
        RecordTransaction(
            kind="payment_of_payable",
            date=month.replace(day=27),
            unit=UNIT,
            amounts={"total": rp(244_800)},
            party=OWNER,
            description="Bayar hasil titipan Bu Darmi",
        ),
    )
    if month.month % 3 == 0:
        last = chance.last_of(month)
        diary.did(last, TREASURER, partial(_count, day=last))


def _open(work: Work, *, day: dt.date) -> None:
    set_stock_method(work, UNIT, method=StockMethod.AVERAGE, since=day)
    ensure_party(work, OWNER, name="Bu Darmi", kind=PartyKind.SUPPLIER)
    for article in _ARTICLES:
        if work.session.get(Item, (work.book_id, article.code)) is None:
            register_item(work, article)


def _buy(diary: Diary, month: dt.date) -> None:
    day = month.replace(day=3)
    shirts = chance.number(f"kaos {month}", 44, 47) * 1_000
    bought = (
        BoughtGoods(_SHIRT, 8, rp(8 * shirts)),
        BoughtGoods(_WATER, 5, rp(5 * 42_000), "dus"),
        BoughtGoods(_BEANS, Fraction(5, 2), rp(175_000), "kg"),
    )
    total = 8 * shirts + 210_000 + 175_000 + 15_000

    def act(work: Work) -> None:
        buy_goods(
            work,
            BuyGoods(
                unit=UNIT,
                date=day,
                lines=bought,
                paid=(Paid(CASH, rp(total)),),
                freight=rp(15_000),
                description="Belanja kios Wisata Ranu",
                evidence=diary.proofs.of_kind(INVOICE),
                key=_key("beli", day),
            ),
        )

    diary.did(day, MANAGER, act)


def _make(work: Work, *, month: dt.date) -> None:
    """Roast and pack twenty packets out of the beans."""
    day = month.replace(day=4)
    batch = start_batch(
        work,
        StartBatch(
            unit=UNIT,
            date=day,
            product=_COFFEE,
            materials=(UsedGoods(_BEANS, Fraction(5, 2), "kg"),),
            spending=(
                BatchSpending(BatchCost.LABOUR, rp(50_000), CASH),
                BatchSpending(BatchCost.OVERHEAD, rp(30_000), CASH),
            ),
            key=_key("sangrai", day),
        ),
    )
    said = FinishBatch(date=day, quantity=20, key=_key("kemas", day))
    finish_batch(work, batch.code, said)


def _take(work: Work, *, day: dt.date) -> None:
    if not any(m.date == day for m in _brought(work)):
        take_consigned(work, Consign(unit=UNIT, item=_CHIPS, date=day, quantity=24))


def _brought(work: Work) -> list[ConsignmentMovement]:
    return consigned_movements(work.session, work.book_id, unit=UNIT, item=_CHIPS)


def _sell(work: Work, *, day: dt.date, week: int) -> None:
    """Sell a week's part of what is sold in a month."""
    lines = tuple(
        SoldGoods(item, pieces // 4 + (1 if week < pieces % 4 else 0), rp(price))
        for item, pieces, price in _SOLD
    )
    total = sum((line.price * line.quantity for line in lines), start=rp(0))
    sale = SellGoods(
        unit=UNIT,
        date=day,
        lines=lines,
        paid=(Paid(CASH, rp(total.amount)),),
        description="Jual kios Wisata Ranu",
        key=_key("jual", day),
    )
    sell_goods(work, sale)


def _count(work: Work, *, day: dt.date) -> None:
    """Count shirts and bottles; some bottles leaked, others were for guests."""
    held = {
        s.place.item: s.quantity
        for s in standing(work.session, work.book_id, unit=UNIT, at=day)
    }
    use_goods(
        work,
        UseGoods(
            unit=UNIT,
            date=day,
            kind=UseKind.OWN_USE,
            lines=(UsedGoods(_WATER, 4),),
            reason="Minum tamu dinas",
            key=_key("tamu", day),
        ),
    )
    command = CountStock(
        unit=UNIT,
        date=day,
        counter="Nia",
        witness="Tuti",
        lines=(
            Found(_SHIRT, held.get(_SHIRT, 0)),
            Found(_WATER, held.get(_WATER, 0) - 6, "", CountReason.DAMAGED),
        ),
        key=_key("hitung", day),
    )
    count_stock(work, command)


def _key(what: str, day: dt.date) -> str:
    return f"demo-kios-{what}-{day:%Y%m%d}"
