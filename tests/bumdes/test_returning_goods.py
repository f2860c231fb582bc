from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bumdes.actions.recording import reverse_entry
from bumdes.actions.returning_goods import (
    ReturnedGoods,
    ReturnGoods,
    return_purchase,
    return_sale,
)
from bumdes.bookings.goods import Paid
from bumdes.errors import (
    InvalidFieldError,
    RefundedMoreError,
    ReturnedMoreError,
    StockMovedOnError,
)
from bumdes.stock.setting import StockMethod
from ledger import rp
from tests.bumdes.goods import (
    CASH,
    COST,
    SALES,
    STOCK,
    article,
    buys,
    holds,
    keeping,
    net,
    sells,
    there,
)
from tests.bumdes.village import day

if TYPE_CHECKING:
    from bumdes.bookings.goods import GoodsPosted
    from tests.bumdes.village import Village


@pytest.fixture
def queue(shop: Village) -> Village:
    """A shop that keeps rice by first in, first out, and bought it at two prices."""
    article(keeping(shop, StockMethod.FIFO))
    buys(shop, 10, 120_000, key="beli-1")
    buys(shop, 10, 140_000, date=day(1, 6), key="beli-2")
    return shop


def returned(
    act: Any, village: Village, origin: GoodsPosted, quantity: int, amount: int, **facts: Any
) -> GoodsPosted:
    given = {
        "sequence": origin.posted.sequence,
        "date": day(1, 15),
        "lines": (ReturnedGoods("BERAS", quantity, rp(amount), "kg"),),
        "refund": (Paid(CASH, rp(amount)),),
        "reason": "rusak",
        **facts,
    }
    done: GoodsPosted = village.does(act, ReturnGoods(**given))
    return done


def test_what_customers_bring_back_costs_what_it_went_for(queue: Village) -> None:
    sold = sells(queue, 12, 15_000)
    returned(return_sale, queue, sold, 3, 45_000)
    assert (net(queue, COST), there(queue)) == (
        120_000 + 28_000 - 28_000 - 12_000,
        (11_000, 15_200_000),
    )


def test_what_is_given_back_is_less_revenue(queue: Village) -> None:
    sold = sells(queue, 2, 15_000)
    returned(return_sale, queue, sold, 1, 15_000)
    assert (net(queue, SALES), holds(queue)) == (-15_000, True)


def test_no_more_comes_back_than_went(queue: Village) -> None:
    sold = sells(queue, 2, 15_000)
    returned(return_sale, queue, sold, 1, 15_000)
    with pytest.raises(ReturnedMoreError):
        returned(return_sale, queue, sold, 2, 10_000)


def test_no_more_money_goes_back_than_came(queue: Village) -> None:
    sold = sells(queue, 2, 15_000)
    with pytest.raises(RefundedMoreError):
        returned(return_sale, queue, sold, 1, 30_001)


def test_a_sale_with_a_return_is_not_taken_back(queue: Village) -> None:
    sold = sells(queue, 2, 15_000)
    returned(return_sale, queue, sold, 1, 15_000)
    with pytest.raises(StockMovedOnError):
        queue.does(reverse_entry, sold.posted.sequence, on=day(1, 16), reason="salah")


def test_what_goes_back_to_the_supplier_leaves_its_own_layer(queue: Village) -> None:
    bought = buys(queue, 10, 160_000, date=day(1, 7))
    returned(return_purchase, queue, bought, 4, 64_000)
    assert (net(queue, STOCK), net(queue, COST), holds(queue)) == (356_000, 0, True)


def test_a_refund_below_cost_is_cost_of_sales(queue: Village) -> None:
    bought = buys(queue, 10, 160_000, date=day(1, 7))
    returned(return_purchase, queue, bought, 4, 60_000)
    assert net(queue, COST) == 4_000


def test_no_more_goes_back_than_came(queue: Village) -> None:
    bought = buys(queue, 1, 16_000, date=day(1, 7))
    with pytest.raises(ReturnedMoreError):
        returned(return_purchase, queue, bought, 2, 16_000)


def test_a_unit_that_counts_by_the_month_returns_from_its_pool(shop: Village) -> None:
    article(shop)
    bought = buys(shop, 10, 120_000)
    returned(return_purchase, shop, bought, 2, 24_000)
    assert net(shop, STOCK) == 96_000


def test_an_entry_of_another_kind_cannot_be_returned(shop: Village) -> None:
    article(shop)
    sold = shop.sells()
    with pytest.raises(InvalidFieldError):
        shop.does(
            return_sale,
            ReturnGoods(sequence=sold.sequence, date=day(1, 21), lines=(), refund=()),
        )


def test_asking_again_returns_once(queue: Village) -> None:
    sold = sells(queue, 2, 15_000)
    for _ in range(2):
        returned(return_sale, queue, sold, 1, 15_000, key="retur-1")
    assert net(queue, SALES) == -15_000
