"""Money between the head office and a unit: each side owes or is owed it (RK)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledger import credit, debit, rp

if TYPE_CHECKING:
    from ledger import Posting

CASH, HEAD_OFFICE = "1.1.01.01", "3.8.01.01"


class Link(NamedTuple):
    """A unit, its account at the head office, and the bank of the head office."""

    unit: str
    current_account: str
    bank: str


def funding(link: Link, amount: int) -> list[Posting]:
    """Return the legs of rupiah that the head office gives to a unit."""
    return [
        debit(CASH, rp(amount), unit=link.unit),
        credit(HEAD_OFFICE, rp(amount), unit=link.unit),
        debit(link.current_account, rp(amount)),
        credit(link.bank, rp(amount)),
    ]


def remittance(link: Link, amount: int) -> list[Posting]:
    """Return the legs of rupiah that a unit hands in to the head office."""
    return [
        debit(HEAD_OFFICE, rp(amount), unit=link.unit),
        credit(CASH, rp(amount), unit=link.unit),
        debit(link.bank, rp(amount)),
        credit(link.current_account, rp(amount)),
    ]
