"""The home of who runs one unit: its own money, its own tasks, and nothing of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bumdes.credit.ageing import read_ageing
from bumdes.credit.control import PAYABLES, RECEIVABLES
from bumdes.permissions import Role
from bumdes.proofs.completeness import unproved_entries
from bumdes.till.shift import open_shifts
from bumdes.unit import find_unit
from ledger import Period
from webapp.charts import bars
from webapp.home import HomePage
from webapp.readings.errands import errands
from webapp.readings.home import read_home

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.work import Work


def _read(work: Work, now: dt.datetime) -> Mapping[str, Any]:
    today, unit = now.date(), work.actor.unit
    assert unit is not None  # noqa: S101 - no unit manager is without one
    home = read_home(work, today=today)
    so_far = Period(today.replace(day=1), today)
    return {
        "home": home,
        "bars": bars(home.months),
        "unit": find_unit(work.session, work.book_id, unit),
        "owed": read_ageing(work, RECEIVABLES, today, unit=unit),
        "owing": read_ageing(work, PAYABLES, today, unit=unit),
        "errands": errands(work, today),
        "shifts": open_shifts(work.session, work.book_id, unit),
        "unproved": len(unproved_entries(work, so_far, unit=unit)),
    }


UNIT = HomePage(
    key="unit", roles=frozenset({Role.UNIT_MANAGER}), template="home_unit.html", read=_read
)
