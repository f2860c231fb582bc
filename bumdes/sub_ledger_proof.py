"""Proving that each sub-ledger is its control account, to the sen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.held_lines import held_lines
from bumdes.sub_ledger import Holding
from bumdes.sub_ledgers import SUB_LEDGERS
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from bumdes.sub_ledger import SubLedger
    from bumdes.work import Work
    from ledger import BookView, Money
    from ledger.outstanding import Outstanding


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where the journal and a register say different things of one identity.

    Attributes:
        posted: what the lines of the journal say; debits less credits.
        recorded: what the register says.
    """

    account: str
    identity: tuple[str, ...]
    posted: Money
    recorded: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class SubLedgerProof:
    """What one sub-ledger and its control accounts say at the end of a day.

    Attributes:
        control: the balance of the control accounts; debits less credits.
        named: the sum of what stands under a full identity.
        held: what stands, by account and identity; nothing of what is settled.
        unnamed: what stands on lines that leave a part of their identity out.
        differences: where the register of the sub-ledger itself says something else.
    """

    sub_ledger: SubLedger
    control: Money
    named: Money
    held: tuple[Holding, ...]
    unnamed: tuple[Holding, ...]
    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        """Whether the sub-ledger explains its control accounts to the sen."""
        return not self.unnamed and not self.differences and self.control == self.named

    @property
    def is_used(self) -> bool:
        """Whether anything stands in it, or should."""
        return not (self.holds and self.control.amount == 0 and not self.held)


def prove(work: Work, at: dt.date) -> list[SubLedgerProof]:
    """Return the proof of each sub-ledger at the end of day *at*, in order of their keys.

    The control side is read from the balances that statements are made of, the other side
    from the lines; what a register keeps besides is compared for each identity.
    """
    return [prove_one(work, sub_ledger, at) for sub_ledger in SUB_LEDGERS.values()]


def prove_one(work: Work, sub_ledger: SubLedger, at: dt.date) -> SubLedgerProof:
    """Return the proof of *sub_ledger* at the end of day *at*."""
    accounts = sub_ledger.control_accounts(work.book.chart)
    held = _held(work, sub_ledger, at)
    unnamed = tuple(holding for holding in held if not all(holding.identity))
    named = sum(holding.minor for holding in held if all(holding.identity))
    return SubLedgerProof(
        sub_ledger=sub_ledger,
        control=from_minor(_control(work, accounts, at), work.book.currency),
        named=from_minor(named, work.book.currency),
        held=tuple(held),
        unnamed=unnamed,
        differences=_differences(work, sub_ledger, held, at),
    )


def _control(work: Work, accounts: Collection[str], at: dt.date) -> int:
    if not accounts:
        return 0
    rows = work.book.turnovers(last_day=at, accounts=accounts, components=False)
    return sum(row.debits - row.credits for row in rows)


def holdings(
    view: BookView, sub_ledger: SubLedger, at: dt.date, *, unit: str | None = None
) -> list[Holding]:
    """Return what stands on the control accounts at the end of day *at*, by identity.

    Args:
        unit: only that one's, an empty string for the head office; None for all.
    """
    accounts = sub_ledger.control_accounts(view.chart)
    rows = view.outstanding(accounts, at, by=sub_ledger.identity, unit=unit)
    return [_holding(sub_ledger, row) for row in rows]


def _held(work: Work, sub_ledger: SubLedger, at: dt.date) -> list[Holding]:
    """Return the same of all units, read once a page."""
    accounts = tuple(sub_ledger.control_accounts(work.book.chart))
    names = frozenset(dimension.value for dimension in sub_ledger.identity)
    return [_holding(sub_ledger, row) for row in held_lines(work, accounts, at, names)]


def _holding(sub_ledger: SubLedger, row: Outstanding) -> Holding:
    identity = tuple(getattr(row, dimension.value) for dimension in sub_ledger.identity)
    return Holding(row.account, identity, row.net)


def _differences(
    work: Work, sub_ledger: SubLedger, held: Collection[Holding], at: dt.date
) -> tuple[Difference, ...]:
    if sub_ledger.recorded is None:
        return ()
    posted = {(h.account, h.identity): h.minor for h in held}
    recorded: dict[tuple[str, tuple[str, ...]], int] = {}
    for holding in sub_ledger.recorded(work, at):
        key = (holding.account, holding.identity)
        recorded[key] = recorded.get(key, 0) + holding.minor
    currency = work.book.currency
    return tuple(
        Difference(
            account=key[0],
            identity=key[1],
            posted=from_minor(posted.get(key, 0), currency),
            recorded=from_minor(recorded.get(key, 0), currency),
        )
        for key in sorted({*posted, *recorded})
        if posted.get(key, 0) != recorded.get(key, 0)
    )
