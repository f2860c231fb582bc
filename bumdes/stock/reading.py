"""Reading stock: what a unit has, what it is worth, what runs short, and what it can sell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from bumdes.stock.batch import ProductionBatch, batches_of
from bumdes.stock.consignment import ConsignmentMovement
from bumdes.stock.item import REGISTERED, Item, ItemKind, Measure, items_of
from bumdes.stock.measure import said
from bumdes.stock.movement import standing
from bumdes.stock.pool import STOCK, pool_code
from bumdes.stock.setting import method_of
from bumdes.unit import HEAD_OFFICE, find_unit, units_of
from ledger.money import from_minor
from ledger.period import LAST_DAY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence
    from fractions import Fraction

    from bumdes.stock.setting import StockMethod
    from bumdes.work import Work
    from ledger import Money

MOST_FOUND = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class OnHand:
    """What a unit has of an article.

    Attributes:
        quantity: in the smallest measure.
        value: what it cost; zero for goods of others.
    """

    item: Item
    unit: str
    quantity: int
    value: Money

    @property
    def is_below_minimum(self) -> bool:
        """Whether there should be more of it."""
        return self.item.is_active and self.quantity < self.item.minimum

    @property
    def is_below_zero(self) -> bool:
        """Whether more went out than came."""
        return self.quantity < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStock:
    """The stock of one unit.

    Attributes:
        pooled: what is not told apart by article, by account: the whole stock of a unit
            that counts by the month.
        total: what all of it cost.
    """

    unit: str
    name: str
    method: StockMethod
    articles: tuple[OnHand, ...]
    pooled: tuple[tuple[str, Money], ...]
    total: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An article in one of its measures, as a counter offers it.

    Attributes:
        factor: how many of the smallest measure one of it is.
        price: of one; None where none is set.
        there: how many of the measure lie in the unit; None where it keeps no articles.
    """

    item: Item
    measure: str
    barcode: str
    factor: Fraction
    price: Money | None
    there: Fraction | None


def stock_of(work: Work, unit: str, *, at: dt.date | None = None) -> UnitStock:
    """Return what *unit* has at the end of day *at*; of all days if none is said.

    Raises:
        NotFoundError: there is no such unit.
    """
    found = find_unit(work.session, work.book_id, unit)
    method = method_of(work.session, work.book_id, unit)
    held: dict[str, tuple[int, int]] = _consigned(work, unit, at)
    for place in standing(work.session, work.book_id, unit=unit, at=at):
        before = held.get(place.place.item, (0, 0))
        held[place.place.item] = (before[0] + place.quantity, before[1] + place.cost)
    items = items_of(work.session, work.book_id, kinds=(*REGISTERED, ItemKind.BATCH))
    currency = work.book.currency
    articles = tuple(
        OnHand(item=item, unit=unit, quantity=quantity, value=from_minor(cost, currency))
        for item in items
        for quantity, cost in (held.get(item.code, (0, 0)),)
        if quantity or cost or (method.is_perpetual and _is_expected(item, unit))
    )
    pooled = _pooled(work, unit, at)
    total = sum(cost for _, cost in held.values()) + sum(minor for _, minor in pooled)
    return UnitStock(
        unit=unit,
        name=found.name,
        method=method,
        articles=articles,
        pooled=tuple((account, from_minor(minor, currency)) for account, minor in pooled),
        total=from_minor(total, currency),
    )


def stocks_of(work: Work, *, at: dt.date | None = None) -> list[UnitStock]:
    """Return the stock of the head office and of each unit, the head office first."""
    codes = [HEAD_OFFICE, *(unit.code for unit in units_of(work.session, work.book_id))]
    return [stock_of(work, code, at=at) for code in codes]


def search_items(
    work: Work,
    unit: str,
    text: str,
    *,
    most: int = MOST_FOUND,
    kinds: Collection[ItemKind] = (ItemKind.GOODS, ItemKind.PRODUCT, ItemKind.CONSIGNED),
) -> list[Offer]:
    """Return what *unit* may sell whose name has *text*, or whose code or barcode it is."""
    words = " ".join(text.split())
    query = (
        select(Item, Measure)
        .join(Measure, (Measure.book_id == Item.book_id) & (Measure.item == Item.code))
        .where(
            Item.book_id == work.book_id,
            Item.is_active,
            Item.kind.in_([kind.value for kind in kinds]),
        )
        .order_by(Item.name, Item.code, Measure.numerator * 1.0 / Measure.denominator)
        .limit(most)
    )
    if words:
        query = query.where(
            or_(
                func.lower(Item.name).contains(words.lower(), autoescape=True),
                Item.code == words.upper(),
                Measure.barcode == words,
            )
        )
    return _offers(work, unit, [(row[0], row[1]) for row in work.session.execute(query)])


def offer_by_barcode(work: Work, unit: str, barcode: str) -> Offer | None:
    """Return what *unit* may sell with *barcode*; None if nothing has it."""
    query = (
        select(Item, Measure)
        .join(Measure, (Measure.book_id == Item.book_id) & (Measure.item == Item.code))
        .where(Item.book_id == work.book_id, Item.is_active, Measure.barcode == barcode)
        .limit(1)
    )
    rows = work.session.execute(query) if barcode else ()
    offers = _offers(work, unit, [(row[0], row[1]) for row in rows])
    return offers[0] if offers else None


def batch_costs(work: Work, *, unit: str | None = None) -> list[tuple[ProductionBatch, Money]]:
    """Return the batches, the latest first, and what each has cost.

    Of one that is finished it is what its product came to cost.
    """
    batches = batches_of(work.session, work.book_id, unit=unit)
    spent: dict[str, int] = {}
    codes = [batch.code for batch in batches]
    for posted in work.book.outstanding(["1.1.05.03"], LAST_DAY, by={"item"}):
        if posted.item in codes:
            spent[posted.item] = spent.get(posted.item, 0) + posted.net
    currency = work.book.currency
    return [
        (batch, from_minor(spent.get(batch.code, 0) or _finished(work, batch), currency))
        for batch in batches
    ]


def _finished(work: Work, batch: ProductionBatch) -> int:
    if not batch.finished_sequence:
        return 0
    entry = work.book.entry(batch.finished_sequence).entry
    return sum(p.credit_minor for p in entry.postings if p.item == batch.code)


def _offers(work: Work, unit: str, found: Sequence[tuple[Item, Measure]]) -> list[Offer]:
    is_kept = method_of(work.session, work.book_id, unit).is_perpetual
    codes = {item.code for item, _ in found}
    there = dict.fromkeys(codes, 0)
    for code, (quantity, _) in _consigned(work, unit, None).items():
        if code in there:
            there[code] += quantity
    for place in standing(work.session, work.book_id, unit=unit, items=sorted(codes)):
        there[place.place.item] += place.quantity
    return [
        Offer(
            item=item,
            measure=measure.name,
            barcode=measure.barcode,
            factor=measure.factor,
            price=from_minor(measure.selling_minor, work.book.currency)
            if measure.selling_minor
            else None,
            there=said(there[item.code], measure.factor)
            if is_kept or not item.is_ours
            else None,
        )
        for item, measure in found
    ]


def _consigned(work: Work, unit: str, at: dt.date | None) -> dict[str, tuple[int, int]]:
    """Return how much of goods of others was brought to *unit*, less what was taken back."""
    query = select(ConsignmentMovement.item, func.sum(ConsignmentMovement.quantity)).where(
        ConsignmentMovement.book_id == work.book_id, ConsignmentMovement.unit == unit
    )
    if at is not None:
        query = query.where(ConsignmentMovement.date <= at)
    rows = work.session.execute(query.group_by(ConsignmentMovement.item))
    return {item: (int(quantity), 0) for item, quantity in rows}


def _pooled(work: Work, unit: str, at: dt.date | None) -> list[tuple[str, int]]:
    accounts = [
        a.code for a in work.book.chart if a.takes_postings and a.code.startswith(STOCK)
    ]
    if not accounts:
        return []
    rows = work.book.outstanding(accounts, at or LAST_DAY, by={"item"}, unit=unit)
    code = pool_code(unit)
    return [(row.account, row.net) for row in rows if row.item == code]


def _is_expected(item: Item, unit: str) -> bool:
    return bool(item.is_active and item.minimum and item.unit in {"", unit})
