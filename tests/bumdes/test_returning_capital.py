"""Capital goes back, or to another owner, by a decision and within what there is."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bumdes.actions.contributing import contribute_capital
from bumdes.actions.recording import record_entry, reverse_entry
from bumdes.actions.returning_capital import (
    TransferShare,
    WithdrawCapital,
    transfer_share,
    withdraw_capital,
)
from bumdes.bookings.asset_payment import PaidFrom
from bumdes.capital.change import changes_of
from bumdes.capital.movement import MovementKind, movements_of
from bumdes.capital_source import ContributorKind, Treatment
from bumdes.errors import (
    CapitalMovedOnError,
    DecisionRequiredError,
    FundExhaustedError,
    InvalidFieldError,
    MoreThanAssetError,
    MoreThanHeldError,
    PermissionDeniedError,
    RegisterRevivalError,
    WrongDecisionError,
)
from ledger import JournalEntry, credit, debit, rp
from tests.bumdes.capital import (
    BANK,
    BORROWED,
    HOME,
    JOINT,
    RETURNED,
    SHARED,
    TAKEN,
    balance,
    command,
    contributes,
    jointly_owned,
    owned,
    with_contributor,
)
from tests.bumdes.things import buys, facts, stands, wears
from tests.bumdes.village import SUPERVISOR, day


@pytest.fixture
def village(engine):
    return owned(engine)


@pytest.fixture
def joint(engine):
    return jointly_owned(engine)


def withdrawal(fund, amount=20_000_000, **facts):
    given = {
        "fund": fund,
        "contributor": f"DESA-{HOME}",
        "amount": rp(amount),
        "date": day(6),
        "paid_from": BANK,
        "decision": RETURNED,
    }
    return WithdrawCapital(**(given | facts))


def transfer(fund, amount=20_000_000, **facts):
    given = {
        "fund": fund,
        "giver": f"DESA-{JOINT[0]}",
        "taker": f"DESA-{JOINT[1]}",
        "amount": rp(amount),
        "date": day(6),
        "decision": RETURNED,
    }
    return TransferShare(**(given | facts))


def spends(village, fund, amount, account="1.9.01.01"):
    postings = (
        debit(account, rp(amount), fund=fund),
        credit(BANK, rp(amount), fund=fund),
    )
    entry = JournalEntry(date=day(2), description="Beli kulkas", postings=postings)
    return village.does(record_entry, entry)


def both_contributed(joint):
    fund = contributes(joint, contributor=JOINT[0]).fund
    contributes(joint, contributor=JOINT[1])
    return fund


# --- paid back -----------------------------------------------------------------------


def test_what_is_paid_back_lessens_capital(village):
    fund = contributes(village).fund

    village.does(withdraw_capital, withdrawal(fund))

    assert balance(village, "3.1.01.01") == 30_000_000


def test_what_is_paid_back_lessens_the_fund(village):
    fund = contributes(village).fund

    village.does(withdraw_capital, withdrawal(fund))

    assert balance(village, BANK, fund=fund) == -30_000_000


def test_paying_back_twice_by_one_key_pays_once(village):
    fund = contributes(village).fund
    asked = withdrawal(fund, key="sekali")

    first = village.does(withdraw_capital, asked)
    again = village.does(withdraw_capital, asked)

    assert (again.change_id, balance(village, BANK)) == (first.change_id, -30_000_000)


def test_nobody_is_paid_back_more_than_was_brought(village):
    fund = contributes(village).fund

    with pytest.raises(MoreThanHeldError):
        village.does(withdraw_capital, withdrawal(fund, 50_000_001))


def test_nobody_is_paid_back_before_anything_was_brought(village):
    fund = contributes(village, date=day(3)).fund

    with pytest.raises(MoreThanHeldError):
        village.does(withdraw_capital, withdrawal(fund, date=day(2)))


def test_what_is_paid_back_later_cannot_be_paid_back_before(village):
    fund = contributes(village).fund
    village.does(withdraw_capital, withdrawal(fund, 40_000_000, date=day(6)))

    with pytest.raises(MoreThanHeldError):
        village.does(withdraw_capital, withdrawal(fund, date=day(5)))


def test_money_that_is_spent_is_not_paid_back_from_the_fund(village):
    fund = contributes(village).fund
    spends(village, fund, 40_000_000)

    with pytest.raises(FundExhaustedError):
        village.does(withdraw_capital, withdrawal(fund))


def test_own_money_may_take_over_what_the_fund_became(village):
    fund = contributes(village).fund
    spends(village, fund, 50_000_000)

    village.does(withdraw_capital, withdrawal(fund, buys_out="1.9.01.01"))

    kept = [balance(village, "1.9.01.01", fund=which) for which in (fund, "")]
    assert kept == [-30_000_000, -20_000_000]


def test_own_money_takes_over_a_thing_at_what_it_stands_at(village):
    fund = contributes(village).fund
    source = PaidFrom(account=BANK, amount=rp(50_000_000), fund=fund)
    code = buys(village, unit="", paid=(source,), facts=facts(months=50)).code
    wears(village, 10)

    command = withdrawal(fund, 20_000_000, date=day(11, 3), buys_out=code)
    village.does(withdraw_capital, command)

    parts = stands(village, code).holding.parts
    assert {f: (p.cost, p.worn) for f, p in parts.items()} == {
        "": (2_500_000_000, 500_000_000),
        fund: (2_500_000_000, 500_000_000),
    }


def test_no_more_of_a_thing_is_taken_over_than_it_stands_at(village):
    fund = contributes(village).fund
    source = PaidFrom(account=BANK, amount=rp(10_000_000), fund=fund)
    code = buys(village, unit="", paid=(source,)).code

    with pytest.raises(MoreThanAssetError):
        village.does(withdraw_capital, withdrawal(fund, buys_out=code))


def test_capital_is_paid_back_from_cash(village):
    fund = contributes(village).fund

    with pytest.raises(InvalidFieldError):
        village.does(withdraw_capital, withdrawal(fund, paid_from="1.1.05.01"))


def test_capital_goes_back_by_a_decision(village):
    fund = contributes(village).fund

    with pytest.raises(DecisionRequiredError):
        village.does(withdraw_capital, withdrawal(fund, decision=""))


def test_a_decision_to_take_capital_returns_none(village):
    fund = contributes(village).fund

    with pytest.raises(WrongDecisionError):
        village.does(withdraw_capital, withdrawal(fund, decision=TAKEN))


def test_a_supervisor_returns_nothing(village):
    fund = contributes(village).fund

    with pytest.raises(PermissionDeniedError):
        village.does(withdraw_capital, withdrawal(fund), by=SUPERVISOR)


def test_a_loan_is_paid_back_without_another_decision(village):
    bank = with_contributor(village, ContributorKind.LENDER, "Bank Daerah")
    loan = {"source": "pinjaman", "contributor": bank, "paper": "PK 1", "decision": BORROWED}
    fund = contributes(village, **loan).fund

    village.does(withdraw_capital, withdrawal(fund, contributor=bank, decision=""))

    assert balance(village, "2.2.01.01") == 30_000_000


def test_an_instalment_bears_interest_and_a_fee_of_own_money(village):
    bank = with_contributor(village, ContributorKind.LENDER, "Bank Daerah")
    loan = {"source": "pinjaman", "contributor": bank, "paper": "PK 1", "decision": BORROWED}
    fund = contributes(village, **loan).fund
    asked = withdrawal(fund, contributor=bank, decision="", interest=rp(90_000), fee=rp(2_500))

    village.does(withdraw_capital, asked)

    paid = village.entries()[-1].postings
    own = [(p.account, p.component) for p in paid if not p.fund and p.debit_minor]
    assert own == [("7.2.02.01", "OP-OUT-4"), ("7.2.01.01", "OP-OUT-5")]
    assert (balance(village, "7.2.02.01"), balance(village, "7.2.01.01")) == (-90_000, -2_500)


def test_interest_is_paid_on_loans_alone(village):
    fund = contributes(village).fund

    with pytest.raises(InvalidFieldError):
        village.does(withdraw_capital, withdrawal(fund, interest=rp(90_000)))


@pytest.mark.parametrize(
    ("treatment", "account", "more"),
    [
        (Treatment.DONATION, "3.4.01.01", {}),
        (Treatment.STAKE, "2.2.03.01", {"unit": "TOKO", "share": Fraction(1, 4)}),
    ],
)
def test_what_a_partner_gave_may_go_back(village, treatment, account, more):
    village.with_unit("TOKO")
    partner = with_contributor(village, ContributorKind.PARTNER)
    facts = {"source": "pihak_ketiga", "contributor": partner, "paper": "PKS 1"}
    fund = contributes(village, **facts, treatment=treatment, **more).fund

    village.does(withdraw_capital, withdrawal(fund, contributor=partner))

    assert balance(village, account) == 30_000_000


def test_community_capital_may_go_back(village):
    member = with_contributor(village, ContributorKind.MEMBER, "Bu Sari")
    fund = contributes(village, source="masyarakat", contributor=member, paper="").fund

    village.does(withdraw_capital, withdrawal(fund, contributor=member))

    assert balance(village, "3.1.02.01") == 30_000_000


def test_profit_made_capital_may_go_back_from_own_money(village):
    facts = {"source": "hasil_usaha", "contributor": HOME, "into": "2.1.07.01", "paper": ""}
    fund = contributes(village, **facts).fund

    village.does(withdraw_capital, withdrawal(fund))

    assert balance(village, "3.1.01.01") == 30_000_000


# --- another owner -------------------------------------------------------------------


def test_a_share_goes_to_another_village(joint):
    fund = both_contributed(joint)

    joint.does(transfer_share, transfer(fund))

    assert [balance(joint, code) for code in ("3.1.01.02", "3.1.01.03")] == [
        30_000_000,
        70_000_000,
    ]


def test_a_share_may_go_to_the_community(joint):
    fund = both_contributed(joint)
    member = with_contributor(joint, ContributorKind.GROUP, "Kelompok Tani")

    joint.does(transfer_share, transfer(fund, taker=member))

    assert balance(joint, "3.1.02.01") == 20_000_000


def test_a_transfer_moves_no_money(joint):
    fund = both_contributed(joint)

    joint.does(transfer_share, transfer(fund))

    assert balance(joint, BANK) == -100_000_000


def test_transferring_twice_by_one_key_transfers_once(joint):
    fund = both_contributed(joint)
    asked = transfer(fund, key="sekali")

    joint.does(transfer_share, asked)
    joint.does(transfer_share, asked)

    assert balance(joint, "3.1.01.02") == 30_000_000


def test_nobody_gives_more_than_all_of_it(joint):
    fund = both_contributed(joint)

    with pytest.raises(MoreThanHeldError):
        joint.does(transfer_share, transfer(fund, 50_000_001))


def test_what_was_given_away_cannot_be_given_again(joint):
    fund = both_contributed(joint)
    joint.does(transfer_share, transfer(fund, 50_000_000))

    with pytest.raises(MoreThanHeldError):
        joint.does(transfer_share, transfer(fund, 1))


def test_what_was_taken_over_can_be_given_on(joint):
    fund = both_contributed(joint)
    joint.does(transfer_share, transfer(fund, 50_000_000))

    joint.does(
        transfer_share,
        transfer(fund, 50_000_000, giver=f"DESA-{JOINT[1]}", taker=f"DESA-{JOINT[0]}"),
    )

    assert balance(joint, "3.1.01.02") == 50_000_000


def test_nobody_gives_to_himself(joint):
    fund = both_contributed(joint)

    with pytest.raises(InvalidFieldError):
        joint.does(transfer_share, transfer(fund, taker=f"DESA-{JOINT[0]}"))


def test_a_partner_becomes_no_owner(joint):
    fund = both_contributed(joint)
    partner = with_contributor(joint, ContributorKind.PARTNER)

    with pytest.raises(InvalidFieldError):
        joint.does(transfer_share, transfer(fund, taker=partner))


def test_a_loan_changes_no_owner(joint):
    bank = with_contributor(joint, ContributorKind.LENDER, "Bank Daerah")
    facts = {"source": "pinjaman", "contributor": bank, "paper": "PK 1", "decision": BORROWED}
    fund = contributes(joint, **facts).fund
    both_contributed(joint)

    with pytest.raises(InvalidFieldError):
        joint.does(transfer_share, transfer(fund, giver=bank))


def test_a_share_changes_its_owner_by_a_decision(joint):
    fund = both_contributed(joint)

    with pytest.raises(WrongDecisionError):
        joint.does(transfer_share, transfer(fund, decision=SHARED))


# --- taken back ----------------------------------------------------------------------


def test_a_contribution_with_later_changes_is_not_taken_back(village):
    made = contributes(village)
    village.does(withdraw_capital, withdrawal(made.fund))

    with pytest.raises(CapitalMovedOnError):
        village.does(reverse_entry, made.entry_sequence, on=day(7), reason="Salah")


def test_a_transfer_that_was_given_on_is_not_taken_back(joint):
    fund = both_contributed(joint)
    first = joint.does(transfer_share, transfer(fund))
    joint.does(
        transfer_share,
        transfer(fund, giver=f"DESA-{JOINT[1]}", taker=f"DESA-{JOINT[2]}", date=day(7)),
    )

    with pytest.raises(CapitalMovedOnError):
        joint.does(reverse_entry, first.entry_sequence, on=day(8), reason="Salah")


def test_a_payment_back_may_be_taken_back(village):
    fund = contributes(village).fund
    change = village.does(withdraw_capital, withdrawal(fund))

    village.does(reverse_entry, change.entry_sequence, on=day(7), reason="Salah")

    assert balance(village, "3.1.01.01") == 50_000_000


def test_it_may_be_taken_back_when_the_change_was(village):
    made = contributes(village)
    change = village.does(withdraw_capital, withdrawal(made.fund))
    village.does(reverse_entry, change.entry_sequence, on=day(7), reason="Salah")

    village.does(reverse_entry, made.entry_sequence, on=day(7), reason="Salah")

    assert balance(village, "3.1.01.01") == 0


def test_what_was_taken_back_is_not_brought_to_life_again(village):
    made = contributes(village)
    undone = village.does(reverse_entry, made.entry_sequence, on=day(2), reason="Salah")

    with pytest.raises(RegisterRevivalError):
        village.does(reverse_entry, undone.sequence, on=day(3), reason="Ternyata benar")


def test_what_the_register_did_not_post_may_be_brought_to_life_again(village):
    fund = contributes(village).fund
    spent = spends(village, fund, 1_000)
    undone = village.does(reverse_entry, spent.sequence, on=day(2), reason="Salah")

    village.does(reverse_entry, undone.sequence, on=day(3), reason="Ternyata benar")

    assert balance(village, "1.9.01.01") == -1_000


def test_the_register_tells_what_happened_day_by_day(joint):
    fund = both_contributed(joint)
    joint.does(transfer_share, transfer(fund))
    with joint.work(read_only=True) as work:
        (change,) = changes_of(work.session, joint.book_id)
    joint.does(reverse_entry, change.entry_sequence, on=day(7), reason="Salah")

    with joint.work(read_only=True) as work:
        told = [(m.kind, m.minor) for m in movements_of(work.session, work.book)]

    assert told[2:] == [
        (MovementKind.GIVEN, -2_000_000_000),
        (MovementKind.TAKEN_OVER, 2_000_000_000),
        (MovementKind.CANCELLED, 2_000_000_000),
        (MovementKind.CANCELLED, -2_000_000_000),
    ]


def test_a_contribution_may_come_on_any_day_of_its_decision(village):
    made = village.does(contribute_capital, command(date=day(1, 2)))

    assert made.date == day(1, 2)
