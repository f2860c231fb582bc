"""Columns: other periods, units, what cancels, and what changed."""

from __future__ import annotations

import pytest

from ledger import Period, credit, debit, rp
from reports.errors import InvalidScopeError, UnknownReportError, UnknownUnitError
from reports.prepare import prepare
from reports.scope import Scope
from reports.statements import STATEMENTS, statement_table
from reports.table import Change, Explanation, explain
from tests.reports import books
from tests.reports.books import SHOP, TOURS, amounts, move, record

YEAR = Period.year(2025)
BY_UNIT = Scope(YEAR, by_unit=True)


def figures(table, key):
    return [None if f is None else int(f.amount) for f in table[key].figures]


# --- periods --------------------------------------------------------------------------------


def test_periods_stand_beside_one_another(year):
    scope = Scope(YEAR, compare=(Period.year(2024), Period.month(2025, 2)))

    income = statement_table(year, "income-statement", scope)

    assert [column.heading for column in income.columns] == ["2025", "2024", "Februari 2025"]
    assert figures(income, "revenue") == [19_000_000, 0, 9_000_000]


def test_position_columns_are_headed_by_their_days(year):
    scope = Scope(YEAR, compare=(Period.quarter(2025, 1),))

    position = statement_table(year, "financial-position", scope)

    assert [c.heading for c in position.columns] == ["31 Desember 2025", "31 Maret 2025"]
    assert figures(position, "inventories") == [3_000_000, 8_000_000]


def test_two_periods_of_income_are_followed_by_what_changed(year):
    scope = Scope(Period.semester(2025, 2), compare=(Period.semester(2025, 1),))

    income = statement_table(year, "income-statement", scope)

    assert income.shows_change
    assert income["gross_profit"].change == Change(rp(-5_000_000), -833)
    assert income["services"].change == Change(rp(-4_000_000), -1000)
    assert income["revenue_part"].change is None


@pytest.mark.parametrize("key", STATEMENTS[1:])
def test_other_statements_do_not_tell_what_changed(year, key):
    table = statement_table(year, key, Scope(YEAR, compare=(Period.year(2024),)))

    assert not table.shows_change


def test_one_period_or_three_have_no_change(year):
    three = Scope(YEAR, compare=(Period.year(2024), Period.year(2023)))

    assert not statement_table(year, "income-statement", Scope(YEAR)).shows_change
    assert not statement_table(year, "income-statement", three).shows_change


def test_closing_is_the_opening_of_the_next_period(year):
    first, second = Period.semester(2025, 1), Period.semester(2025, 2)

    cash = statement_table(year, "cash-flows", Scope(second, compare=(first,)))

    assert cash["opening"].figures[0] == cash["closing"].figures[1]


# --- units ----------------------------------------------------------------------------------


def test_a_unit_has_statements_of_its_own(year):
    scope = Scope(YEAR, unit=SHOP)

    assert amounts(statement_table(year, "financial-position", scope)) == {
        "cash": 28_000_000,
        "inventories": 3_000_000,
        "current_assets": 31_000_000,
        "assets": 31_000_000,
        "trade_payables": 3_000_000,
        "current_liabilities": 3_000_000,
        "liabilities": 3_000_000,
        "result": 3_000_000,
        "due_to_head_office": 25_000_000,
        "equity": 28_000_000,
        "liabilities_and_equity": 31_000_000,
    }


def test_the_head_office_shows_what_units_owe_it(year):
    position = statement_table(year, "financial-position", Scope(YEAR, unit=""))

    assert amounts(position, "due_from_units") == {"due_from_units": 30_000_000}


def test_cash_handed_over_is_told_in_each_unit_and_not_in_the_whole(year):
    of_unit, of_office, of_all = (
        amounts(statement_table(year, "cash-flows", Scope(YEAR, unit=u)), "RK-IN", "RK-OUT")
        for u in (SHOP, "", None)
    )

    assert of_unit == {"RK-IN": 25_000_000, "RK-OUT": 0}
    assert of_office == {"RK-IN": 0, "RK-OUT": -30_000_000}
    assert of_all == {"RK-IN": 0, "RK-OUT": 0}


def test_units_stand_beside_the_head_office_and_the_whole(year):
    position = statement_table(year, "financial-position", BY_UNIT)

    assert [(c.key, c.heading, c.unit) for c in position.columns] == [
        ("unit:TOKO", "Toko Desa", "TOKO"),
        ("unit:WISATA", "Wisata Embung", "WISATA"),
        ("head_office", "Kantor Pusat", ""),
        ("elimination", "Eliminasi", None),
        ("total", "Jumlah", None),
    ]
    assert figures(position, "due_from_units") == [0, 0, 30_000_000, -30_000_000, 0]
    assert figures(position, "due_to_head_office") == [
        25_000_000,
        5_000_000,
        0,
        -30_000_000,
        0,
    ]


@pytest.mark.parametrize("key", STATEMENTS)
def test_the_total_of_units_is_the_statement_of_the_whole(year, key):
    apart = statement_table(year, key, BY_UNIT)
    whole = statement_table(year, key, Scope(YEAR))

    assert [row.figures[-1] for row in apart.rows] == [row.figures[0] for row in whole.rows]
    for row in apart.rows:
        if not row.is_heading:
            assert sum(f.amount for f in row.figures[:-1]) == row.figures[-1].amount


def test_nothing_to_cancel_needs_no_column(year):
    income = statement_table(year, "income-statement", BY_UNIT)

    assert [column.key for column in income.columns][-2:] == ["head_office", "total"]


def test_a_book_without_units_has_a_head_office_and_a_total(sqlite_engine):
    with sqlite_engine.begin() as connection:
        alone = books.standard_book(connection, units=())
        move(alone, "2025-01-01", books.CASH, books.VILLAGE, 7)
        position = statement_table(alone, "financial-position", BY_UNIT)

    assert [column.key for column in position.columns] == ["head_office", "total"]


def test_a_unit_that_ended_is_shown_only_where_it_did_something(sqlite_engine):
    with sqlite_engine.begin() as connection:
        ended = books.unit("LAMA", "Warung lama", is_active=False)
        book = books.standard_book(connection, units=[*books.shop_and_tours(), ended])
        income = statement_table(book, "income-statement", BY_UNIT)

    assert [c.key for c in income.columns] == [
        "unit:TOKO",
        "unit:WISATA",
        "head_office",
        "total",
    ]


def test_what_one_side_forgot_is_shown_and_not_absorbed(sqlite_book):
    books.fund_unit(sqlite_book, "2025-02-01", 1_000)
    move(sqlite_book, "2025-02-02", books.DUE_FROM_SHOP, books.CASH, 30)

    position = statement_table(sqlite_book, "financial-position", Scope(YEAR))

    assert amounts(position, "due_from_units", "due_to_head_office") == {
        "due_from_units": 30,
        "due_to_head_office": 0,
    }


def test_a_unit_that_keeps_books_of_its_own_shows_what_it_owes(sqlite_book):
    move(sqlite_book, "2025-02-02", books.CASH, books.HEAD_OFFICE, 30)

    position = statement_table(sqlite_book, "financial-position", Scope(YEAR))

    assert amounts(position, "due_to_head_office") == {"due_to_head_office": 30}


def test_claims_and_debts_of_the_wrong_sign_cancel_too(sqlite_book):
    record(
        sqlite_book,
        "2025-02-01",
        debit(books.CASH, rp(40)),
        credit(books.DUE_FROM_SHOP, rp(40)),
        debit(books.HEAD_OFFICE, rp(40), unit=SHOP),
        credit(books.CASH, rp(40), unit=SHOP),
    )

    position = statement_table(sqlite_book, "financial-position", Scope(YEAR))

    assert amounts(position) == {}


# --- what stands behind a figure ------------------------------------------------------------


def test_a_figure_is_explained_by_accounts_days_and_unit(year):
    position = statement_table(year, "financial-position", BY_UNIT)

    assert explain(position, "cash", "unit:TOKO") == Explanation(
        (books.CASH, books.BANK), YEAR, SHOP
    )
    assert explain(position, "cash", "total").unit is None


def test_a_flow_is_explained_by_the_marks_of_its_postings_too(year):
    cash = statement_table(year, "cash-flows", Scope(YEAR, unit=TOURS))

    assert explain(cash, "OP-IN-1", str(YEAR)) == Explanation(
        (books.TICKETS,), YEAR, TOURS, ("@in",)
    )


@pytest.mark.parametrize(("row", "column"), [("tidak-ada", str(YEAR)), ("cash", "tidak-ada")])
def test_nothing_explains_a_figure_that_is_not_there(year, row, column):
    position = statement_table(year, "financial-position", Scope(YEAR))

    with pytest.raises(KeyError):
        explain(position, row, column)


# --- what cannot be asked -------------------------------------------------------------------


@pytest.mark.parametrize(
    "scope",
    [
        Scope(YEAR, by_unit=True, unit=SHOP),
        Scope(YEAR, compare=(YEAR,)),
        Scope(YEAR, accounts=(books.CASH,)),
    ],
)
def test_columns_that_do_not_go_together_are_refused(year, scope):
    with pytest.raises(InvalidScopeError):
        statement_table(year, "income-statement", scope)


def test_a_unit_nobody_knows_is_refused(year):
    with pytest.raises(UnknownUnitError) as refused:
        statement_table(year, "income-statement", Scope(YEAR, unit="WARUNG"))

    assert refused.value.facts == {"unit": "WARUNG"}


def test_a_statement_nobody_knows_is_refused(year):
    with pytest.raises(UnknownReportError) as refused:
        statement_table(year, "laba", Scope(YEAR))

    assert refused.value.facts["known"] == STATEMENTS


def test_a_mismatch_is_told_with_both_sides_on_the_statement(sqlite_book):
    books.fund_unit(sqlite_book, "2025-02-01", 1_000)
    move(sqlite_book, "2025-02-02", books.DUE_FROM_SHOP, books.CASH, 30)
    said = "RK 1.1.99.03 TOKO tidak cocok: menurut Kantor Pusat 1.030, menurut unit 1.000."

    whole = prepare(sqlite_book, "financial-position", Scope(YEAR))
    shop = prepare(sqlite_book, "financial-position", Scope(YEAR, unit=SHOP))

    assert said in whole.remarks
    assert said not in shop.remarks
