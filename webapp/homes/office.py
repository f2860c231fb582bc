"""The home of those who keep the books: money, what is to be done, what the month earned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bumdes.credit.ageing import read_ageing
from bumdes.credit.control import PAYABLES, RECEIVABLES
from bumdes.permissions import Role
from webapp.charts import bars
from webapp.check_places import place_url
from webapp.home import HomePage
from webapp.readings.duties import MOST_REMINDED, reminded
from webapp.readings.errands import errands
from webapp.readings.home import read_home
from webapp.readings.to_do import to_do

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.work import Work


def _read(work: Work, now: dt.datetime) -> Mapping[str, Any]:
    home = read_home(work, today=now.date())
    duties = reminded(work, now.date())
    actor = work.actor
    return {
        "home": home,
        "tasks": to_do(work, today=now.date()),
        "duties": duties[:MOST_REMINDED],
        "more_duties": len(duties[MOST_REMINDED:]),
        "bars": bars(home.months),
        "owed": read_ageing(work, RECEIVABLES, now.date(), unit=actor.unit),
        "owing": read_ageing(work, PAYABLES, now.date(), unit=actor.unit),
        "place_url": place_url,
        "errands": errands(work, now.date()),
    }


OFFICE = HomePage(
    key="office",
    roles=frozenset(
        {
            Role.ADMINISTRATOR,
            Role.DIRECTOR,
            Role.TREASURER,
            Role.SECRETARY,
            Role.OPERATOR,
        }
    ),
    template="home.html",
    read=_read,
)
