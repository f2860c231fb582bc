from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bumdes.actions.consigning import Consign, give_back_consigned, take_consigned
from bumdes.actions.detailing_stock import DetailedGoods, DetailStock, detail_stock
from bumdes.actions.keeping_items import MeasureSaid, set_stock_method
from bumdes.actions.moving_goods import MovedGoods, MoveGoods, move_goods
from bumdes.actions.recording import RecordTransaction, record_entry, record_transaction
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.actions.selling_goods import SoldGoods
from bumdes.actions.using_goods import UsedGoods, UseGoods, UseKind, use_goods
from bumdes.errors import (
    ByMonthError,
    IdentityMissingError,
    InvalidFieldError,
    RegisterPostsOnlyError,
    StockShortError,
    StockThereError,
)
from bumdes.stock.item import ItemKind
from bumdes.stock.setting import StockMethod
from ledger import JournalEntry, credit, debit, rp
from ledger.errors import BlankTextError
from tests.bumdes.goods import (
    CASH,
    COST,
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
def store(shop: Village) -> Village:
    """A shop with ten kilos of rice, and a second unit that keeps articles too."""
    article(keeping(shop))
    shop.with_unit("WARUNG")
    shop.does(set_stock_method, "WARUNG", method=StockMethod.FIFO, since=day(1, 1))
    buys(shop, 10, 120_000)
    return shop


def moves(village: Village, quantity: int, **facts: Any) -> GoodsPosted:
    given = {
        "from_unit": "TOKO",
        "to_unit": "WARUNG",
        "date": day(1, 12),
        "lines": (MovedGoods("BERAS", quantity, "kg"),),
        **facts,
    }
    return village.does(move_goods, MoveGoods(**given))


def uses(village: Village, kind: UseKind, **facts: Any) -> GoodsPosted:
    given = {
        "unit": "TOKO",
        "date": day(1, 12),
        "kind": kind,
        "lines": (UsedGoods("BERAS", 2, "kg"),),
        "reason": "basah kena hujan",
        **facts,
    }
    return village.does(use_goods, UseGoods(**given))


def entry(*postings: Any) -> JournalEntry:
    return JournalEntry(date=day(1, 8), description="Jurnal", postings=postings)


def test_goods_move_at_what_they_cost(store: Village) -> None:
    moves(store, 4)
    assert (there(store), there(store, unit="WARUNG"), holds(store)) == (
        (6_000, 7_200_000),
        (4_000, 4_800_000),
        True,
    )


def test_both_units_and_the_head_office_say_the_same(store: Village) -> None:
    moves(store, 4)
    assert (net(store, "3.8.01.01", "TOKO"), net(store, "3.8.01.01", "WARUNG")) == (
        48_000,
        -48_000,
    )


def test_a_unit_that_counts_by_the_month_gives_at_a_cost_that_is_said(store: Village) -> None:
    store.with_unit("KIOS")
    bought = RecordTransaction(
        kind="purchase", unit="KIOS", date=day(1, 5), amounts={"total": rp(90_000)}
    )
    store.does(record_transaction, bought)
    moves(store, 1, from_unit="KIOS", lines=(MovedGoods("BERAS", 3, "kg", rp(36_000)),))
    assert (net(store, STOCK, "KIOS"), there(store, unit="WARUNG")) == (
        54_000,
        (3_000, 3_600_000),
    )


def test_no_more_moves_than_there_is(store: Village) -> None:
    with pytest.raises(StockShortError):
        moves(store, 11)


@pytest.mark.parametrize(
    ("kind", "account"), [(UseKind.WASTE, "7.2.99.99"), (UseKind.OWN_USE, "6.1.02.99")]
)
def test_what_nobody_bought_is_an_expense(store: Village, kind: UseKind, account: str) -> None:
    uses(store, kind)
    assert (net(store, account), holds(store)) == (24_000, True)


def test_using_goods_needs_a_reason(store: Village) -> None:
    with pytest.raises(BlankTextError):
        uses(store, UseKind.WASTE, reason=" ")


def test_a_unit_that_counts_by_the_month_uses_no_articles(shop: Village) -> None:
    article(shop)
    with pytest.raises(ByMonthError):
        uses(shop, UseKind.WASTE)


def test_a_line_on_stock_names_an_article(store: Village) -> None:
    with pytest.raises(IdentityMissingError):
        store.does(
            record_entry,
            entry(debit(STOCK, rp(5), unit="TOKO"), credit(CASH, rp(5), unit="TOKO")),
        )


def test_an_article_is_moved_by_its_register_alone(store: Village) -> None:
    lines = (
        debit(STOCK, rp(5), unit="TOKO", item="BERAS"),
        credit(CASH, rp(5), unit="TOKO"),
    )
    with pytest.raises(RegisterPostsOnlyError):
        store.does(record_entry, entry(*lines))


def test_the_pool_of_another_unit_is_refused(store: Village) -> None:
    lines = (
        debit(STOCK, rp(5), unit="TOKO", item="UMUM-WARUNG"),
        credit(CASH, rp(5), unit="TOKO"),
    )
    with pytest.raises(InvalidFieldError):
        store.does(record_entry, entry(*lines))


def test_the_pool_of_a_unit_that_keeps_articles_stays_above_zero(store: Village) -> None:
    lines = (
        debit(COST, rp(5), unit="TOKO"),
        credit(STOCK, rp(5), unit="TOKO", item="UMUM-TOKO"),
    )
    with pytest.raises(StockShortError):
        store.does(record_entry, entry(*lines))


def test_what_lies_in_the_pool_becomes_articles(store: Village) -> None:
    lines = (
        debit(STOCK, rp(60_000), unit="TOKO", item="UMUM-TOKO"),
        credit(CASH, rp(60_000), unit="TOKO"),
    )
    store.does(record_entry, entry(*lines))
    named = (DetailedGoods("BERAS", 5, rp(60_000), "kg"),)
    store.does(detail_stock, DetailStock(unit="TOKO", date=day(1, 9), lines=named))
    assert (there(store), net(store, STOCK), holds(store)) == (
        (15_000, 18_000_000),
        180_000,
        True,
    )


def test_articles_cost_no_more_than_the_pool_has(store: Village) -> None:
    named = (DetailedGoods("BERAS", 5, rp(60_000), "kg"),)
    with pytest.raises(InvalidFieldError):
        store.does(detail_stock, DetailStock(unit="TOKO", date=day(1, 9), lines=named))


def test_the_valuation_changes_only_while_there_is_nothing(store: Village) -> None:
    with pytest.raises(StockThereError):
        store.does(set_stock_method, "TOKO", method=StockMethod.FIFO, since=day(2, 1))


@pytest.fixture
def agent(store: Village) -> Village:
    """A shop that sells cakes of a neighbour, keeping ten percent."""
    store.does(register_party, RegisterParty(name="Bu Darmi", code="DARMI"))
    article(store, "KUE", kind=ItemKind.CONSIGNED, owner="DARMI", commission="10")
    brought = Consign(unit="TOKO", item="KUE", date=day(1, 9), quantity=20, measure="kg")
    store.does(take_consigned, brought)
    return store


def test_goods_of_others_are_not_our_stock(agent: Village) -> None:
    assert (net(agent, STOCK), holds(agent)) == (120_000, True)


def test_selling_for_others_earns_the_commission(agent: Village) -> None:
    sells(agent, 5, 10_000, item="KUE")
    assert (net(agent, "4.1.11.01"), net(agent, "2.1.01.01"), net(agent, COST)) == (
        -5_000,
        -45_000,
        0,
    )


def test_sales_of_a_month_are_owed_on_one_document(agent: Village) -> None:
    for _ in range(2):
        sells(agent, 1, 10_000, item="KUE")
    with agent.work(read_only=True) as work:
        owed = work.book.outstanding(["2.1.01.01"], day(1, 31), by={"party", "document"})
    assert [(row.party, row.net) for row in owed] == [("DARMI", -1_800_000)]


def test_no_more_is_sold_than_was_brought(agent: Village) -> None:
    with pytest.raises(StockShortError):
        sells(agent, 21, 10_000, item="KUE")


def test_what_is_not_sold_goes_back(agent: Village) -> None:
    sells(agent, 5, 10_000, item="KUE")
    back = Consign(unit="TOKO", item="KUE", date=day(1, 30), quantity=16, measure="kg")
    with pytest.raises(StockShortError):
        agent.does(give_back_consigned, back)


def test_an_owner_may_name_a_price_instead(agent: Village) -> None:
    article(
        agent,
        "TELUR",
        kind=ItemKind.CONSIGNED,
        owner="DARMI",
        measures=(MeasureSaid("butir", buying=rp(2_000), selling=rp(2_500)),),
    )
    agent.does(take_consigned, Consign(unit="TOKO", item="TELUR", date=day(1, 9), quantity=9))
    line = SoldGoods("TELUR", 3, rp(2_500), "")
    sells(agent, 3, 2_500, lines=(line,))
    assert (net(agent, "4.1.11.01"), net(agent, "2.1.01.01")) == (-1_500, -6_000)
