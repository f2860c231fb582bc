"""Proofs: which entries name the papers that prove them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import case, exists, func, select

from ledger.canonical import canonical_json
from ledger.journal import VoucherType
from ledger.tables import entries, postings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator

    from sqlalchemy import ColumnElement

    from ledger.period import Period
    from ledger.view import BookView


class Paid(NamedTuple):
    """How many payments there were, and of how much, in minor units (sen)."""

    payments: int
    minor: int


class PaidOnDay(NamedTuple):
    """What one unit paid on one day, as far as it is proved, or as far as it is not.

    ``minor`` is the cash that went, in minor units (sen).
    """

    date: dt.date
    unit: str
    is_proved: bool
    payments: int
    minor: int


def unproved_payments(view: BookView, period: Period, *, besides: Collection[int] = ()) -> int:
    """Return how many payments of *period* nothing proves; see ``paid``."""
    return paid(view, period, unproved=True, besides=besides).payments


def paid(
    view: BookView, period: Period, *, unproved: bool = False, besides: Collection[int] = ()
) -> Paid:
    """Return the payments of *period*, and the cash that went with them.

    What was taken back is left out, and what takes back.

    Args:
        unproved: only those that name no evidence.
        besides: places of entries that something else proves.
    """
    conditions = [entries.c.evidence == _NONE] if unproved else []
    count, minor = _paid(view, period, *conditions)
    if unproved:
        for chosen in _chosen(besides):
            less, less_minor = _paid(view, period, *conditions, chosen)
            count, minor = count - less, minor - less_minor
    return Paid(count, minor)


def _paid(view: BookView, period: Period, *conditions: ColumnElement[bool]) -> tuple[int, int]:
    c, p = entries.c, postings.c
    query = (
        select(func.count(c.sequence.distinct()), func.sum(p.credit_minor - p.debit_minor))
        .join_from(entries, postings, (p.book_id == c.book_id) & (p.sequence == c.sequence))
        .where(*is_payment(view, period), *_in_cash(view, period), *conditions)
    )
    count, minor = view.connection.execute(query).one()
    return int(count), int(minor or 0)


def paid_by_day(
    view: BookView, period: Period, *, besides: Collection[int] = ()
) -> list[PaidOnDay]:
    """Return what was paid in *period* by day and unit, the proved part by itself.

    What was taken back is left out, and what takes back.

    Args:
        besides: places of entries that something else proves.
    """
    found: dict[tuple[dt.date, str, bool], list[int]] = {}
    for date, unit, is_proved, count, minor in _by_day(view, period):
        found[date, unit, is_proved] = [count, minor]
    for chosen in _chosen(besides):
        for date, unit, is_proved, count, minor in _by_day(view, period, chosen):
            if not is_proved:
                for key, sign in (((date, unit, False), -1), ((date, unit, True), 1)):
                    sums = found.setdefault(key, [0, 0])
                    sums[0] += sign * count
                    sums[1] += sign * minor
    return [PaidOnDay(*key, *sums) for key, sums in sorted(found.items()) if sums[0]]


def _by_day(
    view: BookView, period: Period, *conditions: ColumnElement[bool]
) -> Iterator[PaidOnDay]:
    c, p = entries.c, postings.c
    is_proved = case((c.evidence == _NONE, 0), else_=1)
    query = (
        select(
            c.date,
            p.unit,
            is_proved,
            func.count(c.sequence.distinct()),
            func.sum(p.credit_minor - p.debit_minor),
        )
        .join_from(entries, postings, (p.book_id == c.book_id) & (p.sequence == c.sequence))
        .where(*is_payment(view, period), *_in_cash(view, period), *conditions)
        .group_by(c.date, p.unit, is_proved)
    )
    for date, unit, proved, count, minor in view.connection.execute(query):
        yield PaidOnDay(date, unit, bool(proved), int(count), int(minor))


def _in_cash(view: BookView, period: Period) -> tuple[ColumnElement[bool], ...]:
    """Return what chooses the lines in cash of the entries of *period*."""
    p = postings.c
    return (
        p.book_id == view.book_id,
        p.account.in_([account.code for account in view.chart.cash()]),
        p.date.between(period.first_day, period.last_day),
    )


def _chosen(sequences: Collection[int]) -> Iterator[ColumnElement[bool]]:
    """Yield conditions that together choose *sequences*, each no longer than a query may be."""
    wanted = sorted(sequences)
    for first in range(0, len(wanted), _MOST_ASKED):
        yield entries.c.sequence.in_(wanted[first : first + _MOST_ASKED])


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


def is_payment(view: BookView, period: Period) -> tuple[ColumnElement[bool], ...]:
    """Return what chooses the payments of *period* that stand: none taken back, none taking."""
    c = entries.c
    return (
        c.book_id == view.book_id,
        c.date.between(period.first_day, period.last_day),
        c.voucher_type == VoucherType.PAYMENT.value,
        func.coalesce(c.reverses, 0) == 0,  # "IS NULL" would choose an index of all entries
        ~taken_back(),
    )


def taken_back() -> ColumnElement[bool]:
    """Return what chooses entries that another one takes back."""
    c, reversal = entries.c, entries.alias().c
    return exists().where(reversal.book_id == c.book_id, reversal.reverses == c.sequence)


_NONE = canonical_json([])
_MOST_ASKED = 500
