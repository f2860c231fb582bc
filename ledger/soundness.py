"""Soundness: whether what is kept beside the journal is the journal, quickly asked.

``verify`` reads every entry again and proves much more; here sums are held against sums, which
takes a blink, so that it can be asked each time a report is printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, literal_column, select

from ledger.tables import entries, period_balances, postings

if TYPE_CHECKING:
    from sqlalchemy import Select

    from ledger.view import BookView

MONTHS_FROM = 10_000
"""Balances are kept by year (2025) and by month (202507)."""


class Apart(NamedTuple):
    """An account whose kept balance is not the sum of its lines; in minor units (sen)."""

    account: str
    kept: int
    posted: int


def kept_apart(view: BookView) -> list[Apart]:
    """Return the accounts whose balances, by month or by year, are not those of their lines.

    Debits and credits are each held against what was posted; told is the difference of both.
    """
    b = period_balances.c
    posted = _sums(view, _posted(view))
    kept = select(b.account, func.sum(b.debit_minor), func.sum(b.credit_minor)).where(
        b.book_id == view.book_id
    )
    monthly = _sums(view, kept.where(b.month >= MONTHS_FROM).group_by(b.account))
    yearly = _sums(view, kept.where(b.month < MONTHS_FROM).group_by(b.account))
    found = []
    for account in sorted(posted.keys() | monthly.keys() | yearly.keys()):
        wanted = posted.get(account, (0, 0))
        for sums in (monthly.get(account, (0, 0)), yearly.get(account, (0, 0))):
            if sums != wanted:
                found.append(Apart(account, sums[0] - sums[1], wanted[0] - wanted[1]))
                break
    return found


def is_unbroken(view: BookView) -> bool:
    """Whether the numbers of the journal and of the vouchers run from 1 without a gap.

    Numbers are unique, so there is none where the last one is how many there are; ``gaps``
    says which ones are missing, and reads every entry for it.
    """
    e = entries.c
    for number, series in ((e.number, (e.year,)), (e.voucher_number, (e.year, e.voucher_type))):
        query = (
            select(func.count(), func.min(number), func.max(number))
            .where(e.book_id == view.book_id)
            .group_by(*series)
        )
        for count, first, last in view.connection.execute(query):
            if (first, last) != (1, count):
                return False
    return True


def is_head_last(view: BookView) -> bool:
    """Whether the last entry of the journal is the one that the book names as its head."""
    settings, e = view.settings(), entries.c
    query = select(e.sequence, e.hash).where(e.book_id == view.book_id)
    last = view.connection.execute(query.order_by(e.sequence.desc()).limit(1)).one_or_none()
    if last is None:
        return not settings.last_sequence
    return (last.sequence, last.hash) == (settings.last_sequence, settings.head)


def _posted(view: BookView) -> Select[Any]:
    """Return the query for what the lines of each account come to.

    All of them are read, so in the order in which they lie: an index of accounts would be
    faster to group by, and slower to read through. SQLite, which would choose it, cannot use
    it for a code that is computed.
    """
    p = postings.c
    code = func.coalesce(p.account, literal_column("''")).label("code")
    return (
        select(code, func.sum(p.debit_minor), func.sum(p.credit_minor))
        .where(p.book_id == view.book_id, p.sequence > 0)
        .group_by(code)
    )


def _sums(view: BookView, query: Select[Any]) -> dict[str, tuple[int, int]]:
    return {
        account: (int(debits), int(credits))
        for account, debits, credits in view.connection.execute(query)
    }
