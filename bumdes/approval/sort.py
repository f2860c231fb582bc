"""Sorts of entries, as limits tell them apart: by what they do to the cash."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ledger import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger import Chart, JournalEntry


class EntrySort(StrEnum):
    """What an entry does, for whoever decides whether a second person must see it."""

    PAYMENT = "payment"
    """Cash leaves."""
    RECEIPT = "receipt"
    """Cash comes in."""
    TRANSFER = "transfer"
    """Cash goes from one place to another."""
    MEMORIAL = "memorial"
    """No cash moves."""
    REVERSAL = "reversal"
    """An earlier entry is taken back."""

    @property
    def label(self) -> str:
        """What it is called on a page."""
        return _LABELS[self]


_LABELS = {
    EntrySort.PAYMENT: "Uang keluar",
    EntrySort.RECEIPT: "Uang masuk",
    EntrySort.TRANSFER: "Pindah kas dan bank",
    EntrySort.MEMORIAL: "Catatan tanpa uang tunai",
    EntrySort.REVERSAL: "Pembatalan catatan",
}

_BY_THEMSELVES = frozenset({EntryKind.OPENING, EntryKind.CLOSING})
"""Kinds with a review of their own: opening balances, and the closing of a year."""


def moves_of(entry: JournalEntry, chart: Chart) -> Iterator[tuple[EntrySort, int]]:
    """Yield what *entry* does, and how much of it, in sen.

    One that brings cash in here and takes more out there is a payment of the difference and
    a transfer of the rest.
    """
    if entry.kind in _BY_THEMSELVES:
        return
    debits = sum(p.debit_minor for p in entry.postings)
    if entry.reverses is not None:
        yield EntrySort.REVERSAL, debits
        return
    cash = [p for p in entry.postings if chart[p.account].is_cash]
    came = sum(p.debit_minor for p in cash)
    went = sum(p.credit_minor for p in cash)
    if went > came:
        yield EntrySort.PAYMENT, went - came
    if came > went:
        yield EntrySort.RECEIPT, came - went
    if came and went:
        yield EntrySort.TRANSFER, min(came, went)
    if not cash:
        yield EntrySort.MEMORIAL, debits
