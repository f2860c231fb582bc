"""Sales between units: what statements of the whole leave out, for it was sold to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, func, select, union_all

from bumdes.dealings.dealing import Dealing, DealingKind
from ledger import AccountKind
from ledger.beside import ACCOUNT_KINDS, ENTRY_DAYS, POSTED_LINES

if TYPE_CHECKING:
    from sqlalchemy import CompoundSelect, Select

    from ledger import BookView, Period


class InternalSale(NamedTuple):
    """What units sold to one another in a period.

    Attributes:
        revenue: the account that earned it.
        cost_account: the expense that it is to the buyer, at once or when sold on.
        minor: in minor units; negative where more was taken back than sold.
    """

    revenue: str
    cost_account: str
    minor: int


def _sold_or_taken_back() -> CompoundSelect[Any]:
    """Return the query for the entries of some days that post sales, or take one back.

    Each half finds entries by a key of theirs: with an "or" a database reads every entry of
    the days, of which hardly any is of a sale between units.
    """
    d, e = Dealing, ENTRY_DAYS.c
    days = e.date.between(bindparam("first_day"), bindparam("last_day"))
    halves = (
        select(e.sequence, d.from_unit, d.cost_account).where(
            d.book_id == bindparam("book"),
            d.kind == DealingKind.SALE.value,
            e.book_id == bindparam("book"),
            key == d.entry_sequence,
            days,
        )
        for key in (e.sequence, e.reverses)
    )
    return union_all(*halves)


def _earned() -> Select[Any]:
    """Return the query for what the revenue accounts of sellers earned by those entries."""
    p, a, sold = POSTED_LINES.c, ACCOUNT_KINDS.c, _sold_or_taken_back().subquery().c
    told = (p.account, sold.cost_account)
    return (
        select(*told, func.sum(p.credit_minor - p.debit_minor))
        .where(
            p.book_id == bindparam("book"),
            p.sequence == sold.sequence,
            p.unit == sold.from_unit,
            a.book_id == p.book_id,
            a.code == p.account,
            a.kind == AccountKind.REVENUE.value,
        )
        .group_by(*told)
        .order_by(*told)
    )


_EARNED = _earned()


def internal_sales(view: BookView, period: Period) -> list[InternalSale]:
    """Return what units sold to one another in *period*, what was taken back left out."""
    days = {"first_day": period.first_day, "last_day": period.last_day}
    found = view.connection.execute(_EARNED, {"book": view.book_id, **days})
    sales = [InternalSale(revenue, cost, int(minor)) for revenue, cost, minor in found]
    return [sale for sale in sales if sale.minor]
