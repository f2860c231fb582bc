"""What is paid or received ahead becomes cost or revenue month by month, and all of it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bumdes.actions.closing import close_period
from bumdes.actions.recording import record_entry, reverse_entry
from bumdes.actions.scheduling import EndSchedule, end_schedule, run_schedules
from bumdes.checks.schedules_recorded import SCHEDULES_RECORDED
from bumdes.errors import (
    IdentityMissingError,
    InvalidFieldError,
    NotFoundError,
    OverpaidDocumentError,
    PermissionDeniedError,
    RefundTooHighError,
    RegisterPostsOnlyError,
    ScheduleEndedError,
    ScheduleRunLaterError,
)
from bumdes.month import month_of
from bumdes.permissions import Actor, Role
from bumdes.schedules.schedule import ScheduleKind
from bumdes.schedules.spreading import Spreading
from ledger import EntryKind, JournalEntry, Period, credit, debit, rp
from tests.bumdes.capital import balance, owned
from tests.bumdes.months import ANYWHERE, CASH, agrees, course, lease, month, starts, tickets
from tests.bumdes.village import Village, day
from tests.scale import long_or


@pytest.fixture
def owners(request) -> Village:
    return owned(request.getfixturevalue(getattr(request, "param", "sqlite_engine")))


def entry(*postings, on=None, kind=EntryKind.ORDINARY):
    return JournalEntry(
        date=on or day(2, 3), description="Pindah buku", postings=postings, kind=kind
    )


@ANYWHERE
def test_rent_paid_ahead_lies_on_a_document(owners):
    schedule = starts(owners)

    assert schedule.document == "DM2025-0001"
    assert balance(owners, "1.1.07.01") == -12_000_000
    assert agrees(owners)


def test_a_run_posts_the_month(owners):
    starts(owners)

    result = owners.does(run_schedules, month(1))

    assert len(result.posted) == 1
    assert balance(owners, "6.1.05.01") == -1_000_000
    assert balance(owners, "1.1.07.01") == -11_000_000
    assert agrees(owners)


@ANYWHERE
def test_a_run_asked_twice_posts_once(owners):
    starts(owners)
    owners.does(run_schedules, month(1))

    assert owners.does(run_schedules, month(1)).posted == ()
    assert balance(owners, "6.1.05.01") == -1_000_000


def test_a_run_catches_up_the_months_before_in_order(owners):
    schedule = starts(owners)

    result = owners.does(run_schedules, month(3))

    dates = [e.date for e in owners.entries() if e.tags.get("record") == schedule.schedule_id]
    assert len(result.posted) == 3
    assert dates == [day(1, 2), day(1, 31), day(2, 28), day(3, 31)]


def test_what_was_missed_in_a_closed_month_is_caught_up_in_the_open_one(owners):
    starts(owners)
    owners.does(close_period, through=day(1, 31))

    owners.does(run_schedules, month(2))

    assert [e.date for e in owners.entries() if e.kind is EntryKind.ADJUSTING] == [
        day(2, 28),
        day(2, 28),
    ]


def test_rent_received_ahead_becomes_revenue(owners):
    schedule = starts(owners, tickets())

    owners.does(run_schedules, month(6))

    assert schedule.document == "TM2025-0001"
    assert balance(owners, "4.1.04.02") == 6_000_000
    assert balance(owners, "2.1.06.01") == 0
    assert agrees(owners)


def test_interest_is_owed_bit_by_bit(owners):
    starts(
        owners,
        lease(
            kind=ScheduleKind.ACCRUED,
            description="Bunga pinjaman bank",
            amount=rp(3_650_000),
            held_account="2.1.99.01",
            result_account="7.2.02.01",
            cash="",
            spreading=Spreading.DAYS,
        ),
    )

    owners.does(run_schedules, month(2))

    assert balance(owners, "2.1.99.01") == 590_000  # 10 000 a day for 59 days


@ANYWHERE
def test_a_month_that_was_taken_back_is_posted_again(owners):
    starts(owners)
    (posted,) = owners.does(run_schedules, month(1)).posted
    owners.does(reverse_entry, posted.sequence, on=day(2, 1), reason="Salah bulan")

    again = owners.does(run_schedules, month(1))

    assert len(again.posted) == 1
    assert balance(owners, "6.1.05.01") == -1_000_000
    assert agrees(owners)


def test_a_schedule_whose_payment_was_taken_back_posts_nothing(owners):
    schedule = starts(owners)
    owners.does(reverse_entry, schedule.entry_sequence, on=day(1, 3), reason="Batal sewa")

    assert owners.does(run_schedules, month(12)).posted == ()
    assert agrees(owners)


@ANYWHERE
def test_an_opening_balance_goes_on_by_its_document(owners):
    schedule = starts(owners, lease(cash=""))
    opening = entry(
        debit("1.1.07.01", rp(12_000_000), document=schedule.document),
        credit("3.3.01.01", rp(12_000_000)),
        on=day(1, 1),
        kind=EntryKind.OPENING,
    )
    owners.does(record_entry, opening)

    owners.does(run_schedules, month(2))

    assert balance(owners, "1.1.07.01") == -10_000_000
    assert agrees(owners)


def test_an_opening_of_another_amount_is_refused(owners):
    schedule = starts(owners, lease(cash=""))
    opening = entry(
        debit("1.1.07.01", rp(1_000_000), document=schedule.document),
        credit("3.3.01.01", rp(1_000_000)),
        kind=EntryKind.OPENING,
    )

    with pytest.raises(OverpaidDocumentError):
        owners.does(record_entry, opening)


# --- the end before its time -----------------------------------------------------------


@ANYWHERE
def test_a_lease_that_ends_early_is_paid_back_in_part(owners):
    schedule = starts(owners)
    owners.does(
        end_schedule,
        EndSchedule(
            schedule_id=schedule.schedule_id,
            on=day(3, 31),
            reason="Kios dipakai Desa",
            refund=rp(9_000_000),
            cash=CASH,
        ),
    )

    assert balance(owners, "1.1.07.01") == 0
    assert balance(owners, "6.1.05.01") == -3_000_000
    assert balance(owners, CASH) == 3_000_000
    assert agrees(owners)
    assert owners.does(run_schedules, month(12)).posted == ()


def test_who_rents_gets_back_what_is_left(owners):
    schedule = starts(owners, tickets())

    owners.does(
        end_schedule,
        EndSchedule(
            schedule_id=schedule.schedule_id,
            on=day(2, 28),
            reason="Penyewa pindah",
            refund=rp(4_000_000),
            cash=CASH,
        ),
    )

    assert balance(owners, "4.1.04.02") == 2_000_000
    assert balance(owners, "2.1.06.01") == 0
    assert agrees(owners)


def test_an_end_that_is_taken_back_lets_the_schedule_go_on(owners):
    schedule = starts(owners)
    command = EndSchedule(schedule_id=schedule.schedule_id, on=day(2, 10), reason="Pindah")
    ended = owners.does(end_schedule, command)
    owners.does(reverse_entry, ended.end_sequence, on=day(2, 11), reason="Tidak jadi pindah")

    owners.does(run_schedules, month(12))

    assert balance(owners, "1.1.07.01") == 0
    assert course(owners, schedule).left_minor == 0
    assert agrees(owners)


def test_interest_that_ends_early_is_owed_up_to_that_day(owners):
    schedule = starts(
        owners,
        lease(
            kind=ScheduleKind.ACCRUED,
            amount=rp(3_650_000),
            held_account="2.1.99.01",
            result_account="7.2.02.01",
            cash="",
            spreading=Spreading.DAYS,
        ),
    )
    owners.does(run_schedules, month(2))
    command = EndSchedule(schedule_id=schedule.schedule_id, on=day(2, 10), reason="Lunas")

    owners.does(end_schedule, command)

    assert balance(owners, "2.1.99.01") == 410_000


def test_a_schedule_ends_once(owners):
    schedule = starts(owners)
    command = EndSchedule(schedule_id=schedule.schedule_id, on=day(2, 10), reason="Pindah")
    owners.does(end_schedule, command)

    with pytest.raises(ScheduleEndedError):
        owners.does(end_schedule, command)


def test_a_schedule_does_not_end_before_months_that_were_posted(owners):
    schedule = starts(owners)
    owners.does(run_schedules, month(3))

    with pytest.raises(ScheduleRunLaterError):
        owners.does(
            end_schedule,
            EndSchedule(schedule_id=schedule.schedule_id, on=day(2, 10), reason="Pindah"),
        )


def test_no_more_is_paid_back_than_is_left(owners):
    schedule = starts(owners)

    with pytest.raises(RefundTooHighError):
        owners.does(
            end_schedule,
            EndSchedule(
                schedule_id=schedule.schedule_id,
                on=day(2, 10),
                reason="Pindah",
                refund=rp(11_000_001),
                cash=CASH,
            ),
        )


@given(
    amount=st.integers(1, 10**11),
    first=st.dates(dt.date(2025, 1, 1), dt.date(2026, 12, 31)),
    length=st.integers(0, 500),
    spreading=st.sampled_from(Spreading),
    kind=st.sampled_from([ScheduleKind.PREPAID, ScheduleKind.DEFERRED]),
    end_after=st.integers(0, 500),
    run_through=st.integers(0, 14),
    part=st.integers(0, 100),
)
@settings(
    max_examples=long_or(4, 60),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_schedule_comes_to_nothing_left(  # noqa: PLR0913, PLR0917 - all that may differ
    owners,
    amount,
    first,
    length,
    spreading,
    kind,
    end_after,
    run_through,
    part,
):
    term = Period(first, first + dt.timedelta(days=length))
    begin = lease if kind is ScheduleKind.PREPAID else tickets
    command = begin(
        amount=rp(f"{amount // 100}.{amount % 100:02}"),
        first_day=term.first_day,
        last_day=term.last_day,
        date=first,
        spreading=spreading,
    )
    schedule = starts(owners, command)
    ended = first + dt.timedelta(days=min(end_after, length))
    through = min(run_through, 12 * (ended.year - first.year) + ended.month - first.month)
    if through:
        place = first.year * 12 + first.month - 2 + through
        owners.does(run_schedules, month(place % 12 + 1, place // 12))
    before = course(owners, schedule)
    if end_after <= length and before.due():
        missed = sum(step.minor for step in before.due() if step.month < month_of(ended))
        refund = (before.left_minor - missed) // 100 * part // 100
        owners.does(
            end_schedule,
            EndSchedule(
                schedule_id=schedule.schedule_id,
                on=ended,
                reason="Berakhir",
                refund=rp(refund),
                cash=CASH,
            ),
        )
    owners.does(run_schedules, month(12, 2029))

    assert agrees(owners)
    assert course(owners, schedule).left_minor == 0
    assert balance(owners, schedule.held_account) == 0


# --- refusals --------------------------------------------------------------------------


def test_a_line_without_its_document_is_refused(owners):
    with pytest.raises(IdentityMissingError):
        owners.does(
            record_entry,
            entry(debit("1.1.07.01", rp(1_000_000)), credit(CASH, rp(1_000_000))),
        )


def test_nobody_moves_by_hand_what_a_schedule_moves(owners):
    schedule = starts(owners)

    with pytest.raises(RegisterPostsOnlyError):
        owners.does(
            record_entry,
            entry(
                debit("6.1.05.01", rp(1_000_000)),
                credit("1.1.07.01", rp(1_000_000), document=schedule.document),
            ),
        )


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"last_day": day(12, 31, 2024)}, "last_day"),
        ({"amount": rp(0)}, "amount"),
        ({"held_account": "1.1.05.01"}, "held_account"),
        ({"held_account": "2.1.06.01"}, "held_account"),
        ({"result_account": "4.1.04.02"}, "result_account"),
        ({"cash": "2.1.01.01"}, "cash"),
    ],
)
def test_a_schedule_that_cannot_be_is_refused(owners, facts, field):
    with pytest.raises(InvalidFieldError) as refused:
        starts(owners, lease(**facts))

    assert refused.value.facts["field"] == field


def test_a_schedule_of_an_unknown_party_is_refused(owners):
    with pytest.raises(NotFoundError):
        starts(owners, lease(party="P-9999"))


def test_an_end_outside_its_days_is_refused(owners):
    schedule = starts(owners)

    with pytest.raises(InvalidFieldError):
        owners.does(
            end_schedule,
            EndSchedule(schedule_id=schedule.schedule_id, on=day(1, 1, 2026), reason="X"),
        )


def test_a_refund_needs_cash(owners):
    schedule = starts(owners)

    with pytest.raises(InvalidFieldError):
        owners.does(
            end_schedule,
            EndSchedule(
                schedule_id=schedule.schedule_id, on=day(3, 1), reason="X", refund=rp(1)
            ),
        )


def test_who_only_records_transactions_runs_no_schedules(owners):
    with pytest.raises(PermissionDeniedError):
        owners.does(run_schedules, month(1), by=Actor("tari", Role.OPERATOR))


def test_asking_twice_for_the_same_schedule_makes_one(owners):
    command = lease()

    assert starts(owners, command).schedule_id == starts(owners, command).schedule_id


def test_a_month_that_waits_is_found_before_closing(owners):
    starts(owners)
    owners.does(run_schedules, month(1))

    with owners.work(read_only=True) as work:
        found = [f.text for f in SCHEDULES_RECORDED.find(work, month(2))]

    assert found == ["Sewa kios pasar, bagian Februari 2025 belum dicatat."]
