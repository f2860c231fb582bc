"""What is refused to those who look from outside, and to those who answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    import datetime as dt


class AuditingError(EnterpriseError):
    """What was asked does not fit how the request or the finding stands."""

    code = "auditing"


class AccessNotNeededError(AuditingError):
    """The office shows it already, or somebody waits for the same answer."""

    code = "access_not_needed"

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is allowed already, or was asked for", what=what)


class AccessTooLongError(AuditingError):
    """The last day lies in the past, or too far ahead."""

    code = "access_too_long"

    def __init__(self, until: dt.date, latest: dt.date) -> None:
        super().__init__(f"{until} is past, or after {latest}", until=until, latest=latest)


class AccessAnsweredError(AuditingError):
    """The request was answered already, or is over."""

    code = "access_answered"

    def __init__(self, request_id: str) -> None:
        super().__init__(f"request {request_id} was answered already", request_id=request_id)


class OwnAccessError(AuditingError):
    """Nobody answers a request of his or her own."""

    code = "own_access"

    def __init__(self, username: str) -> None:
        super().__init__(f"{username} may not answer a request of their own", username=username)


class FindingClosedError(AuditingError):
    """The finding is closed, and takes nothing more."""

    code = "finding_closed"

    def __init__(self, number: str) -> None:
        super().__init__(f"finding {number} is closed", number=number)


class FindingUnansweredError(AuditingError):
    """Nobody answered the finding yet, so that there is nothing to judge."""

    code = "finding_unanswered"

    def __init__(self, number: str) -> None:
        super().__init__(f"finding {number} has no answer to judge", number=number)


class FindingDueTooEarlyError(AuditingError):
    """The day for the answer lies before the finding."""

    code = "finding_due_too_early"

    def __init__(self, due_on: dt.date) -> None:
        super().__init__(f"{due_on} is in the past", due_on=due_on)
