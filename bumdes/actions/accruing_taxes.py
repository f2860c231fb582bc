"""Accruing taxes: what the enterprise came to owe for a month, as somebody tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.bookings.tax import new_accrual, record_accrual
from bumdes.errors import InvalidFieldError, NotFoundError, WrongTaxRegimeError
from bumdes.month import check_month
from bumdes.permissions import Permission
from bumdes.posting import reverse
from bumdes.record import described
from bumdes.register_tag import RECORD_TAG
from bumdes.tax.accrual import TaxAccrual
from bumdes.tax.deposit import LOCAL_TAX
from bumdes.tax.kind import tax_kind
from bumdes.tax.local_tax import local_tax_kind, local_taxes_on
from bumdes.tax.period import tax_document
from bumdes.tax.regime import Regime
from bumdes.tax.rounding import percent_of
from bumdes.tax.standing import regime_of
from bumdes.tax.turnover import month_turnover
from bumdes.unit import HEAD_OFFICE, find_unit
from ledger import credit, debit, rp
from ledger.money import to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money, Period, Posting

INSTALMENT = "pph_25"
_PAID_AHEAD = "pph_25_prepaid"
_WORKED_OUT = frozenset({"pph_final", "pph_29", "ppn"})
"""Taxes that acts of their own work out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OweTax:
    """A tax that the enterprise came to owe for a month, beside what the month's run accrues.

    Attributes:
        tax: key of a kind of tax that is owed.
        amount: in rupiah; None to work a regional tax out by the unit's percentage.
        account: what it is instead of the usual expense, such as the revenue it was part of.
        local_kind: which regional tax it is; empty for others.
        base: what it is taken of; of a regional tax the unit's turnover if not said.
        on: the day it is recorded; the last of the month if not said.
        key: the same for the same accrual, so that asking twice records once.
    """

    tax: str
    month: Period
    amount: Money | None = None
    unit: str = HEAD_OFFICE
    account: str = ""
    local_kind: str = ""
    base: Money | None = None
    on: dt.date | None = None
    description: str = ""
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def owe_tax(work: Work, command: OweTax) -> TaxAccrual:
    """Record that the enterprise owes a tax for a month.

    An instalment (PPh 25) is paid ahead of the year's tax; every other tax is an expense, or
    what *account* says.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such tax or unit, or no percentage for the unit.
        InvalidFieldError: the tax is worked out by a run of its own, or it is not one month.
        WrongTaxRegimeError: no instalments are owed in that year.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "owe_tax",
        tax=command.tax,
        month=str(command.month),
        amount=command.amount,
        unit=command.unit,
        key=command.key,
    )
    work.actor.require(Permission.MANAGE_TAX)
    kind = tax_kind(command.tax)
    if not kind.is_owed or kind.key in _WORKED_OUT:
        raise InvalidFieldError("tax", command.tax, "tax_told_by_hand")
    find_unit(work.session, work.book_id, command.unit)
    check_month(command.month)
    work.book.writer()  # holds the books, so that asking twice at a time records once
    if known := work.book.find(command.key):
        return work.session.get_one(
            TaxAccrual, (work.book_id, known.entry.tags.get(RECORD_TAG, ""))
        )
    year = command.month.first_day.year
    if kind.key == INSTALMENT and regime_of(work, year).regime is Regime.FINAL:
        raise WrongTaxRegimeError(kind.label, year, regime=Regime.FINAL.label)
    amount, base, percent = _worked_out(work, command)
    accrual = new_accrual(work, command.tax, command.month, command.unit)
    accrual.label = check_text(command.description, "description", most=200, blank=True)
    accrual.base_minor, accrual.percent = to_minor(base), percent
    postings = (
        _borne(work, command, amount),
        credit(
            kind.account,
            amount,
            unit=command.unit,
            document=tax_document(work, kind.key, command.month).code,
        ),
    )
    record_accrual(
        work,
        accrual,
        postings,
        date=command.on or command.month.last_day,
        key=command.key,
        tax_minor=to_minor(amount),
        evidence=command.evidence,
    )
    return accrual


@may_wait
def undo_accrual(work: Work, accrual_id: str, *, on: dt.date, reason: str) -> TaxAccrual:
    """Take an accrual back by its mirror, dated *on*.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is none.
        LedgerError: it cannot be taken back; see ``Book.reverse``.
    """
    work.request = described("undo_accrual", accrual_id=accrual_id, on=on, reason=reason)
    work.actor.require(Permission.MANAGE_TAX)
    accrual = work.session.get(TaxAccrual, (work.book_id, accrual_id))
    if accrual is None:
        raise NotFoundError("tax_accrual", accrual_id)
    reverse(work, accrual.entry_sequence, on=on, reason=reason)
    return accrual


def _borne(work: Work, command: OweTax, amount: Money) -> Posting:
    """Return the line that says what the tax is to the enterprise."""
    kind = tax_kind(command.tax)
    if kind.key == INSTALMENT:
        ahead = tax_document(work, _PAID_AHEAD, command.month)
        account = tax_kind(_PAID_AHEAD).account
        return debit(account, amount, unit=command.unit, document=ahead.code)
    usual = kind.expense_account
    if command.local_kind:
        usual = local_tax_kind(command.local_kind).account
    return debit(command.account or usual, amount, unit=command.unit)


def _worked_out(work: Work, command: OweTax) -> tuple[Money, Money, str]:
    """Return the amount, what it is taken of, and by which percentage, if by one."""
    base = command.base or rp(0)
    if command.amount is not None:
        return command.amount, base, ""
    if command.tax != LOCAL_TAX:
        raise InvalidFieldError("amount", "", "positive")
    taxes = local_taxes_on(work.session, work.book_id, command.month.last_day)
    for tax in taxes:
        if (tax.unit, tax.kind) == (command.unit, command.local_kind):
            if command.base is None:
                turned_over = month_turnover(work, command.month).of(command.unit)
                base = turned_over.whole if turned_over else base
            return percent_of(base, tax.rate), base, tax.percent
    raise NotFoundError("local_tax", command.local_kind)
