"""Repeats: payments that were posted twice, as it seems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from ledger.journal import VoucherType
from ledger.tables import entries

if TYPE_CHECKING:
    from ledger.journal import PostedEntry
    from ledger.period import Period
    from ledger.view import BookView


def repeated_payments(view: BookView, period: Period) -> list[tuple[PostedEntry, ...]]:
    """Return the payments of *period* that are alike in day, words and every line.

    Those that were taken back are left out. The same sale twice a day is usual, so receipts
    are not looked at.
    """
    c = entries.c
    ours = (
        c.book_id == view.book_id,
        c.date.between(period.first_day, period.last_day),
        c.voucher_type == VoucherType.PAYMENT.value,
        c.reverses.is_(None),
    )
    often = (
        select(c.date, c.description)
        .where(*ours)
        .group_by(c.date, c.description)
        .having(func.count() > 1)
        .subquery()
    )
    query = select(c.sequence).where(
        *ours, c.date == often.c.date, c.description == often.c.description
    )
    sequences = list(view.connection.scalars(query))
    back = view.reversals(sequences)
    alike: dict[tuple[object, ...], list[PostedEntry]] = {}
    for posted in view.entries_at(s for s in sequences if s not in back):
        entry = posted.entry
        key = (entry.date, entry.description, entry.postings)
        alike.setdefault(key, []).append(posted)
    return [tuple(group) for group in alike.values() if len(group) > 1]
