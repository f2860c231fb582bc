"""Monthly runs: what registers post by themselves, once for each month.

Each kind of run is an act ``run_…(work, month)`` that posts what is due in a month and in the
months before it that were missed, in their order. Asked again it posts nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger.errors import PeriodClosedError, PeriodLockedError

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Period, Posted


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run did: the entries that it posted, none if all was posted before."""

    month: Period
    posted: tuple[Posted, ...]


def day_to_post(work: Work, month: Period, run: Period) -> dt.date:
    """Return the day on which a run posts what belongs to *month*.

    It is the last day of *month*; where that is closed already, the last one of the month
    that is run, so that what was missed is caught up in an open month.
    """
    if month == run:
        return month.last_day
    try:
        work.book.periods.state.check(month.last_day)
    except (PeriodClosedError, PeriodLockedError):
        return run.last_day
    return month.last_day
