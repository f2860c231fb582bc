"""What is due for a period by a day that the enterprise, or usage, lays down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bumdes.duty import Due
from bumdes.reporting.duty_date import duty_day
from bumdes.reporting.lifetime import years_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def years_due(work: Work, duty: str, window: Period) -> Iterator[Period]:
    """Yield the years that the books tell of for which *duty* is due within *window*."""
    for year in years_around(work, window):
        due_on = duty_day(work, duty, year).due_on
        if due_on is not None and due_on in window:
            yield year


def dated_due(
    work: Work, duty: str, period: Period, *, about: str, **facts: Any
) -> Iterator[Due]:
    """Yield what is due of *duty* for *period*; nothing where the enterprise has no such duty.

    Args:
        about: the period in words.
        facts: further fields of ``Due``.
    """
    rule = duty_day(work, duty, period)
    if rule.due_on is not None:
        yield Due(
            subject=str(period),
            about=about,
            due_on=rule.due_on,
            source=rule.source,
            certainty=rule.certainty,
            **facts,
        )
