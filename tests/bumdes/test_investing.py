"""Companies and cooperatives that the enterprise owns a part of, by both methods."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bumdes.actions.founding import add_village
from bumdes.actions.investing import (
    MoveInvestment,
    RecordResult,
    RegisterInvestee,
    invest,
    receive_dividend,
    record_result,
    register_investee,
)
from bumdes.actions.recording import record_entry, reverse_entry
from bumdes.dealings.investee import InvestmentMethod, LegalForm, investments_of
from bumdes.errors import (
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
    WrongMethodError,
)
from ledger import EntryKind, Side, credit, debit, rp
from tests.bumdes.village import MANAGER, day, entry

CASH, DIVIDENDS, SHARE_OF_RESULT = "1.1.01.01", "7.1.02.01", "7.1.02.02"


@pytest.fixture
def owned(village):
    village.does(add_village, "35.17.08.2011", "Sumberejo")
    had = (debit(CASH, rp(10_000)), credit("3.3.01.01", rp(10_000)))
    village.does(record_entry, entry(kind=EntryKind.OPENING, postings=had))
    return village


def company(village, **facts):
    given = {
        "name": "PT Air Desa",
        "legal_form": LegalForm.COMPANY,
        "method": InvestmentMethod.EQUITY,
        "share": Fraction(3, 5),
        "since": day(1, 2),
    }
    return village.does(register_investee, RegisterInvestee(**(given | facts)))


def moving(investee, amount, **facts):
    given = {
        "investee_id": investee.investee_id,
        "date": day(2, 1),
        "amount": rp(amount),
        "cash": CASH,
    }
    return MoveInvestment(**(given | facts))


def earning(investee, profit, **facts):
    given = {
        "investee_id": investee.investee_id,
        "year": 2025,
        "date": day(12, 31),
        "profit": rp(profit),
    }
    return RecordResult(**(given | facts))


def investment(village):
    with village.work(read_only=True) as work:
        (found,) = investments_of(work, day(12, 31))
    return found


def net(village, account):
    with village.work(read_only=True) as work:
        return int(work.book.balance(account).net(Side.CREDIT).amount)


def test_an_investee_has_an_account_of_its_own(owned):
    investee = company(owned)

    with owned.work(read_only=True) as work:
        assert work.book.chart[investee.account].name == "Penyertaan pada PT Air Desa"
    assert investee.account.startswith("1.2.01.")


def test_what_is_invested_is_what_it_is_kept_at(owned):
    owned.does(invest, moving(company(owned), 5_000))

    found = investment(owned)
    assert (found.carrying, found.invested) == (rp(5_000), rp(5_000))


def test_by_equity_a_share_of_its_profit_adds_to_it(owned):
    investee = company(owned)
    owned.does(invest, moving(investee, 5_000))

    owned.does(record_result, earning(investee, 1_001))

    assert (investment(owned).carrying, net(owned, SHARE_OF_RESULT)) == (rp(5_601), 601)


def test_by_equity_a_share_of_its_loss_takes_from_it(owned):
    investee = company(owned)
    owned.does(invest, moving(investee, 5_000))

    owned.does(record_result, earning(investee, -1_000))

    found = investment(owned)
    assert (found.carrying, found.results) == (rp(4_400), rp(-600))


def test_by_equity_a_dividend_takes_from_it(owned):
    investee = company(owned)
    owned.does(invest, moving(investee, 5_000))

    owned.does(receive_dividend, moving(investee, 200))

    found = investment(owned)
    assert (found.carrying, found.dividends, net(owned, DIVIDENDS)) == (rp(4_800), rp(200), 0)


def test_at_cost_a_dividend_is_income(owned):
    investee = company(owned, method=InvestmentMethod.COST)
    owned.does(invest, moving(investee, 5_000))

    owned.does(receive_dividend, moving(investee, 200))

    assert (investment(owned).carrying, net(owned, DIVIDENDS)) == (rp(5_000), 200)


def test_at_cost_its_profit_is_nobody_s_yet(owned):
    investee = company(owned, method=InvestmentMethod.COST)

    with pytest.raises(WrongMethodError):
        owned.does(record_result, earning(investee, 1_000))


@pytest.mark.parametrize("share", [Fraction(0), Fraction(-1, 2), Fraction(3, 2)])
def test_a_share_is_a_part_of_the_whole(owned, share):
    with pytest.raises(InvalidFieldError):
        company(owned, share=share)


def test_all_of_it_may_be_owned(owned):
    investee = company(owned, share=Fraction(1))

    owned.does(record_result, earning(investee, 1_000))

    assert investment(owned).results == rp(1_000)


def test_money_goes_out_of_cash_alone(owned):
    with pytest.raises(InvalidFieldError):
        owned.does(invest, moving(company(owned), 5, cash="1.1.05.01"))


def test_asking_twice_invests_once(owned):
    command = moving(company(owned), 5, key="modal-1")

    one, other = owned.does(invest, command), owned.does(invest, command)

    assert one.movement_id == other.movement_id
    assert investment(owned).invested == rp(5)


def test_what_was_taken_back_is_left_out(owned):
    moved = owned.does(invest, moving(company(owned), 5))

    owned.does(reverse_entry, moved.entry_sequence, on=day(3), reason="Batal")

    assert investment(owned).movements == ()


def test_an_investee_that_is_none_is_not_found(owned):
    with pytest.raises(NotFoundError):
        owned.does(
            invest, MoveInvestment(investee_id="x", date=day(2), amount=rp(5), cash=CASH)
        )


def test_who_keeps_no_capital_invests_nothing(owned):
    investee = company(owned)

    with pytest.raises(PermissionDeniedError):
        owned.does(invest, moving(investee, 5), by=MANAGER)
