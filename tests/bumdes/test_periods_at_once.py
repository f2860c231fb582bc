"""Closing, locking and reopening while others post: nothing slips in afterwards."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.closing import close_period, close_year, lock_period, reopen_year
from bumdes.actions.recording import RecordTransaction, record_transaction
from ledger import rp
from tests.bumdes.at_once import at_once
from tests.bumdes.village import day
from tests.scale import long_or

MONTHS = long_or(3, 12)
POSTERS = 4


def posts(key, on):
    command = RecordTransaction(
        kind="cash_sale", unit="TOKO", date=on, amounts={"total": rp(1_000)}, key=key
    )
    return lambda work: record_transaction(work, command)


def sequences(village, last_day):
    """Return the places of the entries dated up to *last_day*, and of when it was closed."""
    with village.work(read_only=True) as work:
        posted = [p for p in work.book.entries() if p.entry.date <= last_day]
    return [p.sequence for p in posted]


@pytest.mark.parametrize("month", range(1, MONTHS + 1))
def test_nothing_is_posted_into_days_that_are_closed_meanwhile(shop, month):
    last = (day(month, 28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)

    ended = at_once(
        shop,
        lambda work: close_period(work, last),
        *(posts(f"p{n}", last) for n in range(POSTERS)),
    )

    assert ended[0] == "done"
    assert set(ended[1:]) <= {"done", "PeriodClosedError"}
    assert len(sequences(shop, last)) == ended[1:].count("done")


def test_nothing_is_posted_into_days_that_are_locked_meanwhile(shop):
    shop.does(close_period, day(1, 31))

    ended = at_once(
        shop,
        lambda work: lock_period(work, day(1, 31), reason="Musdes"),
        *(posts(f"p{n}", day(1, 20)) for n in range(POSTERS)),
    )

    assert ended[0] == "done"
    assert set(ended[1:]) <= {"PeriodClosedError", "PeriodLockedError"}
    assert sequences(shop, day(1, 31)) == []


def test_a_year_that_is_closed_holds_every_entry_that_was_taken(shop):
    shop.sells()

    ended = at_once(
        shop,
        lambda work: close_year(work, 2025),
        *(posts(f"p{n}", day(12, 30)) for n in range(POSTERS)),
    )

    assert ended[0] == "done"
    assert set(ended[1:]) <= {"done", "PeriodClosedError"}
    with shop.work(read_only=True) as work:
        left = work.book.balances(day(12, 31))
        chart = work.book.chart
        assert all(
            balance.debits == balance.credits
            for code, balance in left.items()
            if chart[code].is_temporary
        )


def test_reopening_a_year_loses_nothing_that_is_posted_meanwhile(shop):
    shop.sells()
    shop.does(close_year, 2025)

    ended = at_once(
        shop,
        lambda work: reopen_year(work, 2025, reason="Nota tercecer"),
        *(posts(f"p{n}", day(12, 30)) for n in range(POSTERS)),
    )

    assert ended[0] == "done"
    assert set(ended[1:]) <= {"done", "PeriodClosedError"}
    with shop.work(read_only=True) as work:
        kept = {p.entry.key for p in work.book.entries()}
    assert sum(f"p{n}" in kept for n in range(POSTERS)) == ended[1:].count("done")
