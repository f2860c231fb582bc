"""The four statements of the decree, row by row, from entries."""

from __future__ import annotations

import pytest

from ledger import EntryKind, Period, credit, debit, rp
from reports.forms.kepmendesa_136 import KEPMENDESA_136
from reports.scope import Scope
from reports.statements import STATEMENTS, statement_table
from tests.reports import books
from tests.reports.books import amounts, move, record

YEAR = Scope(Period.year(2025))


def table(view, key, scope=YEAR):
    return statement_table(view, key, scope)


def shown(view, key, scope=YEAR):
    """Return the labels that print shows, in order."""
    return [row.label for row in table(view, key, scope).printed]


# --- income ---------------------------------------------------------------------------------


def test_income_is_told_from_revenue_to_profit(year):
    assert amounts(table(year, "income-statement")) == {
        "services": 4_000_000,
        "merchandise": 15_000_000,
        "revenue": 19_000_000,
        "cost_of_merchandise": 12_000_000,
        "cost_of_sales": 12_000_000,
        "gross_profit": 7_000_000,
        "administrative_staff": 3_000_000,
        "depreciation": 2_000_000,
        "administration": 5_000_000,
        "operating_expenses": 5_000_000,
        "operating_profit": 2_000_000,
        "other_expenses": -250_000,
        "other": -250_000,
        "profit_before_tax": 1_750_000,
        "profit": 1_750_000,
    }


def test_discounts_lower_the_sales_they_belong_to(book):
    move(book, "2025-02-01", books.CASH, books.SALES, 1_000_000)
    move(book, "2025-02-02", books.DISCOUNT, books.CASH, 50_000)

    assert amounts(table(book, "income-statement"), "merchandise") == {"merchandise": 950_000}


def test_tax_and_other_income_stand_below_operating_profit(book):
    move(book, "2025-05-01", books.BANK, books.INTEREST_EARNED, 80_000)
    move(book, "2025-05-01", books.TAX, books.BANK, 5_000)

    assert amounts(table(book, "income-statement")) == {
        "other_income": 80_000,
        "other": 80_000,
        "profit_before_tax": 80_000,
        "tax": -5_000,
        "profit": 75_000,
    }


def test_income_of_a_part_of_the_year_is_that_part_alone(year):
    first, second = (Scope(Period.semester(2025, half)) for half in (1, 2))

    profits = [amounts(table(year, "income-statement", s), "profit") for s in (first, second)]

    assert profits == [{"profit": 2_750_000}, {"profit": -1_000_000}]


def test_days_within_months_are_told_apart(year):
    scope = Scope(Period.parse("2025-02-02..2025-02-10"))

    assert amounts(table(year, "income-statement", scope), "gross_profit") == {
        "gross_profit": 2_000_000
    }


# --- position -------------------------------------------------------------------------------


def test_position_is_told_from_cash_to_equity(year):
    assert amounts(table(year, "financial-position")) == {
        "cash": 151_850_000,
        "inventories": 3_000_000,
        "current_assets": 154_850_000,
        "equipment": 60_000_000,
        "accumulated_depreciation": -12_000_000,
        "fixed_assets": 48_000_000,
        "assets": 202_850_000,
        "trade_payables": 3_000_000,
        "taxes_payable": 100_000,
        "current_liabilities": 3_100_000,
        "liabilities": 3_100_000,
        "village_capital": 170_000_000,
        "community_capital": 20_000_000,
        "capital": 190_000_000,
        "drawings": -2_000_000,
        "unappropriated": 10_000_000,
        "result": 1_750_000,
        "equity": 199_750_000,
        "liabilities_and_equity": 202_850_000,
    }


def test_position_within_the_year_shows_the_result_so_far(year):
    scope = Scope(Period.month(2025, 3))

    assert amounts(table(year, "financial-position", scope), "result") == {"result": 3_000_000}


def test_a_result_that_was_never_closed_stands_apart_from_that_of_the_year(year):
    scope = Scope(Period.year(2026))

    assert amounts(
        table(year, "financial-position", scope), "earlier_result", "result", "equity"
    ) == {"earlier_result": 1_750_000, "result": 0, "equity": 199_750_000}


def test_lines_that_say_nothing_are_not_printed(year):
    labels = shown(year, "financial-position")

    assert "Investasi" not in labels
    assert "Aset takberwujud" not in labels
    assert "Penyertaan modal masyarakat" in labels


def test_lines_that_say_nothing_are_in_the_data(year):
    position = table(year, "financial-position")

    assert position["investments"].figures == (rp(0),)
    assert position["investments"].is_quiet


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("1.1.02.01", "cash_equivalents"),
        ("1.1.03.03", "receivables"),
        ("1.1.04.03", "receivables_allowance"),
        ("1.1.06.01", "supplies"),
        ("1.1.07.05", "prepayments"),
        ("1.1.98.99", "other_current_assets"),
        ("1.1.99.99", "due_from_units"),
        ("1.2.01.01", "investments"),
        ("1.3.99.99", "other_fixed_assets"),
        ("1.3.07.04", "accumulated_depreciation"),
        ("1.4.01.01", "intangibles"),
        ("1.4.02.01", "accumulated_amortisation"),
        ("1.9.01.01", "other_assets_gross"),
        ("1.9.02.01", "other_assets_depreciation"),
        ("2.1.02.05", "taxes_payable"),
        ("2.1.03.03", "wages_payable"),
        ("2.1.04.93", "utilities_payable"),
        ("2.1.05.99", "short_term_loans"),
        ("2.1.06.01", "unearned_revenue"),
        ("2.1.07.02", "shares_payable"),
        ("2.1.08.01", "savings"),
        ("2.1.99.99", "other_current_liabilities"),
        ("2.2.02.01", "long_term_loans"),
        ("2.2.99.99", "other_long_term"),
        ("3.3.01.03", "appropriated"),
        ("3.4.01.01", "donations"),
        ("3.9.01.01", "income_summary"),
    ],
)
def test_each_class_of_accounts_has_its_line_of_the_position(sqlite_book, code, line):
    move(sqlite_book, "2025-01-05", books.EQUIPMENT, code, 700)

    position = table(sqlite_book, "financial-position")

    assert position[line].accounts == (code,)
    assert abs(position[line].figures[0].amount) == 700


# --- equity ---------------------------------------------------------------------------------


def test_equity_has_the_eighteen_rows_of_the_decree(sqlite_book):
    assert shown(sqlite_book, "changes-in-equity") == [
        "Penyertaan modal",
        "Penyertaan modal awal",
        "Penyertaan modal Desa",
        "Penyertaan modal masyarakat",
        "Penambahan investasi periode berjalan",
        "Penyertaan modal Desa",
        "Penyertaan modal masyarakat",
        "Penyertaan modal akhir",
        "Saldo laba",
        "Saldo laba awal",
        "Saldo laba tidak dicadangkan",
        "Saldo laba dicadangkan",
        "Laba (rugi) periode berjalan",
        "Bagi hasil penyertaan",
        "Bagi hasil penyertaan modal Desa",
        "Bagi hasil penyertaan modal masyarakat",
        "Saldo laba akhir",
        "Ekuitas akhir",
    ]


def test_equity_is_told_from_opening_to_closing(year):
    assert amounts(table(year, "changes-in-equity")) == {
        "village_capital_opening": 120_000_000,
        "community_capital_opening": 20_000_000,
        "village_capital_added": 50_000_000,
        "capital": 190_000_000,
        "unappropriated_opening": 10_000_000,
        "profit": 1_750_000,
        "village_share": -1_500_000,
        "community_share": -500_000,
        "retained": 9_750_000,
        "equity": 199_750_000,
    }


def test_donations_make_a_part_of_their_own(book):
    move(book, "2024-05-01", books.BANK, books.DONATION, 1_000)
    move(book, "2025-05-01", books.BANK, books.DONATION, 200)

    assert amounts(table(book, "changes-in-equity")) == {
        "donations_opening": 1_000,
        "donations_received": 200,
        "donations": 1_200,
        "equity": 1_200,
    }
    assert "Modal donasi/sumbangan" in shown(book, "changes-in-equity")


def test_other_uses_of_profit_are_a_row_so_that_equity_ties(book):
    move(book, "2025-06-01", books.RETAINED, "2.1.07.03", 300)
    move(book, "2025-06-02", books.RETAINED, books.RESERVE, 900)

    assert amounts(table(book, "changes-in-equity")) == {
        "other_uses": -300,
        "retained": -300,
        "equity": -300,
    }


def test_a_year_that_was_not_closed_is_in_the_opening_of_the_next(year):
    scope = Scope(Period.year(2026))

    assert amounts(
        table(year, "changes-in-equity", scope), "unappropriated_opening", "profit"
    ) == {"unappropriated_opening": 10_000_000 + 1_750_000 - 2_000_000, "profit": 0}


# --- cash -----------------------------------------------------------------------------------


def test_cash_is_told_from_operations_to_the_balance(year):
    assert amounts(table(year, "cash-flows")) == {
        "OP-IN-1": 4_000_000,
        "OP-IN-2": 15_000_000,
        "OP-IN-9": 100_000,
        "OP-OUT-1": -12_000_000,
        "OP-OUT-2": -3_000_000,
        "OP-OUT-4": -250_000,
        "operating": 3_850_000,
        "FI-IN-1": 50_000_000,
        "FI-OUT-1": -1_500_000,
        "FI-OUT-2": -500_000,
        "financing": 48_000_000,
        "net": 51_850_000,
        "opening": 100_000_000,
        "closing": 151_850_000,
    }


IN, OUT = 1, -1

FLOWS = [
    ("4.1.04.03", IN, "OP-IN-1"),
    ("1.1.03.01", IN, "OP-IN-1"),
    ("2.1.06.01", IN, "OP-IN-1"),
    ("4.2.01.06", IN, "OP-IN-2"),
    ("4.2.01.99", OUT, "OP-IN-2"),
    ("4.3.01.02", IN, "OP-IN-3"),
    ("7.1.02.01", IN, "OP-IN-4"),
    ("7.1.01.01", IN, "OP-IN-5"),
    ("7.1.03.01", IN, "OP-IN-9"),
    ("7.1.04.01", IN, "OP-IN-9"),
    ("7.1.99.99", IN, "OP-IN-9"),
    ("1.1.03.02", IN, "OP-IN-9"),
    ("1.1.03.99", IN, "OP-IN-9"),
    ("2.1.02.01", IN, "OP-IN-9"),
    ("2.1.99.99", IN, "OP-IN-9"),
    ("1.1.05.01", OUT, "OP-OUT-1"),
    ("1.1.07.05", OUT, "OP-OUT-1"),
    ("2.1.01.01", OUT, "OP-OUT-1"),
    ("5.3.01.02", OUT, "OP-OUT-1"),
    ("6.1.01.02", OUT, "OP-OUT-2"),
    ("6.2.01.01", OUT, "OP-OUT-2"),
    ("6.3.01.01", OUT, "OP-OUT-2"),
    ("2.1.03.01", OUT, "OP-OUT-2"),
    ("1.1.03.02", OUT, "OP-OUT-2"),
    ("7.3.01.10", OUT, "OP-OUT-3"),
    ("2.1.02.05", OUT, "OP-OUT-3"),
    ("1.1.07.03", OUT, "OP-OUT-3"),
    ("1.1.07.04", OUT, "OP-OUT-3"),
    ("7.2.02.01", OUT, "OP-OUT-4"),
    ("6.1.04.01", OUT, "OP-OUT-5"),
    ("6.3.02.01", OUT, "OP-OUT-5"),
    ("7.2.01.01", OUT, "OP-OUT-5"),
    ("1.1.06.01", OUT, "OP-OUT-5"),
    ("1.1.07.01", OUT, "OP-OUT-5"),
    ("2.1.04.01", OUT, "OP-OUT-5"),
    ("2.1.99.99", OUT, "OP-OUT-5"),
    ("1.1.03.03", IN, "SP-IN-1"),
    ("1.1.03.03", OUT, "SP-OUT-1"),
    ("2.1.08.01", IN, "SP-IN-2"),
    ("2.1.08.01", OUT, "SP-OUT-2"),
    ("1.3.02.01", IN, "IN-IN-1"),
    ("7.1.05.01", IN, "IN-IN-1"),
    ("7.2.04.01", OUT, "IN-IN-1"),
    ("1.2.01.01", IN, "IN-IN-2"),
    ("1.3.03.01", OUT, "IN-OUT-1"),
    ("1.4.01.01", OUT, "IN-OUT-1"),
    ("1.9.01.01", OUT, "IN-OUT-1"),
    ("1.2.01.99", OUT, "IN-OUT-2"),
    ("3.1.01.01", IN, "FI-IN-1"),
    ("3.1.02.01", IN, "FI-IN-2"),
    ("3.4.01.01", IN, "FI-IN-3"),
    ("2.2.01.01", IN, "FI-IN-4"),
    ("2.1.05.01", IN, "FI-IN-4"),
    ("3.3.01.01", IN, "FI-IN-9"),
    ("3.2.01.01", OUT, "FI-OUT-1"),
    ("2.1.07.01", OUT, "FI-OUT-1"),
    ("3.2.02.01", OUT, "FI-OUT-2"),
    ("2.1.07.02", OUT, "FI-OUT-2"),
    ("2.2.02.01", OUT, "FI-OUT-3"),
    ("2.1.05.01", OUT, "FI-OUT-3"),
    ("2.1.07.03", OUT, "FI-OUT-9"),
    ("3.3.01.01", OUT, "FI-OUT-9"),
    ("1.1.99.99", OUT, "RK-OUT"),
    ("3.8.01.01", IN, "RK-IN"),
]


@pytest.mark.parametrize(("code", "way", "line"), FLOWS)
def test_each_account_tells_what_its_cash_was_for(sqlite_book, code, way, line):
    cash = books.CASH
    into, out_of = (cash, code) if way == IN else (code, cash)
    move(sqlite_book, "2025-04-04", into, out_of, 500)

    flows = table(sqlite_book, "cash-flows")

    assert amounts(flows, line, "net") == {line: 500 * way, "net": 500 * way}
    assert flows[line].accounts == (code,)


def test_what_a_posting_names_is_where_its_cash_goes(book):
    named = debit(books.CASH, rp(800), component="OP-IN-3")
    record(book, "2025-04-04", named, credit(books.RECEIVABLE, rp(800)))

    assert amounts(table(book, "cash-flows"), "OP-IN-3", "OP-IN-1") == {
        "OP-IN-3": 800,
        "OP-IN-1": 0,
    }


def test_a_component_the_statement_does_not_know_goes_where_the_rest_goes(book):
    book.declare(
        books.DimensionValue(dimension=books.Dimension.COMPONENT, code="LAIN", name="Lain")
    )
    for_it = debit(books.CASH, rp(800), component="LAIN")
    record(book, "2025-04-04", for_it, credit(books.RECEIVABLE, rp(800)))
    paid = credit(books.BANK, rp(300), component="LAIN")
    record(book, "2025-04-05", debit(books.STOCK, rp(300)), paid)

    assert amounts(table(book, "cash-flows"), "OP-IN-9", "OP-OUT-5") == {
        "OP-IN-9": 800,
        "OP-OUT-5": -300,
    }


def test_goods_bought_in_part_on_credit_show_what_was_paid(book):
    record(
        book,
        "2025-04-04",
        debit(books.STOCK, rp(1_000)),
        credit(books.CASH, rp(400)),
        credit(books.PAYABLE, rp(600)),
    )

    assert amounts(table(book, "cash-flows"), "OP-OUT-1", "operating") == {
        "OP-OUT-1": -400,
        "operating": -400,
    }


def test_an_asset_sold_with_its_depreciation_shows_what_was_received(book):
    record(
        book,
        "2025-04-04",
        debit(books.CASH, rp(120)),
        debit(books.DEPRECIATION, rp(80)),
        credit(books.EQUIPMENT, rp(150)),
        credit(books.GAIN, rp(50)),
    )

    assert amounts(table(book, "cash-flows"), "IN-IN-1", "IN-OUT-1") == {
        "IN-IN-1": 120,
        "IN-OUT-1": 0,
    }


def test_cash_moved_to_the_bank_is_no_flow(book):
    move(book, "2025-04-04", books.BANK, books.CASH, 900)

    assert amounts(table(book, "cash-flows")) == {}


def test_an_opening_within_the_period_is_no_flow(book):
    move(book, "2025-04-04", books.CASH, books.VILLAGE, 900, kind=EntryKind.OPENING)

    assert amounts(table(book, "cash-flows")) == {"opening": 900, "closing": 900}


def test_a_reversal_takes_its_flow_back(book):
    move(book, "2025-04-04", books.CASH, books.TICKETS, 900)
    book.reverse(1, on=Period.year(2025).last_day, reason="Salah catat", by="sari")

    assert amounts(table(book, "cash-flows")) == {}


# --- all four -------------------------------------------------------------------------------


@pytest.mark.parametrize("key", STATEMENTS)
def test_a_book_without_entries_has_statements_of_nothing(sqlite_book, key):
    assert amounts(table(sqlite_book, key)) == {}


@pytest.mark.parametrize("key", STATEMENTS)
def test_statements_name_what_prescribes_them(key):
    assert "136/2022" in KEPMENDESA_136.statements[key].source


def test_statements_tie_with_one_another(year):
    income, equity, position, cash = (table(year, key) for key in STATEMENTS)

    assert income["profit"].figures == equity["profit"].figures == position["result"].figures
    assert equity["equity"].figures == position["equity"].figures
    both = position["cash"].figures[0] + position["cash_equivalents"].figures[0]
    assert cash["closing"].figures == (both,)


# --- errors of earlier years ----------------------------------------------------------------


def restated(book):
    """Record 2024, close it, and put right in 2025 that a cost of 300 was missed."""
    move(book, "2024-03-01", books.CASH, books.VILLAGE, 5_000)
    move(book, "2024-03-02", books.CASH, books.TICKETS, 1_000)
    book.close_year(2024, by=books.CLERK)
    move(
        book,
        "2025-01-01",
        books.RETAINED,
        books.PAYABLE,
        300,
        kind=EntryKind.RESTATEMENT,
    )
    return book


def test_an_error_of_an_earlier_year_stands_between_reported_and_restated(sqlite_book):
    equity = table(restated(sqlite_book), "changes-in-equity")

    assert amounts(
        equity, "unappropriated_opening", "restatement", "retained_restated", "retained"
    ) == {
        "unappropriated_opening": 1_000,
        "restatement": -300,
        "retained_restated": 700,
        "retained": 700,
    }


def test_an_error_of_an_earlier_year_is_no_result_of_this_one(sqlite_book):
    assert not amounts(table(restated(sqlite_book), "income-statement"))


def test_a_restatement_of_cash_is_no_flow(sqlite_book):
    restated(sqlite_book)
    move(sqlite_book, "2025-01-01", books.CASH, books.RETAINED, 40, kind=EntryKind.RESTATEMENT)

    assert amounts(table(sqlite_book, "cash-flows")) == {
        "opening": 6_000,
        "restatement": 40,
        "closing": 6_040,
    }


def test_without_errors_nothing_is_said_of_them(sqlite_book):
    equity = table(sqlite_book, "changes-in-equity")

    assert "retained_restated" not in {row.key for row in equity.rows}
