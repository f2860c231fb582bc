from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import Chart, EntryKind, JournalEntry, credit, debit, rp
from ledger.cash import CASH_IN, CASH_OUT, cash_components, voucher_type
from ledger.errors import ComponentIncompleteError, ComponentWithoutCashError, LedgerError
from tests import builders, strategies
from tests.builders import (
    BANK,
    CASH,
    COMPONENTS,
    HEAD_OFFICE,
    SALES,
    SERVICES,
    UNIT_CURRENT,
    WAGES,
    entry,
)
from tests.scale import long_or

CHART = Chart(builders.chart())
SOLD, SPENT = COMPONENTS


def is_cash(posting):
    return CHART[posting.account].is_cash


def signed(posting):
    return posting.debit_minor - posting.credit_minor


def moved_and_explained(made, components):
    """Return, by unit, the cash that moved, and what the marked postings say of it."""
    moved = dict.fromkeys((p.unit for p in made.postings), 0)
    explained = dict(moved)
    for posting, component in zip(made.postings, components, strict=True):
        if is_cash(posting):
            moved[posting.unit] += signed(posting)
        if component:
            flow = signed(posting) if is_cash(posting) else -signed(posting)
            explained[posting.unit] += flow
    return moved, explained


@st.composite
def entries_with_components(draw):
    made = draw(strategies.entries())
    some = st.sampled_from(["", "", "", SOLD, SPENT])
    tagged = tuple(builders.with_fields(p, component=draw(some)) for p in made.postings)
    return builders.with_fields(made, postings=tagged)


@settings(max_examples=long_or(60, 5_000))
@given(strategies.entries())
def test_marked_postings_explain_the_cash_of_each_unit_to_the_last_sen(made):
    moved, explained = moved_and_explained(made, cash_components(made, CHART))
    assert explained == moved


@settings(max_examples=long_or(120, 10_000))
@given(entries_with_components())
def test_components_that_are_taken_explain_the_cash_of_each_unit(made):
    try:
        components = cash_components(made, CHART)
    except LedgerError:
        return
    moved, explained = moved_and_explained(made, components)
    assert explained == moved


@settings(max_examples=long_or(60, 5_000))
@given(entries_with_components())
def test_components_that_are_given_stand(made):
    try:
        components = cash_components(made, CHART)
    except LedgerError:
        return
    assert all(p.component in {"", c} for p, c in zip(made.postings, components, strict=True))


@settings(max_examples=long_or(60, 5_000))
@given(entries_with_components())
def test_what_takes_an_entry_back_unexplains_its_cash(made):
    try:
        components = cash_components(made, CHART)
    except LedgerError:
        return
    kept = tuple(
        builders.with_fields(p, component=component, side=p.side.opposite)
        for p, component in zip(made.postings, components, strict=True)
    )
    mirrored = builders.with_fields(made, postings=kept, reverses=1, reason="salah")
    assert cash_components(mirrored, CHART) == components


def test_a_sale_says_what_cash_was_for():
    assert cash_components(builders.sale(), CHART) == ("", CASH_IN)


def test_an_expense_says_what_cash_was_for():
    assert cash_components(builders.expense(), CHART) == (CASH_OUT, "")


def test_an_entry_without_cash_explains_nothing():
    assert cash_components(builders.accrual(), CHART) == ("", "")


def test_cash_carried_to_the_bank_explains_nothing():
    made = entry(debit(BANK, rp(5)), credit(CASH, rp(5)))
    assert cash_components(made, CHART) == ("", "")


def test_opening_cash_explains_nothing():
    assert cash_components(builders.opening(), CHART) == ("", "")


def test_only_units_whose_cash_moves_are_marked():
    made = entry(
        debit(CASH, rp(5)),
        credit(UNIT_CURRENT, rp(5)),
        debit(HEAD_OFFICE, rp(5), unit="TOKO"),
        credit(SALES, rp(5), unit="TOKO"),
    )
    assert cash_components(made, CHART) == ("", CASH_IN, "", "")


@pytest.mark.parametrize(
    "postings",
    [
        (debit(CASH, rp(5), component=SOLD), credit(SALES, rp(5))),
        (debit(CASH, rp(5)), credit(SALES, rp(5), component=SOLD)),
        (
            debit(CASH, rp(5)),
            credit(SALES, rp(3), component=SOLD),
            credit(SERVICES, rp(2), component=SPENT),
        ),
        (
            debit(CASH, rp(3), component=SOLD),
            debit(BANK, rp(2), component=SOLD),
            credit(SALES, rp(5)),
        ),
        (
            debit(CASH, rp(3)),
            debit(WAGES, rp(2), component=SPENT),
            credit(SALES, rp(5), component=SOLD),
        ),
    ],
    ids=["on cash", "on the other", "on each other", "on each cash", "in and out"],
)
def test_components_may_be_given_on_cash_or_on_the_others(postings):
    made = entry(*postings)
    assert cash_components(made, CHART) == tuple(p.component for p in postings)


def test_what_is_not_named_is_marked_beside_what_is():
    made = entry(
        debit(CASH, rp(5)), credit(SALES, rp(3), component=SOLD), credit(SERVICES, rp(2))
    )
    assert cash_components(made, CHART) == ("", SOLD, CASH_IN)


@pytest.mark.parametrize(
    ("postings", "unexplained"),
    [
        (
            (
                debit(CASH, rp(3), component=SOLD),
                debit(BANK, rp(2)),
                credit(SALES, rp(5)),
            ),
            rp(2),
        ),
        (
            (debit(CASH, rp(5), component=SOLD), credit(SALES, rp(5), component=SOLD)),
            rp(-5),
        ),
    ],
    ids=["half", "twice"],
)
def test_components_that_leave_cash_unexplained_are_refused(postings, unexplained):
    with pytest.raises(ComponentIncompleteError) as refused:
        cash_components(entry(*postings), CHART)
    assert refused.value.facts == {"unit": "", "unexplained": unexplained}


@pytest.mark.parametrize(
    "postings",
    [
        (debit(WAGES, rp(5), component=SPENT), credit(SALES, rp(5))),
        (
            debit(CASH, rp(5)),
            credit(SALES, rp(5)),
            debit(WAGES, rp(1), unit="TOKO", component=SPENT),
            credit(SERVICES, rp(1), unit="TOKO"),
        ),
    ],
    ids=["no cash", "no cash in the unit"],
)
def test_a_component_where_no_cash_moves_is_refused(postings):
    with pytest.raises(ComponentWithoutCashError) as refused:
        cash_components(entry(*postings), CHART)
    assert refused.value.facts == {"component": SPENT}


@pytest.mark.parametrize("kind", [EntryKind.OPENING, EntryKind.RESTATEMENT])
def test_what_was_there_beforehand_names_no_component(kind):
    made = entry(debit(CASH, rp(5), component=SOLD), credit(SALES, rp(5)), kind=kind)
    with pytest.raises(ComponentWithoutCashError):
        cash_components(made, CHART)


def test_a_restatement_of_cash_explains_no_cash_flow():
    made = entry(debit(CASH, rp(5)), credit(HEAD_OFFICE, rp(5)), kind=EntryKind.RESTATEMENT)
    assert cash_components(made, CHART) == ("", "")


@pytest.mark.parametrize(
    ("made", "voucher"),
    [
        (builders.sale(), "BKM"),
        (builders.expense(), "BKK"),
        (builders.accrual(), "BM"),
        (builders.sale(kind="adjusting"), "BKM"),
        (builders.opening(), "BM"),
        (builders.sale(kind="restatement"), "BM"),
        (entry(debit(BANK, rp(5)), credit(CASH, rp(5))), "BM"),
        (entry(debit(BANK, rp(6)), credit(CASH, rp(5)), credit(SALES, rp(1))), "BKM"),
    ],
    ids=[
        "in",
        "out",
        "none",
        "adjusting",
        "opening",
        "restatement",
        "to the bank",
        "in beside",
    ],
)
def test_a_voucher_says_what_all_cash_together_did(made, voucher):
    assert voucher_type(made, CHART) == voucher


@strategies.some
@given(strategies.entries())
def test_an_entry_and_its_mirror_need_opposite_vouchers(made):
    mirror = JournalEntry(
        date=made.date,
        description="x",
        postings=tuple(builders.with_fields(p, side=p.side.opposite) for p in made.postings),
    )
    vouchers = {voucher_type(made, CHART).value, voucher_type(mirror, CHART).value}
    assert vouchers in ({"BKM", "BKK"}, {"BM"})
