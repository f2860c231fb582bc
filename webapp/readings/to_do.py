"""What is to be put right, as the home page says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Occasion, run_checks
from bumdes.permissions import Permission
from ledger import Period
from reports.checks import ALL_CHECKS

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.check import CheckResult
    from bumdes.work import Work


def to_do(work: Work, *, today: dt.date) -> list[CheckResult]:
    """Return the checks of the home page that find something, those that bind first.

    Who sees one unit only, or no books, is told nothing of the whole.
    """
    if not work.actor.allows(Permission.READ_BOOKS):
        return []
    so_far = Period(today.replace(month=1, day=1), today)
    found = run_checks(work, ALL_CHECKS, on=Occasion.HOME, period=so_far)
    return [result for result in found if not result.is_passed]
