"""Proofs: which entries name the papers that prove them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from ledger.canonical import canonical_json
from ledger.journal import VoucherType
from ledger.tables import entries, postings

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from ledger.period import Period
    from ledger.view import BookView


class Paid(NamedTuple):
    """How many payments there were, and of how much, in minor units (sen)."""

    payments: int
    minor: int


def unproved_payments(view: BookView, period: Period) -> int:
    """Return how many payments of *period* name no evidence, reversals left out."""
    c = entries.c
    query = select(func.count()).where(*_payments(view, period), c.evidence == _NONE)
    return int(view.connection.execute(query).scalar_one())


def paid(view: BookView, period: Period, *, unproved: bool = False) -> Paid:
    """Return the payments of *period*, reversals left out, and the cash that went with them.

    Args:
        unproved: only those that name no evidence.
    """
    c, p = entries.c, postings.c
    conditions = list(_payments(view, period))
    if unproved:
        conditions.append(c.evidence == _NONE)
    codes = [account.code for account in view.chart.cash()]
    query = (
        select(func.count(c.sequence.distinct()), func.sum(p.credit_minor - p.debit_minor))
        .join_from(entries, postings, (p.book_id == c.book_id) & (p.sequence == c.sequence))
        .where(
            *conditions,
            p.book_id == view.book_id,
            p.account.in_(codes),
            p.date.between(period.first_day, period.last_day),
        )
    )
    count, minor = view.connection.execute(query).one()
    return Paid(int(count), int(minor or 0))


def evidence_named(view: BookView, period: Period) -> frozenset[str]:
    """Return the digests of all papers that entries of *period* name."""
    c = entries.c
    query = (
        select(c.evidence)
        .distinct()
        .where(
            c.book_id == view.book_id,
            c.date.between(period.first_day, period.last_day),
            c.evidence != _NONE,
        )
    )
    lists = view.connection.scalars(query)
    return frozenset(digest for written in lists for digest in json.loads(written))


def entries_naming(view: BookView, digest: str) -> list[tuple[int, int]]:
    """Return year and number of the entries that name a paper, the first one first."""
    c = entries.c
    query = select(c.year, c.number).where(
        c.book_id == view.book_id, c.evidence.contains(digest, autoescape=True)
    )
    return [
        (year, number) for year, number in view.connection.execute(query.order_by(c.sequence))
    ]


def _payments(view: BookView, period: Period) -> tuple[ColumnElement[bool], ...]:
    c = entries.c
    return (
        c.book_id == view.book_id,
        c.date.between(period.first_day, period.last_day),
        c.voucher_type == VoucherType.PAYMENT.value,
        func.coalesce(c.reverses, 0) == 0,  # "IS NULL" would choose an index of all entries
    )


_NONE = canonical_json([])
