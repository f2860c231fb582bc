"""Assets are finished, lose value, go to another unit, and leave, each with its entry."""

from __future__ import annotations

import pytest

from bumdes.actions.changing_assets import (
    FinishConstruction,
    ImpairAsset,
    TransferAsset,
    finish_construction,
    impair_asset,
    transfer_asset,
)
from bumdes.actions.disposing_assets import DisposeAsset, cancel_asset, dispose_asset
from bumdes.actions.improving_assets import ImproveAsset, improve_asset
from bumdes.actions.recording import reverse_entry
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.assets.disposal import DisposalKind
from bumdes.assets.register import AssetStatus
from bumdes.bookings.asset_payment import PaidFrom
from bumdes.errors import (
    AssetGoneError,
    AssetMovedOnError,
    DecisionRequiredError,
    InvalidFieldError,
    MoreThanAssetError,
    WrongDecisionError,
)
from bumdes.governance.decision import DecisionKind
from bumdes.party import PartyKind
from ledger import Side, rp
from tests.bumdes.capital import balance, contributes
from tests.bumdes.things import (
    CASH,
    SHOP,
    buys,
    everything,
    facts,
    figures,
    is_proved,
    stands,
    wears,
    with_shop,
)
from tests.bumdes.village import day


@pytest.fixture
def village(sqlite_engine):
    return with_shop(sqlite_engine)


@pytest.fixture
def everywhere(engine):
    """The same on each kind of database."""
    return with_shop(engine)


def sale(code, proceeds=4_000_000, **said):
    given = {
        "asset": code,
        "kind": DisposalKind.SALE,
        "date": day(7, 5),
        "proceeds": rp(proceeds),
        "paper": "KW-7",
    }
    return DisposeAsset(**(given | said))


def loss(code, **said):
    given = {"asset": code, "kind": DisposalKind.LOSS, "date": day(7, 5)}
    return DisposeAsset(**(given | said))


# --- what is being built -------------------------------------------------------------


def built(village):
    code = buys(village, 30_000_000, facts=facts(name="Kios", asset_class="construction")).code
    more = (PaidFrom(account=CASH, amount=rp(18_000_000)),)
    village.does(improve_asset, ImproveAsset(asset=code, date=day(3, 1), paid=more))
    return code


def finished(code, **said):
    given = {"asset": code, "date": day(5, 1), "asset_class": "building", "months": 240}
    return FinishConstruction(**(given | said))


def test_what_is_built_gathers_its_cost(village):
    code = built(village)

    assert (figures(village, code), stands(village, code).status) == (
        (48_000_000, 0, 0),
        AssetStatus.BEING_BUILT,
    )


def test_what_is_finished_belongs_to_its_class(village):
    village.does(finish_construction, finished(built(village)))

    assert [balance(village, account) for account in ("1.3.06.01", "1.3.05.01")] == [
        0,
        -48_000_000,
    ]


def test_what_is_finished_wears_out_from_then_on(village):
    code = built(village)
    village.does(finish_construction, finished(code))
    wears(village, 6)

    assert figures(village, code) == (48_000_000, 400_000, 0)


def test_it_is_not_finished_into_what_is_being_built(village):
    code = built(village)

    with pytest.raises(InvalidFieldError):
        village.does(finish_construction, finished(code, asset_class="construction"))


def test_only_what_is_being_built_is_finished(village):
    code = buys(village).code

    with pytest.raises(InvalidFieldError):
        village.does(finish_construction, finished(code))


# --- losing value --------------------------------------------------------------------


def flood(code, amount=2_100_000, **said):
    given = {"asset": code, "date": day(7, 5), "amount": rp(amount), "reason": "Banjir"}
    return ImpairAsset(**(given | said))


def test_a_loss_in_value_is_an_expense_at_once(village):
    code = buys(village).code
    village.does(impair_asset, flood(code))

    assert (figures(village, code), balance(village, "7.2.06.01")) == (
        (4_800_000, 600_000, 2_100_000),
        -2_100_000,
    )


def test_what_is_left_is_spread_over_what_is_left_of_its_life(village):
    code = buys(village).code
    village.does(impair_asset, flood(code))
    wears(village, 7)

    assert figures(village, code) == (4_800_000, 650_000, 2_100_000)


def test_nothing_loses_more_than_it_stands_at(village):
    code = buys(village).code

    with pytest.raises(MoreThanAssetError):
        village.does(impair_asset, flood(code, 4_200_001))


def test_land_can_lose_value_too(village):
    code = buys(village, 90_000_000, facts=facts(asset_class="land")).code
    village.does(impair_asset, flood(code))

    assert figures(village, code) == (90_000_000, 0, 2_100_000)


# --- between units -------------------------------------------------------------------


def test_a_thing_goes_to_another_unit_at_what_it_stands_at(village):
    code = buys(village).code
    wears(village, 6)
    village.does(transfer_asset, TransferAsset(asset=code, to_unit="", date=day(7, 5)))

    held = stands(village, code).holding
    assert (held.unit, held.carrying) == ("", 420_000_000)


def test_both_offices_say_the_same_of_it(village):
    code = buys(village).code
    wears(village, 6)
    village.does(transfer_asset, TransferAsset(asset=code, to_unit="", date=day(7, 5)))

    with village.work(read_only=True) as work:
        owed = work.book.balance("1.1.99.00").net(Side.DEBIT)
        owing = work.book.balance("3.8.00.00").net(Side.CREDIT)
    assert owed == owing


def test_a_thing_does_not_go_where_it_is(village):
    code = buys(village).code

    with pytest.raises(InvalidFieldError):
        village.does(transfer_asset, TransferAsset(asset=code, to_unit=SHOP, date=day(7, 5)))


def test_its_wear_is_then_of_the_other_unit(village):
    code = buys(village).code
    village.does(transfer_asset, TransferAsset(asset=code, to_unit="", date=day(1, 20)))
    wears(village, 1)

    with village.work(read_only=True) as work:
        assert work.book.balance("6.1.07.03", unit="").debits == rp(100_000)


# --- selling -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("proceeds", "account", "result"),
    [(5_000_000, "7.1.05.01", 800_000), (4_000_000, "7.2.04.01", -200_000)],
)
def test_a_sale_brings_a_gain_or_a_loss(village, proceeds, account, result):
    code = buys(village).code
    wears(village, 6)
    sold = village.does(dispose_asset, sale(code, proceeds))

    assert (sold.result_minor // 100, balance(village, account)) == (result, result)


def test_a_sale_brings_its_wear_up_to_the_day(village):
    sold = village.does(dispose_asset, sale(buys(village).code))

    assert sold.worn_minor == 60_000_000


def test_wear_that_was_posted_too_far_is_given_back(village):
    code = buys(village).code
    wears(village, 8)
    sold = village.does(dispose_asset, sale(code))

    assert sold.worn_minor == 60_000_000
    assert balance(village, "6.1.07.03") == -600_000


def test_nothing_is_left_of_what_is_sold(village):
    code = buys(village).code
    village.does(dispose_asset, sale(code))

    assert (figures(village, code), stands(village, code).status) == (
        (0, 0, 0),
        AssetStatus.GONE,
    )


def test_a_part_is_sold(village):
    code = buys(village).code
    village.does(dispose_asset, sale(code, cost=rp(1_200_000)))

    assert figures(village, code) == (3_600_000, 450_000, 0)


def test_what_is_left_wears_out_to_its_cost(village):
    code = buys(village).code
    village.does(dispose_asset, sale(code, cost=rp(1_200_000)))
    wears(village, 12, 2028)

    assert figures(village, code) == (3_600_000, 3_600_000, 0)


def test_two_parts_can_be_sold_on_one_day(village):
    code = buys(village).code
    village.does(dispose_asset, sale(code, cost=rp(1_200_000)))
    village.does(dispose_asset, sale(code, cost=rp(1_200_000)))

    assert figures(village, code) == (2_400_000, 300_000, 0)


def test_each_fund_gets_its_part_of_the_proceeds(village):
    fund = contributes(village, 3_600_000, into=CASH).fund
    paid = (
        PaidFrom(account=CASH, amount=rp(3_600_000), fund=fund),
        PaidFrom(account=CASH, amount=rp(1_200_000)),
    )
    code = buys(village, unit="", paid=paid).code
    village.does(dispose_asset, sale(code))

    assert balance(village, CASH, fund=fund) == -3_000_000


def test_what_is_paid_later_is_owed_on_a_document(village):
    buyer = village.does(
        register_party, RegisterParty(kind=PartyKind.CUSTOMER, name="Pak Budi")
    )
    code = buys(village).code
    village.does(dispose_asset, sale(code, into="1.1.03.99", party=buyer.code))

    owed = [p for e in village.entries() for p in e.postings if p.account == "1.1.03.99"]
    assert [(p.party, bool(p.document)) for p in owed] == [(buyer.code, True)]


def test_a_sale_needs_no_decision_but_its_paper(village):
    code = buys(village).code

    with pytest.raises(InvalidFieldError):
        village.does(dispose_asset, sale(code, paper=" "))


@pytest.mark.parametrize(
    "said", [{"proceeds": 0}, {"cost": rp(0)}, {"into": "4.2.01.91"}, {"proceeds": -1}]
)
def test_a_sale_that_cannot_be_is_refused(village, said):
    code = buys(village).code

    with pytest.raises(InvalidFieldError):
        village.does(dispose_asset, sale(code, **said))


def test_no_more_is_sold_than_there_is(village):
    code = buys(village).code

    with pytest.raises(MoreThanAssetError):
        village.does(dispose_asset, sale(code, cost=rp(4_800_001)))


def test_a_thing_is_disposed_of_once(village):
    code = buys(village).code
    village.does(dispose_asset, sale(code))

    with pytest.raises(AssetGoneError):
        village.does(dispose_asset, sale(code))


def test_asking_twice_sells_once(village):
    command = sale(buys(village).code)

    first, again = (village.does(dispose_asset, command) for _ in range(2))

    assert first.entry_sequence == again.entry_sequence


# --- losing --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [k for k in DisposalKind if k is not DisposalKind.SALE])
def test_only_a_decision_lets_a_thing_go_for_nothing(village, kind):
    code = buys(village).code

    with pytest.raises(DecisionRequiredError):
        village.does(dispose_asset, loss(code, kind=kind))


def test_another_decision_lets_nothing_go(village):
    number = village.decides(DecisionKind.BORROW)
    code = buys(village).code

    with pytest.raises(WrongDecisionError):
        village.does(dispose_asset, loss(code, decision=number))


def test_what_is_lost_is_a_loss(village):
    number = village.decides(DecisionKind.WRITE_OFF)
    code = buys(village).code
    village.does(dispose_asset, loss(code, decision=number))

    assert balance(village, "7.2.04.02") == -4_200_000


def test_an_insurance_may_pay_for_what_is_lost(village):
    number = village.decides(DecisionKind.WRITE_OFF)
    code = buys(village).code
    village.does(dispose_asset, loss(code, decision=number, proceeds=rp(4_000_000)))

    assert balance(village, "7.2.04.02") == -200_000


# --- taking back ---------------------------------------------------------------------


def test_a_sale_that_is_taken_back_brings_the_thing_back(everywhere):
    village = everywhere
    code = buys(village).code
    sold = village.does(dispose_asset, sale(code))
    village.does(reverse_entry, sold.entry_sequence, on=day(7, 6), reason="Batal dibeli")

    assert figures(village, code) == (4_800_000, 600_000, 0)
    assert is_proved(village)


def test_it_wears_out_on_as_if_it_had_never_gone(village):
    code = buys(village).code
    sold = village.does(dispose_asset, sale(code))
    village.does(reverse_entry, sold.entry_sequence, on=day(7, 6), reason="Batal dibeli")
    wears(village, 8)

    assert figures(village, code) == (4_800_000, 800_000, 0)


def test_what_happened_last_is_taken_back_first(village):
    code = buys(village).code
    village.does(impair_asset, flood(code))
    with village.work(read_only=True) as work:
        lost = max(e.sequence for e in work.book.entries())
    village.does(transfer_asset, TransferAsset(asset=code, to_unit="", date=day(8, 1)))

    with pytest.raises(AssetMovedOnError):
        village.does(reverse_entry, lost, on=day(9, 1), reason="Salah")


def test_wear_before_a_sale_is_not_taken_back(village):
    code = buys(village).code
    (run,) = wears(village, 1)
    village.does(dispose_asset, sale(code))

    with pytest.raises(AssetMovedOnError):
        village.does(reverse_entry, run.posted[0].sequence, on=day(8, 1), reason="Salah")


def test_a_thing_recorded_by_mistake_is_cancelled_with_its_wear(village):
    code = buys(village).code
    wears(village, 3)
    village.does(cancel_asset, code, on=day(4, 2), reason="Ini biaya")

    assert (stands(village, code), balance(village, CASH)) == (None, 0)
    assert is_proved(village)


def test_the_register_follows_every_step(everywhere):
    village = everywhere
    code = buys(village, 9_600_000).code
    other = built(village)
    number = village.decides(DecisionKind.WRITE_OFF)
    steps = (
        lambda: wears(village, 3),
        lambda: village.does(finish_construction, finished(other)),
        lambda: village.does(impair_asset, flood(code, date=day(5, 20))),
        lambda: village.does(
            transfer_asset, TransferAsset(asset=code, to_unit="", date=day(6, 1))
        ),
        lambda: village.does(dispose_asset, sale(code, cost=rp(2_000_000))),
        lambda: wears(village, 9),
        lambda: village.does(dispose_asset, loss(other, date=day(10, 1), decision=number)),
    )

    proved = []
    for step in steps:
        step()
        proved.append(is_proved(village) and is_proved(village, day(6, 30)))
    assert proved == [True] * len(steps)
    assert len(everything(village)) == 2
