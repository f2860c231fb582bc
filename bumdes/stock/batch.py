"""Production batches: what was made at one time, of which materials and at what cost."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

WORK_IN_PROCESS, PRODUCTION_COST = "1.1.05.03", "5.3.01.01"


class BatchCost(StrEnum):
    """What making something costs."""

    MATERIAL = "material"
    LABOUR = "labour"
    OVERHEAD = "overhead"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _LABELS[self]

    @property
    def account(self) -> str:
        """Where it is shown in the cost of production."""
        return _ACCOUNTS[self]


_LABELS: Mapping[BatchCost, str] = MappingProxyType(
    {
        BatchCost.MATERIAL: "Bahan baku",
        BatchCost.LABOUR: "Upah langsung",
        BatchCost.OVERHEAD: "Biaya lain (overhead)",
    }
)

_ACCOUNTS: Mapping[BatchCost, str] = MappingProxyType(
    {
        BatchCost.MATERIAL: "5.3.01.02",
        BatchCost.LABOUR: "5.3.01.03",
        BatchCost.OVERHEAD: "5.3.01.04",
    }
)


class ProductionBatch(Record):
    """One batch; what it cost lies in its entries, as the cost of the item of its code.

    Attributes:
        code: ``B2026-0001``; also the item that it is while it is being made.
        product: the item that it becomes.
        quantity: what came out, in the smallest measure of the product; 0 until then.
        finished_sequence: the entry that finished it; 0 until then.
    """

    __tablename__ = "production_batches"
    __table_args__ = (
        ForeignKeyConstraint(["book_id", "code"], ["stock_items.book_id", "stock_items.code"]),
        ForeignKeyConstraint(
            ["book_id", "product"],
            ["stock_items.book_id", "stock_items.code"],
            name="fk_production_batches_product",
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    unit: Mapped[str] = mapped_column(String(16))
    fund: Mapped[str] = mapped_column(String(64))
    product: Mapped[str] = mapped_column(String(64))
    started_on: Mapped[dt.date]
    note: Mapped[str] = mapped_column(String(200))
    started_by: Mapped[str] = mapped_column(String(200))
    quantity: Mapped[int] = mapped_column(BigInteger, default=0)
    finished_on: Mapped[dt.date | None] = mapped_column(default=None)
    finished_sequence: Mapped[int] = mapped_column(BigInteger, default=0)


def find_batch(session: Session, book_id: str, code: str) -> ProductionBatch:
    """Return the batch *code*.

    Raises:
        NotFoundError: there is none.
    """
    batch = session.get(ProductionBatch, (book_id, code))
    if batch is None:
        raise NotFoundError("production_batch", code)
    return batch


def batches_of(
    session: Session, book_id: str, *, unit: str | None = None
) -> list[ProductionBatch]:
    """Return the batches of an enterprise or a unit, the latest first."""
    query = select(ProductionBatch).where(ProductionBatch.book_id == book_id)
    if unit is not None:
        query = query.where(ProductionBatch.unit == unit)
    return list(
        session.scalars(
            query.order_by(ProductionBatch.started_on.desc(), ProductionBatch.code.desc())
        )
    )
