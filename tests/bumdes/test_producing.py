from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bumdes.actions.keeping_items import MeasureSaid
from bumdes.actions.producing import (
    AddToBatch,
    BatchSpending,
    FinishBatch,
    StartBatch,
    add_to_batch,
    finish_batch,
    start_batch,
)
from bumdes.actions.using_goods import UsedGoods
from bumdes.errors import BatchFinishedError, ByMonthError, InvalidFieldError, StockShortError
from bumdes.stock.batch import BatchCost
from bumdes.stock.item import ItemKind
from ledger import rp
from tests.bumdes.goods import CASH, article, buys, holds, keeping, net, sells, there
from tests.bumdes.village import day

if TYPE_CHECKING:
    from bumdes.stock.batch import ProductionBatch
    from tests.bumdes.village import Village

IN_PROCESS, MATERIALS, PRODUCTS, COST = "1.1.05.03", "1.1.05.02", "1.1.05.04", "5.2.01.01"


@pytest.fixture
def kitchen(shop: Village) -> Village:
    """A unit that makes chips out of cassava, with fifty kilos of it in store."""
    keeping(shop)
    article(shop, "SINGKONG", kind=ItemKind.MATERIAL)
    chips = (MeasureSaid("bungkus", selling=rp(10_000)),)
    article(shop, "KERIPIK", kind=ItemKind.PRODUCT, measures=chips)
    buys(shop, 50, 150_000, item="SINGKONG")
    return shop


def starts(village: Village, **facts: Any) -> ProductionBatch:
    given = {
        "unit": "TOKO",
        "date": day(1, 10),
        "product": "KERIPIK",
        "materials": (UsedGoods("SINGKONG", 20, "kg"),),
        "spending": (
            BatchSpending(BatchCost.LABOUR, rp(50_000), CASH),
            BatchSpending(BatchCost.OVERHEAD, rp(15_000), CASH),
        ),
        **facts,
    }
    return village.does(start_batch, StartBatch(**given))


def finishes(village: Village, batch: ProductionBatch, quantity: int) -> ProductionBatch:
    said = FinishBatch(date=day(1, 12), quantity=quantity)
    return village.does(finish_batch, batch.code, said)


def test_what_a_batch_takes_lies_in_process(kitchen: Village) -> None:
    starts(kitchen)
    assert (net(kitchen, IN_PROCESS), net(kitchen, MATERIALS), holds(kitchen)) == (
        125_000,
        90_000,
        True,
    )


def test_the_cost_of_production_tells_what_was_used(kitchen: Village) -> None:
    starts(kitchen)
    accounts = ("5.3.01.02", "5.3.01.03", "5.3.01.04", "5.3.01.01")
    assert [net(kitchen, code) for code in accounts] == [60_000, 50_000, 15_000, -125_000]


def test_what_came_out_costs_what_went_in(kitchen: Village) -> None:
    batch = starts(kitchen)
    finishes(kitchen, batch, 40)
    assert (there(kitchen, "KERIPIK"), net(kitchen, IN_PROCESS), holds(kitchen)) == (
        (40, 12_500_000),
        0,
        True,
    )


def test_products_are_sold_at_the_cost_of_a_piece(kitchen: Village) -> None:
    finishes(kitchen, starts(kitchen), 40)
    sells(kitchen, 4, 10_000, item="KERIPIK", measure="", date=day(1, 13))
    assert net(kitchen, COST) == 12_500


def test_a_batch_may_take_more(kitchen: Village) -> None:
    batch = starts(kitchen)
    more = AddToBatch(date=day(1, 11), materials=(UsedGoods("SINGKONG", 10, "kg"),))
    kitchen.does(add_to_batch, batch.code, more)
    assert (net(kitchen, IN_PROCESS), holds(kitchen)) == (155_000, True)


def test_a_batch_is_finished_once(kitchen: Village) -> None:
    batch = starts(kitchen)
    finishes(kitchen, batch, 40)
    with pytest.raises(BatchFinishedError):
        finishes(kitchen, batch, 40)


def test_no_more_material_is_used_than_there_is(kitchen: Village) -> None:
    with pytest.raises(StockShortError):
        starts(kitchen, materials=(UsedGoods("SINGKONG", 51, "kg"),))


def test_a_batch_takes_something(kitchen: Village) -> None:
    with pytest.raises(InvalidFieldError):
        starts(kitchen, materials=(), spending=())


def test_only_products_are_made(kitchen: Village) -> None:
    with pytest.raises(InvalidFieldError):
        starts(kitchen, product="SINGKONG")


def test_a_unit_that_counts_by_the_month_makes_no_batches(kitchen: Village) -> None:
    kitchen.with_unit("WARUNG")
    with pytest.raises(ByMonthError):
        starts(kitchen, unit="WARUNG")


def test_asking_again_begins_one_batch(kitchen: Village) -> None:
    first = starts(kitchen, key="produksi-1")
    assert starts(kitchen, key="produksi-1").code == first.code
