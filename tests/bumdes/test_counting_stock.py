from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bumdes.actions.counting_by_month import CountMonth, FoundByMonth, count_month
from bumdes.actions.counting_stock import CountStock, Found, count_stock
from bumdes.actions.recording import RecordTransaction, record_transaction
from bumdes.errors import (
    ByItemError,
    ByMonthError,
    CountAboveBooksError,
    InvalidFieldError,
    StockCountUnwitnessedError,
)
from bumdes.stock.count import CountReason, count_lines
from ledger import rp
from tests.bumdes.goods import COST, STOCK, article, buys, holds, keeping, net, sells, there
from tests.bumdes.village import day

if TYPE_CHECKING:
    from bumdes.stock.count import StockCount
    from tests.bumdes.village import Village

LOSS = "7.2.99.99"


@pytest.fixture
def store(shop: Village) -> Village:
    """A shop that keeps rice by weighted average, and has ten kilos of it."""
    article(keeping(shop))
    buys(shop, 10, 120_000)
    return shop


@pytest.fixture
def simple(shop: Village) -> Village:
    """A shop that counts by the month, and bought goods by the plain form."""
    shop.does(
        record_transaction,
        RecordTransaction(
            kind="purchase", unit="TOKO", date=day(1, 5), amounts={"total": rp(500_000)}
        ),
    )
    return shop


def counts(village: Village, quantity: int, **facts: Any) -> StockCount:
    given = {
        "unit": "TOKO",
        "date": day(1, 31),
        "counter": "Sari",
        "witness": "Lastri",
        "lines": (Found("BERAS", quantity, "kg", CountReason.DAMAGED),),
        **facts,
    }
    return village.does(count_stock, CountStock(**given))


def counts_month(village: Village, value: int | None, **facts: Any) -> StockCount:
    given = {
        "unit": "TOKO",
        "date": day(1, 31),
        "counter": "Sari",
        "witness": "Lastri",
        "value": None if value is None else rp(value),
        **facts,
    }
    return village.does(count_month, CountMonth(**given))


def test_what_is_missing_is_lost_at_its_cost(store: Village) -> None:
    counts(store, 8)
    assert (net(store, LOSS), there(store), holds(store)) == (24_000, (8_000, 9_600_000), True)


def test_what_is_found_more_is_worth_the_average(store: Village) -> None:
    counts(store, 11)
    assert (net(store, LOSS), there(store)) == (-12_000, (11_000, 13_200_000))


def test_a_count_that_agrees_posts_nothing(store: Village) -> None:
    assert counts(store, 10).entry_sequence == 0


def test_a_count_says_why(store: Village) -> None:
    count = counts(store, 8)
    with store.work(read_only=True) as work:
        (line,) = count_lines(work.session, work.book_id, count.count_id)
    assert (line.counted, line.booked, line.reason) == (8_000, 10_000, "damaged")


def test_a_count_compares_with_its_own_day(store: Village) -> None:
    buys(store, 5, 60_000, date=day(2, 3))
    assert counts(store, 10).entry_sequence == 0


@pytest.mark.parametrize("witness", ["", " sari ", "SARI"])
def test_a_count_needs_a_counter_and_another_witness(store: Village, witness: str) -> None:
    with pytest.raises(StockCountUnwitnessedError):
        counts(store, 10, witness=witness)


def test_asking_again_counts_once(store: Village) -> None:
    first = counts(store, 8, key="opname-1")
    again = counts(store, 8, key="opname-1")
    assert (again.entry_sequence, net(store, LOSS)) == (first.entry_sequence, 24_000)


def test_an_article_is_counted_once(store: Village) -> None:
    with pytest.raises(InvalidFieldError):
        counts(store, 10, lines=(Found("BERAS", 1), Found("BERAS", 2)))


def test_a_unit_that_counts_by_the_month_counts_no_articles(simple: Village) -> None:
    article(simple)
    with pytest.raises(ByMonthError):
        counts(simple, 1)


def test_the_cost_of_sales_is_what_was_there_and_bought_less_the_count(simple: Village) -> None:
    counts_month(simple, 180_000)
    assert (net(simple, COST), net(simple, STOCK)) == (320_000, 180_000)


def test_what_was_counted_opens_the_next_month(simple: Village) -> None:
    counts_month(simple, 180_000)
    counts_month(simple, 30_000, date=day(2, 28))
    assert net(simple, COST) == 470_000


def test_a_count_by_the_month_may_list_the_goods(simple: Village) -> None:
    lines = (FoundByMonth("Gula", 4, rp(16_000), "kg"), FoundByMonth("Kopi", 10, rp(1_500)))
    count = counts_month(simple, None, lines=lines)
    assert (count.counted_minor, net(simple, STOCK)) == (7_900_000, 79_000)


def test_a_count_above_the_books_is_refused(simple: Village) -> None:
    with pytest.raises(CountAboveBooksError):
        counts_month(simple, 500_001)


def test_a_unit_that_keeps_articles_is_not_counted_as_a_whole(store: Village) -> None:
    with pytest.raises(ByItemError):
        counts_month(store, 10)


def test_both_ways_stand_side_by_side(store: Village) -> None:
    store.with_unit("WARUNG")
    bought = RecordTransaction(
        kind="purchase", unit="WARUNG", date=day(1, 5), amounts={"total": rp(90_000)}
    )
    store.does(record_transaction, bought)
    sells(store, 5, 14_000)
    counts_month(store, 20_000, unit="WARUNG")
    assert (net(store, COST, "TOKO"), net(store, COST, "WARUNG"), holds(store)) == (
        60_000,
        70_000,
        True,
    )
