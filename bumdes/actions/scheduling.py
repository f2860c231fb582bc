"""Scheduling: what is paid or received ahead, or owed bit by bit, goes month by month."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.unwaited import Unwaited
from bumdes.approval.waiting import may_wait, never_waits
from bumdes.document import NewDocument, open_document
from bumdes.errors import (
    InvalidFieldError,
    RefundTooHighError,
    ScheduleEndedError,
    ScheduleRunLaterError,
)
from bumdes.month import check_month, month_of, month_words
from bumdes.monthly_run import RunResult, day_to_post
from bumdes.parties.merger import require_standing
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.proofs.required import promised
from bumdes.record import described, new_id
from bumdes.register_tag import RECORD_TAG
from bumdes.schedules.course import course_of, courses
from bumdes.schedules.entry import beginning, ending, monthly
from bumdes.schedules.schedule import (
    PREPAYMENTS,
    SCHEDULES_REGISTER,
    Schedule,
    ScheduleKind,
    ScheduleMonth,
    find_schedule,
)
from bumdes.schedules.spreading import Spreading
from bumdes.sub_ledgers import SUB_LEDGERS
from bumdes.unit import find_unit
from ledger import AccountKind, JournalEntry, Period, rp
from ledger.journal import check_day
from ledger.money import from_minor, to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.schedules.course import Course, Step
    from bumdes.work import Work
    from ledger import Money, Posted

PREFIXES = {ScheduleKind.PREPAID: "DM", ScheduleKind.DEFERRED: "TM"}
"""How the numbers of their documents begin: dibayar di muka, diterima di muka."""

_KINDS = {
    ScheduleKind.PREPAID: (AccountKind.ASSET, AccountKind.EXPENSE),
    ScheduleKind.DEFERRED: (AccountKind.LIABILITY, AccountKind.REVENUE),
    ScheduleKind.ACCRUED: (AccountKind.LIABILITY, AccountKind.EXPENSE),
}
"""What it lies on, and what it becomes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartSchedule:
    """Something to be spread over months; see ``Schedule``.

    Attributes:
        amount: all of it, in rupiah.
        date: the day it was paid or received.
        cash: the account it was paid from or received in; empty for what stands among the
            opening balances, and for what is owed bit by bit.
        proof_later: why its proof is still to come, where one is needed.
        key: the same for the same thing, so that asking twice records once.
    """

    kind: ScheduleKind
    description: str
    amount: Money
    first_day: dt.date
    last_day: dt.date
    held_account: str
    result_account: str
    date: dt.date
    cash: str = ""
    spreading: Spreading = Spreading.MONTHS
    unit: str = ""
    fund: str = ""
    party: str = ""
    reference: str = ""
    evidence: tuple[str, ...] = ()
    proof_later: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndSchedule:
    """A schedule that ends before its time.

    Attributes:
        on: its last day.
        refund: what is paid back of it, in rupiah; what is left then becomes cost or revenue.
        cash: the account that it is paid back from or to; empty where nothing is.
    """

    schedule_id: str
    on: dt.date
    reason: str
    refund: Money = field(default_factory=lambda: rp(0))
    cash: str = ""
    evidence: tuple[str, ...] = ()
    proof_later: str = ""


@may_wait
def start_schedule(work: Work, command: StartSchedule) -> Schedule:
    """Begin to spread something over months; what was paid or received for it is posted.

    What is paid or received ahead gets a document, which the lines on its account name.

    Raises:
        PermissionDeniedError: the actor may not, or not for its unit.
        NotFoundError: there is no such unit or party.
        PartyErasedError, PartyMergedError: what is new does not name that party.
        InvalidFieldError: an account does not fit, it ends before it begins, or the amount
            is not positive.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "start_schedule", kind=command.kind, description=command.description, key=command.key
    )
    work.actor.require(Permission.RECORD_ENTRY, unit=command.unit)
    _check(work, command)
    work.book.writer()  # holds the books, so that asking twice at a time records once
    known = work.book.find(command.key)
    if known is not None:
        return find_schedule(work.session, work.book_id, known.entry.tags.get(RECORD_TAG, ""))
    schedule = Schedule(
        book_id=work.book_id,
        schedule_id=new_id(),
        kind=ScheduleKind(command.kind).value,
        description=check_text(command.description, "description", most=200),
        held_account=command.held_account,
        result_account=command.result_account,
        amount_minor=to_minor(command.amount),
        first_day=command.first_day,
        last_day=command.last_day,
        spreading=Spreading(command.spreading).value,
        recorded_by=work.actor.name,
        document=_document(work, command),
        party=command.party,
        unit=command.unit,
        fund=command.fund,
    )
    work.session.add(schedule)
    work.session.flush()
    if command.cash:
        entry = beginning(
            schedule,
            command.amount,
            cash=command.cash,
            on=command.date,
            key=command.key,
            evidence=command.evidence,
        )
        entry = replace(entry, tags={**entry.tags, **promised(command.proof_later)})
        posted = post(work, entry, register=SCHEDULES_REGISTER)
        schedule.entry_sequence = posted.sequence
        work.session.flush()
    return schedule


@never_waits(Unwaited.RUN)
def run_schedules(work: Work, month: Period) -> RunResult:
    """Post what falls on *month*, and on months before it that were missed, once each.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: it is no month.
        EnterpriseError, LedgerError: an entry is refused; then none is posted.
    """
    work.request = described("run_schedules", month=str(month))
    work.actor.require(Permission.RECORD_ENTRY, unit=work.actor.unit)
    check_month(month)
    work.book.writer()
    due = [
        (step, course.schedule)
        for course in courses(work)
        for step in course.due(month)
        if work.actor.unit in {None, course.schedule.unit}
    ]
    due.sort(key=lambda pair: (pair[0].month, pair[1].unit, pair[1].schedule_id))
    return RunResult(
        month, tuple(_post_step(work, schedule, step, run=month) for step, schedule in due)
    )


@may_wait
def end_schedule(work: Work, command: EndSchedule) -> Schedule:
    """End a schedule before its time: the months before are caught up, the rest is settled.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such schedule.
        ScheduleEndedError: it was ended already, or ran to its end.
        ScheduleRunLaterError: months after the day were posted.
        RefundTooHighError: more would be paid back than is left.
        InvalidFieldError: the day is not one of its days, or no account pays the refund.
        EnterpriseError, LedgerError: an entry is refused.
    """
    work.request = described("end_schedule", schedule=command.schedule_id, on=command.on)
    schedule = find_schedule(work.session, work.book_id, command.schedule_id)
    work.actor.require(Permission.RECORD_ENTRY, unit=schedule.unit)
    check_text(command.reason, "reason", most=200)
    work.book.writer()
    _check_end(course_of(work, schedule), command)
    month = month_of(command.on)
    for step in course_of(work, schedule).due():
        if step.month < month:
            _post_step(work, schedule, step, run=month)
    course = course_of(work, schedule)
    entry = _ending(work, course, command)
    schedule.ended_on, schedule.ended_because = command.on, command.reason
    schedule.end_sequence, schedule.end_minor = None, course.left_minor
    if entry is not None:
        entry = replace(entry, tags={**entry.tags, **promised(command.proof_later)})
        schedule.end_sequence = post(work, entry, register=SCHEDULES_REGISTER).sequence
    work.session.flush()
    return schedule


# --- checks -------------------------------------------------------------------------------


def _check(work: Work, command: StartSchedule) -> None:
    find_unit(work.session, work.book_id, command.unit)
    if command.party:
        require_standing(work.session, work.book_id, command.party)
    if command.last_day < check_day(command.first_day):
        raise InvalidFieldError("last_day", command.last_day, "not_before_first_day")
    check_day(command.last_day)
    if to_minor(command.amount) <= 0:
        raise InvalidFieldError("amount", command.amount, "positive")
    kind, chart = ScheduleKind(command.kind), work.book.chart
    held, result = _KINDS[kind]
    holds = kind is ScheduleKind.ACCRUED or SUB_LEDGERS[PREPAYMENTS].controls(
        command.held_account
    )
    if not holds or chart.postable(command.held_account).kind is not held:
        raise InvalidFieldError("held_account", command.held_account, "account_of_schedule")
    if chart.postable(command.result_account).kind is not result:
        raise InvalidFieldError("result_account", command.result_account, "account_of_schedule")
    if command.cash and (
        kind is ScheduleKind.ACCRUED or not chart.postable(command.cash).is_cash
    ):
        raise InvalidFieldError("cash", command.cash, "cash_account")


def _check_end(course: Course, command: EndSchedule) -> None:
    schedule = course.schedule
    if course.is_ended or not course.due():
        raise ScheduleEndedError(schedule.name, schedule.ended_on or schedule.last_day)
    if check_day(command.on) not in schedule.term:
        raise InvalidFieldError("on", command.on, "day_of_term")
    last = max((s.month for s in course.steps if s.entry_sequence is not None), default=None)
    if last is not None and last > month_of(command.on):
        raise ScheduleRunLaterError(schedule.name, month_words(last))
    if to_minor(command.refund) < 0:
        raise InvalidFieldError("amount", command.refund, "not_negative")


# --- entries ------------------------------------------------------------------------------


def _document(work: Work, command: StartSchedule) -> str:
    kind = ScheduleKind(command.kind)
    if kind is ScheduleKind.ACCRUED:
        return ""
    new = NewDocument(
        sub_ledger=PREPAYMENTS,
        kind=kind.value,
        prefix=PREFIXES[kind],
        issued_on=command.date,
        party=command.party,
        unit=command.unit,
        original=command.amount,
        description=command.description,
        reference=command.reference,
    )
    return open_document(work, new).code


def _post_step(work: Work, schedule: Schedule, step: Step, *, run: Period) -> Posted:
    """Post one month of a schedule, and keep that it was."""
    turn, amount = step.turn + 1, from_minor(step.minor, work.book.currency)
    day = day_to_post(work, step.month, run)
    entry = monthly(schedule, amount, step.month, on=day, turn=turn)
    posted = post(work, entry, register=SCHEDULES_REGISTER)
    work.session.add(
        ScheduleMonth(
            book_id=work.book_id,
            schedule_id=schedule.schedule_id,
            month=step.month.first_day,
            turn=turn,
            minor=step.minor,
            entry_sequence=posted.sequence,
        )
    )
    work.session.flush()
    return posted


def _ending(work: Work, course: Course, command: EndSchedule) -> JournalEntry | None:
    """Return the entry that settles what is left of a schedule; None if nothing is."""
    schedule, refund = course.schedule, to_minor(command.refund)
    if schedule.of_kind is ScheduleKind.ACCRUED:
        left = to_minor(course.earned(command.on)) - course.posted_minor
        most = 0
    else:
        left = most = course.left_minor
    if refund > most:
        money = from_minor(most, work.book.currency)
        raise RefundTooHighError(schedule.name, left=money, asked=command.refund)
    if refund and not (command.cash and work.book.chart.postable(command.cash).is_cash):
        raise InvalidFieldError("cash", command.cash, "cash_account")
    if not left:
        return None
    return ending(
        schedule,
        from_minor(left - refund, work.book.currency),
        command.refund,
        cash=command.cash,
        on=command.on,
        evidence=command.evidence,
    )
