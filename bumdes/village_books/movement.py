"""Movements between a village and its enterprise, as either side has them in its books."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from ledger import Money


class MovementKind(StrEnum):
    """Which way the money went, and why."""

    CAPITAL = "capital"
    """From the village to its enterprise: outlay 6.2.2 of the village, Penyertaan Modal."""
    PROFIT_SHARE = "profit_share"
    """From the enterprise to its village: receipt 4.1.1 of the village, Hasil Usaha Desa."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            MovementKind.CAPITAL: "Penyertaan modal Desa (6.2.2)",
            MovementKind.PROFIT_SHARE: "Bagi hasil ke PADes (4.1.1)",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One movement in one side's books.

    Attributes:
        reference: of the paper it was booked by: SPP or TBP of the village, our voucher.
        description: what the paper says; the decision may be named in it.
        decision: number of the decision, where the books have a place for it.
    """

    kind: MovementKind
    date: dt.date
    amount: Money
    reference: str
    description: str = ""
    decision: str = ""
