"""What recurs is recorded once a month: by a run, or once somebody confirmed it."""

from __future__ import annotations

import pytest

from bumdes.actions.recording import reverse_entry
from bumdes.actions.repeating import (
    ConfirmRecurring,
    PlanRecurring,
    confirm_recurring,
    plan_recurring,
    run_recurring,
    skip_recurring,
    stop_recurring,
)
from bumdes.checks.schedules_recorded import SCHEDULES_RECORDED
from bumdes.errors import InvalidFieldError, PermissionDeniedError, RecurringDoneError
from bumdes.permissions import Actor, Role
from bumdes.schedules.recurring import recurrences
from ledger import credit, debit, rp
from ledger.errors import UnbalancedEntryError
from tests.bumdes.capital import balance, owned
from tests.bumdes.months import ANYWHERE, CASH, month
from tests.bumdes.village import Village, day

INTERNET = (debit("6.1.04.02", rp(275_000)), credit(CASH, rp(275_000)))
LIGHT = (debit("6.1.04.01", rp(300_000)), credit("2.1.04.01", rp(300_000)))


@pytest.fixture
def owners(request) -> Village:
    return owned(request.getfixturevalue(getattr(request, "param", "sqlite_engine")))


def plans(village, **facts):
    given = {"name": "Internet kantor", "lines": INTERNET, "first_month": month(1), "day": 5}
    return village.does(plan_recurring, PlanRecurring(**(given | facts))).recurring_id


def waiting(village, number):
    with village.work(read_only=True) as work:
        return [m.first_day.month for r in recurrences(work, month(number)) for m in r.waiting]


def test_a_run_posts_what_recurs_by_itself(owners):
    plans(owners, is_automatic=True)

    result = owners.does(run_recurring, month(2))

    assert [e.date for e in owners.entries()] == [day(1, 5), day(2, 5)]
    assert len(result.posted) == 2


@ANYWHERE
def test_a_run_asked_twice_posts_once(owners):
    plans(owners, is_automatic=True)
    owners.does(run_recurring, month(1))

    assert owners.does(run_recurring, month(1)).posted == ()


def test_what_is_to_be_confirmed_waits(owners):
    plans(owners)

    assert owners.does(run_recurring, month(2)).posted == ()
    assert waiting(owners, 2) == [1, 2]


@ANYWHERE
def test_a_month_is_confirmed_with_what_it_was(owners):
    recurring = plans(owners)
    amounts = {0: rp(310_000), 1: rp(310_000)}

    owners.does(
        confirm_recurring,
        ConfirmRecurring(recurring_id=recurring, month=month(1), amounts=amounts),
    )

    assert balance(owners, "6.1.04.02") == -310_000
    assert waiting(owners, 2) == [2]


def test_an_estimate_is_undone_as_the_next_month_begins(owners):
    plans(owners, lines=LIGHT, is_automatic=True, is_reversing=True, day=31)

    owners.does(run_recurring, month(2))

    assert [e.date for e in owners.entries()] == [day(1, 31), day(2, 1), day(2, 28), day(3, 1)]
    assert balance(owners, "2.1.04.01") == 0


def test_a_month_is_recorded_once(owners):
    recurring = plans(owners)
    command = ConfirmRecurring(recurring_id=recurring, month=month(1))
    owners.does(confirm_recurring, command)

    with pytest.raises(RecurringDoneError):
        owners.does(confirm_recurring, command)


@ANYWHERE
def test_a_month_that_was_taken_back_waits_again(owners):
    recurring = plans(owners)
    command = ConfirmRecurring(recurring_id=recurring, month=month(1))
    (posted,) = owners.does(confirm_recurring, command).posted
    owners.does(reverse_entry, posted.sequence, on=day(1, 6), reason="Belum dibayar")

    owners.does(confirm_recurring, command)

    assert balance(owners, "6.1.04.02") == -275_000


def test_a_month_can_be_passed_over(owners):
    recurring = plans(owners)

    owners.does(skip_recurring, recurring, month(1), reason="Internet mati")

    assert waiting(owners, 2) == [2]


def test_what_was_stopped_recurs_no_longer(owners):
    recurring = plans(owners, is_automatic=True)
    owners.does(stop_recurring, recurring, month(1))

    owners.does(run_recurring, month(3))

    assert len(owners.entries()) == 1


def test_it_ends_with_its_last_month(owners):
    plans(owners, is_automatic=True, last_month=month(2))

    assert len(owners.does(run_recurring, month(9)).posted) == 2


@pytest.mark.parametrize(
    "facts", [{"day": 0}, {"day": 32}, {"last_month": month(12, 2024)}], ids=str
)
def test_what_cannot_recur_is_refused(owners, facts):
    with pytest.raises(InvalidFieldError):
        plans(owners, **facts)


def test_it_does_not_end_before_it_begins(owners):
    recurring = plans(owners)

    with pytest.raises(InvalidFieldError):
        owners.does(stop_recurring, recurring, month(12, 2024))


def test_what_does_not_balance_is_refused(owners):
    lines = (debit("6.1.04.02", rp(275_000)), credit(CASH, rp(275_001)))

    with pytest.raises(UnbalancedEntryError):
        plans(owners, lines=lines)


def test_who_only_records_transactions_plans_nothing(owners):
    command = PlanRecurring(name="Internet", lines=INTERNET, first_month=month(1))

    with pytest.raises(PermissionDeniedError):
        owners.does(plan_recurring, command, by=Actor("tari", Role.OPERATOR))


def test_a_month_that_waits_is_found_before_closing(owners):
    plans(owners)

    with owners.work(read_only=True) as work:
        found = [f.text for f in SCHEDULES_RECORDED.find(work, month(1))]

    assert found == ["Internet kantor, Januari 2025 belum dicatat."]
