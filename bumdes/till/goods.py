"""Goods over the counter: what a unit offers, by name, code or barcode, and at what price."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import or_, select

from bumdes.stock.item import Item, ItemKind, Measure
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from bumdes.work import Work
    from ledger import Money

SOLD = (ItemKind.GOODS, ItemKind.PRODUCT, ItemKind.CONSIGNED)
"""The kinds of items that go over a counter."""

SEPARATOR = "/"
"""Between the code of an item and a measure other than its smallest."""


class Good(NamedTuple):
    """An item in one of its measures.

    Attributes:
        code: the item's; with the measure, unless that is its smallest.
        price: of one; zero where none is set.
    """

    code: str
    item: str
    measure: str
    name: str
    barcode: str
    price: Money


def goods_of(work: Work, unit: str) -> list[Good]:
    """Return what *unit* may sell, by name."""
    return _read(work, unit)


def find_goods(work: Work, unit: str, said: str) -> list[Good]:
    """Return what *said* may mean: one good, if it is a code, a barcode or a whole name.

    Otherwise all whose name has every word of it.
    """
    said = " ".join(said.split())
    if not said:
        return []
    item, _, measure = said.partition(SEPARATOR)
    exact = _read(work, unit, _named(item, measure, said))
    if exact:
        return _chosen(exact, said)
    words = [Item.name.icontains(word, autoescape=True) for word in said.split()]
    return _chosen(_read(work, unit, *words), said)


def _named(item: str, measure: str, said: str) -> ColumnElement[bool]:
    by_code = Item.code == item.upper()
    if measure:
        by_code = by_code & (Measure.name == measure)
    return or_(by_code, Measure.barcode == said, Item.name.ilike(_literal(said), escape="\\"))


def _literal(text: str) -> str:
    for mark in ("\\", "%", "_"):
        text = text.replace(mark, f"\\{mark}")
    return text


def _chosen(found: Sequence[Good], said: str) -> list[Good]:
    """Return the best of what fits exactly: by barcode, then by code, then all by name."""
    for attribute in ("barcode", "code"):
        best = [good for good in found if getattr(good, attribute).upper() == said.upper()]
        if best:
            return best[:1]
    if len({good.item for good in found}) != 1:
        return list(found)
    # One item in several measures: the smallest that has a price.
    return [next((good for good in found if good.price.amount), found[0])]


def _read(work: Work, unit: str, *conditions: ColumnElement[bool]) -> list[Good]:
    query = (
        select(
            Item.code,
            Item.name,
            Item.smallest,
            Measure.name.label("measure"),
            Measure.barcode,
            Measure.selling_minor,
            Measure.numerator,
            Measure.denominator,
        )
        .join(Measure, (Measure.book_id == Item.book_id) & (Measure.item == Item.code))
        .where(
            Item.book_id == work.book_id,
            Item.is_active,
            Item.kind.in_([kind.value for kind in SOLD]),
            Item.unit.in_(["", unit]),
            *conditions,
        )
    )
    rows = sorted(work.session.execute(query), key=_place)
    return [
        Good(
            code=row.code if row.measure == row.smallest else _code(row.code, row.measure),
            item=row.code,
            measure=row.measure,
            name=row.name if row.measure == row.smallest else f"{row.name}, {row.measure}",
            barcode=row.barcode,
            price=from_minor(row.selling_minor, work.book.currency),
        )
        for row in rows
    ]


def _place(row: Any) -> tuple[str, str, Fraction]:
    return row.name.casefold(), row.code, Fraction(row.numerator, row.denominator)


def _code(item: str, measure: str) -> str:
    return f"{item}{SEPARATOR}{measure}"
