"""The work plan of the year is approved before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.duty import Duty
from bumdes.permissions import Role
from bumdes.phrase import phrase
from bumdes.planning.work_plan import plans_of
from bumdes.reporting.dated_due import dated_due, years_due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.duty import Due
    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, window: Period) -> Iterator[Due]:
    for year in years_due(work, "work_plan", window):
        number = year.last_day.year
        plans = [p for p in plans_of(work.session, work.book_id) if p.year == number]
        decision = next((plan.decision for plan in plans if plan.decision), None)
        missing = () if plans else (phrase("Rencana {number} belum disusun.", number=number),)
        yield from dated_due(
            work,
            "work_plan",
            year,
            about=phrase("Tahun {number}", number=number),
            is_done=decision is not None,
            done_by=phrase("Disahkan dengan keputusan {decision}", decision=decision)
            if decision
            else "",
            missing=missing,
        )


WORK_PLAN = Duty(
    key="work_plan",
    label="Mengesahkan rencana program kerja",
    recipient="Musyawarah Desa",
    roles=(Role.DIRECTOR, Role.SECRETARY),
    place="plans",
    is_marked=False,
    find=_find,
)
