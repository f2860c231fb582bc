"""What collectors took in was handed in by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.cash.custody import late_places
from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    """Yield the places where money lay too long at the end of *period*, or today."""
    today = work.today
    for late in late_places(work, min(period.last_day, today)):
        keeper = late.place.keeper_name or "penagih"
        yield Finding(
            text=phrase(
                "Uang di tangan {keeper} ({place}) sudah {days} hari belum disetor.",
                keeper=keeper,
                place=word(late.place.label),
                days=late.days,
            ),
            unit=late.place.unit,
            account=late.place.account.code,
            amounts=(late.late,),
        )


CASH_HANDED_IN = Check(
    key="cash_handed_in",
    label="Uang di tangan penagih sudah disetor",
    advice="Minta uangnya disetor, lalu catat dengan Pindah uang.",
    occasions=frozenset({Occasion.MONTH_CLOSE, Occasion.HOME}),
    area=CheckArea.CASH,
    why="Uang yang lama di tangan satu orang mudah tercampur, dan sulit ditagih kembali.",
    place="cash_custody",
    find=_find,
)
