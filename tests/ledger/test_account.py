from __future__ import annotations

import pytest

from ledger import Account, AccountKind, Chart, Dimension, DimensionValue, Side
from ledger.errors import (
    AccountExistsError,
    BlankTextError,
    HeadingAccountError,
    InvalidTextError,
    TextTooLongError,
    UnknownAccountError,
)
from tests import builders
from tests.builders import account

ASSET, LIABILITY, EQUITY, REVENUE, EXPENSE = AccountKind


def codes(accounts):
    return [each.code for each in accounts]


@pytest.mark.parametrize(
    ("kind", "flags", "side"),
    [
        (ASSET, {}, "debit"),
        (LIABILITY, {}, "credit"),
        (EQUITY, {}, "credit"),
        (REVENUE, {}, "credit"),
        (EXPENSE, {}, "debit"),
        (ASSET, {"is_contra": True}, "credit"),
        (LIABILITY, {"is_contra": True}, "debit"),
        (REVENUE, {"is_contra": True}, "debit"),
        (EQUITY, {"is_drawing": True}, "debit"),
    ],
)
def test_an_account_grows_on_its_side(kind, flags, side):
    assert account(kind=kind, **flags).normal_side == side


@pytest.mark.parametrize(
    ("kind", "flags", "is_temporary"),
    [
        (ASSET, {}, False),
        (LIABILITY, {}, False),
        (EQUITY, {}, False),
        (REVENUE, {}, True),
        (EXPENSE, {"is_contra": True}, True),
        (EQUITY, {"is_drawing": True}, True),
    ],
)
def test_revenue_expense_and_drawings_end_with_the_year(kind, flags, is_temporary):
    assert account(kind=kind, **flags).is_temporary is is_temporary


def test_the_opposite_of_the_opposite_side_is_the_side():
    assert [side.opposite for side in Side] == [Side.CREDIT, Side.DEBIT]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"code": ""}, BlankTextError),
        ({"code": " 1"}, InvalidTextError),
        ({"code": "1" * 65}, TextTooLongError),
        ({"code": 101}, InvalidTextError),
        ({"name": " "}, BlankTextError),
        ({"name": "x" * 201}, TextTooLongError),
        ({"name": "a\u202eb"}, InvalidTextError),
    ],
    ids=repr,
)
def test_an_account_is_called_something(fields, error):
    with pytest.raises(error):
        account(**fields)


def test_a_chart_is_in_code_order():
    chart = Chart([account("2"), account("1.1"), account("1")])
    assert codes(chart) == ["1", "1.1", "2"]


def test_a_chart_has_each_code_once():
    with pytest.raises(AccountExistsError) as refused:
        Chart([account("1"), account("1")])
    assert refused.value.facts == {"account": "1"}


def test_a_chart_knows_what_it_has():
    chart = Chart([account("1"), account("2")])
    assert ("1" in chart, "3" in chart, len(chart), chart["2"].code) == (True, False, 2, "2")


def test_an_unknown_account_names_those_that_are_like_it():
    with pytest.raises(UnknownAccountError, match=r"did you mean 1\.1\.01\.0") as refused:
        Chart(builders.chart())["1.1.01.09"]
    assert builders.CASH in refused.value.facts["similar"]


def test_an_unknown_account_that_is_like_none_is_just_unknown():
    with pytest.raises(UnknownAccountError) as refused:
        Chart(builders.chart())["kas kecil"]
    assert str(refused.value) == "the chart has no account 'kas kecil'"


def test_a_heading_takes_no_postings():
    with pytest.raises(HeadingAccountError):
        Chart(builders.chart()).postable(builders.ASSETS)


def test_a_heading_gathers_what_is_under_it():
    chart = Chart(builders.chart())
    assert codes(chart.under("1.1.00.00")) == [
        builders.CASH,
        builders.BANK,
        builders.RECEIVABLE,
        builders.LOAN,
        builders.STOCK,
        builders.UNIT_CURRENT,
    ]


def test_a_prefix_gathers_whole_parts_of_codes():
    chart = Chart([account("1.1"), account("1.10"), account("1.1.5"), account("11")])
    assert codes(chart.under("1.1")) == ["1.1", "1.1.5"]


def test_several_prefixes_gather_together():
    chart = Chart(builders.chart())
    assert codes(chart.under("4", "1.3.00.00")) == [
        builders.EQUIPMENT,
        builders.DEPRECIATION,
        builders.SERVICES,
        builders.SALES,
    ]


def test_no_prefix_gathers_nothing():
    assert Chart(builders.chart()).under() == []


def test_cash_accounts_are_those_that_take_postings():
    heading = account("1.1.01.00", is_cash=True, takes_postings=False)
    chart = Chart([heading, *builders.chart()])
    assert codes(chart.cash()) == [builders.CASH, builders.BANK]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"code": ""}, BlankTextError),
        ({"code": "TOKO "}, InvalidTextError),
        ({"code": "T" * 65}, TextTooLongError),
        ({"name": ""}, BlankTextError),
        ({"name": "N" * 201}, TextTooLongError),
    ],
    ids=repr,
)
def test_a_known_value_is_called_something(fields, error):
    given = {"dimension": Dimension.UNIT, "code": "TOKO", "name": "Toko Desa", **fields}
    with pytest.raises(error):
        DimensionValue(**given)


@pytest.mark.parametrize("code", ["@in", "@out", "@lain"])
def test_the_marks_of_the_ledger_are_no_components_of_people(code):
    with pytest.raises(InvalidTextError):
        DimensionValue(dimension=Dimension.COMPONENT, code=code, name="Tanda")


def test_other_values_may_begin_as_they_like():
    value = DimensionValue(dimension=Dimension.PARTY, code="@sari", name="Sari")
    assert value.code == "@sari"


def test_an_account_that_exists_is_whole():
    kept = Account(code="1", name="Kas", kind=ASSET)
    assert (kept.takes_postings, kept.is_active, kept.requires) == (True, True, ())
