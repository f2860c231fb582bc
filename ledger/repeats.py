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
    query = select(c.date, c.description, c.sequence).where(
        c.book_id == view.book_id,
        c.date.between(period.first_day, period.last_day),
        c.voucher_type == VoucherType.PAYMENT.value,
        func.coalesce(c.reverses, 0) == 0,  # "IS NULL" would choose an index of all entries
    )
    said: dict[tuple[object, str], list[int]] = {}
    for date, description, sequence in view.connection.execute(query):
        said.setdefault((date, description), []).append(sequence)
    sequences = [s for group in said.values() if len(group) > 1 for s in group]
    back = view.reversals(sequences)
    alike: dict[tuple[object, ...], list[PostedEntry]] = {}
    for posted in view.entries_at(s for s in sequences if s not in back):
        entry = posted.entry
        key = (entry.date, entry.description, entry.postings)
        alike.setdefault(key, []).append(posted)
    return [tuple(group) for group in alike.values() if len(group) > 1]
