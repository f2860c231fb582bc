"""Assets come in with an identity, a plan, and an entry that names them."""

from __future__ import annotations

import pytest

from bumdes.actions.acquiring_assets import buy_asset
from bumdes.actions.founding import add_village
from bumdes.actions.improving_assets import ImproveAsset, improve_asset
from bumdes.actions.keeping_assets import settle_asset_policy
from bumdes.actions.recording import record_entry, reverse_entry
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.actions.taking_over_assets import TakeOverAsset, take_over_asset
from bumdes.assets.register import AssetStatus
from bumdes.assets.schedule import Method
from bumdes.bookings.asset_payment import PaidFrom
from bumdes.errors import (
    AssetGoneError,
    AssetMovedOnError,
    BelowCapitalisationLimitError,
    IdentityMissingError,
    InvalidFieldError,
    MoreThanAssetError,
    NotFoundError,
    PermissionDeniedError,
    RegisterPostsOnlyError,
    TakenError,
)
from bumdes.party import PartyKind
from ledger import EntryKind, credit, debit, rp
from tests.bumdes.capital import BANK, HOME, balance, contributes
from tests.bumdes.things import (
    CASH,
    SHOP,
    buys,
    facts,
    figures,
    is_proved,
    purchase,
    stands,
    wears,
    with_shop,
)
from tests.bumdes.village import DIRECTOR, MANAGER, TREASURER, day, entry, founded

EQUIPMENT, WORN = "1.3.03.01", "1.3.07.02"


@pytest.fixture
def village(sqlite_engine):
    return with_shop(sqlite_engine)


@pytest.fixture
def everywhere(engine):
    """The same on each kind of database."""
    return with_shop(engine)


# --- buying --------------------------------------------------------------------------


def test_what_is_bought_stands_at_its_cost(village):
    code = buys(village).code

    assert figures(village, code) == (4_800_000, 0, 0)


def test_the_entry_names_the_thing(village):
    code = buys(village).code

    (bought,) = village.entries()
    assert {p.asset for p in bought.postings if p.account == EQUIPMENT} == {code}


def test_codes_are_numbered_by_year(village):
    assert [buys(village).code, buys(village).code] == ["A2025-0001", "A2025-0002"]


def test_asking_twice_buys_once(village):
    command = purchase()

    first, again = (village.does(buy_asset, command) for _ in range(2))

    assert (first.code, len(village.entries())) == (again.code, 1)


def test_several_funds_can_pay_for_one_thing(village):
    fund = contributes(village, 9_000_000, into=CASH).fund
    paid = (
        PaidFrom(account=CASH, amount=rp(3_000_000), fund=fund),
        PaidFrom(account=CASH, amount=rp(1_800_000)),
    )
    code = buys(village, paid=paid, unit="").code

    held = stands(village, code).holding
    assert {f: part.cost for f, part in held.parts.items()} == {
        fund: 300_000_000,
        "": 180_000_000,
    }


def test_what_is_owed_for_it_stands_on_a_document(village):
    shop = village.does(register_party, RegisterParty(kind=PartyKind.SUPPLIER, name="Toko ABC"))
    source = PaidFrom(
        account="2.1.01.01", amount=rp(4_800_000), party=shop.code, due_on=day(3, 1)
    )

    buys(village, paid=(source,))

    (bought,) = village.entries()
    owed = next(p for p in bought.postings if p.account == "2.1.01.01")
    assert (owed.party, bool(owed.document)) == (shop.code, True)


@pytest.mark.parametrize("account", ["4.2.01.91", "6.1.02.01", "3.1.01.01"])
def test_nobody_pays_from_there(village, account):
    with pytest.raises(InvalidFieldError):
        buys(village, paid=(PaidFrom(account=account, amount=rp(4_800_000)),))


def test_what_costs_too_little_is_an_expense(village):
    with pytest.raises(BelowCapitalisationLimitError):
        buys(village, 999_999)


def test_what_costs_too_little_is_kept_if_somebody_insists(village):
    assert buys(village, 500_000, is_kept_anyway=True).code == "A2025-0001"


def test_an_enterprise_settles_the_limit_itself(village):
    village.does(
        settle_asset_policy,
        "capitalisation_limit",
        "300000",
        valid_from=day(1, 1),
        source="SOP Aset 2025",
    )

    assert buys(village, 500_000).code == "A2025-0001"


def test_a_limit_holds_from_its_day_on(village):
    village.does(
        settle_asset_policy,
        "capitalisation_limit",
        "300000",
        valid_from=day(2, 1),
        source="SOP Aset 2025",
    )

    with pytest.raises(BelowCapitalisationLimitError):
        buys(village, 500_000)


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("start", "whenever"),
        ("method", "guess"),
        ("capitalisation_limit", "-1"),
        ("life:car", "0"),
        ("colour", "red"),
    ],
)
def test_what_cannot_be_settled_is_refused(village, rule, value):
    with pytest.raises(InvalidFieldError):
        village.does(settle_asset_policy, rule, value, valid_from=day(1, 1), source="SOP")


def test_a_code_names_one_thing(village):
    buys(village, facts=facts(code="INV-7"))

    with pytest.raises(TakenError):
        buys(village, facts=facts(code="INV-7"))


@pytest.mark.parametrize(
    "said",
    [
        {"months": 0},
        {"months": 1_201},
        {"residual": rp(4_800_001)},
        {"residual": rp(-1)},
        {"in_use_on": day(1, 9)},
        {"asset_class": "land", "months": 48},
    ],
)
def test_a_plan_that_cannot_be_is_refused(village, said):
    with pytest.raises(InvalidFieldError):
        buys(village, facts=facts(**said))


def test_there_is_no_such_class(village):
    with pytest.raises(NotFoundError):
        buys(village, facts=facts(asset_class="spaceship"))


def test_who_keeps_no_assets_buys_none(village):
    with pytest.raises(PermissionDeniedError):
        village.does(buy_asset, purchase(), by=MANAGER)


@pytest.mark.parametrize("actor", [DIRECTOR, TREASURER])
def test_who_keeps_assets_buys_some(village, actor):
    assert village.does(buy_asset, purchase(), by=actor).recorded_by == actor.name


# --- nobody else posts there ---------------------------------------------------------


def test_a_line_without_its_thing_is_refused(village):
    legs = (debit(EQUIPMENT, rp(5)), credit(CASH, rp(5)))

    with pytest.raises(IdentityMissingError):
        village.does(record_entry, entry(postings=legs))


@pytest.mark.parametrize("kind", [EntryKind.ORDINARY, EntryKind.OPENING, EntryKind.ADJUSTING])
def test_people_do_not_post_to_what_the_register_keeps(village, kind):
    code = buys(village).code
    legs = (debit("6.1.07.03", rp(5), unit=SHOP), credit(WORN, rp(5), unit=SHOP, asset=code))

    with pytest.raises(RegisterPostsOnlyError):
        village.does(record_entry, entry(postings=legs, kind=kind))


# --- taking over ---------------------------------------------------------------------


def old(**said):
    given = {
        "facts": facts(name="Mobil bak", asset_class="car"),
        "acquired_on": day(7, 3, 2022),
        "on": day(1, 1),
        "unit": "",
        "cost": rp(96_000_000),
        "worn": rp(30_000_000),
    }
    return TakeOverAsset(**(given | said))


def test_what_was_there_before_comes_with_its_wear(village):
    code = village.does(take_over_asset, old()).code

    assert figures(village, code) == (96_000_000, 30_000_000, 0)


def test_its_value_is_part_of_equity(village):
    village.does(take_over_asset, old())

    assert balance(village, "3.3.01.01") == 66_000_000


def test_it_wears_out_over_what_is_left_of_its_life(village):
    code = village.does(take_over_asset, old()).code

    # 96 months from July 2022, of which 30 are over: the rest takes 66 more.
    assert stands(village, code).plan.months == 66


def test_its_wear_goes_on_in_the_first_month_of_the_books(village):
    code = village.does(take_over_asset, old()).code
    wears(village, 1)

    assert figures(village, code) == (96_000_000, 31_000_000, 0)


def test_books_that_begin_on_the_last_day_of_a_year_wear_out_from_january(village):
    command = old(on=day(12, 31, 2024))

    assert village.does(take_over_asset, command).acquired_on == day(7, 3, 2022)
    wears(village, 1)
    assert balance(village, "1.3.07.01") == 31_000_000


@pytest.mark.parametrize(
    "said",
    [
        {"worn": rp(96_000_001)},
        {"worn": rp(-1)},
        {"acquired_on": day(1, 2)},
        {"months_left": 0},
        {"acquired_on": day(7, 3, 2012)},
        {"against": CASH},
        {"cost": rp(0), "worn": rp(0)},
    ],
)
def test_what_cannot_be_taken_over_is_refused(village, said):
    with pytest.raises(InvalidFieldError):
        village.does(take_over_asset, old(**said))


def test_what_is_worn_out_needs_no_months(village):
    command = old(acquired_on=day(7, 3, 2012), worn=rp(96_000_000))

    code = village.does(take_over_asset, command).code

    assert stands(village, code).status is AssetStatus.WORN_OUT


def test_it_takes_no_more_than_stands_without_a_name(village):
    with pytest.raises(MoreThanAssetError):
        village.does(take_over_asset, old(stands_unnamed=True))


def adopted(sqlite_engine):
    """Return an enterprise that was given owners after its books had begun."""
    village = founded(sqlite_engine).with_unit(SHOP, "trading")
    legs = (
        debit("1.3.02.01", rp(96_000_000)),
        credit("1.3.07.01", rp(30_000_000)),
        credit("3.3.01.01", rp(66_000_000)),
    )
    village.does(record_entry, entry(postings=legs, kind=EntryKind.OPENING, date=day(1, 1)))
    village.does(add_village, HOME, "Sumberejo")
    return village


def test_what_older_books_hold_without_a_name_is_named(sqlite_engine):
    village = adopted(sqlite_engine)
    village.does(take_over_asset, old(stands_unnamed=True))

    assert [balance(village, a) for a in ("1.3.02.01", "3.3.01.01")] == [
        -96_000_000,
        66_000_000,
    ]
    assert is_proved(village)


def test_no_more_is_named_than_there_is(sqlite_engine):
    village = adopted(sqlite_engine)
    village.does(take_over_asset, old(stands_unnamed=True))

    with pytest.raises(MoreThanAssetError):
        village.does(take_over_asset, old(stands_unnamed=True))


# --- improving -----------------------------------------------------------------------


def better(code, amount=1_200_000, **said):
    given = {
        "asset": code,
        "date": day(7, 5),
        "paid": (PaidFrom(account=CASH, amount=rp(amount)),),
    }
    return ImproveAsset(**(given | said))


def test_an_improvement_is_spread_over_what_is_left(village):
    code = buys(village).code
    village.does(improve_asset, better(code, 840_000))
    wears(village, 7)

    # six months of 100.000, then 4.200.000 and 840.000 over 42 months
    assert figures(village, code) == (5_640_000, 720_000, 0)


def test_an_improvement_can_make_it_last_longer(village):
    code = buys(village).code
    village.does(improve_asset, better(code, more_months=12))

    assert stands(village, code).plan.months == 54


def test_what_is_worn_out_must_last_longer_to_be_improved(village):
    code = buys(village, facts=facts(months=1)).code

    with pytest.raises(InvalidFieldError):
        village.does(improve_asset, better(code))


def test_what_is_not_there_yet_is_not_improved(village):
    code = buys(village).code

    with pytest.raises(AssetGoneError):
        village.does(improve_asset, better(code, date=day(1, 9)))


# --- capital in kind -----------------------------------------------------------------


def test_a_thing_that_comes_as_capital_is_an_asset(village):
    made = contributes(village, into=EQUIPMENT, handover="BAST 4/2025", purpose="Mesin kopi")

    held = stands(village, "A2025-0001")
    assert (held.asset.name, held.holding.funds) == ("Mesin kopi", [made.fund])


def test_what_is_said_of_it_is_kept(village):
    said = facts(asset_class="machine", serial="SN-1", method=Method.DECLINING_BALANCE)
    contributes(village, into=EQUIPMENT, handover="BAST 4/2025", asset=said)

    held = stands(village, "A2025-0001")
    assert (held.asset.serial, held.plan.life) == ("SN-1", 96)


def test_its_class_is_kept_where_it_came_into(village):
    with pytest.raises(InvalidFieldError):
        contributes(village, into=EQUIPMENT, handover="BAST", asset=facts(asset_class="car"))


def test_its_wear_is_of_the_fund_that_brought_it(village):
    fund = contributes(village, 48_000_000, into=EQUIPMENT, handover="BAST").fund
    wears(village, 1)

    assert balance(village, WORN, fund=fund) == 1_000_000


# --- taking back ---------------------------------------------------------------------


def test_what_was_bought_by_mistake_is_taken_back(village):
    code = buys(village).code
    with village.work(read_only=True) as work:
        (bought,) = work.book.entries()
    village.does(reverse_entry, bought.sequence, on=day(1, 11), reason="Salah catat")

    assert stands(village, code) is None
    assert is_proved(village)


def test_what_wore_off_since_holds_it(village):
    buys(village)
    wears(village, 1)

    with pytest.raises(AssetMovedOnError):
        village.does(reverse_entry, 1, on=day(2, 11), reason="Salah catat")


# --- proof ---------------------------------------------------------------------------


def test_the_register_is_its_control_account(everywhere):
    village = everywhere
    contributes(village, into=EQUIPMENT, handover="BAST")
    buys(village, facts=facts(asset_class="software"))
    village.does(take_over_asset, old())
    village.does(improve_asset, better(buys(village).code))
    wears(village, 9)

    assert [is_proved(village, day(month, 28)) for month in (1, 5, 9, 12)] == [True] * 4


def test_the_bank_pays_as_well_as_cash(village):
    source = PaidFrom(account=BANK, amount=rp(4_800_000))

    assert buys(village, paid=(source,), unit="").code
