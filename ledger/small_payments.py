"""Small payments: the lines of payments that only together come to something."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, func, select

from ledger.canonical import moment
from ledger.proofs import is_payment
from ledger.tables import entries, postings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from ledger.period import Period
    from ledger.view import BookView


class PaidLine(NamedTuple):
    """What a payment was for: a line of it that is no cash; ``minor`` in minor units (sen)."""

    sequence: int
    date: dt.date
    unit: str
    party: str
    account: str
    minor: int
    tags: Mapping[str, str]
    posted_at: dt.datetime
    posted_by: str
    is_approved: bool
    is_proved: bool


def small_payments(
    view: BookView, period: Period, *, below: int, together: int
) -> list[PaidLine]:
    """Return lines of payments of *period* of less than *below*, in the order of their days.

    Only those of a unit, party and account of which there are several, that come to
    *together* or more, all in minor units (sen). What was taken back is left out.
    """
    c, p = entries.c, postings.c
    cash = [account.code for account in view.chart.cash()]
    joined = and_(p.book_id == c.book_id, p.sequence == c.sequence)
    chosen = (
        *is_payment(view, period),
        p.book_id == view.book_id,
        p.account.not_in(cash),
        p.debit_minor.between(1, below - 1),
    )
    alike = (
        select(p.unit, p.party, p.account)
        .join_from(entries, postings, joined)
        .where(*chosen)
        .group_by(p.unit, p.party, p.account)
        .having(func.count(c.sequence.distinct()) > 1, func.sum(p.debit_minor) >= together)
        .subquery()
    )
    query = (
        select(
            c.sequence,
            c.date,
            p.unit,
            p.party,
            p.account,
            p.debit_minor,
            c.tags,
            c.posted_at,
            c.posted_by,
            c.approved_by,
            c.evidence,
        )
        .join_from(entries, postings, joined)
        .join(
            alike,
            (alike.c.unit == p.unit)
            & (alike.c.party == p.party)
            & (alike.c.account == p.account),
        )
        .where(*chosen)
        .order_by(c.date, c.sequence, p.line_no)
    )
    found = view.connection.execute(query)
    return [PaidLine._make(_read(*row)) for row in found]


def _read(*row: Any) -> Iterator[Any]:
    *facts, tags, at, by, approver, evidence = row
    yield from facts
    yield json.loads(tags)
    yield moment(at)
    yield by
    yield bool(approver)
    yield bool(json.loads(evidence))
