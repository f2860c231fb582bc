"""Budget against realisation, as a report in every format."""

from __future__ import annotations

import csv
import io
import json

import pytest

from bumdes.actions.recording import record_entry
from ledger import JournalEntry, Period, credit, debit, rp
from reports.errors import InvalidScopeError
from reports.listings import LISTINGS
from reports.prepare import prepare
from reports.renderers import RENDERERS, render
from reports.scope import Scope
from reports.statements import statement_table
from tests.bumdes.planned import EQUIPMENT, RENT, WAGES, approved, budget
from tests.bumdes.village import day, founded
from tests.reports import books

KEY = "budget-realisation"
CASH, DISCOUNT, SALES, VILLAGE = "1.1.01.01", "4.2.01.99", "4.2.01.01", "3.1.01.01"
YEAR = Scope(Period.year(2025))


@pytest.fixture
def village(engine):
    return founded(engine)


@pytest.fixture
def planned(village):
    """A year of revenue 100 and 20 off, wages 40, equipment 70; all but 10 of it realised."""
    approved(
        village,
        budget(SALES, {1: 60, 2: 40}),
        budget(DISCOUNT, {2: 20}),
        budget(WAGES, {2: 40}),
        budget(EQUIPMENT, {3: 70}),
    )
    for debited, credited, amount in (
        (CASH, SALES, 90),
        (DISCOUNT, CASH, 20),
        (WAGES, CASH, 45),
        (EQUIPMENT, CASH, 70),
        (CASH, VILLAGE, 500),
    ):
        legs = (debit(debited, rp(amount)), credit(credited, rp(amount)))
        entry = JournalEntry(date=day(2, 10), description="Catatan", postings=legs)
        village.does(record_entry, entry)
    return village


def table(village, scope=YEAR):
    with village.work(read_only=True) as work:
        (found,) = LISTINGS[KEY].tables(work.book, scope)
    return found


def figures(row):
    return [int(figure.amount) for figure in row.figures]


def document(village, scope=YEAR):
    with village.work(read_only=True) as work:
        return prepare(work.book, KEY, scope)


def test_sections_add_up_to_the_profit(planned):
    found = table(planned)

    assert figures(found["revenue"]) == [80, 70]
    assert figures(found["expenses"]) == [40, 45]
    assert figures(found["profit"]) == [40, 25]


def test_what_lowers_its_section_is_negative(planned):
    assert figures(table(planned)[DISCOUNT]) == [-20, -20]


def test_a_row_tells_its_variance_in_rupiah_and_percent(planned):
    change = table(planned)["expenses"].change

    assert (change.amount, change.tenths) == (rp(5), 125)


def test_a_row_without_a_budget_has_no_percent(village):
    legs = (debit(CASH, rp(5)), credit(RENT, rp(5)))
    village.does(record_entry, JournalEntry(date=day(2, 1), description="x", postings=legs))

    change = table(village)[RENT].change

    assert (change.amount, change.tenths) == (rp(5), None)


def test_what_lasts_stands_below_the_profit_and_in_no_total(planned):
    keys = [row.key for row in table(planned).rows]

    assert keys[keys.index("profit") :] == ["profit", "assets_part", EQUIPMENT]
    assert VILLAGE not in keys


def test_a_line_names_its_account(planned):
    assert table(planned)[WAGES].accounts == (WAGES,)


def test_books_without_a_plan_show_what_was_realised(village):
    found = table(village)

    assert [row.key for row in found.rows] == ["revenue", "expenses", "profit"]


def test_the_report_says_by_which_decision_it_goes(planned):
    period = Period(day(1, 1), day(1, 31, 2026))

    remarks = document(planned, Scope(period)).remarks

    assert remarks[-2:] == (
        (
            "Anggaran 2025: rencana program kerja versi 1, disahkan dengan keputusan MD/1"
            " tanggal 5 Januari 2025."
        ),
        "Tahun 2026 belum mempunyai rencana program kerja yang disahkan.",
    )


def test_the_realised_profit_is_that_of_the_income_statement(year):
    for period in (Period.year(2025), Period.semester(2025, 1), Period.month(2025, 7)):
        (found,) = LISTINGS[KEY].tables(year, Scope(period))
        income = statement_table(year, "income-statement", Scope(period))

        assert found["profit"].figures[1] == income["profit"].figures[0]


def test_a_unit_has_a_comparison_of_its_own(year):
    (found,) = LISTINGS[KEY].tables(year, Scope(YEAR.period, unit=books.TOURS))

    assert [row.key for row in found.rows if row.accounts] == [books.TICKETS]


@pytest.mark.parametrize(
    "scope",
    [
        Scope(Period(day(1, 2), day(1, 31))),
        Scope(YEAR.period, compare=(Period.year(2024),)),
        Scope(YEAR.period, accounts=(WAGES,)),
        Scope(YEAR.period, fund=""),
    ],
    ids=["part of a month", "compared", "of an account", "of a fund"],
)
def test_what_no_budget_is_made_for_is_refused(year, scope):
    with pytest.raises(InvalidScopeError):
        LISTINGS[KEY].tables(year, scope)


# --- formats ---------------------------------------------------------------------------


def test_text_shows_budget_realisation_and_variance(planned):
    lines = render(document(planned), "text").decode().splitlines()

    (wages,) = [line for line in lines if line.startswith(WAGES)]
    assert wages.split()[-4:] == ["40", "45", "5", "12,5"]
    assert any(line.split() == ["Selisih"] for line in lines)


def test_csv_has_a_column_for_each(planned):
    rows = list(csv.reader(io.StringIO(render(document(planned), "csv").decode())))

    assert rows[0] == [
        "Kode",
        "Uraian",
        "Anggaran",
        "Realisasi",
        "Selisih rupiah",
        "Selisih %",
    ]
    assert rows[-1][2:] == ["70", "70", "0", "0.0"]


def test_json_names_the_columns(planned):
    data = json.loads(render(document(planned), "json"))

    assert [column["key"] for column in data["columns"]] == ["budget", "realised"]


@pytest.mark.parametrize("key", sorted(RENDERERS))
def test_every_format_writes_it(planned, key):
    assert render(document(planned), key)
