from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.approving import approve_held, reject_held
from bumdes.actions.closing import check_list, close_month, close_period, close_year
from bumdes.actions.founding import add_village
from bumdes.actions.overseeing import mark_seen
from bumdes.actions.recording import RecordTransaction, record_transaction
from bumdes.actions.reopening import ask_reopening, ask_reopening_year
from bumdes.actions.setting_approval import SetApproval, set_approval
from bumdes.actions.staffing import add_member, appoint
from bumdes.approval.oversight import Concern, concerns
from bumdes.approval.sort import EntrySort
from bumdes.errors import (
    InvalidFieldError,
    MakerIsCheckerError,
    MonthChecksFailedError,
    NotToOverseeError,
    PermissionDeniedError,
)
from bumdes.permissions import Role
from bumdes.work import HeldError, begin_work
from bumdes.year_end.progress import StepState, YearStep, year_progress
from ledger import Period, rp
from ledger.errors import (
    PeriodOrderError,
    ReasonRequiredError,
    YearClosedError,
    YearNotClosedError,
)
from tests.bumdes.village import (
    DIRECTOR,
    MANAGER,
    NOW,
    SUPERVISOR,
    TREASURER,
    day,
)

TODAY = NOW.date()
MARCH = Period.month(2025, 3)
WHY = "Nota tercecer"


@pytest.fixture
def office(shop):
    """A shop of a village that has sold something, with a treasurer and a director."""
    shop.does(add_village, "99.01.01.2001", "Maju")
    for username, role in (("ratna", Role.TREASURER), ("bagas", Role.DIRECTOR)):
        shop.does(add_member, username.title(), username=username)
        shop.does(appoint, username, role, first_day=day(1))
    shop.sells()
    return shop


def asks(village, act, *args, by=TREASURER, **kwargs):
    with pytest.raises(HeldError) as held:
        village.does(act, *args, by=by, **kwargs)
    return held.value.held_id


def closed_through(village):
    with village.work(read_only=True) as work:
        return work.book.periods.state.closed_through


def listed(village, year=2025):
    with village.work(read_only=True) as work:
        return concerns(work, Period.year(year))


# --- reopening -------------------------------------------------------------------------------


def test_one_person_asks_and_another_one_opens_the_months(office):
    office.does(close_period, day(3, 31))

    waiting = asks(office, ask_reopening, day(1, 31), reason=WHY)
    assert closed_through(office) == day(3, 31)
    office.does(approve_held, waiting, by=DIRECTOR)

    assert closed_through(office) == day(1, 31)
    with office.work(read_only=True) as work:
        last = work.book.periods.events()[-1]
    assert (last.made_by, last.reason) == ("ratna", f"{WHY} (disetujui bagas)")


def test_the_director_does_not_open_what_he_asks_for(office):
    office.does(close_period, day(3, 31))
    waiting = asks(office, ask_reopening, day(1, 31), reason=WHY, by=DIRECTOR)

    with pytest.raises(MakerIsCheckerError):
        office.does(approve_held, waiting, by=DIRECTOR)


def test_the_treasurer_asks_and_does_not_open(office):
    office.does(close_period, day(3, 31))
    waiting = asks(office, ask_reopening, day(1, 31), reason=WHY, by=DIRECTOR)

    with pytest.raises(PermissionDeniedError):
        office.does(approve_held, waiting, by=TREASURER)


def test_what_is_sent_back_stays_closed(office):
    office.does(close_period, day(3, 31))
    waiting = asks(office, ask_reopening, day(1, 31), reason=WHY)

    office.does(reject_held, waiting, reason="Catat di April", by=DIRECTOR)

    assert closed_through(office) == day(3, 31)


def test_whoever_is_alone_opens_at_once_if_allowed_to(office):
    office.does(close_period, day(3, 31))
    office.does(set_approval, SetApproval(valid_from=TODAY, is_alone=True))

    with pytest.raises(PermissionDeniedError):
        office.does(ask_reopening, day(1, 31), reason=WHY, by=TREASURER)
    office.does(ask_reopening, day(1, 31), reason=WHY, by=DIRECTOR)

    assert closed_through(office) == day(1, 31)


@pytest.mark.parametrize(
    ("act", "args", "reason", "error"),
    [
        (ask_reopening, (day(3, 31),), WHY, PeriodOrderError),
        (ask_reopening, (day(1, 31),), " ", ReasonRequiredError),
        (ask_reopening_year, (2025,), WHY, YearNotClosedError),
    ],
    ids=["nothing", "no-reason", "open-year"],
)
def test_nothing_waits_that_could_not_be_done(office, act, args, reason, error):
    office.does(close_period, day(3, 31))

    with pytest.raises(error):
        office.does(act, *args, reason=reason, by=TREASURER)


def test_a_closed_year_is_opened_as_a_year(office):
    office.does(close_year, 2025, checks=())

    with pytest.raises(YearClosedError):
        office.does(ask_reopening, day(6, 30), reason=WHY, by=TREASURER)
    waiting = asks(office, ask_reopening_year, 2025, reason=WHY)
    office.does(approve_held, waiting, by=DIRECTOR)

    assert closed_through(office) == day(12, 31, 2024)


# --- closing a month -------------------------------------------------------------------------


def test_a_month_is_closed_with_those_before_it(office):
    office.does(close_month, MARCH, checks=(), by=TREASURER)

    assert closed_through(office) == day(3, 31)


def test_a_month_that_is_not_over_stays_open(office):
    with pytest.raises(InvalidFieldError):
        office.does(close_month, Period.month(TODAY.year, TODAY.month), checks=())


def test_no_month_is_closed_while_something_of_it_waits(office):
    limits = {EntrySort.RECEIPT: rp(1)}
    office.does(set_approval, SetApproval(valid_from=TODAY, limits=limits))
    sale = RecordTransaction(
        kind="cash_sale", unit="TOKO", date=day(2, 3), amounts={"total": rp(5_000)}
    )
    asks(office, record_transaction, sale, by=MANAGER)

    with pytest.raises(MonthChecksFailedError) as failed:
        office.does(close_month, MARCH)

    assert "approvals_answered" in failed.value.facts["checks"]


# --- overseeing ------------------------------------------------------------------------------


def test_what_is_recorded_late_is_on_the_list_until_it_is_seen(office):
    [late] = listed(office)
    assert (late.concern, late.seen) == (Concern.LATE, None)
    assert late.days == (TODAY - day(1, 20)).days

    place = late.posted.sequence
    office.does(mark_seen, place, Concern.LATE, remark="Nota cocok", by=SUPERVISOR)

    [late] = listed(office)
    assert (late.seen.seen_by, late.seen.remark) == ("lastri", "Nota cocok")


def test_what_is_recorded_in_time_is_on_no_list(office):
    office.sells(date=TODAY)

    assert listed(office, TODAY.year) == []


def test_what_goes_into_days_that_had_been_closed_is_on_the_list(office):
    an_hour_ago = lambda: NOW - dt.timedelta(hours=1)  # noqa: E731
    with begin_work(
        office.engine, actor=TREASURER, book_id=office.book_id, clock=an_hour_ago
    ) as work:
        close_period(work, day(1, 10))
        work.book.periods.reopen(day(1, 1), by="bagas", reason=WHY)
    posted = office.sells(date=day(1, 5))

    found = [c.posted.sequence for c in listed(office) if c.concern is Concern.REOPENED]

    assert found == [posted.sequence]


def test_what_nobody_else_saw_is_on_the_list(office):
    limits = {EntrySort.RECEIPT: rp(1_000)}
    office.does(set_approval, SetApproval(valid_from=TODAY, limits=limits, is_alone=True))
    posted = office.sells(date=TODAY)

    [lone] = listed(office, TODAY.year)

    assert (lone.concern, lone.posted.sequence) == (Concern.LONE, posted.sequence)


def test_only_what_is_on_the_list_is_marked(office):
    posted = office.sells(date=TODAY)

    with pytest.raises(NotToOverseeError):
        office.does(mark_seen, posted.sequence, Concern.LATE, by=SUPERVISOR)


@pytest.mark.parametrize("by", [DIRECTOR, TREASURER], ids=["director", "treasurer"])
def test_nobody_marks_the_own_office_as_seen(office, by):
    [late] = listed(office)

    with pytest.raises(PermissionDeniedError):
        office.does(mark_seen, late.posted.sequence, Concern.LATE, by=by)


# --- the end of a year -----------------------------------------------------------------------


def progress(village, year=2025):
    with village.work(read_only=True) as work:
        results = check_list(work, year)
        return {each.step: each for each in year_progress(work, year, results)}


def test_one_step_of_a_year_is_next(office):
    steps = progress(office)

    assert [each.state for each in steps.values()].count(StepState.NEXT) == 1
    assert list(steps) == list(YearStep)


def test_a_closed_year_goes_on_with_its_statements(office):
    office.does(close_year, 2025, checks=())

    steps = progress(office)

    assert steps[YearStep.CLOSING].state is StepState.DONE
    assert steps[YearStep.STATEMENTS].state is StepState.NEXT
    assert steps[YearStep.LOCK].state is StepState.LATER


def test_a_year_without_profit_has_none_to_share(office):
    assert progress(office, 2024)[YearStep.SHARING].state is StepState.NEEDLESS
