"""Closing periods and years, opening them again, and locking them for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.sharing.standing import refuse_shared

if TYPE_CHECKING:
    import datetime as dt

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


def close_year(work: Work, year: int) -> list[Posted]:
    """Carry the result of *year* to retained earnings, unit by unit, and close it.

    Raises:
        PermissionDeniedError: the actor may not.
        PeriodError: it is closed, locked, or an earlier year is not closed.
        SettingMissingError: the books name no account for the result.
    """
    work.request = described("close_year", year=year)
    work.actor.require(Permission.CLOSE_YEAR)
    return work.book.close_year(year, by=work.actor.name)


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
