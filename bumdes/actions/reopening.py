"""Opening again what was closed: one person asks and says why, another one approves."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.approval.setting import approval_setting
from bumdes.approval.waiting import Matter, SecondPersonNeededError, always_waits
from bumdes.month import day_words
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.sharing.standing import refuse_shared
from bumdes.year_end.accepted_year import year_standing
from ledger.errors import (
    PeriodLockedError,
    PeriodOrderError,
    ReasonRequiredError,
    YearClosedError,
    YearNotClosedError,
)
from ledger.journal import check_day
from ledger.year_end import carried_years

if TYPE_CHECKING:
    from bumdes.work import Work

ONE_DAY = dt.timedelta(days=1)


@always_waits(Permission.REOPEN_PERIOD)
def ask_reopening(work: Work, through: dt.date, *, reason: str) -> None:
    """Ask that the books be closed through the earlier day *through* only.

    It is done once somebody who may reopen approves it; the log of the periods names both.
    Where the enterprise has no second person, whoever may reopen does it at once.

    Raises:
        HeldError: it waits for the second person.
        PermissionDeniedError: the actor may not ask; or may not reopen, being alone.
        PeriodError: there is nothing to reopen, it is locked, or no reason is given.
        YearClosedError: a whole year would be opened; see ``ask_reopening_year``.
    """
    work.request = described("ask_reopening", through=through, reason=reason)
    _require(work)
    check_day(through)
    _check_reason(reason)
    state = work.book.periods.state
    if state.closed_through is None or through >= state.closed_through:
        raise PeriodOrderError("reopen", through, state.closed_through)
    if state.locked_through is not None and through < state.locked_through:
        raise PeriodLockedError(through, state.locked_through)
    for year in carried_years(work.book):
        if through < dt.date(year, 12, 31):
            raise YearClosedError(year)
    _wait(work, f"Membuka kembali buku sesudah {day_words(through)}", through + ONE_DAY, reason)
    work.book.periods.reopen(through, by=work.actor.name, reason=_told(work, reason))


@always_waits(Permission.REOPEN_PERIOD)
def ask_reopening_year(work: Work, year: int, *, reason: str) -> None:
    """Ask that the closing of *year* be taken back; see ``ask_reopening``.

    Raises:
        HeldError: it waits for the second person.
        PermissionDeniedError: the actor may not ask; or may not reopen, being alone.
        AlreadySharedError: its profit is shared; that is to be taken back first.
        PeriodError: it is not closed, is locked, a later year is closed, or no reason is
            given.
    """
    work.request = described("ask_reopening_year", year=year, reason=reason)
    _require(work)
    _check_reason(reason)
    work.book.writer()  # holds the books, so that nobody shares its profit meanwhile
    refuse_shared(work, year)
    standing, last_day = year_standing(work, year), dt.date(year, 12, 31)
    if standing.is_locked:
        raise PeriodLockedError(last_day, work.book.periods.state.locked_through or last_day)
    if not standing.is_closed:
        raise YearNotClosedError(year)
    _wait(work, f"Membuka kembali tahun buku {year}", dt.date(year, 1, 1), reason)
    work.book.reopen_year(year, by=work.actor.name, reason=_told(work, reason))


def _require(work: Work) -> None:
    """Do nothing if the actor may ask, or whoever asked has been approved."""
    alone = not work.approver and _is_alone(work)
    work.actor.require(Permission.REOPEN_PERIOD if alone else Permission.CLOSE_PERIOD)


def _is_alone(work: Work) -> bool:
    setting = approval_setting(work.session, work.book_id, work.today)
    return setting is not None and setting.is_alone


def _wait(work: Work, description: str, on: dt.date, reason: str) -> None:
    if work.approver or _is_alone(work):
        return
    told = f"{description}: {reason}"[:500]
    raise SecondPersonNeededError(Matter(description=told, on=on, key=f"reopening-{new_id()}"))


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise ReasonRequiredError("reopen")


def _told(work: Work, reason: str) -> str:
    """Return the reason as the log of the periods keeps it, with who approved."""
    if not work.approver:
        return reason
    return f"{reason} (disetujui {work.approver})"[:500]
