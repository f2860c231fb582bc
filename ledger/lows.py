"""Lows: days on which accounts that cannot fall below zero did."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from ledger.dimension import Dimension
from ledger.tables import postings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from ledger.period import Period
    from ledger.view import BookView


class Low(NamedTuple):
    """An account of a unit that was below zero at the end of a day.

    ``since`` is the first such day of the period, ``lowest_on`` the one when it was lowest,
    ``minor`` how it stood then, in minor units (sen): negative. ``days`` counts the days with
    a movement at whose end it was below zero.
    """

    account: str
    unit: str
    since: dt.date
    lowest_on: dt.date
    minor: int
    days: int


def lows(view: BookView, accounts: Collection[str], period: Period) -> list[Low]:
    """Return which of *accounts*, unit by unit, ended a day of *period* below zero.

    Only days with a movement are looked at: between them nothing changes.
    """
    if not accounts:
        return []
    standing: dict[tuple[str, str], int] = {}
    for row in view.turnovers(
        last_day=period.eve, accounts=accounts, by=(Dimension.UNIT,), components=False
    ):
        key = (row.account, row.unit)
        standing[key] = standing.get(key, 0) + row.debits - row.credits
    p = postings.c
    moved = func.sum(p.debit_minor - p.credit_minor)
    query = (
        select(p.account, p.unit, p.date, moved)
        .where(
            p.book_id == view.book_id,
            p.account.in_(accounts),
            p.date.between(period.first_day, period.last_day),
        )
        .group_by(p.account, p.unit, p.date)
        .order_by(p.account, p.unit, p.date)
    )
    found: dict[tuple[str, str], Low] = {}
    for account, unit, day, minor in view.connection.execute(query):
        key = (account, unit)
        standing[key] = standing.get(key, 0) + int(minor)
        if standing[key] < 0:
            found[key] = _lower(found.get(key), key, day, standing[key])
    return list(found.values())


def _lower(low: Low | None, key: tuple[str, str], day: dt.date, minor: int) -> Low:
    if low is None:
        return Low(*key, day, day, minor, 1)
    low = low._replace(days=low.days + 1)
    return low._replace(lowest_on=day, minor=minor) if minor < low.minor else low
