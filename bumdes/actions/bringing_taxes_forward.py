"""Bringing taxes forward: what was owed, or paid ahead, when the books were begun."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.actions.naming_old_lines import NameOldLines, name_old_lines
from bumdes.approval.unwaited import Unwaited
from bumdes.approval.waiting import never_waits
from bumdes.month import check_month
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.record import described
from bumdes.register_tag import REGISTER_TAG
from bumdes.tax.kind import tax_kind
from bumdes.tax.period import TAX_REGISTER, tax_document
from bumdes.unit import HEAD_OFFICE, find_unit
from ledger import EntryKind, JournalEntry, credit, debit

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money, Period, Posted

RETAINED = "3.3.01.01"
"""Retained earnings, which what was not told apart before came out of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BringTaxForward:
    """A tax of a month before the books were begun.

    Attributes:
        tax: key of a kind of tax, owed or paid ahead.
        on: the day of the opening balances.
        stands_unnamed: whether the books hold it already, on lines that name no tax and month.
        key: the same for the same balance, so that asking twice records once.
    """

    tax: str
    month: Period
    amount: Money
    on: dt.date
    unit: str = HEAD_OFFICE
    stands_unnamed: bool = False
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@never_waits(Unwaited.OPENING)
def bring_tax_forward(work: Work, command: BringTaxForward) -> Posted:
    """Open a tax of an earlier month with what is left of it, against retained earnings.

    What the books hold already is only named.

    Raises:
        PermissionDeniedError: the actor may not bring in opening balances.
        NotFoundError: there is no such tax or unit.
        InvalidFieldError: it is not one month.
        OverpaidDocumentError: less than the amount stands unnamed.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "bring_tax_forward",
        tax=command.tax,
        month=str(command.month),
        amount=command.amount,
        on=command.on,
        key=command.key,
    )
    work.actor.require(Permission.RECORD_OPENING)
    kind = tax_kind(command.tax)
    check_month(command.month)
    find_unit(work.session, work.book_id, command.unit)
    document = tax_document(work, kind.key, command.month)
    if command.stands_unnamed:
        return name_old_lines(work, _naming(command, kind.account, document.code))
    owing, having = (credit, debit) if kind.is_owed else (debit, credit)
    entry = JournalEntry(
        date=command.on,
        description=f"Saldo awal {document.description}",
        postings=(
            having(RETAINED, command.amount, unit=command.unit),
            owing(kind.account, command.amount, unit=command.unit, document=document.code),
        ),
        kind=EntryKind.OPENING,
        key=command.key,
        tags={REGISTER_TAG: TAX_REGISTER},
        evidence=command.evidence,
    )
    return post(work, entry, register=TAX_REGISTER)


def _naming(command: BringTaxForward, account: str, document: str) -> NameOldLines:
    return NameOldLines(
        account=account,
        code=document,
        amount=command.amount,
        on=command.on,
        unit=command.unit,
        key=command.key,
    )
