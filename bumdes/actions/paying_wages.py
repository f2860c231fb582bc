"""Paying wages and contributions that are owed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.errors import InvalidFieldError, NobodyToPayError
from bumdes.payroll.owed import owed
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.proofs.required import promised
from bumdes.record import described
from ledger import JournalEntry, credit, debit
from ledger.journal import check_day
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money, Posted


@dataclass(frozen=True, slots=True, kw_only=True)
class WagePayment:
    """What one party gets of what it is owed on an account."""

    account: str
    party: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PayWages:
    """Wages or contributions to be paid.

    Attributes:
        cash: the account it is paid from.
        unit: whose debts are paid; an empty string is the head office.
        payments: who gets what; all that the unit owes, if none are named.
        proof_later: why its proof is still to come, where one is needed.
        key: the same for the same payment, so that asking twice pays once.
    """

    date: dt.date
    cash: str
    unit: str = ""
    payments: tuple[WagePayment, ...] = ()
    description: str = "Bayar gaji dan upah"
    evidence: tuple[str, ...] = ()
    proof_later: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def pay_wages(work: Work, command: PayWages) -> Posted:
    """Pay what is owed in wages and contributions.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: it is not paid from cash.
        NobodyToPayError: nothing is owed.
        WageOverpaidError: somebody would get more than is owed.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described("pay_wages", date=command.date, unit=command.unit)
    work.actor.require(Permission.RUN_PAYROLL)
    if not work.book.chart.postable(command.cash).is_cash:
        raise InvalidFieldError("cash", command.cash, "cash_account")
    payments = command.payments or tuple(
        WagePayment(account=debt.account, party=debt.party, amount=debt.amount)
        for debt in owed(work, check_day(command.date), unit=command.unit)
    )
    known = work.book.find(command.key)
    if known is not None and not command.payments:
        return post(work, known.entry)
    if not payments:
        raise NobodyToPayError(str(command.date))
    total = sum(to_minor(payment.amount) for payment in payments)
    entry = JournalEntry(
        date=command.date,
        description=command.description,
        postings=(
            *(debit(p.account, p.amount, unit=command.unit, party=p.party) for p in payments),
            credit(command.cash, from_minor(total, work.book.currency), unit=command.unit),
        ),
        key=command.key,
        tags=promised(command.proof_later),
        evidence=command.evidence,
    )
    return post(work, entry)
