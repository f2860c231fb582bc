"""What schedules and recurring entries refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    import datetime as dt

    from ledger import Money


class ScheduleError(EnterpriseError):
    """What is spread over months cannot be dealt with so."""

    code = "schedule"


class ScheduleEndedError(ScheduleError):
    """A schedule was ended already."""

    code = "schedule_ended"

    def __init__(self, schedule: str, ended_on: dt.date) -> None:
        message = f"{schedule} ended on {ended_on}"
        super().__init__(message, schedule=schedule, ended_on=ended_on)


class ScheduleRunLaterError(ScheduleError):
    """A schedule is to end on a day after which months were posted."""

    code = "schedule_run_later"

    def __init__(self, schedule: str, month: str) -> None:
        message = f"{schedule} was posted through {month}"
        super().__init__(message, schedule=schedule, month=month)


class RefundTooHighError(ScheduleError):
    """More would be paid back than what is left of a schedule."""

    code = "refund_too_high"

    def __init__(self, schedule: str, *, left: Money, asked: Money) -> None:
        message = f"{schedule} has {left} left, less than {asked}"
        super().__init__(message, schedule=schedule, left=left, asked=asked)


class RecurringDoneError(ScheduleError):
    """What recurs each month was recorded for the month already, or is not due in it."""

    code = "recurring_done"

    def __init__(self, name: str, month: str) -> None:
        super().__init__(f"{name} is not waiting for {month}", name=name, month=month)
