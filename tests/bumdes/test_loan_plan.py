"""Planning how a loan is paid back."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bumdes.credit.loan_plan import LoanTerms, Rounding, loan_plan
from bumdes.errors import InvalidFieldError

START = dt.date(2026, 1, 31)

TERMS = st.builds(
    LoanTerms,
    minor=st.integers(1, 10**13),
    months=st.integers(1, 120),
    start=st.dates(dt.date(2000, 1, 1), dt.date(2050, 1, 1)),
    every=st.integers(1, 12),
    grace=st.integers(0, 12),
    service_every=st.integers(1, 12),
    service_grace=st.integers(0, 12),
    step=st.sampled_from([1, 100, 50_000, 500_000]),
    rounding=st.sampled_from(Rounding),
    percent=st.fractions(0, 5),
    on_rest=st.booleans(),
)


def is_possible(terms):
    return (
        terms.grace + terms.every <= terms.months
        and terms.service_grace + terms.service_every <= terms.months
    )


@given(TERMS.filter(is_possible))
def test_the_principal_that_is_due_is_the_loan(terms):
    plan = loan_plan(terms)

    assert sum(due.principal for due in plan) == terms.minor
    assert all(due.principal >= 0 and due.service >= 0 for due in plan)


@given(TERMS.filter(is_possible))
def test_every_instalment_but_the_last_is_a_multiple_of_the_step(terms):
    parts = [due.principal for due in loan_plan(terms) if due.principal]

    assert [part % terms.step for part in parts[:-1]] == [0] * len(parts[:-1])


@given(TERMS.filter(is_possible))
def test_each_day_comes_once_and_none_after_the_term(terms):
    days = [due.due_on for due in loan_plan(terms)]
    end = terms.start.year * 12 + terms.start.month + terms.months

    assert days == sorted(set(days))
    assert days[0] > terms.start
    assert days[-1].year * 12 + days[-1].month <= end


@given(TERMS.filter(is_possible))
def test_service_on_all_of_the_loan_costs_the_same_however_it_is_paid(terms):
    flat = LoanTerms(minor=terms.minor, months=12, start=START, percent=terms.percent)
    in_quarters = LoanTerms(
        minor=terms.minor, months=12, start=START, percent=terms.percent, service_every=3
    )

    assert sum(due.service for due in loan_plan(flat)) == sum(
        due.service for due in loan_plan(in_quarters)
    )


def test_service_on_what_is_left_falls_with_it():
    plan = loan_plan(
        LoanTerms(minor=1_200_000_00, months=12, start=START, percent=Fraction(1), on_rest=True)
    )

    assert [due.service for due in plan[:2]] == [12_000_00, 11_000_00]
    assert plan[-1].service == 1_000_00
    assert plan[0].minor == 112_000_00


def test_a_day_that_a_month_does_not_have_is_its_last():
    plan = loan_plan(LoanTerms(minor=100, months=3, start=START))

    assert [due.due_on.day for due in plan] == [28, 31, 30]


@pytest.mark.parametrize(
    "wrong",
    [
        {"every": 13},
        {"grace": 12},
        {"every": 0},
        {"grace": -1},
        {"service_every": 13},
        {"months": 1201},
    ],
)
def test_an_instalment_after_the_term_is_refused(wrong):
    terms = {"months": 12} | wrong

    with pytest.raises(InvalidFieldError):
        loan_plan(LoanTerms(minor=100, start=START, **terms))


def test_instalments_are_rounded_as_agreed():
    parts = {
        rounding: [
            due.principal
            for due in loan_plan(
                LoanTerms(minor=20_000, months=3, start=START, step=100, rounding=rounding)
            )
        ]
        for rounding in Rounding
    }

    assert parts == {
        Rounding.NEAREST: [6700, 6700, 6600],
        Rounding.DOWN: [6600, 6600, 6800],
        Rounding.UP: [6700, 6700, 6600],
    }
