"""Closing periods and years, opening them again, and locking them for good."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.check import Occasion, run_checks
from bumdes.checks import CHECKS
from bumdes.enterprise import villages_of
from bumdes.errors import (
    ChecksFailedError,
    InvalidFieldError,
    MonthChecksFailedError,
    TakenError,
)
from bumdes.governance.decision import DecisionKind, require_decision
from bumdes.month import check_month, month_words
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.sharing.standing import refuse_shared
from bumdes.unit import units_of
from bumdes.year_end.accepted_year import AcceptedYear, year_standing
from ledger import Period
from ledger.errors import YearNotClosedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bumdes.check import Check, CheckResult
    from bumdes.work import Work
    from ledger import Posted
    from ledger.periods import PeriodEvent


def close_period(work: Work, through: dt.date) -> PeriodEvent:
    """Take no more entries dated up to *through*.

    Raises:
        PermissionDeniedError: the actor may not.
        PeriodOrderError: the books are closed so far already.
    """
    work.request = described("close_period", through=through)
    work.actor.require(Permission.CLOSE_PERIOD)
    return work.book.periods.close(through, by=work.actor.name)


def reopen_period(work: Work, through: dt.date, *, reason: str) -> PeriodEvent:
    """Let the books be closed through the earlier day *through* only.

    Raises:
        PermissionDeniedError: the actor may not.
        PeriodError: there is nothing to reopen, it is locked, or no reason is given.
    """
    work.request = described("reopen_period", through=through, reason=reason)
    work.actor.require(Permission.REOPEN_PERIOD)
    return work.book.periods.reopen(through, by=work.actor.name, reason=reason)


def lock_period(work: Work, through: dt.date, *, reason: str) -> PeriodEvent:
    """Let nothing dated up to *through* ever be reopened: the deliberation accepted it.

    Args:
        reason: the decision that accepts it.

    Raises:
        PermissionDeniedError: the actor may not.
        PeriodError: it is not closed so far, is locked already, or no reason is given.
    """
    work.request = described("lock_period", through=through, reason=reason)
    work.actor.require(Permission.LOCK_PERIOD)
    return work.book.periods.lock(through, by=work.actor.name, reason=reason)


def close_month(
    work: Work, month: Period, *, checks: Iterable[Check] = tuple(CHECKS.values())
) -> PeriodEvent:
    """Take no more entries dated up to the end of *month*; earlier months close with it.

    The checks that bind are asked first, where owners are registered; see
    ``month_check_list``.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: it is no whole month, or not over yet.
        MonthChecksFailedError: a check that binds found something.
        PeriodOrderError: the books are closed so far already.
    """
    work.request = described("close_month", month=str(month))
    work.actor.require(Permission.CLOSE_PERIOD)
    if check_month(month).last_day >= work.today:
        raise InvalidFieldError("month", str(month), "not_after_today")
    if villages_of(work.session, work.book_id):
        binding = [check for check in checks if check.is_binding]
        results = month_check_list(work, month, checks=binding)
        failed = [result.check.key for result in results if result.prevents]
        if failed:
            raise MonthChecksFailedError(month.last_day, failed)
    reason = f"Tutup bulan {month_words(month)}"
    return work.book.periods.close(month.last_day, by=work.actor.name, reason=reason)


def month_check_list(
    work: Work, month: Period, *, checks: Iterable[Check] = tuple(CHECKS.values())
) -> list[CheckResult]:
    """Return what is to be looked at before *month* is closed, what binds first.

    Months before it that are open would be closed with it, and are looked at too.

    Raises:
        PermissionDeniedError: the actor may not read the books.
    """
    work.actor.require(Permission.READ_BOOKS)
    closed = work.book.periods.state.closed_through
    first = month.first_day
    if closed is not None and closed < month.first_day:
        first = closed + dt.timedelta(days=1)
    return run_checks(
        work, checks, on=Occasion.MONTH_CLOSE, period=Period(first, month.last_day)
    )


def close_year(
    work: Work, year: int, *, checks: Iterable[Check] = tuple(CHECKS.values())
) -> list[Posted]:
    """Carry the result of *year* to retained earnings, unit by unit, and close it.

    The checks that bind are asked first, where owners are registered; see ``check_list``.

    Raises:
        PermissionDeniedError: the actor may not.
        ChecksFailedError: a check that binds found something.
        PeriodError: it is closed, locked, or an earlier year is not closed.
        SettingMissingError: the books name no account for the result.
    """
    work.request = described("close_year", year=year)
    work.actor.require(Permission.CLOSE_YEAR)
    if villages_of(work.session, work.book_id):
        results = check_list(work, year, checks=[c for c in checks if c.is_binding])
        failed = [result.check.key for result in results if result.prevents]
        if failed:
            raise ChecksFailedError(year, failed)
    units = units_of(work.session, work.book_id)
    retaining = [unit.code for unit in units if unit.retains_result]
    return work.book.close_year(year, by=work.actor.name, retaining=retaining)


def check_list(
    work: Work, year: int, *, checks: Iterable[Check] = tuple(CHECKS.values())
) -> list[CheckResult]:
    """Return what is to be looked at before *year* is closed, what binds first.

    Raises:
        PermissionDeniedError: the actor may not read the books.
    """
    work.actor.require(Permission.READ_BOOKS)
    return run_checks(work, checks, on=Occasion.YEAR_CLOSE, period=Period.year(year))


def accept_year(work: Work, year: int, *, decision: str) -> AcceptedYear:
    """Lock *year* for good: the deliberation has accepted its report.

    Raises:
        PermissionDeniedError: the actor may not.
        YearNotClosedError: it is open.
        TakenError: it was accepted before.
        DecisionError, NotFoundError: no decision accepts a report, or it is older than the
            year.
        PeriodError: a later day is locked already.
    """
    work.request = described("accept_year", year=year, decision=decision)
    work.actor.require(Permission.LOCK_PERIOD)
    standing = year_standing(work, year)
    if not standing.is_closed:
        raise YearNotClosedError(year)
    if standing.accepted is not None:
        raise TakenError("accepted_year", str(year))
    today = work.today
    kind = DecisionKind.ACCEPT_REPORT
    found = require_decision(work.session, work.book_id, decision, kind, on=today)
    last_day = dt.date(year, 12, 31)
    if found.decided_on <= last_day:
        raise InvalidFieldError("decided_on", found.decided_on, "after_the_year")
    if not standing.is_locked:
        reason = f"Laporan {year} diterima dengan keputusan {decision}"
        work.book.periods.lock(last_day, by=work.actor.name, reason=reason)
    accepted = AcceptedYear(
        book_id=work.book_id,
        year=year,
        decision=decision,
        accepted_on=found.decided_on,
        recorded_by=work.actor.name,
    )
    work.session.add(accepted)
    work.session.flush()
    return accepted


def reopen_year(work: Work, year: int, *, reason: str) -> list[Posted]:
    """Take the closing of *year* back, and open it.

    Raises:
        PermissionDeniedError: the actor may not.
        AlreadySharedError: its profit is shared; that is to be taken back first.
        PeriodError: it is not closed, is locked, a later year is closed, or no reason is
            given.
    """
    work.request = described("reopen_year", year=year, reason=reason)
    work.actor.require(Permission.REOPEN_PERIOD)
    work.book.writer()  # holds the books, so that nobody shares its profit meanwhile
    refuse_shared(work, year)
    return work.book.reopen_year(year, by=work.actor.name, reason=reason)
