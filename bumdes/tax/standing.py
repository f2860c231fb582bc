"""The regime of an enterprise in a year, from what its records and books say."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.tax.regime import TaxFacts, resolve_regime
from bumdes.tax.setting import setting_on, settings_of
from bumdes.tax.turnover import counted_in
from ledger import Period
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bumdes.tax.regime import RegimeFinding
    from bumdes.tax.setting import TaxSetting
    from bumdes.work import Work
    from ledger import Money


def regime_of(work: Work, year: int) -> RegimeFinding:
    """Return by which rules the income of *year* is taxed, with every reason for it.

    Raises:
        TaxRateOutsideDatesError: the table says nothing of that year.
    """
    settings = settings_of(work.session, work.book_id)
    latest = setting_on(settings, dt.date(year, 12, 31)) or next(iter(settings), None)
    facts = TaxFacts(
        registered_on=latest.registered_on if latest else None,
        opted_general=_has_opted(settings, year),
        turnover_before=_turnover_before(work, settings, year),
        turnover=counted_in(work, Period.year(year)),
    )
    return resolve_regime(year, facts)


def _has_opted(settings: Sequence[TaxSetting], year: int) -> bool:
    """Whether the general tax was chosen before *year*, or in the year of registration."""
    first_day = setting_on(settings, dt.date(year, 1, 1))
    if first_day is not None and first_day.opted_general:
        return True
    return any(
        row.opted_general
        and row.valid_from.year == year
        and row.registered_on is not None
        and row.registered_on.year == year
        for row in settings
    )


def _turnover_before(work: Work, settings: Sequence[TaxSetting], year: int) -> Money:
    """Return the turnover of the year before: what the books say, or more if it was said."""
    in_books = counted_in(work, Period.year(year - 1))
    said = [
        from_minor(row.turnover_minor, work.book.currency)
        for row in settings
        if row.valid_from.year == year and row.turnover_minor is not None
    ]
    return max([in_books, *said])
