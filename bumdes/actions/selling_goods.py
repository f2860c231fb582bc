"""Selling goods: what is earned, what it cost, and what leaves the store, in one entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from bumdes.approval.unwaited import Unwaited
from bumdes.approval.waiting import never_waits
from bumdes.bookings.consigned import owners_document
from bumdes.bookings.goods import (
    OTHER_CASH_LINE,
    GoodsPosted,
    Paid,
    cash_line,
    check_paid,
    moves_cash,
    post_goods,
    settling_legs,
)
from bumdes.credit.identity import Said
from bumdes.errors import InvalidFieldError
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.stock.asking import asked_before
from bumdes.stock.draft import StockDraft
from bumdes.stock.item import REGISTERED, ItemKind, find_item, find_measure
from bumdes.stock.measure import smallest
from bumdes.stock.movement import MovementKind
from bumdes.unit import find_unit
from ledger import credit, debit, rp
from ledger.allocation import allocate
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.stock.item import Item, Measure
    from bumdes.stock.measure import Quantity
    from bumdes.unit import Unit
    from bumdes.work import Work
    from ledger import Money, Posting

COMMISSIONS, OWNERS_PAYABLE = "4.1.11.01", "2.1.01.01"
"""What we earn by selling for others, and what we owe them for it."""

DISCOUNT, DISCOUNT_ON_PRODUCTS = "4.2.01.99", "4.3.01.04"


class SoldGoods(NamedTuple):
    """So much of an item, at a price.

    Attributes:
        item: its code; ``CODE/measure`` names the measure too.
        price: of one of the measure.
        measure: its name; the smallest of the item if none is said.
    """

    item: str
    quantity: Quantity
    price: Money
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SellGoods:
    """Goods that a unit sells.

    Attributes:
        unit: its code; an empty string is the head office.
        paid: what is paid on which account: cash, or what can stay owed. It comes to the
            lines less the discount.
        customer: code of the party that owes; needed where something stays owed.
        due_on: when that is to be paid; None if nothing was agreed.
        discount: off the whole.
        fund: whose goods they are; empty for the enterprise's own.
        key: the same for the same sale, so that asking twice sells once.
    """

    unit: str
    date: dt.date
    lines: tuple[SoldGoods, ...]
    paid: tuple[Paid, ...]
    customer: str = ""
    due_on: dt.date | None = None
    discount: Money = field(default_factory=lambda: rp(0))
    description: str = ""
    reference: str = ""
    fund: str = ""
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


class _Line(NamedTuple):
    item: Item
    measure: Measure
    said: Fraction
    quantity: int
    minor: int


@never_waits(Unwaited.COUNTER)
def sell_goods(work: Work, command: SellGoods) -> GoodsPosted:
    """Sell goods: revenue, their cost, and what leaves the store, in one entry.

    A unit that counts by the month posts no cost: its count does. Goods of others earn our
    commission, and the rest is owed to their owner on a document of the month. Asking again
    with the same key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not record for this unit.
        NotFoundError: there is no such unit, item, measure or party.
        InvalidFieldError: a quantity is no whole number of the smallest measure, a line
            comes to no whole sen, or an account cannot be paid on.
        WrongPaymentError: it is not paid to the sen.
        StockShortError: there is not so much, and the unit refuses that.
        KeyReusedError: the key was used for something else.
        EnterpriseError, LedgerError: the entry is refused.
    """
    lines = tuple(SoldGoods(*line) for line in command.lines)
    paid = tuple(Paid(*part) for part in command.paid)
    work.request = described(
        "sell_goods",
        unit=command.unit,
        date=command.date,
        lines=lines,
        paid=paid,
        customer=command.customer,
        discount=command.discount,
        fund=command.fund,
        key=command.key,
    )
    work.actor.require(Permission.RECORD_TRANSACTION, unit=command.unit)
    draft = StockDraft(work, command.date, command.fund)
    earlier = asked_before(work, command.key)
    if earlier is not None:
        return GoodsPosted(earlier)
    unit = find_unit(work.session, work.book_id, command.unit)
    sold = [_read(work, line) for line in lines]
    discount = to_minor(command.discount)
    if not sold:
        raise InvalidFieldError("goods", "", "some_goods")
    if discount < 0:
        raise InvalidFieldError("discount", command.discount, "not_negative")
    parts = check_paid(work, paid, sum(line.minor for line in sold) - discount)
    sale = _Sale(work, unit, draft, has_cash=moves_cash(work, parts))
    for line in sold:
        sale.add(line)
    sale.deduct(discount, products=all(line.item.kind == ItemKind.PRODUCT for line in sold))
    description = command.description or _description(unit, sold)
    return post_goods(
        work,
        draft,
        sale.settled(parts),
        sale.postings(),
        description=description,
        key=command.key,
        said=Said(
            date=command.date,
            party=command.customer,
            due_on=command.due_on,
            reference=command.reference,
            description=description,
        ),
        evidence=command.evidence,
    )


def _read(work: Work, said: SoldGoods) -> _Line:
    """Return what *said* means.

    Raises:
        NotFoundError, InvalidFieldError: nothing that can be sold.
    """
    code, _, measured = said.item.partition("/")
    item = find_item(work.session, work.book_id, code)
    if item.of_kind not in REGISTERED:
        raise InvalidFieldError("item", code, "registered_kind")
    measure = find_measure(work.session, item, said.measure or measured)
    quantity = smallest(said.quantity, measure.factor)
    amount = Fraction(said.quantity) * to_minor(said.price)
    if not quantity:
        raise InvalidFieldError("quantity", said.quantity, "positive")
    if amount < 0 or amount.denominator != 1:
        raise InvalidFieldError("price", said.price, "price")
    return _Line(item, measure, Fraction(said.quantity), quantity, int(amount))


@dataclass(slots=True)
class _Sale:
    """What a sale earns and costs, gathered by account."""

    work: Work
    unit: Unit
    draft: StockDraft
    has_cash: bool
    revenue: dict[str, int] = field(default_factory=dict)
    costs: dict[str, int] = field(default_factory=dict)
    owed: dict[str, int] = field(default_factory=dict)
    discounts: dict[str, int] = field(default_factory=dict)

    def add(self, line: _Line) -> None:
        """Add what *line* earns, and let the goods go."""
        item = line.item
        if not item.is_ours:
            self._add_consigned(line)
            return
        chart = self.work.book.chart
        revenue = item.revenue_account or self.unit.type.account("sales", chart).code
        _grow(self.revenue, revenue, line.minor)
        if self.draft.method(self.unit.code).is_perpetual:
            cost = self.draft.take(self.unit.code, item, line.quantity, MovementKind.SALE)
            _grow(self.costs, item.cost_account, cost)

    def _add_consigned(self, line: _Line) -> None:
        self.draft.take_consigned(self.unit.code, line.item, line.quantity, MovementKind.SALE)
        owners = _owners_part(self.work, line)
        _grow(self.revenue, COMMISSIONS, line.minor - owners)
        _grow(self.owed, line.item.owner, owners)

    def deduct(self, minor: int, *, products: bool) -> None:
        """Give a discount of *minor* sen."""
        _grow(self.discounts, DISCOUNT_ON_PRODUCTS if products else DISCOUNT, minor)

    def settled(self, parts: list[Paid]) -> list[Posting]:
        """Return the legs of what is paid and owed."""
        main = next(iter(self.revenue), "")
        return settling_legs(
            self.work,
            parts,
            debit,
            component=self._cash_line(main),
            unit=self.unit.code,
            fund=self.draft.fund,
        )

    def postings(self) -> list[Posting]:
        """Return the other legs: revenue, discounts, cost, stock, and what owners get."""
        where = {"unit": self.unit.code, "fund": self.draft.fund}
        legs: list[Posting] = []
        for accounts, leg in ((self.discounts, debit), (self.revenue, credit)):
            for account, minor in accounts.items():
                if minor:
                    line = self._cash_line(account)
                    legs.append(leg(account, self._money(minor), component=line, **where))
        for account, minor in self.costs.items():
            if minor:
                legs.append(debit(account, self._money(minor), **where))
        for owner, minor in self.owed.items():
            if minor:
                legs.append(
                    credit(
                        OWNERS_PAYABLE,
                        self._money(minor),
                        party=owner,
                        document=owners_document(
                            self.work, owner, self.unit.code, self.draft.date
                        ),
                        component=OTHER_CASH_LINE if self.has_cash else "",
                        **where,
                    )
                )
        return [*legs, *self.draft.postings()]

    def _cash_line(self, account: str) -> str:
        return cash_line(account) if self.has_cash else ""

    def _money(self, minor: int) -> Money:
        return from_minor(minor, self.work.book.currency)


def _owners_part(work: Work, line: _Line) -> int:
    """Return what the owner of consigned goods gets of the price, in sen.

    Raises:
        InvalidFieldError: the goods are sold for less than the owner is to get.
    """
    item = line.item
    if item.commission:
        ours = Fraction(item.commission)
        shares = allocate(line.minor, {"ours": ours, "owner": 100 - ours})
        return shares["owner"].units
    measure = line.measure if line.measure.buying_minor else find_measure(work.session, item)
    owners = round(measure.buying_minor * line.said * line.measure.factor / measure.factor)
    if owners > line.minor:
        raise InvalidFieldError("price", from_minor(line.minor, work.book.currency), "of_owner")
    return owners


def _description(unit: Unit, sold: list[_Line]) -> str:
    names = ", ".join(dict.fromkeys(line.item.name for line in sold))
    return f"Jual {names} di {unit.name}"[:300]


def _grow(sums: dict[str, int], account: str, minor: int) -> None:
    sums[account] = sums.get(account, 0) + minor
