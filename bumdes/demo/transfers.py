"""Money and things between the head office and its units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.actions.allocating import MoveBetweenUnits
from bumdes.dealings.dealing import DealingKind
from ledger import rp

if TYPE_CHECKING:
    import datetime as dt

CASH, HEAD_OFFICE = "1.1.01.01", ""


@dataclass(frozen=True, slots=True)
class Purse:
    """Where the head office of an enterprise keeps its money: *bank*, an account."""

    bank: str

    def funding(
        self,
        day: dt.date,
        unit: str,
        amount: int,
        *,
        about: str,
        fund: str = "",
        decision: str = "",
    ) -> MoveBetweenUnits:
        """Return rupiah that the head office gives to a unit to work with."""
        return MoveBetweenUnits(
            from_unit=HEAD_OFFICE,
            to_unit=unit,
            date=day,
            amount=rp(amount),
            account=self.bank,
            to_account=CASH,
            kind=DealingKind.CAPITAL,
            about=about,
            fund=fund,
            decision=decision,
        )

    def remittance(self, day: dt.date, unit: str, amount: int) -> MoveBetweenUnits:
        """Return rupiah that a unit hands in to the head office."""
        return MoveBetweenUnits(
            from_unit=unit,
            to_unit=HEAD_OFFICE,
            date=day,
            amount=rp(amount),
            account=CASH,
            to_account=self.bank,
            about=f"Setoran unit {unit} ke Kantor Pusat",
        )


def thing(
    day: dt.date, unit: str, account: str, amount: int, *, about: str, fund: str
) -> MoveBetweenUnits:
    """Return a thing that the head office hands to a unit at its value in the books."""
    return MoveBetweenUnits(
        from_unit=HEAD_OFFICE,
        to_unit=unit,
        date=day,
        amount=rp(amount),
        account=account,
        kind=DealingKind.ASSET,
        about=about,
        fund=fund,
    )


def settlement(day: dt.date, buyer: str, seller: str, amount: int) -> MoveBetweenUnits:
    """Return rupiah by which one unit pays another what it bought on account."""
    return MoveBetweenUnits(
        from_unit=buyer,
        to_unit=seller,
        date=day,
        amount=rp(amount),
        about=f"Unit {buyer} melunasi pembelian dari unit {seller}",
    )
