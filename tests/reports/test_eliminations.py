"""What units do with one another is not there in the whole: balances, and sales."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.allocating import SellBetweenUnits, sell_between_units
from bumdes.actions.founding import add_village
from bumdes.actions.recording import record_entry, reverse_entry
from ledger import EntryKind, Period, credit, debit, rp
from reports.forms.generic import GENERIC
from reports.scope import Scope
from reports.statements import STATEMENTS, statement_table
from tests.bumdes.village import day, entry, founded
from tests.reports import books
from tests.reports.books import SHOP, amounts, fund_unit, move, record

YEAR = Period.year(2025)
OUTPUT = "1.1.05.04"
"""What the farm grew."""


@pytest.fixture
def village(engine):
    """A village with a shop, and a farm that has eggs worth 1,000."""
    made = founded(engine).with_unit("TOKO", "trading").with_unit("TANI", "farming")
    made.does(add_village, "35.17.08.2011", "Sumberejo")
    made.does(
        record_entry,
        entry(
            kind=EntryKind.OPENING,
            postings=(
                debit(OUTPUT, rp(1_000), unit="TANI", item="UMUM-TANI"),
                credit("3.3.01.01", rp(1_000), unit="TANI"),
            ),
        ),
    )
    return made


def sell(village):
    """Let the farm sell eggs that cost it 600 to the shop, for 900."""
    sale = SellBetweenUnits(
        seller="TANI",
        buyer="TOKO",
        date=day(2, 1),
        price=rp(900),
        cost=rp(600),
        stock=OUTPUT,
        cost_account="5.2.01.01",
    )
    return village.does(sell_between_units, sale)


def told(village, key, scope=Scope(YEAR), **given):  # noqa: B008 - a value, and immutable
    with village.work(read_only=True) as work:
        return statement_table(work.book, key, scope, **given)


def test_sales_between_units_have_a_column_in_which_they_cancel(village):
    sell(village)

    income = told(village, "income-statement", Scope(YEAR, by_unit=True))

    keys = [column.key for column in income.columns]
    assert keys == ["unit:TANI", "unit:TOKO", "head_office", "elimination", "total"]
    by_column = {
        row: [int(figure.amount) for figure in income[row].figures]
        for row in ("finished_goods", "cost_of_finished_goods", "profit")
    }
    assert by_column == {
        "finished_goods": [900, 0, 0, -900, 0],
        "cost_of_finished_goods": [600, 0, 0, -900, -300],
        "profit": [300, 0, 0, 0, 300],
    }


def test_the_whole_has_sold_nothing_to_itself(village):
    sell(village)

    assert amounts(told(village, "income-statement"), "revenue") == {"revenue": 0}


def test_a_service_of_one_unit_cancels_the_expense_of_the_other(village):
    sale = SellBetweenUnits(
        seller="TANI",
        buyer="TOKO",
        date=day(2, 1),
        price=rp(50),
        revenue="4.1.02.01",
        bought="6.1.04.02",
    )
    village.does(sell_between_units, sale)

    assert not amounts(told(village, "income-statement"))


def test_a_sale_that_was_taken_back_leaves_nothing_to_cancel(village):
    sale = sell(village)
    village.does(reverse_entry, sale.entry_sequence, on=day(3), reason="Salah catat")

    income = told(village, "income-statement", Scope(YEAR, by_unit=True))

    assert "elimination" not in [column.key for column in income.columns]


def test_a_sale_cancels_in_its_own_period_alone(village):
    sell(village)

    before = told(village, "income-statement", Scope(Period.month(2025, 1), by_unit=True))

    assert "elimination" not in [column.key for column in before.columns]


@pytest.mark.parametrize("form", [None, GENERIC], ids=["statutory", "general"])
@pytest.mark.parametrize("key", STATEMENTS)
def test_the_whole_is_the_sum_less_what_cancels(village, key, form):
    sell(village)

    apart = told(village, key, Scope(YEAR, by_unit=True), form=form)
    whole = told(village, key, form=form)

    assert [row.figures[-1] for row in apart.rows] == [row.figures[0] for row in whole.rows]
    for row in apart.rows:
        if not row.is_heading:
            assert sum(f.amount for f in row.figures[:-1]) == row.figures[-1].amount


# --- cash that one paid for another ---------------------------------------------------------


def pay_tax_of_shop(book, rupiah=400_000):
    """Let the head office pay the tax that the shop owes."""
    amount = rp(rupiah)
    record(
        book,
        "2025-05-10",
        debit(books.TAX_PAYABLE, amount, unit=SHOP),
        credit(books.HEAD_OFFICE, amount, unit=SHOP),
        debit(books.DUE_FROM_SHOP, amount),
        credit(books.BANK, amount),
        description="Setor pajak toko",
    )


def test_cash_paid_for_a_unit_tells_what_it_was_for(sqlite_book):
    fund_unit(sqlite_book, "2025-03-01", 1_000_000)
    pay_tax_of_shop(sqlite_book)

    flows = statement_table(sqlite_book, "cash-flows", Scope(YEAR, by_unit=True))

    total, taken = flows.column("total"), flows.column("elimination")
    told = {r.key: r.figures for r in flows.rows if r.figures[0] is not None and any(r.figures)}
    assert told["OP-OUT-3"][total] == told["OP-OUT-3"][taken] == -rp(400_000)
    assert flows["between_units"].figures[total] == rp(0)
    assert flows["net"].figures[taken] == rp(0)


def test_what_takes_such_a_payment_back_leaves_nothing(sqlite_book):
    pay_tax_of_shop(sqlite_book)
    sequence = sqlite_book.settings().last_sequence
    mirror = sqlite_book.entry(sequence).mirrored(
        on=dt.date(2025, 5, 20), reason="Salah", key="batal"
    )
    sqlite_book.post(mirror, by="sari")

    flows = statement_table(sqlite_book, "cash-flows", Scope(YEAR))

    assert not amounts(flows)


def test_cash_between_units_that_do_not_agree_is_shown(sqlite_book):
    move(sqlite_book, "2025-05-10", books.DUE_FROM_SHOP, books.BANK, 400_000)

    flows = statement_table(sqlite_book, "cash-flows", Scope(YEAR))

    assert amounts(flows, "RK-OUT", "net") == {"RK-OUT": -400_000, "net": -400_000}
