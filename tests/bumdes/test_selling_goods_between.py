from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bumdes.actions.keeping_items import set_stock_method
from bumdes.actions.selling_goods_between import (
    PricedGoods,
    SellGoodsBetween,
    sell_goods_between,
)
from bumdes.dealings.sale import internal_sales
from bumdes.errors import InvalidFieldError, StockShortError
from bumdes.stock.setting import StockMethod
from ledger import Period, rp
from tests.bumdes.goods import COST, SALES, article, buys, holds, keeping, net, there
from tests.bumdes.village import day

if TYPE_CHECKING:
    from bumdes.bookings.goods import GoodsPosted
    from tests.bumdes.village import Village


@pytest.fixture
def store(shop: Village) -> Village:
    """A shop with ten kilos of rice, and a stall that keeps articles too."""
    article(keeping(shop))
    shop.with_unit("WARUNG")
    shop.does(set_stock_method, "WARUNG", method=StockMethod.FIFO, since=day(1, 1))
    buys(shop, 10, 120_000)
    return shop


def sells_on(village: Village, quantity: int = 4, **facts: Any) -> GoodsPosted:
    given = {
        "seller": "TOKO",
        "buyer": "WARUNG",
        "date": day(1, 12),
        "lines": (PricedGoods("BERAS", quantity, rp(13_000), "kg"),),
        **facts,
    }
    return village.does(sell_goods_between, SellGoodsBetween(**given))


def test_the_buyer_has_the_goods_at_the_price(store: Village) -> None:
    sells_on(store)
    assert (there(store), there(store, unit="WARUNG"), holds(store)) == (
        (6_000, 7_200_000),
        (4_000, 5_200_000),
        True,
    )


def test_the_seller_has_revenue_and_cost(store: Village) -> None:
    sells_on(store)
    assert (net(store, SALES, "TOKO"), net(store, COST, "TOKO")) == (-52_000, 48_000)


def test_statements_of_the_whole_leave_it_out(store: Village) -> None:
    sells_on(store)
    with store.work(read_only=True) as work:
        (sale,) = internal_sales(work.book, Period.year(2025))
    assert (sale.revenue, sale.cost_account, sale.minor) == (SALES, COST, 5_200_000)


def test_no_more_is_sold_than_there_is(store: Village) -> None:
    with pytest.raises(StockShortError):
        sells_on(store, 11)


def test_a_unit_sells_nothing_to_itself(store: Village) -> None:
    with pytest.raises(InvalidFieldError):
        sells_on(store, buyer="TOKO")


def test_asking_again_sells_once(store: Village) -> None:
    for _ in range(2):
        sells_on(store, key="antar-1")
    assert there(store, unit="WARUNG")[0] == 4_000
