"""How a unit keeps its stock: by month-end counts, or article by article."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.read_once import read_once
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


class StockMethod(StrEnum):
    """How the cost of what goes out is found. LIFO is not allowed (SAK)."""

    PERIODIC = "periodic"
    """Nobody counts what goes out: a count at the end of the month tells what is left."""
    AVERAGE = "average"
    """Perpetual, by weighted average."""
    FIFO = "fifo"
    """Perpetual, first in, first out."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _METHODS[self]

    @property
    def is_perpetual(self) -> bool:
        """Whether each article is kept by its quantity."""
        return self is not StockMethod.PERIODIC


class BelowZero(StrEnum):
    """What happens when more goes out than there is."""

    REFUSE = "refuse"
    FLAG = "flag"
    """It goes out at the cost last known; a check says so until the receipt is recorded."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _BELOW_ZERO[self]


_METHODS: Mapping[StockMethod, str] = MappingProxyType(
    {
        StockMethod.PERIODIC: "Periodik: dihitung tiap akhir bulan",
        StockMethod.AVERAGE: "Perpetual, rata-rata tertimbang",
        StockMethod.FIFO: "Perpetual, masuk pertama keluar pertama (FIFO)",
    }
)

_BELOW_ZERO: Mapping[BelowZero, str] = MappingProxyType(
    {
        BelowZero.REFUSE: "Ditolak",
        BelowZero.FLAG: "Boleh, dengan peringatan",
    }
)


class StockSetting(Record):
    """How one unit keeps its stock; an empty code is the head office."""

    __tablename__ = "stock_settings"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    unit: Mapped[str] = mapped_column(String(16), primary_key=True)
    method: Mapped[str] = mapped_column(String(20))
    below_zero: Mapped[str] = mapped_column(String(20))
    since: Mapped[dt.date]
    set_by: Mapped[str] = mapped_column(String(200))


def method_of(session: Session, book_id: str, unit: str) -> StockMethod:
    """Return how *unit* keeps its stock: by month-end counts as long as nobody said else."""
    setting = session.get(StockSetting, (book_id, unit))
    return StockMethod.PERIODIC if setting is None else StockMethod(setting.method)


@read_once
def perpetual_units(session: Session, book_id: str) -> frozenset[str]:
    """Return the units that keep their stock article by article; the head office is empty."""
    settings = session.scalars(select(StockSetting).where(StockSetting.book_id == book_id))
    return frozenset(s.unit for s in settings if StockMethod(s.method).is_perpetual)


def below_zero_of(session: Session, book_id: str, unit: str) -> BelowZero:
    """Return what happens in *unit* when more goes out than there is."""
    setting = session.get(StockSetting, (book_id, unit))
    return BelowZero.REFUSE if setting is None else BelowZero(setting.below_zero)
