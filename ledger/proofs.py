"""Proofs: which entries name the papers that prove them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from ledger.canonical import canonical_json
from ledger.journal import VoucherType
from ledger.tables import entries

if TYPE_CHECKING:
    from ledger.period import Period
    from ledger.view import BookView


def unproved_payments(view: BookView, period: Period) -> int:
    """Return how many payments of *period* name no evidence, reversals left out."""
    c = entries.c
    query = select(func.count()).where(
        c.book_id == view.book_id,
        c.date.between(period.first_day, period.last_day),
        c.voucher_type == VoucherType.PAYMENT.value,
        c.evidence == canonical_json([]),
        c.reverses.is_(None),
    )
    return int(view.connection.execute(query).scalar_one())
