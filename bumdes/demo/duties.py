"""What the enterprises of the demonstration handed over in time, and the cash they counted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.counting_cash import CountCash, confirm_count, count_cash
from bumdes.actions.keeping_duties import MarkDuty, mark_duty
from bumdes.cash.count import cash_counts_of, is_at_bank, is_counted
from bumdes.demo.banks import tell_of_the_bank
from ledger import Dimension, Period
from ledger.money import from_minor

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Dutiful:
    """Who hands over and who counts.

    Attributes:
        counted_by: name of who counts the cash; the supervisor looks on.
        saw: name of the supervisor.
    """

    director: str
    treasurer: str
    supervisor: str
    counted_by: str
    saw: str

    def note(self, diary: Diary, year: int) -> None:
        """Note what was done for *year*, and for the first half of the next one."""
        then = dt.date(year, 12, 31)
        diary.did(then, self.treasurer, partial(self._count, at=then))
        before = dt.date(year + 1, 9, 30)
        diary.did(before, self.treasurer, partial(self._count, at=before))
        for day in (then, before):
            diary.did(day, self.supervisor, partial(_confirm, at=day))
        october = Period.month(year + 1, 10)
        diary.did(
            dt.date(year + 1, 11, 2), self.treasurer, partial(tell_of_the_bank, period=october)
        )
        whole = Period.year(year)
        told = (
            ("semester_report", _half(year), dt.date(year, 7, 24), "Penasihat"),
            ("village_data", whole, dt.date(year + 1, 2, 18), "Kepala Desa"),
            ("food_security_report", whole, dt.date(year + 1, 1, 29), "Kepala Desa"),
            ("ranking", whole, dt.date(year + 1, 2, 25), "Kementerian"),
            ("semester_report", _half(year + 1), dt.date(year + 1, 7, 22), "Penasihat"),
        )
        for number, (duty, period, day, who) in enumerate(told, start=1):
            receipt = f"Surat {number:03}/BUMDES/{day.year}, diterima {who}"
            self._mark(diary, self.director, day, duty, period, receipt)
        day = dt.date(year + 1, 3, 10)
        receipt = "Dibacakan Pengawas dalam musyawarah"
        self._mark(diary, self.supervisor, day, "supervisor_report", whole, receipt)

    def _mark(
        self, diary: Diary, who: str, day: dt.date, duty: str, period: Period, receipt: str
    ) -> None:
        command = MarkDuty(duty=duty, subject=str(period), done_on=day, receipt=receipt)
        diary.did(day, who, partial(mark_duty, command=command))

    def _count(self, work: Work, *, at: dt.date) -> None:
        """Count all cash as the books have it: nothing is missing here."""
        chart = work.book.chart
        codes = [account.code for account in chart if is_counted(account)]
        sums: dict[tuple[str, str], int] = {}
        for row in work.book.turnovers(
            last_day=at, accounts=codes, by=(Dimension.UNIT,), components=False
        ):
            unit = "" if is_at_bank(chart[row.account]) else row.unit
            key = (row.account, unit)
            sums[key] = sums.get(key, 0) + row.debits - row.credits
        for (account, unit), minor in sorted(sums.items()):
            if minor > 0:
                command = CountCash(
                    account=account,
                    unit=unit,
                    on=at,
                    found=from_minor(minor, work.book.currency),
                    counter=self.counted_by,
                    witness=self.saw,
                    note=f"Berita acara hitung kas {at:%d-%m-%Y}",
                )
                count_cash(work, command)


def _confirm(work: Work, *, at: dt.date) -> None:
    """Let the supervisor stand for what was counted that day."""
    for count in cash_counts_of(work.session, work.book_id):
        if count.counted_on == at and not count.confirmed_by:
            confirm_count(work, count.count_id)


def _half(year: int) -> Period:
    return Period.semester(year, 1)
