"""The entries of the register of taxes: an accrual, and the entry that posts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.month import month_key
from bumdes.posting import post
from bumdes.record import new_id
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from bumdes.tax.accrual import TaxAccrual
from bumdes.tax.kind import tax_kind
from bumdes.tax.period import TAX_REGISTER
from bumdes.tax.wording import month_in_words
from ledger import EntryKind, JournalEntry

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Period, Posted, Posting


def new_accrual(work: Work, tax: str, month: Period, unit: str) -> TaxAccrual:
    """Return an accrual that nothing has been posted for yet."""
    return TaxAccrual(
        book_id=work.book_id,
        accrual_id=new_id(),
        tax=tax,
        month=month_key(month),
        unit=unit,
        tax_minor=0,
        entry_sequence=0,
        recorded_by=work.actor.name,
    )


def record_accrual(
    work: Work,
    accrual: TaxAccrual,
    postings: tuple[Posting, ...],
    *,
    date: dt.date,
    key: str,
    tax_minor: int,
    evidence: tuple[str, ...] = (),
) -> Posted:
    """Post *postings* for *accrual* in the register of taxes, and keep it.

    The act that asks for it has asked for the permission.

    Args:
        tax_minor: how much more is owed by it, in sen.

    Raises:
        EnterpriseError, LedgerError: the entry is refused.
    """
    said = f"{tax_kind(accrual.tax).label} masa {month_in_words(accrual.period.first_day)}"
    entry = JournalEntry(
        date=date,
        description=accrual.label or said,
        postings=postings,
        kind=EntryKind.ADJUSTING,
        key=key,
        tags={REGISTER_TAG: TAX_REGISTER, RECORD_TAG: accrual.accrual_id},
        evidence=evidence,
    )
    posted = post(work, entry, register=TAX_REGISTER)
    accrual.entry_sequence, accrual.tax_minor = posted.sequence, tax_minor
    work.session.add(accrual)
    work.session.flush()
    return posted
