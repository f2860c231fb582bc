"""Changing status: when an enterprise rests, stops, fails or goes on, by a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors import InvalidFieldError, NotFoundError
from bumdes.governance.decision import require_decision
from bumdes.governance.standing import (
    EnterpriseStatus,
    StatusChange,
    status_changes,
)
from bumdes.permissions import Permission
from bumdes.record import described
from ledger.journal import check_day
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work


def change_status(
    work: Work, status: EnterpriseStatus, *, since: dt.date, decision: str, reason: str = ""
) -> StatusChange:
    """Record that the enterprise is *status* from day *since* on, as *decision* says.

    The books stay readable whatever happens. While it is stopped or bankrupt, only what a
    decision settles is posted; what there is to settle tells ``what_is_left``.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no enterprise keeps these books, or there is no such decision.
        InvalidFieldError: it is so already, or a later change is on record.
        DecisionError: the decision is missing, decides something else, or is too late.
    """
    work.request = described("change_status", status=status, since=since, decision=decision)
    work.actor.require(Permission.CHANGE_ENTERPRISE)
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    check_day(since)
    status = EnterpriseStatus(status)
    _check_order(work, status, since)
    require_decision(work.session, work.book_id, decision, *status.deciding, on=since)
    change = StatusChange(
        book_id=work.book_id,
        since=since,
        status=status.value,
        decision=decision,
        reason=check_text(reason, "reason", most=500, blank=True),
        recorded_by=work.actor.name,
    )
    work.session.add(change)
    work.session.flush()
    return change


def _check_order(work: Work, status: EnterpriseStatus, since: dt.date) -> None:
    """Do nothing if the change is one, and comes after all others."""
    changes = status_changes(work.session, work.book_id)
    if changes and since <= changes[0].since:
        raise InvalidFieldError("since", since, "after_last_change")
    now = changes[0].status if changes else EnterpriseStatus.ACTIVE.value
    if status == now:
        raise InvalidFieldError("status", status.label, "another_status")
