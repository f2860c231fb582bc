from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.closing import MOST_EMPTIED, ClosingAccounts, closing_entries
from ledger.errors import SettingMissingError
from tests.builders import (
    CASH,
    COST,
    DRAWINGS,
    HEAD_OFFICE,
    RETAINED,
    SALES,
    SERVICES,
    UNIT_CURRENT,
    WAGES,
    day,
)
from tests.strategies import RUPIAH

THROUGH_HEAD_OFFICE = ClosingAccounts(
    result=RETAINED, head_office=HEAD_OFFICE, unit_current=UNIT_CURRENT, by_unit={}
)
KEPT_IN_UNITS = ClosingAccounts(result=RETAINED, head_office="", unit_current="", by_unit={})
TEMPORARY = [SALES, SERVICES, COST, WAGES, DRAWINGS]

surpluses = st.dictionaries(
    st.tuples(st.sampled_from(TEMPORARY), st.sampled_from(["", "DESA", "PROVINSI"])),
    st.one_of(st.integers(-50, 50), st.integers(-(10**15), 10**15)),
    max_size=8,
).map(lambda found: [(account, fund, minor) for (account, fund), minor in found.items()])


def close_all(unit, found, accounts=THROUGH_HEAD_OFFICE):
    return closing_entries(
        unit, found, accounts=accounts, on=day("2025-12-31"), currency=RUPIAH
    )


def close(unit, found, accounts=THROUGH_HEAD_OFFICE):
    (made,) = close_all(unit, found, accounts)
    return made


def legs(made):
    return [(p.account, p.unit, p.fund, p.debit_minor - p.credit_minor) for p in made.postings]


def test_a_profit_of_the_head_office_goes_to_the_result_account():
    made = close("", [(SALES, "", -500), (WAGES, "", 200)])
    assert legs(made) == [
        (SALES, "", "", 500),
        (WAGES, "", "", -200),
        (RETAINED, "", "", -300),
    ]


def test_a_loss_of_a_unit_goes_to_the_head_office_through_the_accounts_between_them():
    made = close("TOKO", [(WAGES, "", 200)])
    assert legs(made) == [
        (WAGES, "TOKO", "", -200),
        (HEAD_OFFICE, "TOKO", "", 200),
        (UNIT_CURRENT, "", "", -200),
        (RETAINED, "", "", 200),
    ]


def test_a_unit_may_retain_its_result_though_others_do_not():
    accounts = replace(THROUGH_HEAD_OFFICE, retaining=frozenset({"TOKO"}))
    made = close("TOKO", [(SALES, "", -500)], accounts)
    assert legs(made) == [(SALES, "TOKO", "", 500), (RETAINED, "TOKO", "", -500)]


def test_a_unit_may_have_an_account_of_its_own_at_the_head_office():
    accounts = ClosingAccounts(
        result=RETAINED, head_office=HEAD_OFFICE, unit_current="", by_unit={"TOKO": CASH}
    )
    assert (CASH, "", "", 300) in legs(close("TOKO", [(SALES, "", -300)], accounts))


def test_a_unit_keeps_its_result_where_the_book_has_no_accounts_between():
    made = close("TOKO", [(SALES, "", -300)], KEPT_IN_UNITS)
    assert legs(made) == [(SALES, "TOKO", "", 300), (RETAINED, "TOKO", "", -300)]


def test_a_result_cannot_be_carried_without_an_account_at_the_head_office():
    accounts = ClosingAccounts(
        result=RETAINED, head_office=HEAD_OFFICE, unit_current="", by_unit={}
    )
    with pytest.raises(SettingMissingError) as refused:
        close("TOKO", [(SALES, "", -300)], accounts)
    assert refused.value.facts == {"setting": "unit_current_account"}


def test_each_fund_is_closed_by_itself():
    made = close("", [(SALES, "DESA", -500), (WAGES, "PROVINSI", 200)])
    assert [leg for leg in legs(made) if leg[0] == RETAINED] == [
        (RETAINED, "", "DESA", -500),
        (RETAINED, "", "PROVINSI", 200),
    ]


@pytest.mark.parametrize("found", [[], [(SALES, "", 0)]], ids=repr)
def test_nothing_to_empty_makes_no_entry(found):
    assert close_all("", found) == []


@pytest.mark.parametrize("count", [1, MOST_EMPTIED, MOST_EMPTIED + 1, 3 * MOST_EMPTIED])
def test_any_number_of_accounts_is_emptied_by_entries_that_are_not_too_long(count):
    found = [(f"4.{number:04d}", f"DANA-{number}", -1) for number in range(count)]
    made = close_all("TOKO", found)
    assert len({p.account for each in made for p in each.postings}) == count + 3


def test_a_year_without_result_is_emptied_all_the_same():
    made = close("", [(SALES, "", -300), (WAGES, "", 300)])
    assert legs(made) == [(SALES, "", "", 300), (WAGES, "", "", -300)]


@pytest.mark.parametrize(
    ("unit", "description"),
    [("", "Penutupan tahun 2025"), ("TOKO", "Penutupan tahun 2025, unit TOKO")],
)
def test_a_closing_entry_says_what_it_is(unit, description):
    made = close(unit, [(SALES, "", -300)])
    assert (made.description, made.kind, made.date) == (
        description,
        "closing",
        day("2025-12-31"),
    )


@given(
    st.sampled_from(["", "TOKO"]),
    surpluses,
    st.sampled_from([THROUGH_HEAD_OFFICE, KEPT_IN_UNITS]),
)
def test_closing_empties_each_account_by_fund_and_moves_its_whole_result(unit, found, accounts):
    made = close_all(unit, found, accounts)

    left = {(account, fund): minor for account, fund, minor in found}
    carried = 0
    for account, _, fund, minor in (leg for each in made for leg in legs(each)):
        if (account, fund) in left:
            left[account, fund] += minor
        if account == RETAINED:
            carried += minor
    assert set(left.values()) <= {0}
    assert carried == sum(minor for _, _, minor in found)
