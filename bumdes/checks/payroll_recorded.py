"""The wages of the months of the period that are over are in the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.month import month_of, months_between
from bumdes.payroll.payroll import PayrollStage
from bumdes.payroll.staff import staff_of
from bumdes.payroll.standing import payrolls_of
from bumdes.phrase import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import Period


def _find(work: Work, period: Period) -> Iterator[Finding]:
    """Yield the months without wages, from the first payroll that was ever made on."""
    made = payrolls_of(work)
    if not made:
        return
    posted = {payroll.month for payroll, stage in made if stage is PayrollStage.POSTED}
    began = min(payroll.month for payroll, _ in made)
    staff = staff_of(work.session, work.book_id)
    over = min(period.last_day, work.today)
    for month in months_between(month_of(period.first_day), month_of(period.last_day)):
        if month.first_day < began or month.last_day > over or month.first_day in posted:
            continue
        working = sum(member.works_in(month) for member in staff)
        if working:
            yield Finding(
                text=phrase(
                    "Gaji {month} untuk {working} orang belum dicatat.",
                    month=month,
                    working=working,
                )
            )


PAYROLL_RECORDED = Check(
    key="payroll_recorded",
    label="Gaji setiap bulan sudah dicatat",
    advice="Buka Gaji dan upah, hitung gaji bulan itu, periksa, lalu catat.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.DUES,
    why="Tanpa gaji, biaya bulan itu terlalu kecil dan utang kepada pegawai tidak tampak.",
    place="payrolls",
    find=_find,
)
