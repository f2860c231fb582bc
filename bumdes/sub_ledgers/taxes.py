"""Taxes owed and paid ahead: by tax and month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.document import Document
from bumdes.errors import OverpaidDocumentError, WrongDocumentError
from bumdes.payroll.payroll import PAYROLL_REGISTER
from bumdes.sub_ledger import SubLedger
from bumdes.tax.kind import tax_kinds
from bumdes.tax.period import TAX_REGISTER, kind_of
from ledger import Dimension
from ledger.money import from_minor
from ledger.period import LAST_DAY

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import JournalEntry, Posting


def _check(
    work: Work,
    entry: JournalEntry,
    register: str,
    postings: tuple[Posting, ...],
) -> None:
    """Do nothing if each line stands on the account of its tax, and nothing is overpaid.

    A payroll may give back more than it withholds, as at the end of a year; the months after
    make up for it.

    Raises:
        WrongDocumentError: the document is of another tax, or of no tax.
        OverpaidDocumentError: more would be paid, or credited, than is left.
    """
    moved: dict[tuple[str, str], int] = {}
    for posting in postings:
        document = work.session.get(Document, (work.book_id, posting.document))
        if document is None or not _stands_on(document, posting.account):
            raise WrongDocumentError(posting.account, posting.document, party=posting.party)
        key = (posting.account, posting.document)
        moved[key] = moved.get(key, 0) + posting.debit_minor - posting.credit_minor
    if register == PAYROLL_REGISTER:
        return
    for (account, code), minor in moved.items():
        _check_left(work, entry, account=account, code=code, minor=minor)


def _stands_on(document: Document, account: str) -> bool:
    return document.sub_ledger == TAX_REGISTER and kind_of(document).account == account


def _check_left(
    work: Work, entry: JournalEntry, *, account: str, code: str, minor: int
) -> None:
    is_owed = next(kind.is_owed for kind in tax_kinds().values() if kind.account == account)
    sign = 1 if is_owed else -1
    if sign * minor <= 0:
        return
    rows = work.book.outstanding([account], LAST_DAY, by=["document"])
    left = -sign * sum(row.net for row in rows if row.document == code)
    if sign * minor > left:
        currency = entry.currency
        raise OverpaidDocumentError(
            code,
            left=from_minor(max(left, 0), currency),
            asked=from_minor(sign * minor, currency),
            on=entry.date,
        )


TAXES = SubLedger(
    key=TAX_REGISTER,
    label="Pajak",
    accounts=("2.1.02.00", "1.1.07.03", "1.1.07.04"),
    identity=(Dimension.DOCUMENT,),
    check=_check,
)
