"""Every account is on exactly one line of each statement that needs it."""

from __future__ import annotations

import collections
from dataclasses import replace

import pytest

from bumdes.chart import COMPONENTS, founding_accounts
from ledger import Account, AccountKind, Chart
from reports.coverage import has_place, places
from reports.forms import FORMS, form_for
from reports.forms.generic import GENERIC
from reports.forms.kepmendesa_136 import KEPMENDESA_136
from reports.statement import Part
from tests import builders

PARTS_NEEDED = {
    "financial-position": set(Part),
    "changes-in-equity": set(Part),
    "income-statement": {Part.MOVED},
    "cash-flows": {"inflow", "outflow"},
}


def needs(account: Account, statement: str) -> bool:
    """Tell by the rules of bookkeeping, not by codes, whether a statement needs an account."""
    if statement == "income-statement":
        return account.kind in {AccountKind.REVENUE, AccountKind.EXPENSE}
    if statement == "changes-in-equity":
        return account.kind not in {AccountKind.ASSET, AccountKind.LIABILITY}
    return not account.is_cash if statement == "cash-flows" else True


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.key)
@pytest.mark.parametrize("statement", list(PARTS_NEEDED))
def test_each_account_is_on_one_line_of_each_statement_that_needs_it(form, statement):
    accounts = [a for a in founding_accounts() if a.takes_postings]

    found = collections.Counter(
        (place.account, place.part)
        for place in places(form, accounts)
        if place.statement == statement and place.line is not None
    )

    assert found == {
        (account.code, part): 1
        for account in accounts
        if needs(account, statement)
        for part in PARTS_NEEDED[statement]
    }


def test_headings_need_no_line():
    heading = builders.account("1.1.00.00", takes_postings=False)

    assert list(places(KEPMENDESA_136, [heading])) == []


def test_a_missing_line_is_found():
    position = KEPMENDESA_136.statements["financial-position"]
    without = replace(position, rows=tuple(r for r in position.rows if r.key != "investments"))
    form = replace(KEPMENDESA_136, statements={position.key: without})

    gaps = {place.account for place in places(form, founding_accounts()) if not place.line}

    assert gaps == {"1.2.01.01", "1.2.01.99"}


def test_the_standard_chart_takes_the_statutory_form():
    assert form_for(Chart(founding_accounts())) is KEPMENDESA_136


def test_a_local_account_in_the_structure_keeps_the_statutory_form():
    local = builders.account("6.2.99.07", AccountKind.EXPENSE)

    assert form_for(Chart([*founding_accounts(), local])) is KEPMENDESA_136


@pytest.mark.parametrize(
    "stranger",
    [
        builders.account("6.9.01.01", AccountKind.EXPENSE),
        builders.account("4.2.01.07", AccountKind.EXPENSE),
        builders.account("3.2.01.09", AccountKind.EQUITY),
        builders.account("1101", AccountKind.ASSET),
        builders.account("7.9.01.01", AccountKind.EXPENSE),
    ],
    ids=lambda account: account.code,
)
def test_an_account_outside_the_structure_takes_the_general_form(stranger):
    assert form_for(Chart([*founding_accounts(), stranger])) is GENERIC


def test_a_chart_without_accounts_takes_the_general_form():
    assert form_for(Chart([])) is GENERIC


def test_every_account_has_a_place_in_the_general_form():
    assert all(has_place(GENERIC, account) for account in builders.chart())
    assert all(GENERIC.fits(account) for account in builders.chart())


def test_postings_may_name_every_line_of_the_statement_but_those_between_units():
    lines = KEPMENDESA_136.statements["cash-flows"].components

    assert {value.code for value in COMPONENTS} == lines - {"RK-IN", "RK-OUT"}
