"""Schedules, recurring entries and payrolls for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bumdes.actions.employing import Employ, Terms, employ
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.actions.running_payroll import draft_payroll, post_payroll, review_payroll
from bumdes.actions.scheduling import StartSchedule, start_schedule
from bumdes.party import PartyKind
from bumdes.schedules.course import course_of
from bumdes.schedules.schedule import ScheduleKind, find_schedule
from bumdes.sub_ledger_proof import prove
from ledger import Period, rp
from tests.bumdes.village import DIRECTOR, TREASURER, Village, day

if TYPE_CHECKING:
    from bumdes.payroll.payroll import Payroll
    from bumdes.schedules.course import Course
    from bumdes.schedules.schedule import Schedule

CASH = "1.1.01.01"

ANYWHERE = pytest.mark.parametrize(
    "owners", ["sqlite_engine", "postgres_engine"], indirect=True
)
"""For tests of what a database does: once on each kind; the others run on SQLite."""


def month(number: int, year: int = 2025) -> Period:
    return Period.month(year, number)


def lease(**facts: Any) -> StartSchedule:
    """Return twelve million of rent for 2025, paid ahead; *facts* are other fields."""
    given = {
        "kind": ScheduleKind.PREPAID,
        "description": "Sewa kios pasar",
        "amount": rp(12_000_000),
        "first_day": day(1, 1),
        "last_day": day(12, 31),
        "held_account": "1.1.07.01",
        "result_account": "6.1.05.01",
        "date": day(1, 2),
        "cash": CASH,
    }
    return StartSchedule(**(given | facts))


def tickets(**facts: Any) -> StartSchedule:
    """Return six million of rent for half a year, received ahead."""
    return lease(
        **{
            "kind": ScheduleKind.DEFERRED,
            "description": "Sewa warung dibayar di muka",
            "amount": rp(6_000_000),
            "last_day": day(6, 30),
            "held_account": "2.1.06.01",
            "result_account": "4.1.04.02",
            **facts,
        }
    )


def starts(village: Village, command: StartSchedule | None = None) -> Schedule:
    return village.does(start_schedule, command or lease())


def course(village: Village, schedule: Schedule) -> Course:
    with village.work(read_only=True) as work:
        return course_of(work, find_schedule(work.session, work.book_id, schedule.schedule_id))


def agrees(village: Village) -> bool:
    """Whether every sub-ledger of the enterprise is its control account."""
    with village.work(read_only=True) as work:
        return all(proof.holds for proof in prove(work, day(12, 31, 2030)))


def hires(village: Village, name: str = "Budi", *, wage: int = 3_000_000, **facts: Any) -> str:
    """Employ somebody from 2025 on, and return the code of the party."""
    terms = {
        key: facts.pop(key)
        for key in ("allowance", "tax_status", "programmes", "risk")
        if key in facts
    }
    party = village.does(register_party, RegisterParty(name=name, kind=PartyKind.STAFF)).code
    given = {
        "party": party,
        "position": "Staf",
        "first_day": day(1, 1),
        "terms": Terms(wage=rp(wage), **terms),
        **facts,
    }
    village.does(employ, Employ(**given))
    return party


def drafts(village: Village, number: int, year: int = 2025) -> Payroll:
    return village.does(draft_payroll, month(number, year), by=TREASURER)


def posts(village: Village, payroll: Payroll) -> None:
    village.does(review_payroll, payroll.payroll_id, by=DIRECTOR)
    village.does(post_payroll, payroll.payroll_id, by=TREASURER)
