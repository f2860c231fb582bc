"""Sales between units: what statements of the whole leave out, for it was sold to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Table, func, or_, select

from bumdes.dealings.dealing import Dealing, DealingKind
from ledger import AccountKind
from ledger.tables import entries, postings

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from ledger import BookView, Period

_DEALINGS: Table = Dealing.metadata.tables[Dealing.__tablename__]


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


def internal_sales(view: BookView, period: Period) -> list[InternalSale]:
    """Return what units sold to one another in *period*, what was taken back left out."""
    d, p, e = _DEALINGS.c, postings.c, entries.c
    earning = [a.code for a in view.chart if a.kind is AccountKind.REVENUE]
    earned = func.sum(p.credit_minor - p.debit_minor)
    of_dealing: ColumnElement[bool] = or_(
        e.sequence == d.entry_sequence, e.reverses == d.entry_sequence
    )
    query = (
        select(p.account, d.cost_account, earned)
        .select_from(_DEALINGS)
        .join(entries, (e.book_id == d.book_id) & of_dealing)
        .join(
            postings,
            (p.book_id == e.book_id) & (p.sequence == e.sequence) & (p.unit == d.from_unit),
        )
        .where(
            d.book_id == view.book_id,
            d.kind == DealingKind.SALE.value,
            e.date.between(period.first_day, period.last_day),
            p.account.in_(earning),
        )
        .group_by(p.account, d.cost_account)
        .order_by(p.account, d.cost_account)
    )
    rows = [InternalSale(a, c, int(minor)) for a, c, minor in view.connection.execute(query)]
    return [sale for sale in rows if sale.minor]
