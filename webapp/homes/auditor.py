"""The home of an auditor: what can be taken along, what was tested, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bumdes.auditing.access_request import requests_of
from bumdes.auditing.taken_copy import copies_of
from bumdes.permissions import Permission, Role
from ledger import Period
from webapp.auditor_files import FILES_OFFERED
from webapp.home import HomePage
from webapp.readings.audit_findings import read_findings_page
from webapp.readings.integrity import read_standing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.work import Work

MOST_COPIES = 5


def _read(work: Work, now: dt.datetime) -> Mapping[str, Any]:
    today, actor = now.date(), work.actor
    actor.require(Permission.READ_BOOKS)
    period = Period(today.replace(month=1, day=1), today)
    requests = requests_of(work.session, work.book_id, asked_by=actor.name)
    return {
        "period": period,
        "years": range(today.year, today.year - 4, -1),
        "offered": FILES_OFFERED,
        "standing": read_standing(work, period),
        "findings": read_findings_page(work, today),
        "requests": [(request, request.state(today)) for request in requests],
        "copies": copies_of(work.session, work.book_id, taken_by=actor.name, most=MOST_COPIES),
        "today": today,
    }


AUDITOR = HomePage(
    key="auditor", roles=frozenset({Role.AUDITOR}), template="home_auditor.html", read=_read
)
