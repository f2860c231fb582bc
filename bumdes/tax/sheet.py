"""The tax ledger: what is owed for each tax and month, what was paid, and when it was filed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from bumdes.document import Document
from bumdes.month import month_key
from bumdes.tax.deadline import Duty, deadlines
from bumdes.tax.deposit import standing_deposits
from bumdes.tax.filing import filings_of
from bumdes.tax.kind import tax_kind, tax_kinds
from bumdes.tax.period import TAX_REGISTER, kind_of, month_of_document
from ledger.money import from_minor, total
from ledger.period import LAST_DAY

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.tax.deposit import TaxDeposit
    from bumdes.tax.filing import TaxFiling
    from bumdes.tax.kind import TaxKind
    from bumdes.work import Work
    from ledger import Money, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxOfMonth:
    """One tax of one month.

    Attributes:
        owed: what was to be paid, after what was set off.
        paid: what was deposited.
        left: below zero where more was paid than is owed.
        due_on: by when it is to be deposited; None where that is unknown.
        deposits, filings: the latest first.
    """

    kind: TaxKind
    month: Period
    document: str
    owed: Money
    paid: Money
    left: Money
    due_on: dt.date | None
    file_by: dt.date | None
    deposits: tuple[TaxDeposit, ...]
    filings: tuple[TaxFiling, ...]

    @property
    def is_paid(self) -> bool:
        """Whether nothing is left to be paid."""
        return self.left.amount <= 0

    @property
    def is_filed(self) -> bool:
        """Whether its return was handed in."""
        return bool(self.filings)

    def is_late(self, today: dt.date) -> bool:
        """Whether it should have been paid before *today*."""
        return not self.is_paid and self.due_on is not None and self.due_on < today


def tax_documents(work: Work) -> list[Document]:
    """Return the documents of all taxes, the latest month first."""
    query = select(Document).where(
        Document.book_id == work.book_id, Document.sub_ledger == TAX_REGISTER
    )
    return list(work.session.scalars(query.order_by(Document.reference.desc(), Document.code)))


def tax_sheet(work: Work, *, year: int | None = None, tax: str = "") -> list[TaxOfMonth]:
    """Return the taxes that are or were owed, the latest month first.

    Args:
        year: only of the months of that year; None for all.
        tax: only of that kind; empty for all.
    """
    left = _left(work)
    deposits, filings = standing_deposits(work), filings_of(work.session, work.book_id)
    rows = []
    for document in tax_documents(work):
        kind, month = kind_of(document), month_of_document(document)
        if not kind.is_owed or (tax and kind.key != tax):
            continue
        if year is not None and month.first_day.year != year:
            continue
        key = (kind.key, month_key(month))
        paid = tuple(each for each in deposits if (each.tax, each.month) == key)
        row = _row(
            work,
            document,
            left=left.get(document.code, 0),
            deposits=paid,
            filings=tuple(each for each in filings if (each.tax, each.month) == key),
        )
        if row.owed or row.paid or row.left or row.filings:
            rows.append(row)
    return rows


def prepaid_left(work: Work) -> list[tuple[TaxKind, Period, Money]]:
    """Return what was paid ahead and not used yet, by kind and month, the latest first."""
    left, currency = _left(work), work.book.currency
    return [
        (kind_of(document), month_of_document(document), from_minor(-minor, currency))
        for document in tax_documents(work)
        if not kind_of(document).is_owed and (minor := left.get(document.code, 0))
    ]


def _left(work: Work) -> dict[str, int]:
    """Return credits less debits of each document, in sen."""
    accounts = sorted({kind.account for kind in tax_kinds().values()})
    known = [code for code in accounts if code in work.book.chart]
    rows = work.book.outstanding(known, LAST_DAY, by=("document",)) if known else []
    sums: dict[str, int] = {}
    for row in rows:
        sums[row.document] = sums.get(row.document, 0) - row.net
    return sums


def _row(
    work: Work,
    document: Document,
    *,
    left: int,
    deposits: tuple[TaxDeposit, ...],
    filings: tuple[TaxFiling, ...],
) -> TaxOfMonth:
    currency, month = work.book.currency, month_of_document(document)
    paid = total((deposit.amount(currency) for deposit in deposits), currency)
    due = {found.duty: found.due_on for found in deadlines(document.kind, month)}
    rest = from_minor(left, currency)
    return TaxOfMonth(
        kind=tax_kind(document.kind),
        month=month,
        document=document.code,
        owed=rest + paid,
        paid=paid,
        left=rest,
        due_on=due.get(Duty.DEPOSIT),
        file_by=due.get(Duty.FILING),
        deposits=deposits,
        filings=filings,
    )
