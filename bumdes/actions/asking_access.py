"""Asking to see more for a time, and answering who asks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.auditing.access_request import (
    GRANTABLE,
    OUTSIDE,
    AccessRequest,
    RequestState,
    find_request,
    requests_of,
)
from bumdes.errors import (
    AccessAnsweredError,
    AccessNotNeededError,
    AccessTooLongError,
    InvalidFieldError,
    OwnAccessError,
    PermissionDeniedError,
)
from bumdes.governance.minutes import check_lines
from bumdes.permissions import ALLOWED, Permission
from bumdes.record import described, new_id
from ledger.canonical import stamp
from ledger.journal import check_day

if TYPE_CHECKING:
    from bumdes.work import Work

MOST_DAYS = 92
"""Days for which something may be asked: longer than any examination of a village takes."""


def ask_access(
    work: Work, what: Permission, *, until: dt.date, reason: str, today: dt.date
) -> AccessRequest:
    """Ask for *what*, up to a day; it is allowed once somebody grants it.

    Raises:
        PermissionDeniedError: the actor may not read the books, or does not look from outside.
        InvalidFieldError: it is nothing that is granted for a time.
        AccessNotNeededError: the actor may already, or asked already.
        AccessTooLongError: *until* is past, or more than ``MOST_DAYS`` ahead.
        BlankTextError, TextTooLongError: no reason is given, or a very long one.
    """
    work.request = described("ask_access", what=what, until=until, reason=reason)
    actor = work.actor
    actor.require(Permission.READ_BOOKS, unit=actor.unit)
    if actor.role not in OUTSIDE:
        raise PermissionDeniedError(actor.name, what, actor.unit)
    if what not in GRANTABLE:
        raise InvalidFieldError("permission", what, "grantable")
    latest = today + dt.timedelta(days=MOST_DAYS)
    if not today <= check_day(until) <= latest:
        raise AccessTooLongError(until, latest)
    if what in ALLOWED[actor.role] or _is_open(work, what, today):
        raise AccessNotNeededError(GRANTABLE[what])
    request = AccessRequest(
        book_id=work.book_id,
        request_id=new_id(),
        asked_by=actor.name,
        role=actor.role,
        permission=what,
        until=until,
        reason=check_lines(reason, "reason", most=500),
        asked_at=stamp(work.clock()),
    )
    work.session.add(request)
    work.session.flush()
    return request


def answer_access(
    work: Work, request_id: str, *, grants: bool, remark: str, today: dt.date
) -> AccessRequest:
    """Grant a request, or refuse it.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such request.
        OwnAccessError: it is the actor's own.
        AccessAnsweredError: it was answered, or withdrawn; or its last day is past.
        TextTooLongError: the remark is very long.
    """
    work.request = described("answer_access", request=request_id, grants=grants)
    work.actor.require(Permission.GRANT_ACCESS)
    request = find_request(work.session, work.book_id, request_id)
    if request.asked_by == work.actor.name:
        raise OwnAccessError(work.actor.name)
    is_late = grants and request.until < today
    if request.state(today) is not RequestState.WAITING or is_late:
        raise AccessAnsweredError(request_id)
    request.answered_at = stamp(work.clock())
    request.answered_by = work.actor.name
    request.is_granted = grants
    request.remark = check_lines(remark, "remark", blank=True, most=500)
    work.session.flush()
    return request


def end_access(work: Work, request_id: str, *, today: dt.date) -> AccessRequest:
    """Take back what was granted; or withdraw a request of one's own.

    Raises:
        PermissionDeniedError: it is somebody else's, and the actor may not answer requests.
        NotFoundError: there is no such request.
        AccessAnsweredError: it was refused, or is over.
    """
    work.request = described("end_access", request=request_id)
    work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
    request = find_request(work.session, work.book_id, request_id)
    if request.asked_by != work.actor.name:
        work.actor.require(Permission.GRANT_ACCESS)
    if request.state(today) not in {RequestState.WAITING, RequestState.GRANTED}:
        raise AccessAnsweredError(request_id)
    request.ended_at = stamp(work.clock())
    request.ended_by = work.actor.name
    work.session.flush()
    return request


def _is_open(work: Work, what: Permission, today: dt.date) -> bool:
    """Whether the actor asked for the same already, and it is not over."""
    return any(
        request.what is what
        and request.role == work.actor.role
        and request.state(today) in {RequestState.WAITING, RequestState.GRANTED}
        for request in requests_of(work.session, work.book_id, asked_by=work.actor.name)
    )
