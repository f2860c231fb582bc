from __future__ import annotations

from decimal import Decimal

import pytest

from bumdes.actions.recording import reverse_entry
from bumdes.actions.selling_goods import SoldGoods
from bumdes.bookings.goods import Paid
from bumdes.errors import (
    InvalidFieldError,
    StockMovedOnError,
    StockShortError,
    WrongPaymentError,
)
from bumdes.stock.setting import BelowZero, StockMethod
from ledger import Outcome, rp
from ledger.errors import KeyReusedError
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
from tests.bumdes.village import Village, day


@pytest.fixture
def store(shop: Village) -> Village:
    """A shop that keeps rice by weighted average."""
    article(keeping(shop))
    return shop


@pytest.fixture
def queue(shop: Village) -> Village:
    """A shop that keeps rice by first in, first out."""
    article(keeping(shop, StockMethod.FIFO))
    return shop


def test_what_is_sold_costs_the_average(store: Village) -> None:
    buys(store, 10, 120_000)
    buys(store, 10, 140_000)
    sells(store, 5, 14_000)
    assert (net(store, COST), there(store)) == (65_000, (15_000, 19_500_000))


def test_first_in_first_out_costs_the_oldest(queue: Village) -> None:
    buys(queue, 10, 120_000)
    buys(queue, 10, 140_000)
    sells(queue, 15, 14_000)
    assert (net(queue, COST), there(queue)) == (190_000, (5_000, 7_000_000))


def test_the_sub_ledger_is_the_account(store: Village) -> None:
    buys(store, 3, 10_000)
    sells(store, 1, 14_000)
    assert holds(store)


def test_a_sack_leaves_as_kilos(store: Village) -> None:
    buys(store, 1, 290_000, measure="karung")
    sells(store, Decimal("2.5"), 14_000)
    assert there(store) == (22_500, 26_100_000)


def test_a_measure_may_ride_on_the_code(store: Village) -> None:
    buys(store, 1, 290_000, item="BERAS/karung", measure="")
    assert there(store)[0] == 25_000


def test_discount_and_freight_are_cost(store: Village) -> None:
    buys(
        store, 10, 120_000, discount=rp(20_000), freight=rp(5_000), paid=((CASH, rp(105_000)),)
    )
    assert net(store, STOCK) == 105_000


def test_more_than_there_is_is_refused(store: Village) -> None:
    buys(store, 2, 24_000)
    with pytest.raises(StockShortError):
        sells(store, 3, 14_000)


def test_what_came_later_cannot_be_sold_before(store: Village) -> None:
    buys(store, 10, 120_000, date=day(1, 20))
    with pytest.raises(StockShortError):
        sells(store, 1, 14_000, date=day(1, 19))


def test_what_a_later_day_needs_stays_there(store: Village) -> None:
    buys(store, 10, 120_000)
    sells(store, 10, 14_000, date=day(1, 25))
    with pytest.raises(StockShortError):
        sells(store, 1, 14_000, date=day(1, 10))


def test_a_unit_may_sell_what_is_not_recorded_yet(shop: Village) -> None:
    article(keeping(shop, below_zero=BelowZero.FLAG))
    sells(shop, 2, 14_000)
    assert there(shop) == (-2_000, -2_400_000)


def test_the_receipt_puts_an_assumed_cost_right(shop: Village) -> None:
    article(keeping(shop, below_zero=BelowZero.FLAG))
    sells(shop, 2, 14_000)
    buys(shop, 10, 130_000, date=day(1, 12))
    assert (net(shop, COST), there(shop), holds(shop)) == (26_000, (8_000, 10_400_000), True)


def test_a_unit_that_counts_by_the_month_posts_no_cost(shop: Village) -> None:
    article(shop)
    buys(shop, 10, 120_000)
    sells(shop, 5, 14_000)
    assert (net(shop, STOCK), net(shop, COST), holds(shop)) == (120_000, 0, True)


def test_asking_again_sells_once(store: Village) -> None:
    buys(store, 10, 120_000)
    first = sells(store, 1, 14_000, key="nota-1")
    buys(store, 10, 150_000, date=day(1, 11))
    again = sells(store, 1, 14_000, key="nota-1")
    assert (again.posted.sequence, again.posted.outcome) == (
        first.posted.sequence,
        Outcome.EXISTS,
    )


def test_another_sale_under_the_same_key_is_refused(store: Village) -> None:
    buys(store, 10, 120_000)
    sells(store, 1, 14_000, key="nota-1")
    with pytest.raises(KeyReusedError):
        sells(store, 2, 14_000, key="nota-1")


def test_what_is_not_paid_to_the_sen_is_refused(store: Village) -> None:
    buys(store, 10, 120_000)
    with pytest.raises(WrongPaymentError):
        sells(store, 1, 14_000, paid=((CASH, rp(13_999)),))


def test_less_than_a_gram_is_refused(store: Village) -> None:
    with pytest.raises(InvalidFieldError):
        sells(store, Decimal("0.0005"), 14_000)


def test_a_discount_stands_beside_the_revenue(store: Village) -> None:
    buys(store, 10, 120_000)
    sells(store, 1, 14_000, discount=rp(1_000), paid=((CASH, rp(13_000)),))
    assert (net(store, SALES), net(store, "4.2.01.99")) == (-14_000, 1_000)


def test_several_lines_of_an_article_share_what_there_is(store: Village) -> None:
    buys(store, 10, 120_000)
    line = SoldGoods("BERAS", 6, rp(14_000), "kg")
    with pytest.raises(StockShortError):
        sells(store, 1, 0, lines=(line, line), paid=(Paid(CASH, rp(168_000)),))


def test_taking_a_sale_back_brings_the_goods_back(queue: Village) -> None:
    buys(queue, 10, 120_000)
    sold = sells(queue, 4, 14_000)
    queue.does(reverse_entry, sold.posted.sequence, on=day(1, 11), reason="salah")
    assert (there(queue), holds(queue)) == ((10_000, 12_000_000), True)


def test_a_purchase_that_is_sold_cannot_be_taken_back(store: Village) -> None:
    bought = buys(store, 10, 120_000)
    sells(store, 4, 14_000)
    with pytest.raises(StockMovedOnError):
        store.does(reverse_entry, bought.posted.sequence, on=day(1, 11), reason="salah")
