"""Detailing stock: what lies in the pool of a unit becomes articles with quantities."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from bumdes.approval.unwaited import Unwaited
from bumdes.approval.waiting import never_waits
from bumdes.bookings.goods import GoodsPosted, beyond_stock, post_goods
from bumdes.errors import ByMonthError, InvalidFieldError
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.stock.asking import asked_before
from bumdes.stock.draft import StockDraft
from bumdes.stock.goods import read_goods
from bumdes.stock.movement import MovementKind
from bumdes.stock.pool import pool_minor
from bumdes.unit import find_unit
from ledger.money import to_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.stock.measure import Quantity
    from bumdes.work import Work
    from ledger import Money


class DetailedGoods(NamedTuple):
    """So much of an item, and what all of it cost."""

    item: str
    quantity: Quantity
    cost: Money
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailStock:
    """What lies in the pool of a unit, article by article.

    Attributes:
        key: the same for the same list, so that asking twice records once.
    """

    unit: str
    date: dt.date
    lines: tuple[DetailedGoods, ...]
    fund: str = ""
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@never_waits(Unwaited.OPENING)
def detail_stock(work: Work, command: DetailStock) -> GoodsPosted:
    """Turn what lies in the pool of a unit into articles; the accounts keep their balances.

    It is how a unit begins to keep its articles, and how goods that came otherwise than by
    buying, such as capital in kind, get their names. Asking again with the same key changes
    nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit, article or measure.
        ByMonthError: the unit counts by the month.
        InvalidFieldError: the pool has less than the articles cost.
        EnterpriseError, LedgerError: the entry is refused.
    """
    lines = tuple(DetailedGoods(*line) for line in command.lines)
    work.request = described(
        "detail_stock",
        unit=command.unit,
        date=command.date,
        lines=lines,
        fund=command.fund,
        key=command.key,
    )
    work.actor.require(Permission.MANAGE_STOCK, unit=command.unit)
    draft = StockDraft(work, command.date, command.fund)
    earlier = asked_before(work, command.key)
    if earlier is not None:
        return GoodsPosted(earlier)
    unit = find_unit(work.session, work.book_id, command.unit)
    if not draft.method(unit.code).is_perpetual:
        raise ByMonthError(unit.code)
    expensed: dict[str, int] = {}
    named: dict[str, int] = {}
    for line in lines:
        item, quantity = read_goods(work, line.item, line.quantity, line.measure)
        cost = to_minor(line.cost)
        if cost < 0:
            raise InvalidFieldError("amount", line.cost, "not_negative")
        beyond = draft.receive(unit.code, item, quantity, cost, MovementKind.OPENING)
        expensed[item.cost_account] = expensed.get(item.cost_account, 0) + beyond
        named[item.account] = named.get(item.account, 0) + cost
    for account, cost in named.items():
        if pool_minor(work, unit.code, account, command.fund, command.date) < cost:
            raise InvalidFieldError("amount", account, "sum_of_pool")
        draft.change_pool(unit.code, account, -cost)
    if not lines:
        raise InvalidFieldError("goods", "", "some_goods")
    return post_goods(
        work,
        draft,
        (),
        [*beyond_stock(work, unit.code, expensed, fund=command.fund), *draft.postings()],
        description=f"Rincian persediaan {unit.name} per barang",
        key=command.key,
        evidence=command.evidence,
    )
