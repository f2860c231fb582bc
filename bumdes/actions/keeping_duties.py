"""Keeping duties: by when they are due, and that they were done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.duty_calendar import find_duty
from bumdes.errors import InvalidFieldError, NotFoundError, TakenError
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.reporting.duty_date import LAST, DutyDate
from bumdes.reporting.duty_mark import DutyMark, find_mark, marks_of
from bumdes.stored_file import check_file
from ledger.canonical import stamp
from ledger.journal import check_day
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work

FURTHEST = 24
"""Months before or after a period in which a duty of it may be due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDutyDate:
    """By when the enterprise does a duty; see ``DutyDate``."""

    duty: str
    valid_from: dt.date
    months_after: int
    day: int
    basis: str
    is_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkDuty:
    """That a duty was done.

    Attributes:
        subject: what it was done for, as the calendar names it.
        receipt: number of the letter or receipt, or who took it.
        paper: digest of the receipt as a file; empty for none.
    """

    duty: str
    subject: str
    done_on: dt.date
    receipt: str
    paper: str = ""


def set_duty_date(work: Work, command: SetDutyDate) -> DutyDate:
    """Keep by when a duty is due; one laid down from the same day on is replaced.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such duty, or its days are no matter of the enterprise.
        InvalidFieldError: no month has such a day, or the month is too far away.
        BlankTextError: nothing says where it is laid down.
    """
    work.request = described("set_duty_date", duty=command.duty, from_day=command.valid_from)
    work.actor.require(Permission.CHANGE_ENTERPRISE)
    duty = find_duty(command.duty)
    if not duty.is_dated:
        raise NotFoundError("duty", command.duty)
    if not 1 <= command.day <= LAST:
        raise InvalidFieldError("day", command.day, "day_of_month")
    if abs(command.months_after) > FURTHEST:
        raise InvalidFieldError("months_after", command.months_after, "within_two_years")
    kept = work.session.merge(
        DutyDate(
            book_id=work.book_id,
            duty=duty.key,
            valid_from=check_day(command.valid_from),
            months_after=command.months_after,
            day=command.day,
            is_off=command.is_off,
            basis=check_text(command.basis, "basis", most=200),
            recorded_by=work.actor.name,
        )
    )
    work.session.flush()
    return kept


def mark_duty(work: Work, command: MarkDuty) -> DutyMark:
    """Keep that a duty was done.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such duty, the records themselves tell of it, or there is
            no such file.
        InvalidFieldError: the day is yet to come.
        TakenError: somebody said so before.
        BlankTextError: nothing shows it.
    """
    work.request = described("mark_duty", duty=command.duty, subject=command.subject)
    duty = find_duty(command.duty)
    work.actor.require(duty.permission)
    if not duty.is_marked:
        raise NotFoundError("duty", command.duty)
    if check_day(command.done_on) > work.today:
        raise InvalidFieldError("date", command.done_on, "not_after_today")
    subject = check_text(command.subject, "subject", most=64)
    if (duty.key, subject) in marks_of(work.session, work.book_id):
        raise TakenError("duty_mark", duty.label)
    mark = DutyMark(
        book_id=work.book_id,
        mark_id=new_id(),
        duty=duty.key,
        subject=subject,
        done_on=command.done_on,
        receipt=check_text(command.receipt, "receipt", most=200),
        marked_at=stamp(work.clock()),
        marked_by=work.actor.name,
        paper=check_file(work.session, work.book_id, command.paper),
    )
    work.session.add(mark)
    work.session.flush()
    return mark


def unmark_duty(work: Work, mark_id: str, *, reason: str) -> DutyMark:
    """Take back that a duty was done; the mark stays on record, with the reason.

    Raises:
        NotFoundError: there is no such mark.
        PermissionDeniedError: the actor may not.
        BlankTextError: no reason is given.
    """
    work.request = described("unmark_duty", mark_id=mark_id, reason=reason)
    mark = find_mark(work.session, work.book_id, mark_id)
    work.actor.require(find_duty(mark.duty).permission)
    mark.withdrawn_because = check_text(reason, "reason", most=300)
    work.session.flush()
    return mark
