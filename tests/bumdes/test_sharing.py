from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from bumdes.actions.adopting import HeadOf
from bumdes.actions.closing import close_period, reopen_year
from bumdes.actions.paying import undo_payment
from bumdes.actions.recording import record_entry, reverse_entry
from bumdes.actions.running_units import let_unit_retain
from bumdes.actions.sharing import ShareProfit, share_profit, undo_sharing
from bumdes.checks.shares_agree import SHARES_AGREE
from bumdes.errors import (
    AlreadySharedError,
    DecisionRequiredError,
    DecisionTooLateError,
    InvalidFieldError,
    NoSchemeError,
    NotFoundError,
    NothingToShareError,
    OverpaidShareError,
    PermissionDeniedError,
    RegisterRevivalError,
    ShareNotOwedError,
    SharePaidError,
    SharingOnlyError,
    SharingUndoneError,
    WrongDecisionError,
    YearStillOpenError,
)
from bumdes.governance.decision import DecisionKind
from bumdes.sharing.head_kind import Use
from bumdes.sharing.register import (
    check_payables,
    read_shares_of,
    read_sharings,
    unshared_years,
)
from bumdes.sharing.scheme import schemes_of
from bumdes.sharing.sharing import ProfitShare
from bumdes.work import run_work
from ledger import Period, credit, debit, rp
from ledger.errors import ReasonRequiredError
from ledger.verify import verify
from tests.bumdes.profits import (
    BANK,
    DECISION,
    SHARING_DAY,
    A,
    earning,
    one_village,
)
from tests.bumdes.village import DIRECTOR, MANAGER, SUPERVISOR, TREASURER, day, entry, now
from tests.scale import long_or


@pytest.fixture
def profitable(engine):
    """A BUM Desa that closed 2025 with a profit of Rp1.000.000, and may share it."""
    sharer = one_village(engine)
    sharer.adopts()
    sharer.decides()
    return sharer


def share(sharing, key):
    return next(each for each in sharing.shares if each.head_key == key)


def amounts(sharing):
    return {each.head_key: each.amount for each in sharing.shares}


# --- sharing ---------------------------------------------------------------------------------


def test_a_profit_is_shared_by_the_scheme(profitable):
    assert amounts(profitable.shares()) == {
        "village_income": rp(400_000),
        "managers": rp(200_000),
        "reserve": rp(150_000),
        "social": rp(50_000),
        "retained": rp(200_000),
    }


def test_each_share_stands_where_its_head_says(profitable):
    profitable.shares()

    assert profitable.holds("2.1.07.01") == rp(400_000)
    assert profitable.holds("2.1.07.03") == rp(250_000)
    assert profitable.holds("3.3.01.02") == rp(150_000)
    assert profitable.holds("3.2.01.01") == rp(-400_000)
    assert profitable.holds("3.3.01.01") == rp(600_000)


def test_the_village_is_owed_by_the_name_that_the_books_know(profitable):
    sharing = profitable.shares()

    assert share(sharing, "village_income").party == f"DESA-{A}"
    with profitable.work(read_only=True) as work:
        posted = work.book.entry(sharing.sequence)
    assert posted.entry.decision == DECISION
    assert posted.entry.tags == {"register": "profit", "record": sharing.sharing_id}
    assert {p.document for p in posted.entry.postings if p.account.startswith("2.1.07.")} == {
        "BH-2025"
    }


def test_asking_again_with_the_same_key_shares_once(profitable):
    first = profitable.shares(key="bagi-2025")

    assert profitable.shares(key="bagi-2025") == first
    assert profitable.holds("2.1.07.01") == rp(400_000)


def test_sen_stay_in_retained_earnings(engine):
    sharer = one_village(engine, "1000000.75")
    sharer.adopts()
    sharer.decides()

    assert sharer.shares().amount == rp(1_000_000)
    assert sharer.holds("3.3.01.01") == rp("600000.75")


def test_a_profit_that_all_stays_needs_no_entry(engine):
    sharer = one_village(engine)
    sharer.adopts(HeadOf(kind="retained", weight="100"))
    sharer.decides()

    sharing = sharer.shares()

    assert (sharing.sequence, sharing.voucher, sharing.owed) == (None, "", rp(0))
    sharer.does(undo_sharing, sharing.sharing_id, on=SHARING_DAY, reason="diubah")
    assert sharer.reads(sharing.sharing_id).undone_on == SHARING_DAY


# --- what is refused -------------------------------------------------------------------------


def test_the_profit_of_an_open_year_is_not_shared(engine):
    sharer = earning(engine)
    sharer.adopts()
    sharer.decides()

    with pytest.raises(YearStillOpenError):
        sharer.shares()
    assert sharer.refusals() == ["year_still_open"]


def test_a_year_whose_months_are_closed_is_still_open(engine):
    sharer = earning(engine)
    sharer.adopts()
    sharer.decides()
    sharer.does(close_period, day(12, 31))

    with pytest.raises(YearStillOpenError):
        sharer.shares()


@pytest.mark.parametrize(
    ("decision", "error"),
    [("", DecisionRequiredError), ("Musdes 9/2026", NotFoundError)],
)
def test_no_profit_is_shared_without_a_decision(profitable, decision, error):
    with pytest.raises(error):
        profitable.shares(decision=decision)


def test_another_decision_shares_no_profit(profitable):
    profitable.decides("Musdes 3/2026", DecisionKind.ACCEPT_REPORT)

    with pytest.raises(WrongDecisionError):
        profitable.shares(decision="Musdes 3/2026")


def test_a_profit_is_not_shared_before_it_is_decided(profitable):
    with pytest.raises(DecisionTooLateError):
        profitable.shares(on=day(3, 1, 2026))


def test_a_profit_is_shared_once(profitable):
    profitable.shares()
    profitable.decides("Musdes 4/2026")

    with pytest.raises(AlreadySharedError):
        profitable.shares(decision="Musdes 4/2026")
    assert profitable.holds("2.1.07.01") == rp(400_000)


def test_without_a_scheme_nothing_is_shared(engine):
    sharer = one_village(engine)
    sharer.decides()

    with pytest.raises(NoSchemeError):
        sharer.shares()


def test_a_scheme_of_later_years_does_not_share_this_one(engine):
    sharer = one_village(engine)
    sharer.adopts(valid_from=day(1, 1, 2026))
    sharer.decides()

    with pytest.raises(NoSchemeError):
        sharer.shares()


def test_a_loss_is_not_shared(engine):
    sharer = earning(engine, 100_000)
    sharer.loses(300_000, day(6, 1))
    sharer.closes()
    sharer.adopts()
    sharer.decides()

    with pytest.raises(NothingToShareError):
        sharer.shares()


def test_who_may_not_share_does_not(profitable):
    for actor in (MANAGER, SUPERVISOR):
        with pytest.raises(PermissionDeniedError):
            profitable.shares(by=actor)


# --- paying ----------------------------------------------------------------------------------


def test_a_share_is_owed_until_it_is_paid(profitable):
    owed = share(profitable.shares(), "village_income")

    profitable.pays(owed, 150_000)

    after = share(profitable.reads(owed.sharing_id), "village_income")
    assert (after.paid, after.owed) == (rp(150_000), rp(250_000))
    assert profitable.holds("2.1.07.01") == rp(250_000)


def test_a_payment_has_its_receipt(profitable):
    owed = share(profitable.shares(), "village_income")
    profitable.pays(owed, receipt="KW-7", evidence=("ab" * 32,))

    (payment,) = share(profitable.reads(owed.sharing_id), "village_income").payments

    assert (payment.receipt, payment.received_by) == ("KW-7", "Bendahara Desa")
    assert (payment.amount, payment.cash, payment.paid_on) == (
        rp(400_000),
        BANK,
        day(4, 2, 2026),
    )
    assert payment.voucher == "BKK/2026/0001"
    assert payment.evidence == ("ab" * 32,)


def test_asking_again_with_the_same_key_pays_once(profitable):
    owed = share(profitable.shares(), "managers")

    first = profitable.pays(owed, 10_000, key="bayar-1")

    assert profitable.pays(owed, 10_000, key="bayar-1").payment_id == first.payment_id
    assert share(profitable.reads(owed.sharing_id), "managers").paid == rp(10_000)


@pytest.mark.parametrize("amount", [400_001, 10**9])
def test_nobody_is_paid_more_than_is_owed(profitable, amount):
    owed = share(profitable.shares(), "village_income")

    with pytest.raises(OverpaidShareError):
        profitable.pays(owed, amount)


def test_a_share_is_paid_once(profitable):
    owed = share(profitable.shares(), "village_income")
    profitable.pays(owed)

    with pytest.raises(OverpaidShareError):
        profitable.pays(owed)


@pytest.mark.parametrize("key", ["reserve", "retained"])
def test_what_stays_is_not_paid(profitable, key):
    with pytest.raises(ShareNotOwedError):
        profitable.pays(share(profitable.shares(), key))


def test_a_share_is_paid_from_cash(profitable):
    with pytest.raises(InvalidFieldError):
        profitable.pays(share(profitable.shares(), "managers"), cash="1.1.03.01")


def test_who_may_not_pay_does_not(profitable):
    with pytest.raises(PermissionDeniedError):
        profitable.pays(share(profitable.shares(), "managers"), by=SUPERVISOR)


def test_a_payment_taken_back_is_owed_again(profitable):
    owed = share(profitable.shares(), "village_income")
    payment = profitable.pays(owed)

    profitable.does(
        undo_payment, payment.payment_id, on=day(4, 9, 2026), reason="keliru", by=TREASURER
    )

    after = share(profitable.reads(owed.sharing_id), "village_income")
    assert (after.owed, after.payments[0].undone_on) == (rp(400_000), day(4, 9, 2026))
    assert profitable.holds("2.1.07.01") == rp(400_000)


@pytest.mark.parametrize("act", [undo_sharing, undo_payment])
def test_what_there_is_not_is_not_taken_back(profitable, act):
    with pytest.raises(NotFoundError):
        profitable.does(act, "x", on=SHARING_DAY, reason="x")


def test_a_share_that_there_is_not_is_not_paid(profitable):
    first = profitable.shares().shares[0]

    with pytest.raises(NotFoundError):
        profitable.pays(replace(first, position=99))


# --- taking back -----------------------------------------------------------------------------


def test_a_sharing_is_taken_back_by_the_mirror_of_its_entry(profitable):
    sharing = profitable.shares()

    profitable.does(
        undo_sharing, sharing.sharing_id, on=day(3, 20, 2026), reason="salah skema", by=DIRECTOR
    )

    after = profitable.reads(sharing.sharing_id)
    assert (after.undone_on, after.undone_because) == (day(3, 20, 2026), "salah skema")
    assert (after.owed, profitable.holds("2.1.07.01")) == (rp(0), rp(0))
    assert profitable.holds("3.3.01.01") == rp(1_000_000)


def test_a_sharing_that_was_taken_back_is_not_brought_to_life_again(profitable):
    sharing = profitable.shares()
    profitable.does(undo_sharing, sharing.sharing_id, on=SHARING_DAY, reason="salah")
    with profitable.work(read_only=True) as work:
        (undoing,) = [e for e in work.book.entries() if e.entry.reverses is not None]

    with pytest.raises(RegisterRevivalError):
        profitable.does(reverse_entry, undoing.sequence, on=SHARING_DAY, reason="keliru")

    assert profitable.holds("3.3.01.01") == rp(1_000_000)


def test_a_profit_whose_sharing_was_taken_back_is_shared_again(profitable):
    first = profitable.shares()
    profitable.does(undo_sharing, first.sharing_id, on=SHARING_DAY, reason="salah")

    again = profitable.shares()

    assert (again.sharing_id, again.is_standing) == ("BH-2025R2", True)
    with profitable.work(read_only=True) as work:
        assert [s.sharing_id for s in read_sharings(work, year=2025)] == [
            "BH-2025R2",
            "BH-2025",
        ]


def test_a_sharing_is_taken_back_once(profitable):
    sharing = profitable.shares()
    profitable.does(undo_sharing, sharing.sharing_id, on=SHARING_DAY, reason="salah")

    with pytest.raises(SharingUndoneError):
        profitable.does(undo_sharing, sharing.sharing_id, on=SHARING_DAY, reason="salah")


def test_a_sharing_is_taken_back_for_a_reason(profitable):
    sharing = profitable.shares()

    with pytest.raises(ReasonRequiredError):
        profitable.does(undo_sharing, sharing.sharing_id, on=SHARING_DAY, reason=" ")


def test_a_sharing_of_which_something_was_paid_stands(profitable):
    sharing = profitable.shares()
    profitable.pays(share(sharing, "managers"), 1)

    with pytest.raises(SharePaidError):
        profitable.does(undo_sharing, sharing.sharing_id, on=SHARING_DAY, reason="salah")


def test_its_entry_is_not_taken_back_behind_its_back(profitable):
    sharing = profitable.shares()
    profitable.pays(share(sharing, "managers"), 1)

    with pytest.raises(SharePaidError):
        profitable.does(reverse_entry, sharing.sequence, on=SHARING_DAY, reason="salah")


def test_a_year_whose_profit_is_shared_is_not_reopened(profitable):
    sharing = profitable.shares()

    with pytest.raises(AlreadySharedError):
        profitable.does(reopen_year, 2025, reason="koreksi")
    profitable.does(undo_sharing, sharing.sharing_id, on=SHARING_DAY, reason="salah")
    profitable.does(reopen_year, 2025, reason="koreksi")


def test_an_entry_taken_back_by_hand_is_known_to_the_register(profitable):
    sharing = profitable.shares()

    profitable.does(reverse_entry, sharing.sequence, on=day(3, 15, 2026), reason="salah")

    assert profitable.reads(sharing.sharing_id).undone_on == day(3, 15, 2026)
    assert profitable.shares().is_standing


def test_what_was_taken_back_is_not_paid(profitable):
    sharing = profitable.shares()
    profitable.does(undo_sharing, sharing.sharing_id, on=SHARING_DAY, reason="salah")

    with pytest.raises(SharingUndoneError):
        profitable.pays(share(sharing, "managers"), 1)


# --- the books beside the register -----------------------------------------------------------


@pytest.mark.parametrize(
    "postings",
    [
        (debit("3.2.01.01", rp(5)), credit(BANK, rp(5))),
        (debit("3.3.01.01", rp(5)), credit("2.1.07.03", rp(5))),
    ],
)
def test_people_share_no_profit_by_entries_of_their_own(profitable, postings):
    one = entry(postings=postings, date=SHARING_DAY, decision=DECISION)

    with pytest.raises(SharingOnlyError):
        profitable.does(record_entry, one)


def test_people_pay_no_registered_share_by_entries_of_their_own(profitable):
    profitable.shares()
    postings = (debit("2.1.07.01", rp(5), document="BH-2025"), credit(BANK, rp(5)))

    with pytest.raises(SharingOnlyError):
        profitable.does(record_entry, entry(postings=postings, date=SHARING_DAY))


def test_what_was_owed_before_the_register_is_paid_by_any_entry(profitable):
    profitable.shares()
    postings = (debit("2.1.07.01", rp(5)), credit(BANK, rp(5)))
    profitable.does(record_entry, entry(postings=postings, date=SHARING_DAY))

    with profitable.work(read_only=True) as work:
        check = next(c for c in check_payables(work) if c.account == "2.1.07.01")
    assert (check.other, check.agrees) == (rp(-5), True)


def test_the_register_says_what_the_books_owe(profitable):
    sharing = profitable.shares()
    profitable.pays(share(sharing, "managers"), 50_000)

    with profitable.work(read_only=True) as work:
        checks = check_payables(work)
    assert {c.account: c.in_register for c in checks} == {
        "2.1.07.01": rp(400_000),
        "2.1.07.03": rp(200_000),
    }
    assert all(c.agrees and not c.other for c in checks)


def test_a_village_sees_what_it_was_given(profitable):
    owed = share(profitable.shares(), "village_income")
    profitable.pays(owed, 100_000)

    with profitable.work(read_only=True) as work:
        (found,) = read_shares_of(work, f"DESA-{A}")
    assert (found.year, found.amount, found.paid, found.use) == (
        2025,
        rp(400_000),
        rp(100_000),
        Use.OWED,
    )


# --- years ------------------------------------------------------------------------------------


def unshared(sharer):
    with sharer.work(read_only=True) as work:
        return unshared_years(work)


def test_a_closed_year_with_a_profit_waits_to_be_shared(profitable):
    assert unshared(profitable) == (2025,)

    profitable.shares()

    assert unshared(profitable) == ()


def test_a_year_waits_for_nothing_while_it_is_open(engine):
    assert unshared(earning(engine)) == ()


def test_a_year_without_a_profit_waits_for_nothing(engine):
    sharer = earning(engine, 100_000)
    sharer.loses(300_000, day(6, 1))

    assert unshared(sharer.closes()) == ()


def test_a_year_of_which_some_months_are_closed_is_no_closed_year(profitable):
    profitable.does(close_period, day(6, 30, 2026))

    assert unshared(profitable) == (2025,)


# --- checks -----------------------------------------------------------------------------------


def findings(sharer):
    with sharer.work(read_only=True) as work:
        return [f.text for f in SHARES_AGREE.find(work, Period.year(2026))]


def test_a_register_that_agrees_passes_its_check(profitable):
    profitable.pays(share(profitable.shares(), "managers"), 50_000)

    assert findings(profitable) == []


def test_a_share_changed_behind_the_register_is_found(profitable):
    profitable.shares()
    with profitable.work() as work:
        work.session.get_one(ProfitShare, (work.book_id, "BH-2025", 1)).amount_minor += 100

    assert findings(profitable) == [
        "Utang Bagi Hasil kepada Desa: buku bagi hasil dan buku besar berbeda.",
        "Pembagian laba 2025 tidak sama dengan skemanya.",
    ]


def test_a_scheme_changed_behind_the_register_is_found(profitable):
    profitable.shares()
    with profitable.work() as work:
        for scheme in schemes_of(work.session, work.book_id):
            scheme.valid_from = day(1, 1, 2030)

    assert findings(profitable) == ["Pembagian laba 2025 tidak sama dengan skemanya."]


# --- several at once --------------------------------------------------------------------------


def test_of_two_who_share_at_once_one_is_refused(profitable):
    def once(key):
        command = ShareProfit(year=2025, on=SHARING_DAY, decision=DECISION, key=key)
        try:
            run_work(
                profitable.engine,
                actor=TREASURER,
                book_id=profitable.book_id,
                do=lambda work: share_profit(work, command),
                clock=now,
            )
        except AlreadySharedError:
            return "refused"
        return "shared"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(once, ("satu", "dua"))) == ["refused", "shared"]
    assert profitable.holds("2.1.07.01") == rp(400_000)


# --- laws -------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(long_or(2, 60)))
def test_whatever_is_shared_paid_and_taken_back_the_register_is_the_books(profitable, seed):
    chance = random.Random(seed)
    for turn in range(12):
        _act(profitable, chance, turn)

        with profitable.work(read_only=True) as work:
            checks = check_payables(work)
        assert all(check.agrees and not check.other for check in checks)
    assert findings(profitable) == []


def _act(sharer, chance, turn):
    """Do one thing that people do with shares."""
    with sharer.work(read_only=True) as work:
        standing = next((s for s in read_sharings(work) if s.is_standing), None)
    if standing is None:
        sharer.shares()
        return
    paid = [p for s in standing.shares for p in s.payments if p.undone_on is None]
    owed = [s for s in standing.shares if s.owed]
    if owed and chance.random() < 0.6:
        one = chance.choice(owed)
        sharer.pays(one, chance.randint(1, int(one.owed.amount)), key=f"bayar-{turn}")
    elif paid:
        last = chance.choice(paid)
        sharer.does(undo_payment, last.payment_id, on=day(5, 1, 2026), reason="keliru")
    else:
        sharer.does(undo_sharing, standing.sharing_id, on=day(5, 1, 2026), reason="keliru")


def test_a_profit_that_its_unit_retains_is_shared_all_the_same(engine):
    sharer = earning(engine)
    sharer.does(let_unit_retain, "TOKO", retains=True)
    sharer.closes()
    sharer.decides()
    sharer.adopts()

    sharing = sharer.shares()

    assert (sharing.amount, sharer.holds("3.3.01.01", unit="TOKO")) == (rp(1_000_000),) * 2
    with sharer.work(read_only=True) as work:
        payables = check_payables(work)
        assert verify(work.book).ok
    assert [p.in_register for p in payables] == [p.in_books for p in payables]
