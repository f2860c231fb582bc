"""Payments in parts that only together reach a limit are shown to the pengawas."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.approving import approve_held
from bumdes.actions.overseeing import mark_seen
from bumdes.actions.proving import SetProofLimit, set_proof_limit
from bumdes.actions.recording import RecordTransaction, record_transaction, reverse_entry
from bumdes.actions.setting_approval import SetApproval, set_approval
from bumdes.approval.oversight import Concern, concerns
from bumdes.approval.sort import EntrySort
from bumdes.approval.split_payment import PassedLimit, split_payments
from bumdes.errors import InvalidFieldError
from bumdes.work import HeldError, begin_work
from ledger import Period, rp
from tests.bumdes.village import ADMIN, DIRECTOR, MANAGER, NOW, SUPERVISOR, TREASURER, day

TODAY = NOW.date()
YEAR = Period.year(2025)


@pytest.fixture
def office(shop):
    """A shop whose payments of a million wait for a second person."""
    limits = {EntrySort.PAYMENT: rp(1_000_000)}
    shop.does(set_approval, SetApproval(valid_from=TODAY, limits=limits))
    return shop


def pays(village, amount, on, *, to="CV Abadi", by=ADMIN, **facts):
    given = {"kind": "expense", "unit": "TOKO", "accounts": {"expense": "6.1.03.01"}}
    command = RecordTransaction(
        date=on, amounts={"total": rp(amount)}, counterparty=to, **(given | facts)
    )
    return village.does(record_transaction, command, by=by).sequence


def found(village, period=YEAR):
    with village.work(read_only=True) as work:
        return split_payments(work, period)


def test_parts_of_one_payment_are_found_by_the_last(office):
    pays(office, 300_000, day(1, 10))
    first = pays(office, 600_000, day(1, 12))
    last = pays(office, 500_000, day(1, 17))

    [split] = found(office)

    assert split.sequences == (first, last)
    assert (split.minor, split.limit_minor) == (110_000_000, 100_000_000)
    assert (split.limit, split.last) == (PassedLimit.APPROVAL, last)


def test_what_is_paid_a_week_apart_is_no_part_of_the_same(office):
    pays(office, 600_000, day(1, 10))
    pays(office, 600_000, day(1, 17))

    assert found(office) == []


@pytest.mark.parametrize(
    "other",
    [
        {"to": "Toko Besi"},
        {"accounts": {"expense": "6.1.02.01"}},
        {"unit": ""},
    ],
    ids=["person", "kind", "unit"],
)
def test_what_is_paid_to_or_for_another_is_no_part_of_the_same(office, other):
    pays(office, 600_000, day(1, 10))
    pays(office, 600_000, day(1, 10), **other)

    assert found(office) == []


def test_the_name_is_the_same_however_it_is_written(office):
    pays(office, 600_000, day(1, 10), to="CV  Abadi")
    pays(office, 600_000, day(1, 11), to="cv abadi ")

    assert len(found(office)) == 1


def test_paid_to_nobody_named_only_a_day_of_one_person_counts(office):
    pays(office, 600_000, day(1, 10), to="", by=TREASURER)
    pays(office, 600_000, day(1, 11), to="", by=TREASURER)
    pays(office, 600_000, day(1, 10), to="", by=MANAGER)
    assert found(office) == []

    pays(office, 600_000, day(1, 11), to="", by=TREASURER)

    assert len(found(office)) == 1


def test_what_was_approved_or_taken_back_is_no_part(office):
    with pytest.raises(HeldError) as held:
        pays(office, 2_000_000, day(1, 10))
    office.does(approve_held, held.value.held_id, by=DIRECTOR)
    wrong = pays(office, 600_000, day(1, 10))
    office.does(reverse_entry, wrong, on=day(1, 10), reason="Salah")

    pays(office, 600_000, day(1, 11))

    assert found(office) == []


def test_no_limit_no_parts(shop):
    for _ in range(3):
        pays(shop, 900_000, day(1, 10))

    assert found(shop) == []


def test_parts_without_proof_pass_the_limit_of_proofs(shop):
    shop.does(set_proof_limit, SetProofLimit(valid_from=day(1, 1), least=rp(500_000)))
    shop.keeps("0" * 64)
    pays(shop, 300_000, day(1, 10), evidence=("0" * 64,))
    pays(shop, 300_000, day(1, 10))
    assert found(shop) == []

    pays(shop, 300_000, day(1, 11))

    assert [split.limit for split in found(shop)] == [PassedLimit.PROOF]


def test_the_week_before_a_period_counts(office):
    pays(office, 600_000, day(1, 29))
    pays(office, 600_000, day(2, 2))

    assert [len(found(office, Period.month(2025, month))) for month in (1, 2)] == [0, 1]


@pytest.mark.parametrize(("days", "together"), [(1, 0), (8, 1), (9, 1)])
def test_within_how_many_days_parts_count_together_is_set(shop, days, together):
    limits = {EntrySort.PAYMENT: rp(1_000_000)}
    shop.does(set_approval, SetApproval(valid_from=TODAY, limits=limits, split_days=days))
    pays(shop, 600_000, day(1, 10))
    pays(shop, 600_000, day(1, 17))

    assert [each.days for each in found(shop)] == [days] * together


@pytest.mark.parametrize("days", [0, 367])
def test_parts_count_together_within_a_day_to_a_year(shop, days):
    with pytest.raises(InvalidFieldError):
        shop.does(set_approval, SetApproval(valid_from=TODAY, split_days=days))


def test_the_limits_hold_from_the_midnight_of_the_village(office):
    """The new limits hold from tomorrow, which in the village has begun while UTC has today."""
    tomorrow = TODAY + dt.timedelta(days=1)
    limits = {EntrySort.PAYMENT: rp(5_000_000)}
    office.does(set_approval, SetApproval(valid_from=tomorrow, limits=limits))

    def night():
        return dt.datetime.combine(TODAY, dt.time(17, 30), tzinfo=dt.UTC)

    command = RecordTransaction(
        kind="expense",
        unit="TOKO",
        date=day(1, 10),
        accounts={"expense": "6.1.03.01"},
        amounts={"total": rp(600_000)},
        counterparty="CV Abadi",
    )
    for _ in range(2):
        with begin_work(
            office.engine, actor=ADMIN, book_id=office.book_id, clock=night
        ) as work:
            record_transaction(work, command)

    assert found(office) == []


def test_the_pengawas_marks_them_as_seen(office):
    pays(office, 600_000, day(1, 10))
    last = pays(office, 600_000, day(1, 11))

    office.does(mark_seen, last, Concern.SPLIT, remark="Dua tukang", by=SUPERVISOR)

    with office.work(SUPERVISOR, read_only=True) as work:
        [one] = [each for each in concerns(work, YEAR) if each.concern is Concern.SPLIT]
    assert (one.posted.sequence, one.seen.remark) == (last, "Dua tukang")
