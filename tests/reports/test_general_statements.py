"""The same four statements over any chart, by kind and flags."""

from __future__ import annotations

import pytest

from ledger import Account, AccountKind, Book, Dimension, DimensionValue, Period, rp
from reports.forms.generic import GENERIC
from reports.scope import Scope
from reports.statements import STATEMENTS, inter_unit, statement_table
from tests.builders import Clock
from tests.reports.books import amounts, credit, debit, move, record

YEAR = Scope(Period.year(2025))

CHART = [
    Account(code="kas:tunai", name="Kas", kind=AccountKind.ASSET, is_cash=True),
    Account(code="piutang", name="Piutang", kind=AccountKind.ASSET),
    Account(code="mesin", name="Mesin", kind=AccountKind.ASSET),
    Account(code="susut", name="Akumulasi", kind=AccountKind.ASSET, is_contra=True),
    Account(code="antar", name="Piutang unit", kind=AccountKind.ASSET),
    Account(code="utang", name="Utang", kind=AccountKind.LIABILITY),
    Account(code="pusat", name="Utang pusat", kind=AccountKind.LIABILITY),
    Account(code="modal", name="Modal", kind=AccountKind.EQUITY),
    Account(code="laba", name="Laba ditahan", kind=AccountKind.EQUITY),
    Account(code="prive", name="Prive", kind=AccountKind.EQUITY, is_drawing=True),
    Account(code="jual", name="Penjualan", kind=AccountKind.REVENUE),
    Account(code="retur", name="Retur", kind=AccountKind.REVENUE, is_contra=True),
    Account(code="gaji", name="Gaji", kind=AccountKind.EXPENSE),
]


@pytest.fixture
def any_book(engine):
    with engine.begin() as connection:
        book = Book.create(connection, "warung", name="Warung", chart=CHART, clock=Clock())
        unit = DimensionValue(dimension=Dimension.UNIT, code="CABANG", name="Cabang")
        book.declare(unit)
        book.set_closing_accounts(result="laba", head_office="pusat", unit_current="antar")
        move(book, "2025-01-02", "kas:tunai", "modal", 1_000)
        move(book, "2025-01-03", "mesin", "kas:tunai", 300)
        move(book, "2025-01-04", "piutang", "jual", 500)
        move(book, "2025-01-05", "kas:tunai", "piutang", 400)
        move(book, "2025-01-06", "retur", "piutang", 20)
        move(book, "2025-01-07", "gaji", "kas:tunai", 150)
        move(book, "2025-01-08", "gaji", "susut", 30)
        move(book, "2025-01-09", "prive", "kas:tunai", 50)
        yield book


def table(book, key, scope=YEAR):
    return statement_table(book, key, scope)


def test_income_nets_contra_accounts_and_details_every_account(any_book):
    income = table(any_book, "income-statement")

    assert amounts(income) == {
        "jual": 500,
        "retur": -20,
        "revenue": 480,
        "gaji": 180,
        "expenses": 180,
        "profit": 300,
    }
    assert income["jual"].label == "Penjualan"
    assert income["revenue"].accounts == ("jual", "retur")


def test_position_deducts_contra_accounts_and_drawings(any_book):
    assert amounts(table(any_book, "financial-position")) == {
        "kas:tunai": 900,
        "cash": 900,
        "mesin": 300,
        "piutang": 80,
        "susut": -30,
        "other_assets": 350,
        "assets": 1_250,
        "modal": 1_000,
        "capital": 1_000,
        "drawings": -50,
        "result": 300,
        "equity": 1_250,
        "liabilities_and_equity": 1_250,
    }


def test_equity_goes_from_opening_over_profit_to_closing(any_book):
    assert amounts(table(any_book, "changes-in-equity")) == {
        "modal": 1_000,
        "additions": 1_000,
        "profit": 300,
        "drawings": -50,
        "closing": 1_250,
    }


def test_cash_flows_tell_which_accounts_gave_and_took(any_book):
    assert amounts(table(any_book, "cash-flows")) == {
        "gaji": -150,
        "operations_out": -150,
        "operations": -150,
        "piutang": 400,
        "balances_in": 400,
        "mesin": -300,
        "balances_out": -300,
        "balances": 100,
        "modal": 1_000,
        "owners_in": 1_000,
        "prive": -50,
        "owners_out": -50,
        "owners": 950,
        "net": 900,
        "closing": 900,
    }


def test_cash_that_a_component_names_stands_apart(any_book):
    sales = DimensionValue(dimension=Dimension.COMPONENT, code="jualan", name="Penjualan")
    any_book.declare(sales)
    named = debit("kas:tunai", rp(70), component="jualan")
    record(any_book, "2025-02-01", named, credit("jual", rp(70)))

    assert amounts(table(any_book, "cash-flows"), "named", "net") == {"named": 70, "net": 970}


def test_what_units_and_head_office_owe_each_other_cancels(any_book):
    record(
        any_book,
        "2025-03-01",
        debit("antar", rp(200)),
        credit("kas:tunai", rp(200)),
        debit("kas:tunai", rp(200), unit="CABANG"),
        credit("pusat", rp(200), unit="CABANG"),
    )

    whole = table(any_book, "financial-position")
    apart = table(any_book, "financial-position", Scope(Period.year(2025), by_unit=True))

    assert amounts(whole, "assets", "due_from_units") == {"assets": 1_250, "due_from_units": 0}
    assert [column.heading for column in apart.columns] == [
        "Cabang",
        "Kantor Pusat",
        "Eliminasi",
        "Jumlah",
    ]
    assert apart["due_to_head_office"].figures == (rp(200), rp(0), rp(-200), rp(0))


def test_a_unit_may_have_an_account_of_its_own_at_the_head_office(any_book):
    code = DimensionValue(dimension=Dimension.UNIT, code="DUA", name="Dua", account="piutang")
    any_book.declare(code)

    assert inter_unit(any_book).due_from == {"antar", "piutang"}


def test_the_general_form_can_be_asked_for_on_the_standard_chart(year):
    statutory = statement_table(year, "financial-position", YEAR)
    general = statement_table(year, "financial-position", YEAR, form=GENERIC)

    assert general["assets"].figures == statutory["assets"].figures
    assert general["equity"].figures == statutory["equity"].figures


@pytest.mark.parametrize("key", STATEMENTS)
def test_closing_the_year_changes_only_where_the_result_is_kept(any_book, key):
    before = amounts(table(any_book, key))
    any_book.close_year(2025, by="sari")

    after = amounts(table(any_book, key))

    kept = {"laba", "capital", "drawings", "result"} if key == "financial-position" else set()
    assert {k: v for k, v in before.items() if k not in kept} == {
        k: v for k, v in after.items() if k not in kept
    }
