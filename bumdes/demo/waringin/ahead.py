"""What the village enterprise pays and gets ahead, and what it records each month by itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bumdes.actions.repeating import PlanRecurring, plan_recurring, run_recurring
from bumdes.actions.scheduling import StartSchedule, run_schedules, start_schedule
from bumdes.demo import chance
from bumdes.demo.proofs import RECEIPT
from bumdes.demo.waringin.office import BANK, TREASURER
from bumdes.month import month_of
from bumdes.schedules.schedule import ScheduleKind
from bumdes.schedules.spreading import Spreading
from ledger import credit, debit, rp

if TYPE_CHECKING:
    from bumdes.demo.diary import Diary
    from bumdes.work import Work

_STALLS, _CASH = "LAPAK", "1.1.01.01"
_STALL_RENT, _STORE_RENT, _INSURANCE, _RUBBISH = 4_800_000, 3_000_000, 730_000, 60_000
"""Rupiah a year, but the last, which is a month."""


def stalls_let(diary: Diary, year: int) -> None:
    """Note that two stalls pay their rent of *year* as it begins."""
    day = dt.date(year, 1, 2)
    command = StartSchedule(
        kind=ScheduleKind.DEFERRED,
        description=f"Sewa dua warung untuk {year}",
        amount=rp(_STALL_RENT),
        first_day=dt.date(year, 1, 1),
        last_day=dt.date(year, 12, 31),
        held_account="2.1.06.01",
        result_account="4.1.04.02",
        date=day,
        cash=_CASH,
        unit=_STALLS,
        key=f"demo-sewa-warung-{year}",
    )
    diary.did(day, TREASURER, partial(start_schedule, command=command))


def second_year(diary: Diary, year: int) -> None:
    """Note the store that is leased, the insurance of the hall, and the rubbish collector."""
    _paid(
        diary,
        StartSchedule(
            kind=ScheduleKind.PREPAID,
            description="Sewa gudang Toko setahun",
            amount=rp(_STORE_RENT),
            first_day=dt.date(year, 2, 1),
            last_day=dt.date(year + 1, 1, 31),
            held_account="1.1.07.01",
            result_account="6.1.05.01",
            date=dt.date(year, 2, 2),
            cash=BANK,
            key=f"demo-sewa-gudang-{year}",
        ),
    )
    _paid(
        diary,
        StartSchedule(
            kind=ScheduleKind.PREPAID,
            description="Asuransi kebakaran gedung serbaguna",
            amount=rp(_INSURANCE),
            first_day=dt.date(year, 3, 10),
            last_day=dt.date(year + 1, 3, 9),
            held_account="1.1.07.02",
            result_account="6.1.05.02",
            date=dt.date(year, 3, 9),
            cash=BANK,
            spreading=Spreading.DAYS,
            key=f"demo-asuransi-{year}",
        ),
    )
    rubbish = PlanRecurring(
        name="Iuran sampah kantor",
        lines=(debit("6.1.06.01", rp(_RUBBISH)), credit(BANK, rp(_RUBBISH))),
        first_month=month_of(dt.date(year, 3, 1)),
        day=31,
        is_automatic=True,
    )
    diary.did(dt.date(year, 3, 2), TREASURER, partial(plan_recurring, command=rubbish))


def month(diary: Diary, month: dt.date) -> None:
    """Note that what falls on a month is posted as it ends."""
    if month.month == 1:
        stalls_let(diary, month.year)
    diary.did(chance.last_of(month), TREASURER, partial(_run, month=month))


def _paid(diary: Diary, command: StartSchedule) -> None:
    proved = diary.proofs.of_kind

    def act(work: Work) -> None:
        start_schedule(work, replace(command, evidence=proved(RECEIPT)))

    diary.did(command.date, TREASURER, act)


def _run(work: Work, month: dt.date) -> None:
    run_schedules(work, month_of(month))
    run_recurring(work, month_of(month))
