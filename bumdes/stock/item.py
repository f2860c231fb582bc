"""Items: the articles that a unit buys, makes, sells, or keeps for others."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.orm import Session


class ItemKind(StrEnum):
    """What an item is to the enterprise."""

    GOODS = "goods"
    """Bought to be sold as it is."""
    MATERIAL = "material"
    """Used up in making products."""
    PRODUCT = "product"
    """Made here, to be sold."""
    CONSIGNED = "consigned"
    """Somebody else's, sold for a commission: never our stock."""
    BATCH = "batch"
    """What is being made: one item for each production batch."""
    POOL = "pool"
    """All that a unit does not tell apart: the whole stock of a unit that counts by month."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _LABELS[self]

    @property
    def account(self) -> str:
        """The account of stock that it usually lies in; empty for none of its own."""
        return _ACCOUNTS.get(self, "")

    @property
    def cost_account(self) -> str:
        """What it usually becomes when it is sold or used up."""
        return COST_ACCOUNTS.get(self.account, "")


_LABELS: Mapping[ItemKind, str] = MappingProxyType(
    {
        ItemKind.GOODS: "Barang dagangan",
        ItemKind.MATERIAL: "Bahan baku",
        ItemKind.PRODUCT: "Barang jadi buatan sendiri",
        ItemKind.CONSIGNED: "Titipan orang lain",
        ItemKind.BATCH: "Sedang dibuat",
        ItemKind.POOL: "Belum dirinci per barang",
    }
)

_ACCOUNTS: Mapping[ItemKind, str] = MappingProxyType(
    {
        ItemKind.GOODS: "1.1.05.01",
        ItemKind.MATERIAL: "1.1.05.02",
        ItemKind.BATCH: "1.1.05.03",
        ItemKind.PRODUCT: "1.1.05.04",
    }
)

COST_ACCOUNTS: Mapping[str, str] = MappingProxyType(
    {
        "1.1.05.01": "5.1.01.01",
        "1.1.05.02": "5.3.01.02",
        "1.1.05.03": "5.3.01.01",
        "1.1.05.04": "5.2.01.01",
    }
)
"""What stock usually becomes when it is sold or used up, by its account."""

REGISTERED = (ItemKind.GOODS, ItemKind.MATERIAL, ItemKind.PRODUCT, ItemKind.CONSIGNED)
"""The kinds that people register; the others are made by the acts that need them."""


class Item(Record):
    """One article; its code is the item of postings.

    Attributes:
        account: where it lies; empty for what is not ours, and for pools, which lie in all.
        cost_account: what it becomes when it is sold or used up.
        revenue_account: what it earns when sold; empty for the usual one of the unit.
        smallest: name of its smallest measure, in which quantities are kept.
        minimum: what there should be at least, in the smallest measure.
        unit: of a pool or a batch, whose it is; else empty, for any unit may keep it.
        owner: of consigned goods, the party whose they are.
        commission: of consigned goods, our percentage of the price as an exact number;
            empty if the owner gets the buying price instead, and we keep the rest.
    """

    __tablename__ = "stock_items"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(100))
    account: Mapped[str] = mapped_column(String(64))
    cost_account: Mapped[str] = mapped_column(String(64))
    smallest: Mapped[str] = mapped_column(String(20))
    revenue_account: Mapped[str] = mapped_column(String(64), default="")
    minimum: Mapped[int] = mapped_column(BigInteger, default=0)
    unit: Mapped[str] = mapped_column(String(16), default="")
    owner: Mapped[str] = mapped_column(String(64), default="")
    commission: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[str] = mapped_column(String(200), default="")
    is_active: Mapped[bool] = mapped_column(default=True)

    @property
    def of_kind(self) -> ItemKind:
        """What it is to the enterprise."""
        return ItemKind(self.kind)

    @property
    def is_ours(self) -> bool:
        """Whether it is stock of the enterprise."""
        return self.of_kind is not ItemKind.CONSIGNED


class Measure(Record):
    """How an item is counted, bought and sold: by the piece, by the carton, by the kilo.

    Attributes:
        numerator, denominator: how many of the smallest measure one of it is, exactly.
        barcode: what is printed on it; empty for none.
        buying_minor, selling_minor: usual prices of one, in sen; 0 for none.
    """

    __tablename__ = "stock_measures"
    __table_args__ = (
        ForeignKeyConstraint(["book_id", "item"], ["stock_items.book_id", "stock_items.code"]),
        Index("ix_stock_measures_barcode", "book_id", "barcode"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    item: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    numerator: Mapped[int] = mapped_column(BigInteger, default=1)
    denominator: Mapped[int] = mapped_column(BigInteger, default=1)
    barcode: Mapped[str] = mapped_column(String(40), default="")
    buying_minor: Mapped[int] = mapped_column(BigInteger, default=0)
    selling_minor: Mapped[int] = mapped_column(BigInteger, default=0)

    @property
    def factor(self) -> Fraction:
        """How many of the smallest measure one of it is."""
        return Fraction(self.numerator, self.denominator)


def find_item(session: Session, book_id: str, code: str) -> Item:
    """Return the item *code*.

    Raises:
        NotFoundError: there is none.
    """
    item = session.get(Item, (book_id, code))
    if item is None:
        raise NotFoundError("stock_item", code)
    return item


def find_measure(session: Session, item: Item, name: str = "") -> Measure:
    """Return the measure *name* of *item*; its smallest one for an empty name.

    Raises:
        NotFoundError: there is none.
    """
    measure = session.get(Measure, (item.book_id, item.code, name or item.smallest))
    if measure is None:
        raise NotFoundError("stock_measure", name)
    return measure


def items_of(
    session: Session, book_id: str, *, kinds: Collection[ItemKind] = REGISTERED
) -> list[Item]:
    """Return the items of an enterprise, by name."""
    query = select(Item).where(
        Item.book_id == book_id, Item.kind.in_([kind.value for kind in kinds])
    )
    return list(session.scalars(query.order_by(Item.name, Item.code)))


def measures_of(session: Session, book_id: str, item: str) -> list[Measure]:
    """Return the measures of an item, the smallest first."""
    query = select(Measure).where(Measure.book_id == book_id, Measure.item == item)
    found = session.scalars(query)
    return sorted(found, key=lambda measure: (measure.factor, measure.name))
