"""What may be asked of a statement: budgets, rows of nothing, units by period, frameworks."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.presenting import NameCashFlow, choose_framework, name_cash_flow
from bumdes.actions.recording import record_entry, reverse_entry
from ledger import JournalEntry, Period, credit, debit, rp
from reports.errors import InvalidScopeError
from reports.prepare import prepare
from reports.renderers import render
from reports.scope import Scope, ZeroRows
from reports.statements import STATEMENTS, statement_table
from tests.bumdes.planned import RENT, WAGES, approved, budget
from tests.bumdes.village import Village, day, founded
from tests.reports.books import CASH, TICKETS, VILLAGE

YEAR = Period.year(2025)


PLAN = budget(RENT, {1: 12_000_000}), budget(WAGES, {7: 6_000_000})


@pytest.fixture
def village(sqlite_engine) -> Village:
    """A newly founded enterprise, on SQLite."""
    return founded(sqlite_engine)


@pytest.fixture
def shop(village) -> Village:
    """An enterprise with a trading unit, TOKO."""
    return village.with_unit("TOKO", "trading")


def figures(table, key):
    return [None if f is None else int(f.amount) for f in table[key].figures]


def records(village, into, out_of, rupiah, *, on=None, unit=""):
    postings = (debit(into, rp(rupiah), unit=unit), credit(out_of, rp(rupiah), unit=unit))
    entry = JournalEntry(date=on or day(3, 4), description="Catatan", postings=postings)
    return village.does(record_entry, entry).sequence


def told(village, key, scope):
    with village.work(read_only=True) as work:
        return prepare(work.book, key, scope)


# --- the budget -----------------------------------------------------------------------------


def test_a_budget_stands_beside_what_was_done_and_the_rest_is_said(village):
    approved(village, *PLAN)
    records(village, CASH, RENT, 700_000)

    document = told(village, "income-statement", Scope(YEAR, budget=True))

    [income] = document.tables
    assert [column.heading for column in income.columns] == ["2025", "Anggaran"]
    done, planned = figures(income, "services")
    assert (done, planned) == (700_000, 12_000_000)
    assert income["services"].change.amount == rp(done - planned)
    assert any(remark.startswith("Anggaran 2025: rencana") for remark in document.remarks)
    assert "Selisih adalah realisasi dikurangi anggaran." in document.remarks


def test_equity_is_planned_from_where_the_books_began(village):
    approved(village, *PLAN)
    records(village, CASH, RENT, 700_000, on=dt.date(2024, 5, 1))

    [equity] = told(village, "changes-in-equity", Scope(YEAR, budget=True)).tables

    assert figures(equity, "unappropriated_opening") == [700_000, 700_000]
    assert figures(equity, "profit") == [0, 12_000_000 - 6_000_000]
    assert figures(equity, "equity") == [700_000, 6_700_000]


def test_a_budget_stands_after_the_first_of_several_periods(village):
    approved(village, *PLAN)
    scope = Scope(YEAR, compare=(YEAR.year_before,), budget=True)

    [income] = told(village, "income-statement", scope).tables

    assert [column.key for column in income.columns] == [
        str(YEAR),
        "budget",
        str(YEAR.year_before),
    ]
    assert not income.shows_change


def test_without_an_approved_plan_the_budget_is_nothing_and_that_is_said(village):
    document = told(village, "income-statement", Scope(YEAR, budget=True))

    assert figures(document.tables[0], "profit") == [0, 0]
    assert "Tahun 2025 belum mempunyai rencana program kerja yang disahkan." in document.remarks


@pytest.mark.parametrize(
    ("key", "scope"),
    [
        ("cash-flows", Scope(YEAR, budget=True)),
        ("financial-position", Scope(YEAR, budget=True)),
        ("income-statement", Scope(YEAR, budget=True, fund="")),
        ("income-statement", Scope(Period(day(1, 5), day(2, 7)), budget=True)),
        ("trial-balance", Scope(YEAR, budget=True)),
        ("trial-balance", Scope(YEAR, zero_rows=ZeroRows.SHOWN)),
    ],
)
def test_a_budget_that_no_plan_sets_is_refused(year, key, scope):
    with pytest.raises(InvalidScopeError):
        prepare(year, key, scope)


# --- rows of nothing ------------------------------------------------------------------------


@pytest.mark.parametrize("key", STATEMENTS)
def test_rows_of_nothing_are_shown_or_hidden_as_asked(year, key):
    shown, usual, hidden = (
        statement_table(year, key, Scope(YEAR, zero_rows=rows))
        for rows in (ZeroRows.SHOWN, ZeroRows.AS_FORM, ZeroRows.HIDDEN)
    )

    assert len(shown.printed) == len(shown.rows)
    assert len(hidden.printed) < len(shown.printed)
    assert {r.key for r in hidden.printed} <= {r.key for r in usual.printed}
    assert [r.figures for r in hidden.rows] == [r.figures for r in shown.rows]
    for row in hidden.printed:
        assert row.is_heading or row.style == "grand" or any(f.amount for f in row.figures)


@pytest.mark.parametrize("key", STATEMENTS)
def test_of_empty_books_only_what_a_statement_comes_to_is_left(sqlite_book, key):
    table = statement_table(sqlite_book, key, Scope(YEAR, zero_rows=ZeroRows.HIDDEN))

    assert {row.style for row in table.printed} == {"grand"}


# --- units of several periods ---------------------------------------------------------------


@pytest.mark.parametrize("key", STATEMENTS)
def test_units_of_each_period_add_up_to_what_the_period_alone_says(year, key):
    periods = (Period.semester(2025, 2), Period.semester(2025, 1))
    both = statement_table(year, key, Scope(periods[0], compare=periods[1:], by_unit=True))

    assert [c.group for c in both.columns if c.key.endswith("total")] == [
        both.columns[0].group,
        both.columns[-1].group,
    ]
    for period, total in zip(periods, ("total", f"{periods[1]}/total"), strict=True):
        alone = statement_table(year, key, Scope(period))
        at = both.column(total)
        for row in alone.rows:
            if not row.is_heading and row.key in {r.key for r in both.rows}:
                assert row.figures[0] == both[row.key].figures[at], row.key


# --- frameworks -----------------------------------------------------------------------------


def test_a_framework_titles_the_statements_and_says_what_they_follow(village):
    village.does(choose_framework, "sak_emkm", first_year=2025, reason="Usaha kecil")

    flows = told(village, "cash-flows", Scope(YEAR))
    income = told(village, "income-statement", Scope(YEAR))

    assert any("SAK EMKM" in remark for remark in income.remarks)
    assert any("tidak mewajibkan laporan ini" in remark for remark in flows.remarks)
    assert not any("tidak mewajibkan" in remark for remark in income.remarks)


def test_only_titles_and_remarks_differ_by_framework(village):
    records(village, CASH, RENT, 700_000)
    before = {key: told(village, key, Scope(YEAR)) for key in STATEMENTS}
    village.does(choose_framework, "sak_ep", first_year=2025, reason="Putusan Musdes")

    after = {key: told(village, key, Scope(YEAR)) for key in STATEMENTS}

    assert after["income-statement"].title.endswith("Penghasilan Komprehensif Lain")
    for key in STATEMENTS:
        assert after[key].tables[0].rows == before[key].tables[0].rows


@pytest.mark.parametrize("form", ["text", "html", "json"])
def test_every_format_says_the_title_of_the_framework(village, form):
    village.does(choose_framework, "sak_etap", first_year=2023, reason="Sebelum SAK EP")

    written = render(told(village, "financial-position", Scope(Period.year(2024))), form)

    assert "neraca" in written.decode().lower()


# --- cash flows named by hand ---------------------------------------------------------------


def named(village, sequence, component, line_no=2):
    command = NameCashFlow(
        sequence=sequence, line_no=line_no, component=component, reason="Uang muka sewa"
    )
    return village.does(name_cash_flow, command)


def test_a_cash_flow_named_by_hand_moves_whole_and_the_cash_still_ties(village):
    sequence = records(village, CASH, TICKETS, 900_000)
    records(village, CASH, VILLAGE, 100_000)
    before = told(village, "cash-flows", Scope(YEAR)).tables[0]

    named(village, sequence, "FI-IN-9")

    document = told(village, "cash-flows", Scope(YEAR))
    [after] = document.tables
    assert (figures(before, "OP-IN-1"), figures(after, "OP-IN-1")) == ([900_000], [0])
    assert (figures(before, "FI-IN-9"), figures(after, "FI-IN-9")) == ([0], [900_000])
    assert (figures(after, "FI-IN-9"), figures(after, "financing")) == ([900_000], [1_000_000])
    for key in ("net", "opening", "closing"):
        assert figures(after, key) == figures(before, key)
    assert any("1 baris kas digolongkan" in remark for remark in document.remarks)


def test_what_takes_a_named_entry_back_leaves_nothing_on_either_line(village):
    sequence = records(village, CASH, TICKETS, 900_000)
    named(village, sequence, "FI-IN-9")

    village.does(reverse_entry, sequence, on=day(4, 1), reason="Salah catat")

    [flows] = told(village, "cash-flows", Scope(YEAR)).tables
    assert (figures(flows, "OP-IN-1"), figures(flows, "FI-IN-9")) == ([0], [0])


def test_a_cash_flow_of_a_unit_is_named_in_the_column_of_that_unit(shop):
    sequence = records(shop, CASH, TICKETS, 900_000, unit="TOKO")
    named(shop, sequence, "FI-IN-9")

    [flows] = told(shop, "cash-flows", Scope(YEAR, by_unit=True)).tables

    assert [c.key for c in flows.columns] == ["unit:TOKO", "head_office", "total"]
    assert figures(flows, "FI-IN-9") == [900_000, 0, 900_000]
