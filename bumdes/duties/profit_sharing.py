"""What becomes of the profit of the year is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.duty import Duty
from bumdes.permissions import Role
from bumdes.phrase import phrase
from bumdes.reporting.dated_due import dated_due, years_due
from bumdes.sharing.sharing import sharings_of
from bumdes.sharing.standing import is_standing
from bumdes.sharing.year_result import year_result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.duty import Due
    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, window: Period) -> Iterator[Due]:
    for year in years_due(work, "profit_sharing", window):
        number = year.last_day.year
        if year.last_day >= work.today:
            yield from dated_due(
                work, "profit_sharing", year, about=phrase("Tahun {number}", number=number)
            )
            continue
        if year_result(work.book, number).profit.amount <= 0:
            continue
        sharings = sharings_of(work.session, work.book_id, year=number)
        shared = next((s for s in sharings if is_standing(work, s)), None)
        yield from dated_due(
            work,
            "profit_sharing",
            year,
            about=phrase("Tahun {number}", number=number),
            is_done=shared is not None,
            done_on=shared.shared_on if shared else None,
            done_by=phrase("Dibagi dengan keputusan {decision}", decision=shared.decision)
            if shared
            else "",
        )


PROFIT_SHARING = Duty(
    key="profit_sharing",
    label="Memutuskan pembagian hasil usaha",
    recipient="Musyawarah Desa",
    roles=(Role.DIRECTOR, Role.TREASURER),
    place="sharing",
    is_marked=False,
    find=_find,
)
