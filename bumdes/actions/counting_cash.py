"""Counting cash: two people say what was there at the end of a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.cash.count import CashCount, is_at_bank, is_counted
from bumdes.errors import InvalidFieldError
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.unit import find_unit
from ledger.journal import check_day
from ledger.money import to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCash:
    """What two people found.

    Attributes:
        account: a cash or bank account that takes postings.
        unit: whose drawer it is, an empty string for the head office; left aside for banks,
            whose statement is of all units together.
        found: what was there at the end of the day; nothing is zero.
    """

    account: str
    on: dt.date
    found: Money
    counter: str
    witness: str
    unit: str = ""
    note: str = ""


def count_cash(work: Work, command: CountCash) -> CashCount:
    """Keep what was counted, or what the bank says; nothing is posted.

    Raises:
        PermissionDeniedError: the actor may not.
        UnknownAccountError, HeadingAccountError: there is no such account.
        NotFoundError: there is no such unit.
        BlankTextError: nobody counted, or nobody looked on.
        InvalidFieldError: it is no cash account, the day is yet to come, the same one did
            both, or there was less than nothing.
        InvalidDateError: *on* is no day that books can hold.
    """
    work.request = described("count_cash", account=command.account, on=command.on)
    account = work.book.chart.postable(command.account)
    unit = None if is_at_bank(account) else command.unit
    work.actor.require(Permission.RECORD_TRANSACTION, unit=unit)
    if unit:
        find_unit(work.session, work.book_id, unit)
    if not is_counted(account):
        raise InvalidFieldError("account", account.code, "cash_account")
    if check_day(command.on) > work.clock().date():
        raise InvalidFieldError("date", command.on, "not_after_today")
    if command.found.amount < 0:
        raise InvalidFieldError("amount", command.found.amount, "not_negative")
    counter = check_text(command.counter, "counter", most=150)
    witness = check_text(command.witness, "witness", most=150)
    if counter.strip().casefold() == witness.strip().casefold():
        raise InvalidFieldError("witness", witness, "somebody_else")
    count = CashCount(
        book_id=work.book_id,
        count_id=new_id(),
        account=account.code,
        unit=unit,
        counted_on=command.on,
        found_minor=to_minor(command.found),
        counter=counter,
        witness=witness,
        recorded_by=work.actor.name,
        note=check_text(command.note, "note", most=300, blank=True),
    )
    work.session.add(count)
    work.session.flush()
    return count
