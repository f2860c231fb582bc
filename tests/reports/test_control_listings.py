"""Worksheet, cash books, and what whoever looks over the books asks for."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import text

from ledger import EntryKind, JournalEntry, Period, credit, debit, rp
from ledger.entry_list import rows_at
from ledger.series import series_of
from reports.errors import InvalidScopeError, ProofFailedError
from reports.listings import LISTINGS
from reports.page import page_of
from reports.scope import Scope
from tests.reports import books
from tests.reports.books import move
from tests.reports.documents import document

YEAR = Scope(Period.year(2025))
DIGEST = "e2d4f218baaf29e576bd83e98e347eda9f49ae053cfb0ae981a490c0afcaa352"


def read(view, key, scope=YEAR):
    return LISTINGS[key].tables(view, scope)


def whole(row):
    return [None if figure is None else int(figure.amount) for figure in row.figures]


def told(register):
    keys = [column.key for column in register.columns]
    return [dict(zip(keys, row, strict=True)) for row in register.rows]


# --- worksheet ------------------------------------------------------------------------------


def test_a_worksheet_has_ten_columns(year):
    (table,) = read(year, "worksheet")

    assert [(c.group, c.heading) for c in table.columns][6:] == [
        ("Laba rugi", "Debit"),
        ("Laba rugi", "Kredit"),
        ("Posisi keuangan", "Debit"),
        ("Posisi keuangan", "Kredit"),
    ]


def test_each_balance_goes_to_one_statement(year):
    (table,) = read(year, "worksheet")

    assert whole(table[books.SALES])[6:] == [0, 15_000_000, 0, 0]
    assert whole(table[books.STOCK])[6:] == [0, 0, 3_000_000, 0]
    assert whole(table[books.VILLAGE_SHARE])[6:] == [0, 0, 1_500_000, 0]


def test_the_profit_evens_both_statements(year):
    (table,) = read(year, "worksheet")

    ends = whole(table["total"])
    assert ends[0::2] == ends[1::2]
    assert whole(table["profit"]) == [None] * 6 + [1_750_000, 0, 0, 1_750_000]
    assert table["profit"].label == "Laba"


def test_a_loss_stands_on_the_other_side(sqlite_book):
    move(sqlite_book, "2025-02-01", books.WAGES, books.PAYABLE, 500_000)

    (table,) = read(sqlite_book, "worksheet")

    assert whole(table["profit"])[6:] == [0, 500_000, 500_000, 0]
    assert table["profit"].label == "Rugi"


def test_the_worksheet_of_an_empty_book_is_even(sqlite_book):
    (table,) = read(sqlite_book, "worksheet")

    assert [row.key for row in table.rows] == ["sum", "profit", "total"]
    assert set(whole(table["total"])) == {0}


def test_the_worksheet_of_a_unit_has_only_its_accounts(year):
    (table,) = read(year, "worksheet", Scope(YEAR.period, unit=books.TOURS))

    assert [row.key for row in table.rows][:3] == [
        books.CASH,
        books.HEAD_OFFICE,
        books.TICKETS,
    ]


def test_a_worksheet_out_of_balance_is_not_shown(sqlite_book):
    move(sqlite_book, "2025-02-01", books.CASH, books.SALES, 500_000)
    sqlite_book.connection.execute(
        text("UPDATE period_balances SET debit_minor = debit_minor + 1 WHERE account = :cash"),
        {"cash": books.CASH},
    )

    with pytest.raises(ProofFailedError):
        read(sqlite_book, "worksheet")


# --- cash and bank books --------------------------------------------------------------------


def test_each_cash_account_has_a_book(year):
    assert [register.key for register in read(year, "cash-books")] == [books.CASH, books.BANK]


def test_a_cash_book_runs_from_what_was_there_to_what_is_left(year):
    _, bank = read(year, "cash-books", Scope(Period.month(2025, 6)))

    (line,) = told(bank)
    assert bank.opening == 107_100_000_00
    assert (line["counter"], line["credit"]) == (books.INTEREST, 250_000_00)
    assert line["balance"] == bank.closing == 106_850_000_00


def test_of_many_accounts_on_the_other_side_the_first_is_named(year):
    _, bank = read(year, "cash-books", Scope(Period.month(2025, 1)))

    assert [line["counter"] for line in told(bank)] == [
        f"{books.DEPRECIATION} +3",
        books.VILLAGE,
        books.CASH,
    ]


def test_a_cash_book_holds_against_the_account(sqlite_book):
    move(sqlite_book, "2025-02-01", books.CASH, books.SALES, 500_000)
    sqlite_book.connection.execute(text("UPDATE period_balances SET debit_minor = 1"))

    with pytest.raises(ProofFailedError):
        read(sqlite_book, "cash-books")


# --- gaps -----------------------------------------------------------------------------------


def test_every_series_is_told_with_its_ends(book):
    books.first_year(book)

    (register,) = read(book, "gap-report")

    journal = told(register)[0]
    assert journal["series"] == "Nomor jurnal"
    assert (journal["first"], journal["last"], journal["missing"]) == (1, 15, 0)
    assert {row["code"] for row in told(register)} == {"", "BKK", "BKM", "BM"}
    assert register.facts == ("tidak ada nomor yang hilang",)
    assert all(each.is_whole for each in series_of(book, 2025, 2025))


def test_a_number_given_out_that_no_entry_has_is_missing(sqlite_book):
    books.first_year(sqlite_book)
    sqlite_book.connection.execute(
        text("UPDATE counters SET last = last + 2 WHERE series = 'BKM'")
    )

    series, missing = read(sqlite_book, "gap-report")

    receipts = next(row for row in told(series) if row["code"] == "BKM")
    assert receipts["missing"] == 2
    (row,) = told(missing)
    assert row["first"] == receipts["last"] + 1
    assert row["last"] == receipts["last"] + 2
    assert series.facts == ("2 nomor hilang",)


def test_numbers_belong_to_no_unit(year):
    with pytest.raises(InvalidScopeError):
        read(year, "gap-report", Scope(YEAR.period, unit=books.SHOP))


# --- late, taken back, unproved --------------------------------------------------------------


def test_what_was_recorded_long_after_its_day_is_late(book):
    move(book, "2020-03-05", books.CASH, books.SALES, 10_000, description="Lama")
    recorded = book.entry(1).posted_at.date()
    move(book, recorded.isoformat(), books.CASH, books.SALES, 10_000, description="Hari itu")

    (register,) = read(book, "back-dated", Scope(Period(dt.date(2020, 1, 1), recorded)))

    (row,) = told(register)
    assert row["description"] == "Lama"
    assert row["late"] == (row["recorded"] - row["date"]).days
    assert register.totals == {"amount": 10_000_00}
    assert register.facts == ("1 dari 2 catatan; batasnya 7 hari",)


def test_closing_a_year_is_never_late(sqlite_book):
    books.first_year(sqlite_book)
    sqlite_book.close_year(2025, by=books.CLERK)

    (register,) = read(sqlite_book, "back-dated")

    assert "Penutupan" not in " ".join(str(row["description"]) for row in told(register))


def test_a_reversal_is_told_with_what_it_takes_back_and_why(book):
    move(book, "2025-03-05", books.WAGES, books.CASH, 10_000, description="Upah")
    book.reverse(1, by=books.CLERK, on=dt.date(2025, 4, 1), reason="Dua kali", key="balik")

    (register,) = read(book, "reversals")

    (row,) = told(register)
    assert row["taken_back"] == "BKK/2025/0001"
    assert row["taken_back_on"] == dt.date(2025, 3, 5)
    assert row["description"] == "Upah. Alasan: Dua kali"


def test_entries_without_proof_are_told_by_kind_of_voucher(book):
    move(book, "2025-03-05", books.WAGES, books.CASH, 10_000, description="Tanpa")
    move(book, "2025-03-06", books.WAGES, books.CASH, 500, evidence=(DIGEST,))
    move(book, "2025-03-07", books.CASH, books.SALES, 70_000)
    move(
        book,
        "2025-03-31",
        books.DEPRECIATED,
        books.DEPRECIATION,
        10,
        kind=EntryKind.ADJUSTING,
    )

    payments, receipts, memorials = read(book, "unproved")

    assert [row["description"] for row in told(payments)] == ["Tanpa"]
    assert payments.facts == ("1 dari 2 tanpa bukti",)
    assert receipts.totals == {"amount": 70_000_00}
    assert len(memorials.rows) == 1


def test_the_entries_of_a_unit_are_those_with_a_line_of_it(book):
    books.first_year(book)

    registers = read(book, "unproved", Scope(YEAR.period, unit=books.TOURS))

    assert sum(len(register.rows) for register in registers) == 2


def test_entries_are_found_by_their_place(book):
    move(book, "2025-03-05", books.WAGES, books.CASH, 10_000)

    found = rows_at(book, {1, 7})

    assert {place: row.voucher for place, row in found.items()} == {1: "BKK/2025/0001"}
    assert rows_at(book, set()) == {}


def test_an_entry_of_many_lines_counts_once(book):
    entry = JournalEntry(
        date=dt.date(2025, 5, 1),
        description="Tiga baris",
        postings=(
            debit(books.WAGES, rp(10)),
            debit(books.ELECTRICITY, rp(5)),
            credit(books.CASH, rp(15)),
        ),
        key="tiga",
    )
    book.post(entry, by=books.CLERK)

    payments, _, _ = read(book, "unproved")

    assert [row["amount"] for row in told(payments)] == [15_00]


# --- on paper -------------------------------------------------------------------------------


def test_a_worksheet_is_read_across_one_page(year):
    page = page_of(document(year, "worksheet"))

    (table,) = page.tables
    assert len(table.figure_widths) == 10
    assert {"wide", "dense"} <= set(page.classes.split())
