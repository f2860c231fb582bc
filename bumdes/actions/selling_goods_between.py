"""Selling goods between units: revenue and cost here, stock there, on account (RK)."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.bookings.goods import GoodsPosted, beyond_stock, post_goods
from bumdes.dealings.current_account import CurrentAccounts
from bumdes.dealings.dealing import Dealing, DealingKind
from bumdes.errors import InvalidFieldError
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.stock.asking import asked_before
from bumdes.stock.draft import StockDraft
from bumdes.stock.goods import read_goods
from bumdes.stock.movement import MovementKind
from bumdes.unit import find_unit
from ledger import credit
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.stock.measure import Quantity
    from bumdes.unit import Unit
    from bumdes.work import Work
    from ledger import Money


class PricedGoods(NamedTuple):
    """So much of an item, at a price of one of the measure."""

    item: str
    quantity: Quantity
    price: Money
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SellGoodsBetween:
    """Goods that one unit sells to another; an empty code is the head office.

    Attributes:
        key: the same for the same sale, so that asking twice sells once.
    """

    seller: str
    buyer: str
    date: dt.date
    lines: tuple[PricedGoods, ...]
    about: str = ""
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def sell_goods_between(work: Work, command: SellGoodsBetween) -> GoodsPosted:
    """Sell goods to another unit at a price: its stock at that price, our revenue and cost.

    It is a dealing like any other sale between units, which statements of the whole leave out.
    A seller that counts by the month posts no cost: its count does. Asking again with the same
    key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit, article or measure.
        InvalidFieldError: both units are the same, goods are not ours or become different
            costs, a quantity is none, or a line comes to no whole sen.
        StockShortError: there is not so much, and the unit refuses that.
        SettingMissingError: the books name no accounts between units and head office.
        EnterpriseError, LedgerError: the entry is refused.
    """
    lines = tuple(PricedGoods(*line) for line in command.lines)
    work.request = described(
        "sell_goods_between",
        seller=command.seller,
        buyer=command.buyer,
        date=command.date,
        lines=lines,
        key=command.key,
    )
    work.actor.require(Permission.ALLOCATE)
    if command.seller == command.buyer:
        raise InvalidFieldError("to_unit", command.buyer, "another_unit")
    draft = StockDraft(work, command.date)
    earlier = asked_before(work, command.key)
    if earlier is not None:
        return GoodsPosted(earlier)
    seller = find_unit(work.session, work.book_id, command.seller)
    buyer = find_unit(work.session, work.book_id, command.buyer)
    sold = _Between(work, draft, seller, buyer)
    for line in lines:
        sold.add(line)
    if not sold.costs:
        raise InvalidFieldError("goods", "", "some_goods")
    if len(sold.costs) > 1:
        raise InvalidFieldError("goods", "", "one_cost_account")
    about = command.about or f"{DealingKind.SALE.label}: {seller.name} kepada {buyer.name}"
    currency, between = work.book.currency, CurrentAccounts.of(work.book)
    price = from_minor(sum(sold.revenue.values()), currency)
    done = post_goods(
        work,
        draft,
        (),
        [
            *(
                credit(account, from_minor(minor, currency), unit=seller.code)
                for account, minor in sold.revenue.items()
            ),
            *between.given(seller.code, price),
            *between.taken(buyer.code, price),
            *beyond_stock(work, seller.code, sold.costs, fund=""),
            *beyond_stock(work, buyer.code, sold.expensed, fund=""),
            *draft.postings(),
        ],
        description=about[:300],
        key=command.key,
        evidence=command.evidence,
    )
    dealing = Dealing(
        book_id=work.book_id,
        dealing_id=new_id(),
        kind=DealingKind.SALE.value,
        from_unit=seller.code,
        to_unit=buyer.code,
        date=command.date,
        amount_minor=to_minor(price),
        about=about[:500],
        entry_sequence=done.posted.sequence,
        recorded_by=work.actor.name,
        cost_account=next(iter(sold.costs)),
    )
    work.session.add(dealing)
    work.session.flush()
    return done


@dataclass(slots=True)
class _Between:
    """What a sale between two units earns and costs, by account, in sen."""

    work: Work
    draft: StockDraft
    seller: Unit
    buyer: Unit
    revenue: dict[str, int] = field(default_factory=dict)
    costs: dict[str, int] = field(default_factory=dict)
    expensed: dict[str, int] = field(default_factory=dict)

    def add(self, line: PricedGoods) -> None:
        """Let the goods of *line* go from one unit to the other."""
        item, quantity = read_goods(self.work, line.item, line.quantity, line.measure)
        amount = Fraction(line.quantity) * to_minor(line.price)
        if amount <= 0 or amount.denominator != 1:
            raise InvalidFieldError("price", line.price, "price")
        chart, minor, cost = self.work.book.chart, int(amount), 0
        revenue = item.revenue_account or self.seller.type.account("sales", chart).code
        if self.draft.method(self.seller.code).is_perpetual:
            cost = self.draft.take(self.seller.code, item, quantity, MovementKind.TRANSFER)
        beyond = self.draft.receive(
            self.buyer.code, item, quantity, minor, MovementKind.TRANSFER
        )
        for sums, account, more in (
            (self.revenue, revenue, minor),
            (self.costs, item.cost_account, cost),
            (self.expensed, item.cost_account, beyond),
        ):
            sums[account] = sums.get(account, 0) + more
