"""Trial balance, journal and general ledger."""

from __future__ import annotations

import datetime as dt

import pytest

from ledger import EntryKind, Period
from ledger.errors import UnknownAccountError
from reports.errors import InvalidScopeError, UnknownUnitError
from reports.listings import LISTINGS
from reports.scope import Scope
from tests.reports import books
from tests.reports.books import amounts, move

YEAR = Scope(Period.year(2025))
OF_BOOKS = [key for key, listing in LISTINGS.items() if listing.read_records is None]


def read(view, key, scope=YEAR):
    return LISTINGS[key].tables(view, scope)


def whole(row):
    return [int(figure.amount) for figure in row.figures]


# --- trial balance --------------------------------------------------------------------------


def test_a_trial_balance_tells_adjustments_apart(year):
    (table,) = read(year, "trial-balance")

    assert whole(table[books.DEPRECIATION]) == [0, 10_000_000, 0, 2_000_000, 0, 12_000_000]
    assert whole(table[books.DEPRECIATED]) == [0, 0, 2_000_000, 0, 2_000_000, 0]
    assert whole(table[books.STOCK]) == [3_000_000, 0, 0, 0, 3_000_000, 0]


def test_the_sides_of_a_trial_balance_agree(year):
    (table,) = read(year, "trial-balance")

    debits_credits = whole(table["total"])
    assert debits_credits[0::2] == debits_credits[1::2]
    assert debits_credits == [
        sum(whole(row)[place] for row in table.rows[:-1]) for place in range(6)
    ]


def test_a_trial_balance_is_the_same_after_the_year_is_closed(sqlite_book):
    books.first_year(sqlite_book)
    before = read(sqlite_book, "trial-balance")

    sqlite_book.close_year(2025, by=books.CLERK)

    assert read(sqlite_book, "trial-balance") == before


def test_adjustments_of_earlier_months_are_no_adjustments_of_this_one(sqlite_book):
    move(
        sqlite_book,
        "2025-01-31",
        books.DEPRECIATED,
        books.DEPRECIATION,
        10,
        kind=EntryKind.ADJUSTING,
    )

    (table,) = read(sqlite_book, "trial-balance", Scope(Period.month(2025, 2)))

    assert whole(table[books.DEPRECIATED]) == [10, 0, 0, 0, 10, 0]


def test_an_account_that_came_to_nothing_is_left_out(sqlite_book):
    move(sqlite_book, "2025-01-01", books.CASH, books.BANK, 10)
    move(sqlite_book, "2025-01-02", books.BANK, books.CASH, 10)

    (table,) = read(sqlite_book, "trial-balance")

    assert amounts(table) == {}
    assert [row.key for row in table.rows] == ["total"]


def test_a_trial_balance_stands_beside_those_of_other_periods(year):
    months = Scope(YEAR.period, compare=(Period.month(2025, 2), Period.year(2024)))

    (table,) = read(year, "trial-balance", months)

    assert [column.key for column in table.columns][6:] == [
        "after_2_debit",
        "after_2_credit",
        "after_3_debit",
        "after_3_credit",
    ]
    assert whole(table[books.STOCK]) == [3_000_000, 0, 0, 0, 3_000_000, 0, 8_000_000, 0, 0, 0]
    totals = whole(table["total"])
    assert totals[0::2] == totals[1::2]


def test_a_unit_has_a_trial_balance_of_its_own(year):
    (table,) = read(year, "trial-balance", Scope(YEAR.period, unit=books.TOURS))

    assert [row.key for row in table.rows] == [
        books.CASH,
        books.HEAD_OFFICE,
        books.TICKETS,
        "total",
    ]


# --- journal --------------------------------------------------------------------------------


def test_the_journal_gives_every_line_in_the_order_of_the_books(year):
    (register,) = read(year, "journal")

    assert register.rows[7] == (
        dt.date(2025, 1, 10),
        "2025/2",
        "BKM/2025/0001",
        "Penyertaan modal Desa",
        "",
        books.VILLAGE,
        "Penyertaan Modal Desa",
        0,
        5_000_000_000,
    )
    assert register.totals["debit"] == register.totals["credit"]


def test_the_journal_of_a_unit_has_only_its_lines(year):
    (register,) = read(year, "journal", Scope(YEAR.period, unit=books.TOURS))

    assert len(register.rows) == 4
    assert {row[register.place("unit")] for row in register.rows} == {books.TOURS}


# --- general ledger -------------------------------------------------------------------------


def test_a_ledger_runs_from_the_opening_to_the_closing_balance(year):
    scope = Scope(Period.semester(2025, 2), accounts=(books.BANK,))

    (register,) = read(year, "general-ledger", scope)

    assert register.opening == 10_685_000_000
    assert [row[register.place("balance")] for row in register.rows] == [
        10_535_000_000,
        10_485_000_000,
    ]
    assert register.totals == {"debit": 0, "credit": 200_000_000, "balance": 10_485_000_000}
    assert register.closing == 10_485_000_000


def test_the_balance_of_an_account_is_positive_on_its_own_side(year):
    registers = {r.key: r for r in read(year, "general-ledger")}

    assert registers[books.VILLAGE].closing == 17_000_000_000
    assert registers[books.DEPRECIATION].closing == 1_200_000_000
    assert registers[books.VILLAGE_SHARE].closing == 150_000_000


def test_every_account_that_has_anything_has_a_ledger(year):
    keys = [register.key for register in read(year, "general-ledger")]

    assert keys == sorted(keys)
    assert books.STOCK in keys
    assert books.RECEIVABLE not in keys


def test_an_account_that_was_only_brought_forward_has_a_ledger(year):
    registers = {r.key: r for r in read(year, "general-ledger", Scope(Period.year(2026)))}

    assert registers[books.EQUIPMENT].rows == ()
    assert registers[books.EQUIPMENT].closing == 6_000_000_000


def test_a_heading_asks_for_all_accounts_under_it(year):
    scope = Scope(YEAR.period, accounts=("1.1.01.00", books.CASH))

    keys = [register.key for register in read(year, "general-ledger", scope)]

    assert keys[:2] == [books.CASH, "1.1.01.02"]
    assert len(keys) == 6


def test_a_unit_has_a_ledger_of_its_own(year):
    one = Scope(YEAR.period, unit=books.SHOP, accounts=(books.CASH,))
    (asked,) = read(year, "general-ledger", one)
    every = read(year, "general-ledger", Scope(YEAR.period, unit=books.SHOP))

    assert asked.closing == 2_800_000_000
    assert [r for r in every if r.key == books.CASH] == [asked]


def test_an_account_the_chart_does_not_have_is_refused(year):
    with pytest.raises(UnknownAccountError):
        read(year, "general-ledger", Scope(YEAR.period, accounts=("9.9.99.99",)))


# --- what cannot be asked -------------------------------------------------------------------


@pytest.mark.parametrize("key", list(LISTINGS))
def test_a_listing_has_no_columns_of_units(year, key):
    with pytest.raises(InvalidScopeError):
        read(year, key, Scope(YEAR.period, by_unit=True))


@pytest.mark.parametrize("key", ["journal", "general-ledger"])
def test_a_listing_of_lines_is_of_one_period(year, key):
    with pytest.raises(InvalidScopeError):
        read(year, key, Scope(YEAR.period, compare=(Period.year(2024),)))


def test_a_trial_balance_is_compared_after_adjustment(year):
    half = Period.semester(YEAR.period.first_day.year, 1)

    (table,) = read(year, "trial-balance", Scope(YEAR.period, compare=(half,)))

    (alone,) = read(year, "trial-balance", Scope(half))
    assert whole(alone["total"])[-1] > 0
    assert table["total"].figures[-2:] == alone["total"].figures[-2:]


def test_a_trial_balance_is_not_compared_with_itself(year):
    with pytest.raises(InvalidScopeError):
        read(year, "trial-balance", Scope(YEAR.period, compare=(YEAR.period,)))


@pytest.mark.parametrize("key", ["trial-balance", "journal"])
def test_only_a_ledger_is_of_some_accounts(year, key):
    with pytest.raises(InvalidScopeError):
        read(year, key, Scope(YEAR.period, accounts=(books.CASH,)))


@pytest.mark.parametrize("key", [key for key in OF_BOOKS if not LISTINGS[key].is_of_whole])
def test_a_listing_of_a_unit_nobody_knows_is_refused(year, key):
    with pytest.raises(UnknownUnitError):
        read(year, key, Scope(YEAR.period, unit="WARUNG"))
