from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger import Balance, Side, credit, debit, fold, rp
from tests import builders, strategies
from tests.builders import CASH, SALES, entry
from tests.strategies import RUPIAH

minors = st.integers(0, 10**18)
balances = st.tuples(minors, minors).map(lambda pair: Balance.of_minor(*pair, RUPIAH))
ZERO = Balance.zero(RUPIAH)


@given(balances)
def test_each_side_sees_the_opposite_of_what_the_other_sees(balance):
    assert balance.net(Side.DEBIT) == -balance.net(Side.CREDIT)


@given(balances)
def test_no_side_is_larger_than_the_larger(balance):
    assert balance.net(balance.side) >= rp(0)


def test_a_balance_of_equal_sides_is_a_debit():
    assert Balance(rp(5), rp(5)).side is Side.DEBIT


@given(balances, balances)
def test_balances_add_up_side_by_side(one, other):
    assert one + other == Balance(one.debits + other.debits, one.credits + other.credits)


@given(balances)
def test_zero_adds_nothing(balance):
    assert balance + ZERO == balance


def test_fold_adds_what_each_account_turned_over():
    journal = [
        entry(debit(CASH, rp(5)), credit(SALES, rp(5))),
        entry(debit(SALES, rp(2)), credit(CASH, rp(2))),
    ]
    assert fold(journal, RUPIAH) == {
        CASH: Balance(rp(5), rp(2)),
        SALES: Balance(rp(2), rp(5)),
    }


@strategies.some
@given(strategies.journals)
def test_the_fold_of_any_journal_balances(journal):
    whole = sum(fold(journal, RUPIAH).values(), ZERO)
    assert whole.debits == whole.credits


@strategies.some
@given(strategies.journals, st.integers(0, 12))
def test_a_journal_folds_like_its_two_parts(journal, cut):
    first, second = fold(journal[:cut], RUPIAH), fold(journal[cut:], RUPIAH)
    assert fold(journal, RUPIAH) == {
        code: first.get(code, ZERO) + second.get(code, ZERO)
        for code in first.keys() | second.keys()
    }


@strategies.some
@given(strategies.journals)
def test_fold_agrees_with_the_plainest_sum(journal):
    found = {code: balance.net(Side.DEBIT) for code, balance in fold(journal, RUPIAH).items()}
    assert found == {
        code: builders.sen(minor) for code, minor in builders.minor_by_account(journal).items()
    }
