"""Budget against realisation, from the approved plan and the balances of the books."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bumdes.actions.closing import close_year
from bumdes.actions.planning import approve_plan, revise_plan, set_budget, submit_plan
from bumdes.actions.recording import record_entry
from bumdes.errors import InvalidFieldError
from bumdes.planning.budget import (
    budget_realisation,
    evenly,
    is_whole_months,
    plan_in_force,
    version_realisation,
)
from ledger import EntryKind, JournalEntry, Period, credit, debit, rp
from ledger.money import Money, from_minor, total
from tests.bumdes.planned import (
    EQUIPMENT,
    RENT,
    WAGES,
    agree,
    approved,
    budget,
    decided,
    drafted,
)
from tests.bumdes.village import day

CASH, DISCOUNT, VILLAGE = "1.1.01.01", "4.2.01.99", "3.1.01.01"
YEAR = Period.year(2025)


def moves(village, debited, credited, amount, *, on=None, unit="", **facts):
    postings = (debit(debited, rp(amount), unit=unit), credit(credited, rp(amount), unit=unit))
    entry = JournalEntry(
        date=on or day(2, 10), description="Catatan", postings=postings, **facts
    )
    return village.does(record_entry, entry)


def compared(village, period=YEAR, **scope):
    with village.work(read_only=True) as work:
        found = budget_realisation(work.book, period, **scope)
    return {row.account: (row.budget, row.realised) for row in found.rows}


def in_force(village, on):
    with village.work(read_only=True) as work:
        return plan_in_force(work.book, 2025, on)


def revised(village):
    """Approve version 1 on 5 January, and version 2, of Rp9, on 5 June."""
    approved(village, budget(RENT, {1: 5}))
    village.does(revise_plan, 2025, on=day(6, 1), reason="Harga naik")
    village.does(set_budget, 2025, budget(RENT, {1: 9}))
    village.does(submit_plan, 2025, on=day(6, 2))
    agree(village)
    decided(village, "MD/2", decided_on=day(6, 5))
    village.does(approve_plan, 2025, decision="MD/2", on=day(6, 6))
    return village


def test_each_account_stands_with_budget_and_realisation(village):
    approved(village, budget(RENT, {2: 100}), budget(WAGES, {2: 40}))
    moves(village, CASH, RENT, 90)
    moves(village, WAGES, CASH, 50)

    assert compared(village) == {RENT: (rp(100), rp(90)), WAGES: (rp(40), rp(50))}


def test_a_variance_is_what_was_realised_beyond_the_budget(village):
    approved(village, budget(RENT, {2: 100}))
    moves(village, CASH, RENT, 90)

    with village.work(read_only=True) as work:
        (row,) = budget_realisation(work.book, YEAR).rows

    assert (row.variance, row.is_unplanned) == (rp(-10), False)


def test_revenue_and_expense_without_a_budget_are_shown(village):
    approved(village, budget(RENT))
    moves(village, WAGES, CASH, 50)

    with village.work(read_only=True) as work:
        rows = {row.account: row for row in budget_realisation(work.book, YEAR).rows}

    assert rows[WAGES].is_unplanned


def test_what_lasts_is_shown_where_it_has_a_budget(village):
    approved(village, budget(EQUIPMENT, {3: 70}))
    moves(village, EQUIPMENT, CASH, 60)
    moves(village, CASH, VILLAGE, 500)

    assert compared(village) == {EQUIPMENT: (rp(70), rp(60))}


def test_a_contra_account_is_positive_on_its_own_side(village):
    approved(village, budget(DISCOUNT, {3: 70}))
    moves(village, DISCOUNT, CASH, 60)

    assert compared(village) == {DISCOUNT: (rp(70), rp(60))}


def test_a_budget_and_its_realisation_are_of_the_months_asked_for(village):
    approved(village, budget(RENT, {1: 1, 2: 20, 3: 300}))
    moves(village, CASH, RENT, 7, on=day(2, 28))
    moves(village, CASH, RENT, 9, on=day(3, 1))

    assert compared(village, Period.months(2025, 1, 2)) == {RENT: (rp(21), rp(7))}


def test_a_budget_and_its_realisation_are_of_the_unit_asked_for(shop):
    approved(shop, budget(RENT, {1: 1}), budget(RENT, {1: 20}, unit="TOKO"))
    moves(shop, CASH, RENT, 7, unit="TOKO")

    assert compared(shop, unit="TOKO") == {RENT: (rp(20), rp(7))}
    assert compared(shop, unit="") == {RENT: (rp(1), rp(0))}
    assert compared(shop) == {RENT: (rp(21), rp(7))}


def test_years_stand_together(village):
    approved(village, budget(RENT, {12: 5}))
    approved(village, budget(RENT, {1: 7}), year=2026, number="MD/3")

    period = Period(day(12, 1), dt.date(2026, 1, 31))
    assert compared(village, period) == {RENT: (rp(12), rp(0))}


def test_an_opening_tells_the_year_so_far_of_revenue_only(village):
    approved(village, budget(RENT, {1: 5}), budget(EQUIPMENT, {1: 5}))
    moves(village, CASH, RENT, 3, kind=EntryKind.OPENING)
    moves(village, EQUIPMENT, VILLAGE, 8, kind=EntryKind.OPENING)

    assert compared(village) == {RENT: (rp(5), rp(3)), EQUIPMENT: (rp(5), rp(0))}


def test_closing_the_year_changes_nothing(village):
    approved(village, budget(RENT, {2: 100}))
    moves(village, CASH, RENT, 90)
    before = compared(village)

    village.does(close_year, 2025)

    assert compared(village) == before


def test_a_draft_is_no_budget(village):
    drafted(village, budget(RENT, {2: 100}))

    assert compared(village) == {}


def test_a_draft_is_compared_when_it_is_asked_for(village):
    drafted(village, budget(RENT, {2: 100}))
    moves(village, CASH, RENT, 90)

    with village.work(read_only=True) as work:
        (row,) = version_realisation(work.book, 2025, 1, YEAR).rows

    assert (row.budget, row.realised) == (rp(100), rp(90))


@pytest.mark.parametrize("compare", [budget_realisation, version_realisation])
def test_part_of_a_month_has_no_budget(village, compare):
    versions = (2025, 1) if compare is version_realisation else ()

    with village.work(read_only=True) as work, pytest.raises(InvalidFieldError):
        compare(work.book, *versions, Period(day(1, 2), day(1, 31)))


@pytest.mark.parametrize(
    ("first", "last", "is_whole"),
    [
        (day(1, 1), day(1, 31), True),
        (day(1, 1), dt.date(2026, 2, 28), True),
        (day(1, 2), day(1, 31), False),
        (day(2, 1), day(2, 27), False),
    ],
)
def test_whole_months_begin_and_end_with_a_month(first, last, is_whole):
    assert is_whole_months(Period(first, last)) is is_whole


@pytest.mark.parametrize(
    ("on", "version"), [(day(1, 1), 1), (day(1, 5), 1), (day(6, 4), 1), (day(6, 5), 2)]
)
def test_a_revision_holds_from_the_day_of_its_decision(village, on, version):
    assert in_force(revised(village), on).version == version


def test_a_comparison_goes_by_the_plan_that_holds_at_its_end(village):
    revised(village)

    assert compared(village, Period.quarter(2025, 1)) == {RENT: (rp(5), rp(0))}
    assert compared(village) == {RENT: (rp(9), rp(0))}


def test_a_comparison_names_the_decisions_it_goes_by(village):
    with revised(village).work(read_only=True) as work:
        (plan,) = budget_realisation(work.book, YEAR).plans

    assert (plan.version, plan.decision, plan.approved_on) == (2, "MD/2", day(6, 5))


def test_a_year_without_a_plan_has_none_in_force(village):
    assert in_force(village, day(6, 1)) is None


# --- a year over its months ------------------------------------------------------------


def test_a_year_is_shared_out_evenly():
    assert set(evenly(rp(1200)).values()) == {rp(100)}


def test_what_does_not_divide_stands_in_the_first_months():
    months = evenly(rp("14.50"))

    assert [months[m] for m in (1, 2, 3, 12)] == [rp(2), rp(2), rp(1), rp("1.50")]


@given(st.integers(-(10**15), 10**15))
def test_the_months_add_up_to_the_year(minor):
    amount = from_minor(minor, rp(1).currency)

    months = evenly(amount)

    assert total(months.values(), amount.currency) == amount
    assert list(months) == list(range(1, 13))


def test_a_currency_without_parts_is_shared_out_too():
    assert evenly(Money(13, "JPY"))[1] == Money(2, "JPY")
