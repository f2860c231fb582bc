"""The year had a plan that the deliberation approved, to report the budget against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase
from bumdes.planning.work_plan import plans_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    year = period.last_day.year
    plans = plans_of(work.session, work.book_id)
    if not any(plan.year == year and plan.decision for plan in plans):
        yield Finding(
            text=phrase("Rencana program kerja {year} belum disahkan musyawarah.", year=year)
        )


PLAN_APPROVED = Check(
    key="plan_approved",
    label="Rencana program kerja tahun itu disahkan",
    advice="Sahkan rencananya, agar realisasi dapat dilaporkan terhadap anggaran.",
    occasions=frozenset({Occasion.YEAR_CLOSE, Occasion.PRINT}),
    area=CheckArea.STATEMENTS,
    why="Tanpa rencana yang disahkan, hasil usaha tidak dapat dibandingkan dengan sasaran.",
    place="plans",
    find=_find,
)
