"""Carrying out a proposal: what the books moved for it, told apart by what it was."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bumdes.capital.account import CAPITAL_REGISTER
from bumdes.dealings.current_account import CurrentAccounts
from bumdes.dealings.dealing import DEALINGS_REGISTER
from bumdes.planning.proposal import COST_LINE_TAG, PROPOSAL_TAG, own_funds_of
from bumdes.register_tag import REGISTER_TAG
from ledger import AccountKind
from ledger.money import from_minor
from ledger.period import FIRST_DAY, LAST_DAY, Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from bumdes.planning.proposal import Proposal
    from ledger import BookView, Chart, Money, Posting
    from ledger.journal import PostedEntry


class MovementKind(StrEnum):
    """What an entry did for a proposal."""

    RELEASED = "released"
    ALLOCATED = "allocated"
    SPENT = "spent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """What one entry did for a proposal.

    Attributes:
        amount: in all; negative where it went the other way.
        by_account: in sen, what was spent on each account; empty for other kinds.
        cost_line: the line of the cost plan that its tag names; None where it names none.
        evidence: digests of its papers.
    """

    kind: MovementKind
    sequence: int
    on: dt.date
    voucher: str
    description: str
    by: str
    amount: Money
    by_account: Mapping[str, int]
    cost_line: int | None
    evidence: tuple[str, ...]


def movements_of(session: Session, view: BookView, proposal: Proposal) -> list[Movement]:
    """Return what the books moved for *proposal*, by day.

    An entry is the proposal's if its tag says so, or as far as its lines name a fund that pays
    for this proposal and no other, unless its tag names another proposal.
    """
    funds = own_funds_of(session, proposal.book_id, proposal.proposal_id)
    reader = _Reader(view.chart, CurrentAccounts.of(view), proposal.unit)
    found = []
    for posted in _entries(view, proposal.proposal_id, funds):
        tagged = posted.entry.tags.get(PROPOSAL_TAG)
        if tagged == proposal.proposal_id:
            ours = posted.entry.postings
        elif tagged is None:
            ours = tuple(p for p in posted.entry.postings if p.fund in funds)
        else:
            continue
        movement = _movement(reader, posted, ours, view)
        if movement is not None:
            found.append(movement)
    return sorted(found, key=lambda movement: (movement.on, movement.sequence))


def _entries(view: BookView, proposal_id: str, funds: Iterable[str]) -> list[PostedEntry]:
    """Return the entries that stand and are tagged with the proposal, or name a fund."""
    ever = Period(FIRST_DAY, LAST_DAY)
    asked = {line.sequence for fund in funds for line in view.journal(ever, fund=fund)}
    asked |= {posted.sequence for posted in view.tagged(PROPOSAL_TAG, proposal_id)}
    taken_back = view.reversals(asked)
    return [
        posted
        for posted in view.entries_at(asked - taken_back.keys())
        if posted.entry.reverses is None
    ]


@dataclass(frozen=True, slots=True)
class _Reader:
    """What tells the kinds of movements apart.

    Attributes:
        between: the accounts between the head office and its units.
        unit: the unit of the proposal.
    """

    chart: Chart
    between: CurrentAccounts
    unit: str

    def moves_cash_between_units(self, postings: Iterable[Posting]) -> bool:
        """Whether one unit has less cash by it, and another more."""
        sums: dict[str, int] = {}
        for p in postings:
            if self.chart[p.account].is_cash:
                sums[p.unit] = sums.get(p.unit, 0) + p.debit_minor - p.credit_minor
        return min(sums.values(), default=0) < 0 < max(sums.values(), default=0)

    def handed_over(self, postings: Iterable[Posting]) -> int:
        """Return what cash and things the unit of the proposal gained, in sen."""
        return sum(
            p.debit_minor - p.credit_minor
            for p in postings
            if p.unit == self.unit
            and p.account not in self.between
            and self.chart[p.account].kind is AccountKind.ASSET
        )

    def brought_in(self, postings: Iterable[Posting]) -> int:
        """Return what equity and liabilities grew by, in sen."""
        return sum(
            p.credit_minor - p.debit_minor
            for p in postings
            if self._kind(p) in {AccountKind.EQUITY, AccountKind.LIABILITY}
        )

    def spent(self, postings: tuple[Posting, ...]) -> dict[str, int]:
        """Return what was spent on each account, in sen; nothing where it is no spending.

        What earns, and what moves equity, is none; nor is using up what was bought, for which
        as much is credited as debited.
        """
        if any(self._kind(p) in {AccountKind.REVENUE, AccountKind.EQUITY} for p in postings):
            return {}
        sums: dict[str, int] = {}
        for p in postings:
            if self._kind(p) in {AccountKind.ASSET, AccountKind.EXPENSE}:
                sums[p.account] = sums.get(p.account, 0) + p.debit_minor - p.credit_minor
        return sums if sum(sums.values()) else {}

    def _kind(self, posting: Posting) -> AccountKind | None:
        """Return the kind of the account; None for cash and for accounts between units."""
        account = self.chart[posting.account]
        is_between = account.is_cash or account.code in self.between
        return None if is_between else account.kind


def _movement(
    reader: _Reader, posted: PostedEntry, ours: tuple[Posting, ...], view: BookView
) -> Movement | None:
    """Return what *ours*, lines of an entry, did; None if it is nothing of the kind."""
    by_account: dict[str, int] = {}
    register = posted.entry.tags.get(REGISTER_TAG)
    if register == DEALINGS_REGISTER or reader.moves_cash_between_units(ours):
        kind, minor = MovementKind.ALLOCATED, reader.handed_over(ours)
    elif register == CAPITAL_REGISTER:
        kind, minor = MovementKind.RELEASED, reader.brought_in(ours)
    else:
        by_account = reader.spent(ours)
        kind, minor = MovementKind.SPENT, sum(by_account.values())
    if not minor:
        return None
    line = posted.entry.tags.get(COST_LINE_TAG, "")
    return Movement(
        kind=kind,
        sequence=posted.sequence,
        on=posted.entry.date,
        voucher=posted.voucher,
        description=posted.entry.description,
        by=posted.posted_by,
        amount=from_minor(minor, view.currency),
        by_account=by_account,
        cost_line=int(line) if line.isdecimal() else None,
        evidence=posted.entry.evidence,
    )
