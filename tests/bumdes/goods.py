"""A shop that keeps its goods article by article, for the tests of stock."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from bumdes.actions.buying_goods import BoughtGoods, BuyGoods, buy_goods
from bumdes.actions.founding import add_village
from bumdes.actions.keeping_items import (
    MeasureSaid,
    RegisterItem,
    register_item,
    set_stock_method,
)
from bumdes.actions.selling_goods import SellGoods, SoldGoods, sell_goods
from bumdes.bookings.goods import GoodsPosted, Paid
from bumdes.stock.movement import standing
from bumdes.stock.setting import BelowZero, StockMethod
from bumdes.sub_ledger_proof import prove_one
from bumdes.sub_ledgers.stock import STOCK_LEDGER
from ledger import rp
from ledger.money import to_minor
from tests.bumdes.capital import HOME
from tests.bumdes.village import Village, day

if TYPE_CHECKING:
    from bumdes.stock.item import Item

CASH, STOCK, COST, SALES = "1.1.01.01", "1.1.05.01", "5.1.01.01", "4.2.01.91"
END = dt.date(2030, 12, 31)


def keeping(
    village: Village,
    method: StockMethod = StockMethod.AVERAGE,
    *,
    below_zero: BelowZero = BelowZero.REFUSE,
    unit: str = "TOKO",
) -> Village:
    """Let the unit keep its goods by *method*, in an enterprise that a village owns."""
    village.does(add_village, HOME, "Sumberejo")
    village.does(set_stock_method, unit, method=method, below_zero=below_zero, since=day(1, 1))
    return village


def article(village: Village, code: str = "BERAS", **facts: Any) -> Item:
    """Register rice: kept in grams, sold by the kilo and the sack."""
    given = {
        "name": code.title(),
        "code": code,
        "measures": (
            MeasureSaid("gram"),
            MeasureSaid("kg", Fraction(1000), rp(12_000), rp(14_000), f"{code}-1"),
            MeasureSaid("karung", Fraction(25_000), rp(290_000), rp(340_000), f"{code}-25"),
        ),
        **facts,
    }
    return village.does(register_item, RegisterItem(**given))


def buys(
    village: Village, quantity: Any, total: int, *, measure: str = "kg", **facts: Any
) -> GoodsPosted:
    """Buy rice in cash."""
    item = facts.pop("item", "BERAS")
    given = {
        "unit": "TOKO",
        "date": day(1, 5),
        "lines": (BoughtGoods(item, quantity, rp(total), measure),),
        "paid": (Paid(CASH, rp(total)),),
        **facts,
    }
    return village.does(buy_goods, BuyGoods(**given))


def sells(
    village: Village, quantity: Any, price: int, *, measure: str = "kg", **facts: Any
) -> GoodsPosted:
    """Sell rice for cash."""
    item = facts.pop("item", "BERAS")
    given = {
        "unit": "TOKO",
        "date": day(1, 10),
        "lines": (SoldGoods(item, quantity, rp(price), measure),),
        "paid": (Paid(CASH, rp(price) * quantity),),
        **facts,
    }
    return village.does(sell_goods, SellGoods(**given))


def net(village: Village, account: str, unit: str | None = None) -> int:
    """Return the balance of *account*: debits less credits, in rupiah."""
    with village.work(read_only=True) as work:
        balance = work.book.balance(account, unit=unit)
        return int(to_minor(balance.net("debit"))) // 100


def there(village: Village, item: str = "BERAS", unit: str = "TOKO") -> tuple[int, int]:
    """Return how much of *item* lies in *unit*, in its smallest measure, and its cost."""
    with village.work(read_only=True) as work:
        found = standing(work.session, work.book_id, unit=unit, items=[item])
        return sum(s.quantity for s in found), sum(s.cost for s in found)


def holds(village: Village, at: dt.date = END) -> bool:
    """Whether the sub-ledger of stock is its control account, article by article."""
    with village.work(read_only=True) as work:
        return prove_one(work, STOCK_LEDGER, at).holds
