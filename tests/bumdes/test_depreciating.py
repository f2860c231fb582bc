"""What wore off is posted once a month, missed months first, for each unit and fund."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bumdes.actions.changing_assets import ReviseWear, revise_wear
from bumdes.actions.closing import close_period
from bumdes.actions.depreciating import run_depreciation
from bumdes.actions.disposing_assets import DisposeAsset, dispose_asset
from bumdes.actions.keeping_assets import settle_asset_policy
from bumdes.actions.recording import reverse_entry
from bumdes.assets.disposal import DisposalKind
from bumdes.assets.schedule import Method, StartRule
from bumdes.assets.wear import planned_wear
from bumdes.bookings.asset_payment import PaidFrom
from bumdes.errors import InvalidFieldError, PermissionDeniedError
from ledger import EntryKind, LedgerError, Period, rp
from tests import scale
from tests.bumdes.capital import balance, contributes
from tests.bumdes.things import (
    CASH,
    SHOP,
    buys,
    facts,
    figures,
    is_proved,
    stands,
    wears,
    with_shop,
)
from tests.bumdes.village import MANAGER, day

EXPENSE, WORN = "6.1.07.03", "1.3.07.02"


@pytest.fixture
def village(sqlite_engine):
    return with_shop(sqlite_engine)


@pytest.fixture
def everywhere(engine):
    """The same on each kind of database."""
    return with_shop(engine)


def amounts(runs):
    return [int(run.amount.amount) for run in runs]


def test_a_month_takes_its_part(village):
    code = buys(village).code
    wears(village, 1)

    assert figures(village, code) == (4_800_000, 100_000, 0)


def test_the_expense_is_that_of_the_unit(village):
    buys(village)
    wears(village, 1)

    with village.work(read_only=True) as work:
        assert work.book.balance(EXPENSE, unit=SHOP).debits == rp(100_000)


def test_the_entry_is_an_adjustment_of_the_last_day(village):
    buys(village)
    wears(village, 2)

    assert [(e.date, e.kind) for e in village.entries()[1:]] == [
        (day(1, 31), EntryKind.ADJUSTING),
        (day(2, 28), EntryKind.ADJUSTING),
    ]


def test_a_month_is_posted_once(village):
    buys(village)

    assert amounts(wears(village, 1)) == [100_000]
    assert wears(village, 1) == []


def test_missed_months_are_posted_in_their_order(everywhere):
    village = everywhere
    buys(village)

    runs = wears(village, 4)

    assert [run.month for run in runs] == [Period.month(2025, m) for m in (1, 2, 3, 4)]


def test_what_came_late_into_the_register_catches_up(village):
    buys(village)
    wears(village, 3)
    buys(village)

    assert amounts(wears(village, 3)) == [100_000] * 3


def test_what_belongs_to_closed_months_is_posted_in_the_first_open_one(village):
    buys(village)
    village.does(close_period, through=day(2, 28))

    runs = wears(village, 4)

    assert amounts(runs) == [300_000, 100_000]


def test_a_closed_month_takes_nothing_more(village):
    buys(village)
    village.does(close_period, through=day(2, 28))

    with pytest.raises(LedgerError):
        wears(village, 2)


def test_what_was_taken_back_is_posted_again(village):
    code = buys(village).code
    (run,) = wears(village, 1)
    village.does(reverse_entry, run.posted[0].sequence, on=day(1, 31), reason="Salah")

    assert amounts(wears(village, 1)) == [100_000]
    assert figures(village, code) == (4_800_000, 100_000, 0)


def test_each_unit_and_fund_has_an_entry_of_its_own(village):
    fund = contributes(village, 9_600_000, into=CASH).fund
    buys(village)
    buys(village, unit="")
    buys(village, unit="", paid=(PaidFrom(account=CASH, amount=rp(9_600_000), fund=fund),))

    (run,) = wears(village, 1)

    assert [len(run.posted), run.assets] == [3, 3]


def test_funds_share_the_wear_of_what_they_paid_together(village):
    fund = contributes(village, 3_600_000, into=CASH).fund
    paid = (
        PaidFrom(account=CASH, amount=rp(3_600_000), fund=fund),
        PaidFrom(account=CASH, amount=rp(1_200_000)),
    )
    buys(village, unit="", paid=paid)
    wears(village, 1)

    assert [balance(village, WORN, fund=which) for which in (fund, "")] == [75_000, 25_000]


def test_a_plan_of_what_would_be_posted_posts_nothing(village):
    buys(village)

    with village.work(read_only=True) as work:
        assert amounts(planned_wear(work, Period.month(2025, 2))) == [100_000] * 2
    assert len(village.entries()) == 1


@pytest.mark.parametrize("asset_class", ["land", "construction"])
def test_land_and_what_is_being_built_do_not_wear_out(village, asset_class):
    buys(village, 90_000_000, facts=facts(asset_class=asset_class))

    assert wears(village, 12) == []


def test_software_is_amortised(village):
    buys(village, facts=facts(asset_class="software"))
    wears(village, 1)

    assert balance(village, "1.4.02.01") == 100_000


def test_the_residual_stays(village):
    code = buys(village, facts=facts(months=12, residual=rp(1_200_000))).code
    wears(village, 12, 2026)

    assert figures(village, code) == (4_800_000, 3_600_000, 0)


def test_a_declining_balance_takes_half_in_its_first_year_of_four(village):
    code = buys(village, facts=facts(method=Method.DECLINING_BALANCE)).code
    wears(village, 12)

    assert figures(village, code) == (4_800_000, 2_400_000, 0)


def test_an_enterprise_may_begin_with_the_month_after(village):
    rule = StartRule.MONTH_AFTER.value
    source = "SOP Aset 2025"
    village.does(settle_asset_policy, "start", rule, valid_from=day(1), source=source)
    buys(village)

    assert wears(village, 1) == []


def test_an_enterprise_says_itself_how_long_things_last(village):
    village.does(
        settle_asset_policy, "life:equipment", "24", valid_from=day(1), source="SOP Aset"
    )
    buys(village)

    assert amounts(wears(village, 1)) == [200_000]


def test_another_life_concerns_the_months_to_come(village):
    code = buys(village).code
    wears(village, 6)
    command = ReviseWear(asset=code, date=day(7, 1), months_left=84, reason="Masih baik")
    village.does(revise_wear, command)

    assert amounts(wears(village, 8)) == [50_000, 50_000]


@pytest.mark.parametrize("months", [0, 1_201])
def test_a_life_that_cannot_be_is_refused(village, months):
    code = buys(village).code
    command = ReviseWear(asset=code, date=day(7, 1), months_left=months, reason="Ya")

    with pytest.raises(InvalidFieldError):
        village.does(revise_wear, command)


def test_what_stretches_over_several_months_is_no_month(village):
    with pytest.raises(InvalidFieldError):
        village.does(run_depreciation, Period.quarter(2025, 1))


def test_who_keeps_no_assets_posts_no_wear(village):
    buys(village)

    with pytest.raises(PermissionDeniedError):
        village.does(run_depreciation, Period.month(2025, 1), by=MANAGER)


@settings(
    max_examples=scale.long_or(4, 200),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    cost=st.integers(1_000_000, 99_999_999),
    life=st.integers(1, 40),
    method=st.sampled_from(Method),
    start=st.sampled_from(StartRule),
    bought=st.dates(dt.date(2025, 1, 1), dt.date(2026, 12, 31)),
    kept=st.integers(0, 900),
    runs=st.lists(st.integers(0, 30), max_size=3),
)
def test_wear_and_what_is_lost_in_the_end_are_the_cost(
    village, cost, life, method, start, bought, kept, runs
):
    """On the books themselves: whatever was run when, a disposal leaves nothing behind."""
    value, source = start.value, "SOP"
    village.does(settle_asset_policy, "start", value, valid_from=bought, source=source)
    said = facts(months=life, method=method)
    paid = (PaidFrom(account=CASH, amount=rp(cost)),)
    code = buys(village, facts=said, date=bought, paid=paid, is_kept_anyway=True).code
    for month in runs:
        wears(village, month % 12 + 1, 2025 + month // 12)
    sold = village.does(
        dispose_asset,
        DisposeAsset(
            asset=code,
            kind=DisposalKind.SALE,
            date=bought + dt.timedelta(days=kept),
            proceeds=rp(1),
            paper="KW-1",
        ),
    )

    assert figures(village, code) == (0, 0, 0)
    assert sold.worn_minor - sold.result_minor + 100 == cost * 100
    assert is_proved(village)
    assert stands(village, code).wear_missing == 0
