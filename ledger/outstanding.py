"""What is outstanding: balances told apart by whom or what the lines name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import BindParameter, func, select

from ledger.reading import LINE_DIMENSIONS
from ledger.tables import NAMES_A_DOCUMENT, postings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from sqlalchemy import Connection, Subquery


class Outstanding(NamedTuple):
    """What one account holds for one combination of values, in minor units (sen).

    The dimensions that were not asked for are blank. ``net`` is debits less credits.
    """

    account: str
    unit: str
    fund: str
    party: str
    document: str
    asset: str
    item: str
    component: str
    net: int


def read_outstanding(
    connection: Connection,
    book_id: str,
    *,
    accounts: Collection[str],
    last_day: dt.date,
    by: Collection[str],
    unit: str | None = None,
) -> list[Outstanding]:
    """Return what is not zero at the end of *last_day*, by account and the dimensions *by*.

    It adds up the lines of *accounts*, for balances are not kept by party or item.
    """
    p = postings.c
    told = [name for name in LINE_DIMENSIONS if name in by]
    keys = [p.account, *(p[name] for name in told)]
    net = func.sum(p.debit_minor - p.credit_minor)
    query = (
        select(*keys, net)
        .where(p.book_id == book_id, p.account.in_(accounts), p.date <= last_day)
        .group_by(*keys)
        .having(net != 0)
        .order_by(*keys)
    )
    if unit is not None:
        query = query.where(p.unit == unit)
    blank = dict.fromkeys(LINE_DIMENSIONS, "")
    return [
        Outstanding(
            account=account,
            **{**blank, **dict(zip(told, values, strict=True))},
            net=int(amount),
        )
        for account, *values, amount in connection.execute(query)
    ]


def documented_lines(
    book_id: str | BindParameter[str],
    *,
    accounts: Collection[str] | BindParameter[str],
    parties: Collection[str] = (),
) -> Subquery:
    """Return, as a part of a query, the lines of *accounts* that name a document.

    Its columns are account, party, document, unit, fund, date, sequence and ``net``, debits
    less credits in minor units. What asks for no fund and no sequence is answered by an index
    alone.

    Args:
        book_id, accounts: values, or what will stand for them in a query that is kept.
        parties: only lines of these, if any are given.
    """
    p = postings.c
    codes = accounts if isinstance(accounts, BindParameter) else sorted(accounts)
    query = select(
        p.account,
        p.party,
        p.document,
        p.unit,
        p.fund,
        p.date,
        p.sequence,
        (p.debit_minor - p.credit_minor).label("net"),
    ).where(p.book_id == book_id, p.account.in_(codes), NAMES_A_DOCUMENT)
    if parties:
        query = query.where(p.party.in_(sorted(parties)))
    return query.subquery("lines")
