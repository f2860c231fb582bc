"""Keeping the till: opening a shift with counted cash, and closing it again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.unwaited import Unwaited
from bumdes.approval.waiting import never_waits
from bumdes.errors import (
    CountDiffersError,
    DrawerUnwitnessedError,
    InvalidFieldError,
    ShiftClosedError,
    ShiftOpenError,
)
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.record import described
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from bumdes.rupiah import format_rupiah
from bumdes.till.shift import (
    TILL_REGISTER,
    CountKind,
    TillCount,
    TillShift,
    find_shift,
    open_shifts,
)
from bumdes.till.takings import expected_cash
from bumdes.unit import find_unit
from ledger import JournalEntry, credit, debit
from ledger.canonical import stamp
from ledger.journal import check_day
from ledger.money import from_minor, to_minor
from ledger.text import check_code, check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.unit import Unit
    from bumdes.work import Work
    from ledger import Money

OVER, SHORT = "7.1.99.99", "7.2.99.99"
"""Where what a count finds too much, or too little, goes."""

_CAME_IN, _WENT_OUT = "OP-IN-9", "OP-OUT-5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A count of the drawer.

    Attributes:
        amount: what was found.
        counted_by, witness: who counted, and who looked on; at the beginning of a shift a
            witness is asked for only if it is not what the books say.
        reason: why it is not what the books say, where it is not.
    """

    amount: Money
    counted_by: str
    witness: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenShift:
    """A shift to be opened.

    Attributes:
        on: the day.
        cash: the account of the drawer; the usual one of the unit where none is named.
        qris: the account that QRIS pays into; empty where it is not taken.
        key: the same for the same shift, so that asking twice opens one.
    """

    unit: str
    on: dt.date
    count: Counted
    cash: str = ""
    qris: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


@never_waits(Unwaited.COUNTER)
def open_shift(work: Work, command: OpenShift) -> TillShift:
    """Open a shift; asking again with the same key changes nothing.

    What the drawer holds more or less than the books say is posted, with its reason.

    Raises:
        PermissionDeniedError: the actor may not sell in this unit.
        NotFoundError, AccountNotOfferedError: there is no such unit, or it has no such money.
        ShiftOpenError: a shift goes on with the same drawer.
        DrawerUnwitnessedError: nobody counted, or a difference has no witness.
        CountDiffersError: the drawer does not hold what the books say, and nobody says why.
        EnterpriseError, LedgerError: the entry of the difference is refused.
    """
    work.request = described(
        "open_shift", unit=command.unit, on=command.on, count=command.count, key=command.key
    )
    work.actor.require(Permission.SELL_AT_TILL, unit=command.unit)
    work.book.writer()  # holds the books, so that nobody opens the same drawer meanwhile
    known = work.session.get(TillShift, (work.book_id, command.key))
    if known is not None:
        return known
    unit = find_unit(work.session, work.book_id, command.unit)
    cash = _money_account(work, unit, command.cash)
    for other in open_shifts(work.session, work.book_id, unit.code):
        if other.cash == cash:
            raise ShiftOpenError(unit.code, other.opened_by)
    shift = TillShift(
        book_id=work.book_id,
        shift_id=check_code(command.key, "key"),
        unit=unit.code,
        cash=cash,
        qris=_money_account(work, unit, command.qris) if command.qris else "",
        opened_on=check_day(command.on),
        opened_by=work.actor.name,
    )
    if shift.qris == shift.cash:
        raise InvalidFieldError("qris", shift.qris, "another_account")
    work.session.add(shift)
    work.session.flush()
    _count(work, shift, CountKind.OPENING, command.count, on=command.on)
    return shift


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseShift:
    """A shift to be closed on a day, with what was counted."""

    shift_id: str
    on: dt.date
    count: Counted


@never_waits(Unwaited.COUNTER)
def close_shift(work: Work, command: CloseShift) -> TillShift:
    """Close a shift: from now on its drawer holds what the books say.

    Raises:
        PermissionDeniedError: the actor may not sell in this unit.
        NotFoundError: there is no such shift.
        ShiftClosedError: it is closed already.
        InvalidFieldError: it would end before it began.
        DrawerUnwitnessedError: nobody counted, or nobody else looked on.
        CountDiffersError: the drawer does not hold what the books say, and nobody says why.
        EnterpriseError, LedgerError: the entry of the difference is refused.
    """
    work.request = described(
        "close_shift", shift_id=command.shift_id, on=command.on, count=command.count
    )
    shift = find_shift(work.session, work.book_id, command.shift_id)
    work.actor.require(Permission.SELL_AT_TILL, unit=shift.unit)
    work.book.writer()  # holds the books, so that nobody sells or closes meanwhile
    work.session.refresh(shift)
    if not shift.is_open:
        raise ShiftClosedError(shift.closed_on)
    if check_day(command.on) < shift.opened_on:
        raise InvalidFieldError("closed_on", command.on, "not_before_first_day")
    _count(work, shift, CountKind.CLOSING, command.count, on=command.on)
    shift.closed_on = command.on
    work.session.flush()
    return shift


def _money_account(work: Work, unit: Unit, chosen: str) -> str:
    """Return the account of *unit* that holds money: the *chosen* one, or the usual one."""
    return unit.type.account("cash", work.book.chart, chosen=chosen).code


def _count(
    work: Work, shift: TillShift, kind: CountKind, counted: Counted, *, on: dt.date
) -> None:
    """Keep a count, and post what it found more or less than the books say."""
    found = to_minor(counted.amount)
    if found < 0:
        raise InvalidFieldError("counted", counted.amount, "not_negative")
    expected = expected_cash(work, shift, on)
    difference = found - to_minor(expected)
    reason = check_text(counted.reason.strip(), "reason", most=300, blank=True)
    _check_witness(counted, is_needed=kind is CountKind.CLOSING or difference != 0)
    if difference and not reason:
        raise CountDiffersError(
            expected=expected,
            counted=counted.amount,
            difference=from_minor(difference, work.book.currency),
        )
    count = TillCount(
        book_id=work.book_id,
        shift_id=shift.shift_id,
        kind=kind.value,
        counted_minor=found,
        counted_at=stamp(work.clock()),
        counted_by=check_text(counted.counted_by.strip(), "counted_by", most=200),
        witness=check_text(counted.witness.strip(), "witness", most=200, blank=True),
        reason=reason if difference else "",
    )
    if difference:
        entry = _difference(work, shift, kind, difference=difference, reason=reason, on=on)
        count.entry_sequence = post(work, entry, register=TILL_REGISTER).sequence
    work.session.add(count)
    work.session.flush()


def _check_witness(counted: Counted, *, is_needed: bool) -> None:
    by, witness = (" ".join(name.split()) for name in (counted.counted_by, counted.witness))
    same = by.casefold() == witness.casefold()
    if not by or (is_needed and (not witness or same)):
        raise DrawerUnwitnessedError(by, witness)


def _difference(
    work: Work,
    shift: TillShift,
    kind: CountKind,
    *,
    difference: int,
    reason: str,
    on: dt.date,
) -> JournalEntry:
    """Return the entry that makes the books say what was counted."""
    amount = from_minor(abs(difference), work.book.currency)
    moment = "buka" if kind is CountKind.OPENING else "tutup"
    more = "lebih" if difference > 0 else "kurang"
    unit = find_unit(work.session, work.book_id, shift.unit).name
    said = f"Selisih kas {moment} kasir {unit}, {more} {format_rupiah(amount)}: {reason}"
    if difference > 0:
        legs = (
            debit(shift.cash, amount, unit=shift.unit),
            credit(OVER, amount, unit=shift.unit, component=_CAME_IN),
        )
    else:
        legs = (
            debit(SHORT, amount, unit=shift.unit, component=_WENT_OUT),
            credit(shift.cash, amount, unit=shift.unit),
        )
    return JournalEntry(
        date=on,
        description=said[:500],
        postings=legs,
        key=f"till:{shift.shift_id}:{kind}",
        tags={REGISTER_TAG: TILL_REGISTER, RECORD_TAG: shift.shift_id},
    )
