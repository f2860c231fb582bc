"""Naming old lines: what stood on a control account before its sub-ledger asked for names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.unwaited import Unwaited
from bumdes.approval.waiting import never_waits
from bumdes.errors import InvalidFieldError, OverpaidDocumentError
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.record import described
from bumdes.register_tag import NAMING_REGISTER, REGISTER_TAG
from bumdes.sub_ledger_naming import named_by
from bumdes.sub_ledgers import sub_ledger_of
from ledger import EntryKind, JournalEntry, credit, debit
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money, Posted


@dataclass(frozen=True, slots=True, kw_only=True)
class NameOldLines:
    """A part of what stands unnamed on a control account, and whom or what it concerns.

    Attributes:
        account: code of a control account.
        code: of the person, the document or the thing, as its sub-ledger asks.
        amount: in rupiah, as the account grows.
        on: the day of the entry; what stands unnamed at its end may be named.
        unit, fund: where it stands; empty for the head office, and for no fund.
        key: the same for the same part, so that asking twice records once.
    """

    account: str
    code: str
    amount: Money
    on: dt.date
    unit: str = ""
    fund: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


@never_waits(Unwaited.OPENING)
def name_old_lines(work: Work, command: NameOldLines) -> Posted:
    """Take a part of what stands unnamed off, and put it under its name; no balance changes.

    Raises:
        PermissionDeniedError: the actor may not bring in opening balances.
        InvalidFieldError: the account is no control account, or the amount is not positive.
        NotFoundError: the book knows no such code.
        OverpaidDocumentError: less than the amount stands unnamed.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "name_old_lines",
        account=command.account,
        code=command.code,
        amount=command.amount,
        on=command.on,
        key=command.key,
    )
    work.actor.require(Permission.RECORD_OPENING, unit=command.unit)
    work.book.writer()  # holds the books, so that nobody names it twice
    known = work.book.find(command.key)
    if known is not None:
        return work.book.post(known.entry, by=work.actor.name)
    if sub_ledger_of(command.account) is None:
        raise InvalidFieldError("account", command.account, "control_account")
    if to_minor(command.amount) <= 0:
        raise InvalidFieldError("amount", command.amount, "positive")
    named = named_by(work, command.account, command.code)
    left = _unnamed(work, command)
    if to_minor(command.amount) > abs(left):
        raise OverpaidDocumentError(
            command.account,
            left=from_minor(abs(left), work.book.currency),
            asked=command.amount,
            on=command.on,
        )
    growing, shrinking = (debit, credit) if left > 0 else (credit, debit)
    where = {"unit": command.unit, "fund": command.fund}
    entry = JournalEntry(
        date=command.on,
        description=f"Rincian saldo lama {command.account}: {command.code}",
        postings=(
            growing(command.account, command.amount, **where, **named),
            shrinking(command.account, command.amount, **where),
        ),
        kind=EntryKind.OPENING,
        key=command.key,
        tags={REGISTER_TAG: NAMING_REGISTER},
    )
    return post(work, entry, register=NAMING_REGISTER)


def _unnamed(work: Work, command: NameOldLines) -> int:
    """Return what stands unnamed there, debits less credits in sen."""
    sub_ledger = sub_ledger_of(command.account)
    identity = [dimension.value for dimension in sub_ledger.identity] if sub_ledger else []
    rows = work.book.outstanding(
        [command.account], command.on, by=[*identity, "fund"], unit=command.unit
    )
    return sum(
        row.net
        for row in rows
        if row.fund == command.fund and not any(getattr(row, name) for name in identity)
    )
