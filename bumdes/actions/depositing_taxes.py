"""Depositing taxes: paying the state what is owed for a month, and filing the return."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.errors import InvalidFieldError, TakenError, TaxNotOwedError, TaxOverpaidError
from bumdes.month import check_month, month_key
from bumdes.permissions import Permission
from bumdes.posting import post, reverse
from bumdes.proofs.required import promised
from bumdes.record import described, new_id
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from bumdes.stored_file import check_file
from bumdes.tax.deposit import (
    TaxDeposit,
    check_billing_code,
    check_receipt,
    find_deposit,
    standing_deposits,
)
from bumdes.tax.filing import TaxFiling, filings_of
from bumdes.tax.kind import tax_kind
from bumdes.tax.outstanding import balanced, parts_of, settling, taken
from bumdes.tax.period import TAX_REGISTER
from bumdes.tax.wording import month_in_words
from bumdes.unit import HEAD_OFFICE, find_unit
from ledger import JournalEntry, Side, credit, debit, rp
from ledger.journal import check_day
from ledger.money import from_minor, to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.tax.kind import TaxKind
    from bumdes.tax.outstanding import Part
    from bumdes.work import Work
    from ledger import Money, Period, Posting

_FINE = "7.2.03.01"
"""What was paid for being late; never part of the tax."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DepositTax:
    """Money paid to the state on a tax of a month.

    Attributes:
        cash: the account it comes out of, in *unit*; other units' parts go through the
            current accounts.
        ntpn: number of the receipt; see ``TaxDeposit``.
        amount: all that is still owed if not said.
        penalty: what was paid beside the tax for being late.
        proof_later: why its proof is still to come, where one is needed.
        key: the same for the same deposit, so that asking twice pays once.
    """

    tax: str
    month: Period
    on: dt.date
    cash: str
    ntpn: str
    amount: Money | None = None
    unit: str = HEAD_OFFICE
    billing_code: str = ""
    penalty: Money = field(default_factory=lambda: rp(0))
    file: str = ""
    proof_later: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReturn:
    """A return that was handed in; see ``TaxFiling``."""

    tax: str
    month: Period
    on: dt.date
    receipt: str
    file: str = ""


@may_wait
def deposit_tax(work: Work, command: DepositTax) -> TaxDeposit:
    """Pay what is owed of a tax for a month, or a part of it; every unit's part is paid.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such tax, unit or file.
        InvalidFieldError: it is not paid from cash, or a number is written wrongly.
        TakenError: another deposit has that number.
        TaxNotOwedError: nothing is left to be paid.
        TaxOverpaidError: less than that is left.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "deposit_tax",
        tax=command.tax,
        month=str(command.month),
        on=command.on,
        amount=command.amount,
        ntpn=command.ntpn,
        key=command.key,
    )
    work.actor.require(Permission.MANAGE_TAX)
    kind = _owed_kind(command.tax)
    check_month(command.month)
    find_unit(work.session, work.book_id, command.unit)
    work.book.writer()  # holds the books, so that nobody pays the same tax meanwhile
    if known := work.book.find(command.key):
        return find_deposit(work.session, work.book_id, known.entry.tags.get(RECORD_TAG, ""))
    ntpn = _checked_receipt(work, kind, command)
    parts = _paid(work, kind, command)
    deposit = TaxDeposit(
        book_id=work.book_id,
        deposit_id=new_id(),
        tax=kind.key,
        month=month_key(command.month),
        paid_on=check_day(command.on),
        amount_minor=sum(part.minor for part in parts),
        ntpn=ntpn,
        cash=command.cash,
        entry_sequence=0,
        recorded_by=work.actor.name,
        billing_code=check_billing_code(command.billing_code),
        penalty_minor=to_minor(command.penalty),
        file=check_file(work.session, work.book_id, command.file),
    )
    entry = JournalEntry(
        date=command.on,
        description=f"Setor {kind.label} masa {month_in_words(command.month.first_day)},"
        f" NTPN {deposit.ntpn}",
        postings=_postings(work, command, parts),
        key=command.key,
        tags={
            REGISTER_TAG: TAX_REGISTER,
            RECORD_TAG: deposit.deposit_id,
            **promised(command.proof_later),
        },
        evidence=(deposit.file,) if deposit.file else (),
    )
    deposit.entry_sequence = post(work, entry, register=TAX_REGISTER).sequence
    work.session.add(deposit)
    work.session.flush()
    return deposit


@may_wait
def undo_deposit(work: Work, deposit_id: str, *, on: dt.date, reason: str) -> TaxDeposit:
    """Take a deposit back by its mirror, dated *on*: the tax is owed again.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such deposit.
        LedgerError: it cannot be taken back; see ``Book.reverse``.
    """
    work.request = described("undo_deposit", deposit_id=deposit_id, on=on, reason=reason)
    work.actor.require(Permission.MANAGE_TAX)
    deposit = find_deposit(work.session, work.book_id, deposit_id)
    reverse(work, deposit.entry_sequence, on=on, reason=reason)
    return deposit


def file_return(work: Work, command: FileReturn) -> TaxFiling:
    """Keep that a return was handed in; one that was handed in before is revised by it.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such tax or file.
        BlankTextError, InvalidTextError, TextTooLongError: the receipt has no such number.
    """
    work.request = described("file_return", tax=command.tax, month=str(command.month))
    work.actor.require(Permission.MANAGE_TAX)
    kind = _owed_kind(command.tax)
    month = month_key(check_month(command.month))
    work.book.writer()  # holds the books, so that nobody takes the same number of revision
    known = filings_of(work.session, work.book_id)
    filing = TaxFiling(
        book_id=work.book_id,
        tax=kind.key,
        month=month,
        revision=sum((each.tax, each.month) == (kind.key, month) for each in known),
        filed_on=check_day(command.on),
        receipt=check_text(command.receipt, "receipt", most=100),
        recorded_by=work.actor.name,
        file=check_file(work.session, work.book_id, command.file),
    )
    work.session.add(filing)
    work.session.flush()
    return filing


def _owed_kind(tax: str) -> TaxKind:
    kind = tax_kind(tax)
    if not kind.is_owed:
        raise InvalidFieldError("tax", tax, "tax_that_is_owed")
    return kind


def _checked_receipt(work: Work, kind: TaxKind, command: DepositTax) -> str:
    """Return the number of the receipt, if the money may be paid as is told."""
    if not work.book.chart.postable(command.cash).is_cash:
        raise InvalidFieldError("cash", command.cash, "cash_account")
    if to_minor(command.penalty) < 0:
        raise InvalidFieldError("penalty", command.penalty, "not_negative")
    ntpn = check_receipt(kind.key, command.ntpn)
    if any(other.ntpn == ntpn for other in standing_deposits(work)):
        raise TakenError("tax_deposit", ntpn)
    return ntpn


def _paid(work: Work, kind: TaxKind, command: DepositTax) -> list[Part]:
    """Return which parts are paid: the units' in the order of their codes."""
    parts = parts_of(work, kind.key, command.month)
    currency = work.book.currency
    left = from_minor(sum(part.minor for part in parts), currency)
    month = month_in_words(command.month.first_day)
    if not parts:
        raise TaxNotOwedError(kind.label, month)
    asked = left if command.amount is None else command.amount
    if asked > left:
        raise TaxOverpaidError(kind.label, month, left=left, asked=asked)
    if to_minor(asked) <= 0:
        raise InvalidFieldError("amount", asked, "positive")
    return taken(parts, to_minor(asked))


def _postings(work: Work, command: DepositTax, parts: list[Part]) -> tuple[Posting, ...]:
    """Return the lines: each part with the money of its fund, out of one unit's cash."""
    currency, unit = work.book.currency, command.unit
    lines = settling(work, parts, Side.DEBIT)
    for fund in sorted({part.fund for part in parts}):
        minor = sum(part.minor for part in parts if part.fund == fund)
        lines.append(credit(command.cash, from_minor(minor, currency), unit=unit, fund=fund))
    if to_minor(command.penalty):
        lines.append(debit(_FINE, command.penalty, unit=unit))
        lines.append(credit(command.cash, command.penalty, unit=unit))
    return balanced(work, lines)
