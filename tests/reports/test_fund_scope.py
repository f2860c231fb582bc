"""A programme has statements of its own: of the lines that name its fund, and no others."""

from __future__ import annotations

import pytest

from ledger import Dimension, DimensionValue, Period, credit, debit, rp
from reports.errors import InvalidScopeError, UnknownFundError
from reports.prepare import prepare
from reports.scope import Scope
from reports.statements import STATEMENTS, statement_table
from tests.reports.books import (
    BANK,
    CASH,
    DUE_FROM_SHOP,
    HEAD_OFFICE,
    SALES,
    SHOP,
    STOCK,
    VILLAGE,
    WAGES,
    amounts,
    move,
    record,
)

FOOD = "PANGAN25"
YEAR = Period.year(2025)


def in_fund(book, on, into, out_of, rupiah, *, unit=""):
    record(
        book,
        on,
        debit(into, rp(rupiah), unit=unit, fund=FOOD),
        credit(out_of, rp(rupiah), unit=unit, fund=FOOD),
    )


@pytest.fixture
def programme(book):
    """A programme of 40 million, part of which works in the shop, beside own business."""
    book.declare(
        DimensionValue(dimension=Dimension.FUND, code=FOOD, name="Dana Desa 2025: telur")
    )
    in_fund(book, "2025-01-05", BANK, VILLAGE, 40_000_000)
    handed = rp(30_000_000)
    record(
        book,
        "2025-01-06",
        debit(DUE_FROM_SHOP, handed, fund=FOOD),
        credit(BANK, handed, fund=FOOD),
        debit(CASH, handed, unit=SHOP, fund=FOOD),
        credit(HEAD_OFFICE, handed, unit=SHOP, fund=FOOD),
    )
    in_fund(book, "2025-02-01", STOCK, CASH, 8_000_000, unit=SHOP)
    in_fund(book, "2025-03-01", CASH, SALES, 5_000_000, unit=SHOP)
    in_fund(book, "2025-03-31", WAGES, CASH, 2_000_000, unit=SHOP)
    move(book, "2025-01-02", BANK, VILLAGE, 9_000_000)
    move(book, "2025-04-01", CASH, SALES, 700_000, unit=SHOP)
    return book


def told(book, key, **asked):
    return amounts(statement_table(book, key, Scope(YEAR, fund=FOOD, **asked)))


def test_its_profit_is_what_it_earned_less_what_it_cost(programme):
    table = statement_table(programme, "income-statement", Scope(YEAR, fund=FOOD))

    assert table.rows[-1].figures[0] == rp(3_000_000)


def test_what_names_no_fund_has_statements_too(programme):
    table = statement_table(programme, "income-statement", Scope(YEAR, fund=""))

    assert table.rows[-1].figures[0] == rp(700_000)


def test_its_position_balances(programme):
    found = told(programme, "financial-position")

    assert (found["assets"], found["village_capital"]) == (43_000_000, 40_000_000)


def test_its_cash_is_what_it_received_and_earned_less_what_it_spent(programme):
    table = statement_table(programme, "cash-flows", Scope(YEAR, fund=FOOD))

    assert table.rows[-1].figures[0] == rp(35_000_000)


def test_its_units_stand_beside_one_another(programme):
    table = statement_table(
        programme, "financial-position", Scope(YEAR, fund=FOOD, by_unit=True)
    )
    rows = {row.key: row for row in table.rows}

    assert rows["assets"].figures[-1] == rp(43_000_000)


@pytest.mark.parametrize("key", [*STATEMENTS, "trial-balance", "journal", "general-ledger"])
def test_every_report_may_be_of_one_fund(programme, key):
    document = prepare(programme, key, Scope(YEAR, fund=FOOD))

    assert document.unit_name == f"Dana {FOOD}: Dana Desa 2025: telur"


def test_a_report_may_be_of_one_unit_and_one_fund(programme):
    document = prepare(programme, "income-statement", Scope(YEAR, unit=SHOP, fund=FOOD))

    assert document.unit_name == f"Toko Desa · Dana {FOOD}: Dana Desa 2025: telur"


def test_what_names_no_fund_is_called_own_money(programme):
    assert prepare(programme, "journal", Scope(YEAR, fund="")).unit_name == "Dana sendiri"


def test_a_journal_of_one_fund_has_its_lines_only(programme):
    (register,) = prepare(programme, "journal", Scope(YEAR, fund=FOOD)).tables

    assert len(register.rows) == 12


@pytest.mark.parametrize("key", [*STATEMENTS, "trial-balance", "journal", "general-ledger"])
def test_a_fund_that_nobody_knows_is_refused(programme, key):
    with pytest.raises(UnknownFundError):
        prepare(programme, key, Scope(YEAR, fund="TIADA"))


def test_a_budget_is_of_no_fund(programme):
    with pytest.raises(InvalidScopeError):
        prepare(programme, "budget-realisation", Scope(YEAR, fund=FOOD))
