"""Places of cash: who holds what, and what should have been handed in."""

from __future__ import annotations

import pytest

from bumdes.actions.keeping_cash import (
    ChangeCashPlace,
    OpenCashPlace,
    change_cash_place,
    close_cash_place,
    entrust_cash,
    open_cash_place,
    reopen_cash_place,
    set_cash_rule,
)
from bumdes.actions.recording import RecordTransaction, record_transaction
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.cash.custody import custody_on, late_places
from bumdes.cash.place import CashKind
from bumdes.cash.rule import HAND_IN_DAYS, rules_on
from bumdes.cash.standing import find_place, places_on
from bumdes.cash.surprise import drawn_place, surprises_on
from bumdes.checks.cash_handed_in import CASH_HANDED_IN
from bumdes.errors import InvalidFieldError, NotFoundError, PermissionDeniedError, TakenError
from bumdes.party import PartyKind
from ledger import Period, rp
from tests.bumdes.village import MANAGER, SUPERVISOR, TREASURER, day

DRAWER = "1.1.01.01"


@pytest.fixture
def siti(shop):
    """A collector with a purse of her own, and the code of its account."""
    code = shop.does(register_party, RegisterParty(name="Siti", kind=PartyKind.STAFF)).code
    command = OpenCashPlace(kind=CashKind.COLLECTOR, name="Kas pada Siti", unit="TOKO")
    account = shop.does(open_cash_place, command, by=TREASURER).account
    shop.does(entrust_cash, account, "TOKO", party=code, since=day(1, 1), by=TREASURER)
    return account


def collects(shop, account, amount, on):
    shop.sells(rp(amount), date=on, accounts={"cash": account})


def hands_in(shop, account, amount, on):
    command = RecordTransaction(
        kind="transfer",
        unit="TOKO",
        date=on,
        amounts={"total": rp(amount)},
        accounts={"from_cash": account, "to_cash": DRAWER},
    )
    shop.does(record_transaction, command)


def held(shop, on):
    with shop.work(read_only=True) as work:
        return custody_on(work, on)


# --- places --------------------------------------------------------------------------


def test_a_new_place_has_an_account_of_its_own(shop, siti):
    with shop.work(read_only=True) as work:
        account = work.book.chart[siti]

    assert (account.name, account.is_cash, siti.startswith("1.1.01.")) == (
        "Kas pada Siti",
        True,
        True,
    )


def test_a_place_says_who_answers_for_it_and_what_it_holds(shop, siti):
    collects(shop, siti, 40_000, day(1, 10))

    with shop.work(read_only=True) as work:
        place = find_place(work, siti, "TOKO", on=day(1, 11))

    assert (place.keeper_name, place.held, place.kind) == (
        "Siti",
        rp(40_000),
        CashKind.COLLECTOR,
    )


def test_before_it_was_entrusted_nobody_answered_for_it(shop, siti):
    with shop.work(read_only=True) as work:
        assert find_place(work, siti, "TOKO", on=day(12, 31, 2024)).keeper == ""


def test_a_manager_of_a_unit_sees_only_its_drawers(shop, siti):
    collects(shop, siti, 40_000, day(1, 10))
    shop.sells(rp(90_000))

    with shop.work(MANAGER, read_only=True) as work:
        seen = {place.unit for place in places_on(work, day(2, 1), unit="TOKO")}

    assert seen == {"TOKO"}


def test_an_account_is_kept_once_for_a_unit(shop, siti):
    command = OpenCashPlace(kind=CashKind.COLLECTOR, name="Lagi", account=siti, unit="TOKO")

    with pytest.raises(TakenError):
        shop.does(open_cash_place, command)


def test_a_bank_belongs_to_no_unit(shop):
    command = OpenCashPlace(kind=CashKind.BANK, name="Kas di Bank Jatim", unit="TOKO")

    with pytest.raises(InvalidFieldError):
        shop.does(open_cash_place, command)


def test_only_who_keeps_cash_opens_a_place(shop):
    with pytest.raises(PermissionDeniedError):
        shop.does(open_cash_place, OpenCashPlace(kind=CashKind.DRAWER, name="Laci"), by=MANAGER)


def test_what_is_known_of_a_bank_is_kept(shop):
    shop.sells(rp(50_000), accounts={"cash": "1.1.01.04"})
    command = ChangeCashPlace(
        account="1.1.01.04", unit="", name="BRI Simpedes", bank="BRI", number="0123-01"
    )

    shop.does(change_cash_place, command, by=TREASURER)

    with shop.work(read_only=True) as work:
        place = find_place(work, "1.1.01.04", "", on=day(2, 1))
    assert (place.label, place.known.number, place.kind) == (
        "BRI Simpedes",
        "0123-01",
        CashKind.BANK,
    )


def test_a_place_with_money_in_it_is_not_closed(shop, siti):
    collects(shop, siti, 40_000, day(1, 10))

    with pytest.raises(InvalidFieldError):
        shop.does(close_cash_place, siti, "TOKO")


def test_a_closed_place_is_offered_no_more_until_it_is_opened_again(shop, siti):
    shop.does(close_cash_place, siti, "TOKO")
    with shop.work(read_only=True) as work:
        closed = work.book.chart[siti].is_active
    shop.does(reopen_cash_place, siti, "TOKO")

    with shop.work(read_only=True) as work:
        assert (closed, work.book.chart[siti].is_active) == (False, True)


# --- custody -------------------------------------------------------------------------


def test_what_is_handed_in_is_the_oldest_money(shop, siti):
    collects(shop, siti, 30_000, day(1, 2))
    collects(shop, siti, 20_000, day(1, 9))
    hands_in(shop, siti, 35_000, day(1, 10))

    (person,) = [p for p in held(shop, day(1, 15)) if p.name == "Siti"]

    assert (person.held, person.late, person.places[0].since) == (
        rp(15_000),
        rp(0),
        day(1, 9),
    )


def test_money_older_than_the_rule_is_late(shop, siti):
    collects(shop, siti, 30_000, day(1, 2))
    collects(shop, siti, 20_000, day(1, 9))

    (person,) = [p for p in held(shop, day(1, 12)) if p.name == "Siti"]

    assert (person.held, person.late, person.days) == (rp(50_000), rp(30_000), 10)


def test_money_of_many_months_ago_is_still_found(shop, siti):
    collects(shop, siti, 30_000, day(1, 2))

    (person,) = [p for p in held(shop, day(12, 31)) if p.name == "Siti"]

    assert (person.late, person.places[0].since) == (rp(30_000), day(1, 2))


def test_a_drawer_may_keep_its_money(shop):
    shop.sells(rp(90_000), date=day(1, 2))

    with shop.work(read_only=True) as work:
        assert late_places(work, day(12, 31)) == []


def test_the_check_tells_whose_money_is_late(shop, siti):
    collects(shop, siti, 30_000, day(1, 2))

    with shop.work(read_only=True) as work:
        (found,) = CASH_HANDED_IN.find(work, Period.month(2025, 1))

    assert "Siti" in found.text
    assert found.amounts == (rp(30_000),)


def test_an_enterprise_lays_its_own_rule_down(shop, siti):
    collects(shop, siti, 30_000, day(1, 2))
    shop.does(
        set_cash_rule, HAND_IN_DAYS, value=30, valid_from=day(1, 1), basis="SOP 3", by=TREASURER
    )

    with shop.work(read_only=True) as work:
        rule = rules_on(work, day(1, 12))[HAND_IN_DAYS]
        late = late_places(work, day(1, 12))

    assert (rule.value, rule.is_own, late) == (30, True, [])


@pytest.mark.parametrize("days", [0, 367])
def test_a_rule_of_so_many_days_is_refused(shop, days):
    with pytest.raises(InvalidFieldError):
        shop.does(set_cash_rule, HAND_IN_DAYS, value=days, valid_from=day(1), basis="SOP")


def test_a_rule_that_nobody_knows_is_refused(shop):
    with pytest.raises(NotFoundError):
        shop.does(set_cash_rule, "unknown", value=1, valid_from=day(1), basis="SOP")


# --- surprise ------------------------------------------------------------------------


def test_a_place_that_was_never_surprised_is_due(shop, siti):
    collects(shop, siti, 30_000, day(1, 2))

    with shop.work(SUPERVISOR, read_only=True) as work:
        (found,) = surprises_on(work, day(1, 5))

    assert (found.days, found.is_due) == (None, True)


def test_one_place_is_drawn_for_each_week_and_all_in_time(shop, siti):
    collects(shop, siti, 30_000, day(1, 2))
    shop.sells(rp(90_000), date=day(1, 2))
    with shop.work(SUPERVISOR, read_only=True) as work:
        drawn = [drawn_place(work, day(m, d)).key for m in range(2, 8) for d in (3, 10, 17)]
        again = drawn_place(work, day(2, 3)).key

    assert again == drawn[0]
    assert len(set(drawn)) == 2
