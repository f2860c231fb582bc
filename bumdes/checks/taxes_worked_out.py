"""The final income tax of the months that are over is in the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.month import month_of, months_between
from bumdes.phrase import phrase
from bumdes.tax.agenda import missing_final_tax
from bumdes.tax.regime import Regime
from bumdes.tax.setting import registered_from, settings_of
from bumdes.tax.standing import regime_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    """Yield the months of *period* that are over without their tax.

    Nothing is found where nobody has said what the enterprise is to the tax office.
    """
    if not settings_of(work.session, work.book_id):
        return
    year = period.last_day.year
    if regime_of(work, year).regime is not Regime.FINAL:
        return
    since = registered_from(work.session, work.book_id, year)
    last_day = min(period.last_day, work.today)
    for month in months_between(month_of(period.first_day), month_of(period.last_day)):
        if month.first_day.year != year or not since <= month.last_day <= last_day:
            continue
        missing = missing_final_tax(work, month)
        if missing.amount > 0:
            yield Finding(
                text=phrase(
                    "PPh final masa {month} belum dicatat.",
                    month=month,
                ),
                account="2.1.02.05",
                amounts=(missing,),
            )


TAXES_WORKED_OUT = Check(
    key="taxes_worked_out",
    label="PPh final tiap masa sudah dihitung dan dicatat",
    advice="Buka Pajak, lalu Rekap peredaran bruto, dan tekan Hitung dan catat.",
    occasions=frozenset({Occasion.MONTH_CLOSE, Occasion.YEAR_CLOSE, Occasion.PRINT}),
    area=CheckArea.DUES,
    why="Pajak yang belum dicatat membuat untung tampak lebih besar dan dapat dikenai denda.",
    place="taxes",
    find=_find,
)
