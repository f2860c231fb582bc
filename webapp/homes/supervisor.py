"""The home of the supervisor: what is to be looked at, and how far the proofs go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bumdes.approval.oversight import listed, told
from bumdes.auditing.audit_finding import FindingState
from bumdes.permissions import Permission, Role
from bumdes.proofs.completeness import proof_completeness
from ledger import Period
from webapp.home import HomePage
from webapp.readings.audit_findings import read_findings_page
from webapp.readings.duties import MOST_REMINDED, reminded
from webapp.readings.home import read_home
from webapp.readings.report_states import report_states
from webapp.readings.to_do import to_do
from webapp.readings.waiting import waiting_for

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.work import Work


MOST_SHOWN = 6
"""Entries to be looked at that the home tells of; their own page shows more."""


def _read(work: Work, now: dt.datetime) -> Mapping[str, Any]:
    today = now.date()
    work.actor.require(Permission.READ_BOOKS)
    so_far = Period(today.replace(month=1, day=1), today)
    lines = listed(work, so_far)
    unseen = [line for line in lines if line.seen is None]
    findings = read_findings_page(work, today)
    return {
        "home": read_home(work, today=today),
        "unseen": len(unseen),
        "shown": told(work, unseen[:MOST_SHOWN]),
        "proofs": proof_completeness(work, so_far),
        "findings": [f for f in findings if f.state is not FindingState.CLOSED],
        "waiting": waiting_for(work),
        "tasks": to_do(work, today=today),
        "duties": reminded(work, today)[:MOST_REMINDED],
        "reports": report_states(work, today),
        "today": today,
    }


SUPERVISOR = HomePage(
    key="supervisor",
    roles=frozenset({Role.SUPERVISOR}),
    template="home_supervisor.html",
    read=_read,
)
