"""What registers pay needs its proof as any payment does, or a promise of it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from importlib import import_module
from pkgutil import iter_modules

import pytest

from bumdes import actions
from bumdes.actions.acquiring_assets import buy_asset
from bumdes.actions.buying_goods import BoughtGoods, BuyGoods, buy_goods
from bumdes.actions.counting_cash import CountCash, confirm_count, count_cash, post_difference
from bumdes.actions.proving import SetProofLimit, set_proof_limit
from bumdes.actions.repeating import (
    ConfirmRecurring,
    PlanRecurring,
    confirm_recurring,
    plan_recurring,
    run_recurring,
)
from bumdes.actions.scheduling import StartSchedule, start_schedule
from bumdes.bookings.goods import Paid
from bumdes.errors import ProofRequiredError
from bumdes.proofs.completeness import unproved_payments_of
from bumdes.schedules.schedule import ScheduleKind
from ledger import Period, credit, debit, rp
from tests.bumdes.capital import owned
from tests.bumdes.goods import article
from tests.bumdes.months import CASH, month
from tests.bumdes.things import purchase
from tests.bumdes.village import DIRECTOR, day

YEAR = Period.year(2025)
LATER_ON, LATER = "proof_later", "Notanya dikirim besok."
PAPER = "ab" * 32

NO_PAYMENT = {
    "AddLine",  # opening balances
    "BringTaxForward",
    "ChargeValueAdded",
    "ContributeCapital",  # money or things come in
    "CountMonth",
    "CountStock",
    "CutOverLine",
    "DetailStock",
    "DisposeAsset",  # things go, money may come in
    "FinishBatch",  # goods in process become goods
    "FinishConstruction",
    "ImpairAsset",
    "IssueCreditNote",  # what was paid already is kept as paid ahead
    "JournalEntry",  # its tags say it
    "MoveBetweenUnits",  # from one unit of the enterprise to another
    "MoveGoods",
    "OweTax",  # owed, not paid
    "Restate",
    "SellBetweenUnits",
    "SellGoods",
    "SellGoodsBetween",
    "ShareProfit",  # owed, not paid
    "TakeOverAsset",  # it was there before the books
    "TellApart",
    "TransferAsset",
    "UseGoods",
    "WriteOff",
}


def test_every_command_that_may_pay_can_promise_its_proof():
    commands = [
        thing
        for found in iter_modules(actions.__path__)
        for thing in vars(import_module(f"{actions.__name__}.{found.name}")).values()
        if isinstance(thing, type) and is_dataclass(thing)
    ]
    said = {each.__name__: {field.name for field in fields(each)} for each in commands}

    silent = {
        name for name, names in said.items() if "evidence" in names and LATER_ON not in names
    }

    assert silent == NO_PAYMENT


@pytest.fixture
def strict(engine):
    """A shop that a village owns, where half a million needs a proof."""
    village = owned(engine).with_unit("TOKO", "trading")
    village.keeps(PAPER)
    village.does(set_proof_limit, SetProofLimit(valid_from=day(1), least=rp(500_000)))
    return village


def goods(village):
    article(village)
    return BuyGoods(
        unit="TOKO",
        date=day(1, 5),
        lines=(BoughtGoods("BERAS", 100, rp(900_000), "kg"),),
        paid=(Paid(CASH, rp(900_000)),),
    )


def rent(_):
    return StartSchedule(
        kind=ScheduleKind.PREPAID,
        description="Sewa kios",
        amount=rp(6_000_000),
        first_day=day(1, 1),
        last_day=day(12, 31),
        held_account="1.1.07.01",
        result_account="6.1.05.01",
        date=day(1, 2),
        cash=CASH,
    )


def internet(village, **facts):
    lines = (debit("6.1.04.02", rp(700_000)), credit(CASH, rp(700_000)))
    given = {"name": "Internet", "lines": lines, "first_month": month(1), "day": 5}
    return village.does(plan_recurring, PlanRecurring(**(given | facts))).recurring_id


def confirmed(village):
    return ConfirmRecurring(recurring_id=internet(village), month=month(1))


PAYMENTS = pytest.mark.parametrize(
    ("act", "command_in"),
    [
        (buy_asset, lambda _: purchase(4_800_000)),
        (buy_goods, goods),
        (start_schedule, rent),
        (confirm_recurring, confirmed),
    ],
    ids=["asset", "goods", "rent", "recurring"],
)


@PAYMENTS
def test_what_a_register_pays_needs_a_proof(strict, act, command_in):
    with pytest.raises(ProofRequiredError):
        strict.does(act, command_in(strict))


@PAYMENTS
def test_what_a_register_pays_may_promise_its_proof(strict, act, command_in):
    strict.does(act, replace(command_in(strict), proof_later=LATER))

    assert promises(strict) == [LATER]


@PAYMENTS
def test_what_a_register_pays_may_be_proved(strict, act, command_in):
    strict.does(act, replace(command_in(strict), evidence=(PAPER,)))

    assert promises(strict) == []


def promises(village):
    with village.work(read_only=True) as work:
        return [each.promise for each in unproved_payments_of(work, YEAR)]


def test_what_recurs_by_itself_promises_its_proof_by_itself(strict):
    internet(strict, is_automatic=True)

    strict.does(run_recurring, month(1))

    assert promises(strict) == ["Tercatat otomatis tiap bulan; lampirkan buktinya"]


def test_cash_that_is_missing_is_proved_by_its_count(strict):
    command = CountCash(
        account=CASH, on=day(1, 8), counter="Ratna", witness="Bagas", found=rp(1)
    )
    strict.sells(rp(900_000), date=day(1, 6), unit="TOKO")
    count = strict.does(count_cash, replace(command, unit="TOKO"))

    strict.does(confirm_count, count.count_id, by=DIRECTOR)

    posted = strict.does(post_difference, count.count_id, reason="Hilang di laci")

    assert posted.sequence
