"""The home of the village's side: its capital, what came back, and what waits for it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from flask import request

from bumdes.enterprise import villages_of
from bumdes.permissions import Permission, Role
from ledger import rp
from webapp.charts import bars
from webapp.home import HomePage
from webapp.readings.home import MonthResult
from webapp.readings.report_states import report_states
from webapp.readings.village_capital import read_members, read_village_capital
from webapp.readings.villages import chosen_village
from webapp.readings.waiting import waiting_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bumdes.work import Work
    from webapp.readings.village_capital import YearOfShares

MOST_YEARS = 6


def _read(work: Work, now: dt.datetime) -> Mapping[str, Any]:
    work.actor.require(Permission.READ_REPORTS)
    has_villages = bool(villages_of(work.session, work.book_id))
    village = chosen_village(work, request.args.get("desa", "")) if has_villages else None
    page = read_village_capital(work, village, now.date()) if village else None
    years = _years(page.shares, now.year) if page else ()
    return {
        "page": page,
        "members": read_members(work, now.date()),
        "years": years,
        "bars": bars(years) if len(years) > 1 else None,
        "waiting": waiting_for(work),
        "reports": report_states(work, now.date()),
        "today": now.date(),
    }


def _years(shares: Sequence[YearOfShares], this_year: int) -> tuple[MonthResult, ...]:
    """Return what was paid of each of the latest years' profit, the first one first."""
    paid = {share.year: share.paid for share in shares}
    first = max(min(paid, default=this_year), this_year - MOST_YEARS)
    return tuple(
        MonthResult(dt.date(year, 1, 1), paid.get(year, rp(0)))
        for year in range(first, max(paid, default=this_year) + 1)
    )


VILLAGE = HomePage(
    key="village",
    roles=frozenset({Role.VILLAGE_HEAD, Role.VILLAGE_COUNCIL, Role.ADVISOR}),
    template="home_village.html",
    read=_read,
)
