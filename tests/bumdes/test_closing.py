from __future__ import annotations

import pytest

from bumdes.actions.closing import (
    close_period,
    close_year,
    lock_period,
    reopen_period,
    reopen_year,
)
from bumdes.errors import PermissionDeniedError
from ledger import Side, rp
from ledger.errors import (
    PeriodClosedError,
    PeriodLockedError,
    PeriodOrderError,
    ReasonRequiredError,
    YearClosedError,
)
from tests.bumdes.village import DIRECTOR, MANAGER, TREASURER, day

MARCH, YEAR_END = day(3, 31), day(12, 31)


@pytest.fixture
def selling(shop):
    """A shop that sold for Rp150.000 in January 2025."""
    shop.sells()
    return shop


def net(village, account):
    with village.work(read_only=True) as work:
        return work.book.balance(account).net(Side.CREDIT)


def test_a_closed_month_takes_no_entries(selling):
    selling.does(close_period, MARCH, by=TREASURER)

    with pytest.raises(PeriodClosedError):
        selling.sells()


def test_a_period_reopened_for_a_reason_takes_entries(selling):
    selling.does(close_period, MARCH, by=TREASURER)

    selling.does(reopen_period, day(1, 10), reason="nota tercecer", by=DIRECTOR)

    assert selling.sells().number == 2


def test_a_period_is_not_reopened_without_a_reason(selling):
    selling.does(close_period, MARCH, by=TREASURER)

    with pytest.raises(ReasonRequiredError):
        selling.does(reopen_period, day(1, 10), reason=" ", by=DIRECTOR)


def test_a_period_is_closed_once(selling):
    selling.does(close_period, MARCH, by=TREASURER)

    with pytest.raises(PeriodOrderError):
        selling.does(close_period, MARCH, by=TREASURER)


def test_what_the_deliberation_accepted_stays(selling):
    selling.does(close_period, MARCH, by=TREASURER)
    selling.does(lock_period, MARCH, reason="Musdes 1/2025", by=DIRECTOR)

    with pytest.raises(PeriodLockedError):
        selling.does(reopen_period, day(1, 10), reason="nota tercecer", by=DIRECTOR)


def test_closing_a_year_carries_its_result_to_retained_earnings(selling):
    selling.does(close_year, 2025, by=TREASURER)

    assert net(selling, "3.3.01.01") == rp(150_000)


def test_closing_a_year_carries_the_result_of_a_unit_between_the_offices(selling):
    selling.does(close_year, 2025, by=TREASURER)

    assert (net(selling, "3.8.01.01"), net(selling, "1.1.99.03")) == (
        rp(150_000),
        rp(-150_000),
    )


def test_a_year_is_closed_once(selling):
    selling.does(close_year, 2025, by=TREASURER)

    with pytest.raises(YearClosedError):
        selling.does(close_year, 2025, by=TREASURER)


def test_a_reopened_year_takes_entries(selling):
    selling.does(close_year, 2025, by=TREASURER)

    selling.does(reopen_year, 2025, reason="koreksi persediaan", by=DIRECTOR)

    selling.sells()
    assert net(selling, "3.3.01.01") == rp(0)


@pytest.mark.parametrize(
    ("act", "given", "actor"),
    [
        (close_period, (MARCH,), MANAGER),
        (reopen_period, (MARCH,), TREASURER),
        (lock_period, (MARCH,), TREASURER),
        (close_year, (2025,), MANAGER),
        (reopen_year, (2025,), TREASURER),
    ],
)
def test_who_may_not_close_does_not(selling, act, given, actor):
    reasons = {} if act in {close_period, close_year} else {"reason": "karena"}

    with pytest.raises(PermissionDeniedError):
        selling.does(act, *given, by=actor, **reasons)
