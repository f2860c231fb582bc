"""The entries of schedules: what brings one in, what each month becomes, what ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from bumdes.month import month_key, month_words
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from bumdes.schedules.schedule import SCHEDULES_REGISTER, ScheduleKind
from ledger import EntryKind, JournalEntry, Posting, Side

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.schedules.schedule import Schedule
    from ledger import Money, Period

_COMPONENTS = {ScheduleKind.PREPAID: "OP-OUT-5", ScheduleKind.DEFERRED: "OP-IN-1"}
"""Lines of the statement of cash flows that what is paid or received ahead stands on."""


class Legs(NamedTuple):
    """Where an amount goes, and where it comes from."""

    debit: str
    credit: str


def becoming(schedule: Schedule) -> Legs:
    """Return how a part of it becomes cost or revenue."""
    if schedule.of_kind is ScheduleKind.DEFERRED:
        return Legs(schedule.held_account, schedule.result_account)
    return Legs(schedule.result_account, schedule.held_account)


def beginning(
    schedule: Schedule,
    amount: Money,
    *,
    cash: str,
    on: dt.date,
    key: str,
    evidence: tuple[str, ...],
) -> JournalEntry:
    """Return the entry that brings *schedule* in: it was paid from *cash*, or received."""
    legs = Legs(schedule.held_account, cash)
    if schedule.of_kind is ScheduleKind.DEFERRED:
        legs = Legs(cash, schedule.held_account)
    postings = _postings(schedule, legs, amount, _COMPONENTS[schedule.of_kind])
    kind, about = EntryKind.ORDINARY, schedule.description
    return _entry(schedule, postings, on, about=about, key=key, kind=kind, evidence=evidence)


def monthly(
    schedule: Schedule, amount: Money, month: Period, *, on: dt.date, turn: int
) -> JournalEntry:
    """Return the entry by which *month* gets its part, dated *on*.

    Args:
        turn: how often the month is posted by now, for entries may be taken back.
    """
    key = f"{SCHEDULES_REGISTER}:{month_key(month)}:{schedule.unit}:{schedule.fund}"
    return _entry(
        schedule,
        _postings(schedule, becoming(schedule), amount),
        on,
        about=f"{month_words(month)}: {schedule.description}",
        key=f"{key}:{schedule.schedule_id}:{turn}",
    )


def ending(
    schedule: Schedule,
    rest: Money,
    refund: Money,
    *,
    cash: str,
    on: dt.date,
    evidence: tuple[str, ...],
) -> JournalEntry:
    """Return the entry that ends *schedule*.

    Args:
        rest: what becomes cost or revenue; below zero where too much did before.
        refund: what is paid back in *cash*.
    """
    legs, postings = becoming(schedule), []
    if rest.amount:
        towards = legs if rest.amount > 0 else Legs(legs.credit, legs.debit)
        postings += _postings(schedule, towards, abs(rest))
    if refund.amount:
        paid = Legs(cash, legs.credit)
        if schedule.of_kind is ScheduleKind.DEFERRED:
            paid = Legs(legs.debit, cash)
        postings += _postings(schedule, paid, refund, _COMPONENTS[schedule.of_kind])
    return _entry(
        schedule,
        postings,
        on,
        about=f"diakhiri: {schedule.description}",
        key=uuid4().hex,
        kind=EntryKind.ORDINARY if refund.amount else EntryKind.ADJUSTING,
        evidence=evidence,
    )


def _entry(
    schedule: Schedule,
    postings: list[Posting],
    on: dt.date,
    *,
    about: str,
    key: str,
    kind: EntryKind = EntryKind.ADJUSTING,
    evidence: tuple[str, ...] = (),
) -> JournalEntry:
    return JournalEntry(
        date=on,
        description=f"{schedule.of_kind.label}, {about}"[:500],
        postings=tuple(postings),
        kind=kind,
        key=key,
        tags={REGISTER_TAG: SCHEDULES_REGISTER, RECORD_TAG: schedule.schedule_id},
        evidence=evidence,
    )


def _postings(
    schedule: Schedule, legs: Legs, amount: Money, component: str = ""
) -> list[Posting]:
    return [
        _posting(schedule, legs.debit, Side.DEBIT, amount, component),
        _posting(schedule, legs.credit, Side.CREDIT, amount, component),
    ]


def _posting(
    schedule: Schedule, account: str, side: Side, amount: Money, component: str
) -> Posting:
    """Return a leg; the one on its own account names its document, its party and the flow."""
    own = account == schedule.held_account
    return Posting(
        account=account,
        side=side,
        amount=amount,
        unit=schedule.unit,
        fund=schedule.fund,
        document=schedule.document if own else "",
        party=schedule.party if own else "",
        component=component if own else "",
    )
