"""Repeating: what is recorded each month, posted by a run or confirmed by somebody."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bumdes.approval.waiting import may_wait
from bumdes.errors import InvalidFieldError, RecurringDoneError
from bumdes.month import check_month, day_in, month_key, month_words, months_after
from bumdes.monthly_run import RunResult, day_to_post
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.proofs.required import promise_if_needed, promised
from bumdes.record import described, new_id
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from bumdes.schedules.recurring import (
    RECURRING_REGISTER,
    RecurringEntry,
    RecurringLine,
    RecurringMonth,
    find_recurring,
    recurrence_of,
    recurrences,
)
from ledger import EntryKind, JournalEntry, Posting, Side
from ledger.money import from_minor
from ledger.text import check_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.schedules.recurring import Occurrence, Recurrence
    from bumdes.work import Work
    from ledger import Money, Period, Posted

LAST_DAY = 31
_BY_ITSELF = "Tercatat otomatis tiap bulan; lampirkan buktinya"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRecurring:
    """Something to be recorded each month; see ``RecurringEntry``.

    Attributes:
        lines: what it moves; debits equal credits.
        first_month, last_month: months of the calendar; no last one while nobody knows.
    """

    name: str
    lines: tuple[Posting, ...]
    first_month: Period
    last_month: Period | None = None
    day: int = LAST_DAY
    is_automatic: bool = False
    is_reversing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmRecurring:
    """A month of something that recurs, as it was.

    Attributes:
        amounts: by the position of a line, from 0, what it was where it was not as usual.
    """

    recurring_id: str
    month: Period
    amounts: Mapping[int, Money] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    proof_later: str = ""


def plan_recurring(work: Work, command: PlanRecurring) -> RecurringEntry:
    """Keep what is to be recorded each month; nothing is posted yet.

    Raises:
        PermissionDeniedError: the actor may not, or not for one of its units.
        InvalidFieldError: it ends before it begins, there is no such day, or what names no
            month does.
        EntryError: it would not balance.
        UnknownAccountError, HeadingAccountError: a line names no account that takes postings.
    """
    work.request = described("plan_recurring", name=command.name)
    for unit in {line.unit for line in command.lines}:
        work.actor.require(Permission.RECORD_ENTRY, unit=unit)
    _check(work, command)
    recurring_id = new_id()
    entry = RecurringEntry(
        book_id=work.book_id,
        recurring_id=recurring_id,
        name=check_text(command.name, "name", most=100),
        day=command.day,
        first_month=command.first_month.first_day,
        last_month=None if command.last_month is None else command.last_month.first_day,
        is_automatic=command.is_automatic,
        is_reversing=command.is_reversing,
        recorded_by=work.actor.name,
    )
    work.session.add(entry)
    work.session.flush()
    for position, line in enumerate(command.lines):
        work.session.add(
            RecurringLine(
                book_id=work.book_id,
                recurring_id=recurring_id,
                position=position,
                account=line.account,
                side=line.side.value,
                minor=line.minor,
                unit=line.unit,
                fund=line.fund,
                party=line.party,
                document=line.document,
            )
        )
    work.session.flush()
    return entry


@may_wait
def run_recurring(work: Work, month: Period) -> RunResult:
    """Post what recurs by itself in *month*, and in months before it that were missed.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: it is no month.
        EnterpriseError, LedgerError: an entry is refused; then none is posted.
    """
    work.request = described("run_recurring", month=str(month))
    work.actor.require(Permission.RECORD_ENTRY, unit=work.actor.unit)
    check_month(month)
    work.book.writer()
    due = [
        (occurrence, recurrence)
        for recurrence in recurrences(work, month)
        if recurrence.entry.is_automatic and _is_for(work, recurrence)
        for occurrence in recurrence.occurrences
        if occurrence.done is None
    ]
    due.sort(key=lambda pair: (pair[0].month, pair[1].entry.recurring_id))
    posted: list[Posted] = []
    for occurrence, recurrence in due:
        posted += _record(work, recurrence, occurrence, run=month)
    return RunResult(month, tuple(posted))


@may_wait
def confirm_recurring(work: Work, command: ConfirmRecurring) -> RunResult:
    """Record a month of something that recurs, with what it was this time.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: nothing recurs under that name.
        RecurringDoneError: the month was recorded, or is none of its months.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "confirm_recurring", recurring=command.recurring_id, month=str(command.month)
    )
    recurrence, occurrence = _waiting(work, command.recurring_id, command.month)
    posted = _record(
        work,
        recurrence,
        occurrence,
        run=command.month,
        amounts=command.amounts,
        evidence=command.evidence,
        proof_later=command.proof_later,
    )
    return RunResult(command.month, tuple(posted))


def skip_recurring(
    work: Work, recurring_id: str, month: Period, *, reason: str
) -> RecurringMonth:
    """Pass a month of something that recurs over, because of *reason*.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: nothing recurs under that name.
        RecurringDoneError: the month was recorded, or is none of its months.
        BlankTextError: no reason is given.
    """
    work.request = described("skip_recurring", recurring=recurring_id, month=str(month))
    recurrence, occurrence = _waiting(work, recurring_id, month)
    check_text(reason, "reason", most=200)
    return _done(work, recurrence, occurrence, entry=None, reason=reason)


def stop_recurring(work: Work, recurring_id: str, last_month: Period) -> RecurringEntry:
    """Say that something recurs through *last_month* and no longer.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: nothing recurs under that name.
        InvalidFieldError: it is no month, or one before it began.
    """
    work.request = described("stop_recurring", recurring=recurring_id, last=str(last_month))
    entry = find_recurring(work.session, work.book_id, recurring_id)
    recurrence = recurrence_of(work, entry, check_month(last_month))
    for line in recurrence.lines:
        work.actor.require(Permission.RECORD_ENTRY, unit=line.unit)
    if last_month.first_day < entry.first_month:
        raise InvalidFieldError("last_month", str(last_month), "not_before_first_month")
    entry.last_month = last_month.first_day
    work.session.flush()
    return entry


# --- how it is done -------------------------------------------------------------------------


def _check(work: Work, command: PlanRecurring) -> None:
    check_month(command.first_month)
    if command.last_month is not None and check_month(command.last_month) < command.first_month:
        raise InvalidFieldError("last_month", str(command.last_month), "not_before_first_month")
    if not 1 <= command.day <= LAST_DAY:
        raise InvalidFieldError("day", command.day, "day_of_month")
    for line in command.lines:
        work.book.chart.postable(line.account)
    JournalEntry(  # judges whether it balances
        date=command.first_month.last_day, description=command.name, postings=command.lines
    )


def _is_for(work: Work, recurrence: Recurrence) -> bool:
    """Whether the actor may post it: who is bound to a unit runs what is that unit's alone."""
    return all(
        work.actor.allows(Permission.RECORD_ENTRY, unit=line.unit) for line in recurrence.lines
    )


def _waiting(work: Work, recurring_id: str, month: Period) -> tuple[Recurrence, Occurrence]:
    entry = find_recurring(work.session, work.book_id, recurring_id)
    recurrence = recurrence_of(work, entry, check_month(month))
    for line in recurrence.lines:
        work.actor.require(Permission.RECORD_ENTRY, unit=line.unit)
    work.book.writer()
    for occurrence in recurrence.occurrences:
        if occurrence.month == month and occurrence.done is None:
            return recurrence, occurrence
    raise RecurringDoneError(entry.name, month_words(month))


def _record(
    work: Work,
    recurrence: Recurrence,
    occurrence: Occurrence,
    *,
    run: Period,
    amounts: Mapping[int, Money] | None = None,
    evidence: tuple[str, ...] = (),
    proof_later: str = "",
) -> list[Posted]:
    """Post one month, and what undoes it where the next month is to begin with that."""
    entry = _entry(work, recurrence, occurrence, run=run, amounts=amounts or {})
    tags = {**entry.tags, **promised(proof_later)}
    entry = replace(entry, evidence=evidence, tags=tags)
    if recurrence.entry.is_automatic and not proof_later:
        entry = promise_if_needed(work, entry, _BY_ITSELF)
    posted = [post(work, entry, register=RECURRING_REGISTER)]
    if recurrence.entry.is_reversing:
        after = months_after(max(occurrence.month, _month_posted(entry, occurrence)), 1)
        undoing = replace(
            entry,
            date=after.first_day,
            description=f"Pembalikan awal bulan: {entry.description}"[:500],
            postings=tuple(replace(p, side=p.side.opposite) for p in entry.postings),
            key=f"{entry.key}:undone",
        )
        posted.append(post(work, undoing, register=RECURRING_REGISTER))
    _done(work, recurrence, occurrence, entry=posted)
    return posted


def _month_posted(entry: JournalEntry, occurrence: Occurrence) -> Period:
    """Return the month in which *entry* is dated, which is later where it was caught up."""
    month = occurrence.month
    while entry.date not in month:
        month = months_after(month, 1)
    return month


def _entry(
    work: Work,
    recurrence: Recurrence,
    occurrence: Occurrence,
    *,
    run: Period,
    amounts: Mapping[int, Money],
) -> JournalEntry:
    month, kept = occurrence.month, recurrence.entry
    caught_up = day_to_post(work, month, run)
    date = day_in(month, kept.day) if caught_up in month else caught_up
    key = f"{RECURRING_REGISTER}:{month_key(month)}:{kept.recurring_id}:{occurrence.turn + 1}"
    return JournalEntry(
        date=date,
        description=f"{kept.name}, {month_words(month)}",
        postings=tuple(
            Posting(
                account=line.account,
                side=Side(line.side),
                amount=amounts.get(line.position, from_minor(line.minor, work.book.currency)),
                unit=line.unit,
                fund=line.fund,
                party=line.party,
                document=line.document,
            )
            for line in recurrence.lines
        ),
        kind=EntryKind.ADJUSTING if kept.is_reversing else EntryKind.ORDINARY,
        key=key,
        tags={REGISTER_TAG: RECURRING_REGISTER, RECORD_TAG: kept.recurring_id},
    )


def _done(
    work: Work,
    recurrence: Recurrence,
    occurrence: Occurrence,
    *,
    entry: list[Posted] | None,
    reason: str = "",
) -> RecurringMonth:
    """Keep that a month was recorded, or passed over."""
    sequences = [posted.sequence for posted in entry or ()]
    done = RecurringMonth(
        book_id=work.book_id,
        recurring_id=recurrence.entry.recurring_id,
        month=occurrence.month.first_day,
        turn=occurrence.turn + 1,
        recorded_by=work.actor.name,
        entry_sequence=sequences[0] if sequences else None,
        undone_sequence=sequences[1] if len(sequences) > 1 else None,
        reason=reason,
    )
    work.session.add(done)
    work.session.flush()
    return done
