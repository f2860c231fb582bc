"""Whether stock that is counted by the month was counted."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.counting_by_month import CountMonth, count_month
from bumdes.actions.recording import RecordTransaction, record_transaction
from bumdes.checks.stock_counted import STOCK_COUNTED
from ledger import Period, rp
from tests.bumdes.goods import article, buys, keeping
from tests.bumdes.village import day


def buying(shop, on):
    shop.does(
        record_transaction,
        RecordTransaction(
            kind="purchase", unit="TOKO", date=on, amounts={"total": rp(500_000)}
        ),
    )
    return shop


def counted(shop, on):
    command = CountMonth(unit="TOKO", date=on, counter="Sari", witness="Budi", value=rp(9))
    shop.does(count_month, command)


def found(shop, last_day):
    with shop.work(read_only=True) as work:
        so_far = Period(dt.date(2025, 1, 1), last_day)
        return [finding.text for finding in STOCK_COUNTED.find(work, so_far)]


def test_goods_of_a_month_that_is_over_ask_to_be_counted(shop):
    buying(shop, day(1, 5))

    assert found(shop, day(2, 10)) == [
        "Stok Unit Toko belum dihitung sampai 31-01-2025, jadi harga pokoknya belum dibukukan."
    ]


def test_a_month_that_is_not_over_asks_for_nothing(shop):
    buying(shop, day(1, 5))

    assert found(shop, day(1, 30)) == []


def test_a_month_asks_on_its_last_day(shop):
    buying(shop, day(1, 5))

    assert len(found(shop, day(1, 31))) == 1


@pytest.mark.parametrize("last_day", [day(2, 10), day(2, 28)])
def test_what_was_counted_asks_no_more(shop, last_day):
    buying(shop, day(1, 5))
    counted(shop, day(1, 31))

    assert found(shop, last_day) == []


def test_goods_that_came_after_the_count_ask_again(shop):
    buying(shop, day(1, 5))
    counted(shop, day(1, 31))
    buying(shop, day(2, 3))

    assert len(found(shop, day(3, 1))) == 1


@pytest.mark.parametrize("last_day", [day(1, 31), day(3, 1)])
def test_what_is_kept_article_by_article_asks_for_nothing(shop, last_day):
    article(keeping(shop))
    buys(shop, 10, 120_000)

    assert found(shop, last_day) == []
