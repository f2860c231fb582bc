"""Money, things and sales between the head office and its units."""

from __future__ import annotations

import pytest

from bumdes.actions.allocating import (
    MoveBetweenUnits,
    SellBetweenUnits,
    allocate_capital,
    move_between_units,
    sell_between_units,
)
from bumdes.actions.founding import add_village
from bumdes.actions.recording import record_entry, reverse_entry
from bumdes.dealings.dealing import DealingKind, dealings_of, find_dealing
from bumdes.dealings.matching import matched_units, mismatches
from bumdes.errors import (
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
    UnmatchedUnitsError,
)
from ledger import EntryKind, Side, credit, debit, rp
from ledger.errors import SettingMissingError, UnbalancedUnitError
from tests.bumdes.village import MANAGER, TREASURER, booked, day, entry

CASH, STOCK, RK_SHOP, RK_FARM, RK_HEAD = (
    "1.1.01.01",
    "1.1.05.01",
    "1.1.99.03",
    "1.1.99.10",
    "3.8.01.01",
)
OUTPUT = "1.1.05.04"
"""Where the farm keeps what it grew."""


@pytest.fixture
def owned(shop):
    """A shop and a farm, and a head office with money; owned by one village."""
    shop.with_unit("TANI", "farming").does(add_village, "35.17.08.2011", "Sumberejo")
    shop.does(record_entry, opening(5_000_000))
    return shop


def opening(amount, unit=""):
    return entry(
        kind=EntryKind.OPENING,
        date=day(1, 1),
        postings=(
            debit(CASH, rp(amount), unit=unit),
            credit("3.1.01.01" if not unit else "3.3.01.01", rp(amount), unit=unit),
        ),
    )


def moving(**facts):
    given = {
        "from_unit": "",
        "to_unit": "TOKO",
        "date": day(1, 15),
        "amount": rp(2_000_000),
        "kind": DealingKind.CAPITAL,
        "key": "alokasi-1",
    }
    return MoveBetweenUnits(**(given | facts))


def selling(**facts):
    given = {
        "seller": "TANI",
        "buyer": "TOKO",
        "date": day(2, 1),
        "price": rp(900_000),
        "cost": rp(600_000),
        "stock": OUTPUT,
        "key": "jual-1",
    }
    return SellBetweenUnits(**(given | facts))


def net(owned, account, unit=None):
    with owned.work(read_only=True) as work:
        return int(work.book.balance(account, unit=unit).net(Side.DEBIT).amount)


# --- money and things ------------------------------------------------------------------------


def test_capital_of_a_unit_makes_the_lines_of_both_sides(owned):
    owned.does(allocate_capital, moving(), by=TREASURER)

    posted = owned.entries()[-1]
    assert [(p.account, p.side, int(p.amount.amount), p.unit) for p in posted.postings] == [
        (CASH, Side.CREDIT, 2_000_000, ""),
        (RK_SHOP, Side.DEBIT, 2_000_000, ""),
        (RK_HEAD, Side.CREDIT, 2_000_000, "TOKO"),
        (CASH, Side.DEBIT, 2_000_000, "TOKO"),
    ]


def test_what_goes_from_unit_to_unit_goes_through_the_head_office(owned):
    owned.does(allocate_capital, moving())

    owned.does(
        move_between_units,
        moving(from_unit="TOKO", to_unit="TANI", kind=DealingKind.MONEY, key="serah-1"),
    )

    assert net(owned, RK_SHOP) == 0
    assert net(owned, RK_FARM) == 2_000_000
    assert net(owned, CASH, "TANI") == 2_000_000


def test_a_thing_keeps_its_value_and_may_become_another(owned):
    owned.does(
        booked,
        entry(postings=(debit(STOCK, rp(300_000)), credit(CASH, rp(300_000)))),
    )

    owned.does(
        move_between_units,
        moving(
            kind=DealingKind.ASSET,
            account=STOCK,
            to_account="1.1.05.02",
            amount=rp(300_000),
        ),
    )

    assert net(owned, STOCK) == 0
    assert net(owned, "1.1.05.02", "TOKO") == 300_000


def test_asking_twice_allocates_once(owned):
    one = owned.does(allocate_capital, moving())
    other = owned.does(allocate_capital, moving())

    assert one.dealing_id == other.dealing_id
    with owned.work(read_only=True) as work:
        assert len(dealings_of(work.session, work.book_id)) == 1


def test_a_dealing_says_who_gave_whom_and_why(owned):
    dealing = owned.does(allocate_capital, moving())

    assert (dealing.from_unit, dealing.to_unit, dealing.about) == (
        "",
        "TOKO",
        "Alokasi modal ke unit: Kantor Pusat ke Unit Toko",
    )


def test_who_may_not_allocate_is_refused(owned):
    with pytest.raises(PermissionDeniedError):
        owned.does(allocate_capital, moving(), by=MANAGER)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"from_unit": "TOKO", "to_unit": "TOKO", "kind": "money"}, "another_unit"),
        ({"account": "6.1.02.01"}, "asset_account"),
        ({"account": RK_SHOP}, "not_between_units"),
        ({"kind": DealingKind.SALE}, "no_sale"),
    ],
)
def test_what_cannot_move_is_refused(owned, facts, rule):
    given = facts | {"kind": DealingKind(facts.get("kind", "capital"))}

    with pytest.raises(InvalidFieldError) as refused:
        owned.does(move_between_units, moving(**given))

    assert refused.value.facts["rule"] == rule


def test_only_the_head_office_gives_capital(owned):
    with pytest.raises(InvalidFieldError):
        owned.does(allocate_capital, moving(from_unit="TANI"))


def test_a_unit_that_is_none_gets_nothing(owned):
    with pytest.raises(NotFoundError):
        owned.does(allocate_capital, moving(to_unit="KOPI"))


# --- sales -----------------------------------------------------------------------------------


def test_a_sale_between_units_earns_here_and_is_stock_there(owned):
    owned.does(sell_between_units, selling())

    assert net(owned, "4.3.01.91", "TANI") == -900_000
    assert net(owned, STOCK, "TOKO") == 900_000
    assert net(owned, OUTPUT, "TANI") == -600_000
    assert (net(owned, RK_SHOP), net(owned, RK_FARM)) == (900_000, -900_000)


def test_a_service_is_an_expense_of_the_buyer(owned):
    dealing = owned.does(
        sell_between_units, selling(bought="6.1.04.02", cost=None, revenue="4.1.02.01")
    )

    assert dealing.cost_account == "6.1.04.02"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"revenue": STOCK}, "revenue"),
        ({"bought": CASH}, "bought"),
        ({"cost_account": STOCK}, "cost_account"),
        ({"buyer": "TANI"}, "to_unit"),
    ],
)
def test_a_sale_of_wrong_accounts_is_refused(owned, facts, field):
    with pytest.raises(InvalidFieldError) as refused:
        owned.does(sell_between_units, selling(**facts))

    assert refused.value.facts["field"] == field


# --- both sides ------------------------------------------------------------------------------


def lopsided(amount_at_head, amount_in_unit):
    return entry(
        postings=(
            debit(RK_SHOP, rp(amount_at_head)),
            credit(CASH, rp(amount_at_head)),
            debit(CASH, rp(amount_in_unit), unit="TOKO"),
            credit(RK_HEAD, rp(amount_in_unit), unit="TOKO"),
        )
    )


def test_sides_that_say_different_things_are_refused(owned):
    with pytest.raises(UnmatchedUnitsError) as refused:
        owned.does(record_entry, lopsided(500, 400))

    assert refused.value.facts == {
        "account": RK_SHOP,
        "at_head": rp(500),
        "in_units": rp(400),
    }


def test_a_transfer_that_does_not_balance_in_each_unit_is_refused(owned):
    with pytest.raises(UnbalancedUnitError):
        owned.does(
            record_entry,
            entry(postings=(debit(CASH, rp(5), unit="TOKO"), credit(CASH, rp(5)))),
        )


def test_a_side_alone_is_refused(owned):
    with pytest.raises(UnmatchedUnitsError):
        owned.does(
            record_entry,
            entry(postings=(debit(RK_SHOP, rp(5)), credit(CASH, rp(5)))),
        )


def test_a_dealing_is_taken_back_on_both_sides(owned):
    dealing = owned.does(allocate_capital, moving())

    owned.does(reverse_entry, dealing.entry_sequence, on=day(1, 20), reason="Salah unit")

    assert net(owned, RK_SHOP) == 0
    assert net(owned, RK_HEAD, "TOKO") == 0


def test_both_sides_agree_after_dealings_of_every_kind(owned):
    owned.does(allocate_capital, moving())
    owned.does(sell_between_units, selling())

    with owned.work(read_only=True) as work:
        found = matched_units(work.book, day(12, 31))
        assert not mismatches(work.book, day(12, 31))
    sides = {m.account: (int(m.at_head.amount), int(m.in_units.amount)) for m in found}
    assert sides[RK_SHOP] == (2_900_000, 2_900_000)
    assert sides[RK_FARM] == (-900_000, -900_000)


def test_a_mismatch_is_told_with_both_sides(shop):
    """Books without owners take what they get: the reading tells."""
    shop.does(record_entry, lopsided(500, 400))

    with shop.work(read_only=True) as work:
        (found,) = mismatches(work.book, day(12, 31))
    assert (found.units, found.at_head, found.in_units, found.difference) == (
        ("TOKO",),
        rp(500),
        rp(400),
        rp(100),
    )


def test_what_stands_on_the_wrong_side_is_told_too(shop):
    shop.does(record_entry, entry(postings=(debit(CASH, rp(7)), credit(RK_HEAD, rp(7)))))

    with shop.work(read_only=True) as work:
        (found,) = mismatches(work.book, day(12, 31))
    assert (found.account, found.units, found.in_units) == (RK_HEAD, ("",), rp(7))


def test_books_without_accounts_between_units_move_nothing(owned):
    with owned.work() as work:
        work.book.set_closing_accounts(result="3.3.01.01")

    with pytest.raises(SettingMissingError) as refused:
        owned.does(allocate_capital, moving())

    assert refused.value.facts == {"setting": "head_office_account"}


def test_a_dealing_that_is_none_is_not_found(owned):
    with pytest.raises(NotFoundError), owned.work(read_only=True) as work:
        find_dealing(work.session, work.book_id, "x")
