"""Which postings explain a movement of cash, and what kind of voucher an entry needs.

The statement of cash flows by the direct method asks of each rupiah that moved what it was
for. An entry balances, so its other legs say it. When an entry moves cash, its postings are
therefore given *components*, which name lines of that statement:

* components that the caller gives stand: on the cash postings, or on the others;
* otherwise each posting that is not cash is marked ``@in`` (a credit: cash came from it) or
  ``@out`` (a debit: cash went to it), and the statement looks up its account.

In either case the marked postings of a unit explain its cash to the last minor unit, and
statements need only the period balances, which are kept by component.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledger.account import Side
from ledger.errors import ComponentIncompleteError, ComponentWithoutCashError
from ledger.journal import EntryKind, VoucherType
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger.account import Account, Chart
    from ledger.journal import JournalEntry, Posting

    Accounts = Mapping[str, Account] | Chart

CASH_IN, CASH_OUT = "@in", "@out"
"""Components of postings whose account says what the cash was for."""

BEFOREHAND = frozenset({EntryKind.OPENING, EntryKind.RESTATEMENT})
"""Kinds of entry that tell of cash that was there beforehand, and move none."""


def cash_components(entry: JournalEntry, accounts: Accounts) -> tuple[str, ...]:
    """Return the component of each posting of *entry*, in their order.

    Opening entries explain nothing: the cash was there before the books were. No more do
    restatements: it was there, or was not, before the year was.

    Raises:
        ComponentWithoutCashError: a component is given, but its unit moves no cash.
        ComponentIncompleteError: the components given do not explain the cash of a unit.
    """
    given = tuple(p.component for p in entry.postings)
    is_cash = [accounts[p.account].is_cash for p in entry.postings]
    if entry.kind in BEFOREHAND or not any(is_cash):
        if any(given):
            raise ComponentWithoutCashError(next(filter(None, given)))
        return given
    components = list(given)
    units = dict.fromkeys(p.unit for p in entry.postings)  # in their order: one error for ever
    if len(units) == 1 and not any(given):
        return tuple(
            "" if cash else _mark(p) for p, cash in zip(entry.postings, is_cash, strict=True)
        )
    for unit in units:
        legs = [
            _Leg(i, p, cash)
            for i, (p, cash) in enumerate(zip(entry.postings, is_cash, strict=True))
            if p.unit == unit
        ]
        for leg in _to_mark(legs):
            components[leg.position] = _mark(leg.posting)
    return tuple(components)


def voucher_type(entry: JournalEntry, accounts: Accounts) -> VoucherType:
    """Return the voucher of *entry*: by what it does to all cash together."""
    if entry.kind not in {EntryKind.ORDINARY, EntryKind.ADJUSTING}:
        return VoucherType.MEMORIAL
    moved = sum(_signed(p) for p in entry.postings if accounts[p.account].is_cash)
    if moved == 0:
        return VoucherType.MEMORIAL
    return VoucherType.RECEIPT if moved > 0 else VoucherType.PAYMENT


class _Leg(NamedTuple):
    """A posting in its place, and whether its account is cash."""

    position: int
    posting: Posting
    is_cash: bool

    @property
    def flow(self) -> int:
        """The cash it explains, in minor units: its own, or what it took or gave."""
        signed = _signed(self.posting)
        return signed if self.is_cash else -signed


def _to_mark(legs: list[_Leg]) -> list[_Leg]:
    """Return the legs of one unit whose account is to say what its cash was for."""
    named = [leg for leg in legs if leg.posting.component]
    if not any(leg.is_cash for leg in legs):
        if named:
            raise ComponentWithoutCashError(named[0].posting.component)
        return []
    unnamed = [leg for leg in legs if not leg.is_cash and not leg.posting.component]
    rest = sum(leg.flow for leg in legs if leg.is_cash) - sum(leg.flow for leg in named)
    if named and rest == 0:
        return []
    # The unit balances: its legs that are not cash, named or not, explain the cash together.
    if any(leg.is_cash for leg in named):
        posting = legs[0].posting
        raise ComponentIncompleteError(posting.unit, from_minor(rest, posting.amount.currency))
    return unnamed


def _mark(posting: Posting) -> str:
    return CASH_IN if posting.side is Side.CREDIT else CASH_OUT


def _signed(posting: Posting) -> int:
    return posting.minor if posting.side is Side.DEBIT else -posting.minor
